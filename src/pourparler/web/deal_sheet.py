"""What the page of deals shows: one deal in words, the others beside it, the frontier as rows."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from pourparler.brief.sections.deal import TIED
from pourparler.brief.sections.lock import fall
from pourparler.brief.words.solution import concept, number
from pourparler.brief.words.wording import Wording
from pourparler.domain.deal import Deal, Deals, Payoffs, Solution
from pourparler.domain.outcome import Outcome
from pourparler.domain.zone import Status

MOST = 40
"""How many points of the frontier are listed at most."""


class Other(Struct, frozen=True):
    """What another rule picks: its names, how sure, on which issues it differs, to whom it gives more or less."""

    names: str
    sure: str
    differs: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, str], ...]


class Point(Struct, frozen=True):
    """A point of the frontier: its number, on which issues it differs from the deal, what it gives to whom."""

    number: int
    differs: tuple[tuple[str, str], ...]
    worth: tuple[str, ...]
    here: bool


class Worth(Struct, frozen=True):
    """What a deal gives to a party, and how that compares: with walking away, or with the deal without locks."""

    party: str
    worth: str
    gain: str
    above: bool


def the_deal(answer: Deals) -> tuple[Solution, Deal] | None:
    """Return the deal that is told first: of the first solution that has one."""
    return next(((one, one.deals[0]) for one in answer.solutions if one.deals), None)


def pickers(wording: Wording, answer: Deals, deal: Deal) -> str:
    """Return which rules pick a deal."""
    picking = [one.name for one in answer.solutions if deal in one.deals[:TIED]]
    return wording.say.list([concept(wording, name) for name in picking])


def worth(wording: Wording, deal: Deal) -> list[Worth]:
    """Return what a deal gives to every party with an estimate."""
    return [
        Worth(wording.party(party), number(wording, payoff), number(wording, abs(deal.gains[party])), gain >= 0)
        for (party, payoff), gain in zip(deal.payoffs.items(), deal.gains.values(), strict=True)
    ]


def others(wording: Wording, answer: Deals, deal: Deal) -> list[Other]:
    """Return what the rules pick that do not pick a deal; those that pick the same together."""
    say = wording.say
    groups: dict[tuple[tuple[str, str], ...], list[Solution]] = {}
    for one in answer.solutions:
        if one.deals and deal not in one.deals[:TIED]:
            groups.setdefault(tuple(one.deals[0].outcome.items()), []).append(one)
    rows = []
    for ones in groups.values():
        then = ones[0].deals[0]
        proven = all(one.status is Status.PROVEN for one in ones)
        rows.append(
            Other(
                say.list([concept(wording, one.name) for one in ones]),
                say("proven") if proven else say("the best found"),
                differing(wording, deal.outcome, then.outcome),
                changes(wording, deal.payoffs, then.payoffs),
            )
        )
    return rows


def differing(wording: Wording, was: Outcome, now: Outcome) -> tuple[tuple[str, str], ...]:
    """Return the issues on which an outcome differs, with its options."""
    return tuple((wording.issue(issue), wording.option(now[issue])) for issue in now if was.get(issue) != now[issue])


def changes(wording: Wording, was: Payoffs, now: Payoffs) -> tuple[tuple[str, str], ...]:
    """Return to whom something gives more or less, each with the class that shows it."""
    told: list[tuple[Fraction, str]] = [(now[p] - was[p], fall(wording, p, now[p] - was[p])) for p in was]
    return tuple(("fall" if change < 0 else "rise" if change > 0 else "soft", words) for change, words in told)


def points(wording: Wording, answer: Deals, deal: Deal) -> list[Point]:
    """Return the frontier as rows, thinned where it is long; what the rules pick is never left out."""
    every = answer.frontier.points
    picked = {tuple(one.deals[0].payoffs.items()) for one in answer.solutions if one.deals}
    step = max(1, -(-len(every) // MOST))
    shown = [
        (place, point)
        for place, point in enumerate(every, start=1)
        if (place - 1) % step == 0 or place == len(every) or tuple(point.payoffs.items()) in picked
    ]
    return [
        Point(
            place,
            differing(wording, deal.outcome, point.outcome),
            tuple(number(wording, point.payoffs[party]) for party in answer.frontier.parties),
            point.payoffs == deal.payoffs,
        )
        for place, point in shown
    ]
