"""Results as rows, for tables and data frames: each kind of value says its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any

from pourparler.domain.blocking import Blocking, Opening
from pourparler.domain.deal import Deals, Frontier, Payoffs, Solution
from pourparler.domain.draft_reading import DraftReading
from pourparler.domain.improvement import Improvement
from pourparler.domain.key_question import KeyQuestions
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.red_line import RedLine
from pourparler.domain.rehearsal import Rehearsal
from pourparler.domain.run import Run
from pourparler.domain.scenario import Scenario
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.domain.tournament import Result, Standing
from pourparler.domain.trade import Trades
from pourparler.domain.words import in_language
from pourparler.domain.zone import Zone
from pourparler.errors import InputError

Row = dict[str, Any]


@singledispatch
def rows(value: object) -> Iterator[Row]:
    """Yield a result as rows, each a mapping of column to a plain value; none stands for what is not known.

    Parameters
    ----------
    value : object
        A state of play (a row for each party, issue and option), a scenario, a zone, blocking and opening sets, key
        questions, a draft's reading, solutions, a frontier, deals, an improvement, trades, a rehearsal (a row for each
        run); or several results of one kind, as a tournament gives them.

    Raises
    ------
    InputError
        If the value has no rows of its own.

    Examples
    --------
    >>> list(rows(Scenario("toy", ("north",), {"cap": ("low",)})))
    [{'issue': 'cap', 'option': 'low', 'must agree': 'north'}]
    """
    raise InputError(
        "a {name} has no rows of its own",
        mend="ask for one of {known}",
        name=type(value).__name__,
        known=", ".join(sorted(kind.__name__ for kind in rows.registry if kind is not object)),
    )


@rows.register(tuple)
@rows.register(list)
def several(value: Iterable[object]) -> Iterator[Row]:
    """Yield the rows of several results, one after the other."""
    for one in value:
        yield from rows(one)


@rows.register
def state_of_play(value: StateOfPlay) -> Iterator[Row]:
    """Yield a row for each issue, party and option, with the words that name them and the stance that counts."""
    record = value.negotiation
    for issue in value.issues:
        for cell in issue.cells:
            for one in cell.options:
                stance = one.effective
                yield {
                    "issue": issue.issue,
                    "issue in words": _title(record, issue.issue),
                    "standing": issue.standing.value,
                    "party": cell.party,
                    "required": cell.party in issue.required,
                    "option": one.option,
                    "verdict": one.verdict.value,
                    "stance": stance.position.stance.value if stance else None,
                    "evidence": stance.evidence.name.lower().replace("_", " ") if stance else None,
                    "said to be": one.said_to_be,
                    "happened on": stance.happened_on.latest if stance else None,
                    "last heard": cell.last_heard,
                }


def _title(record: Negotiation, issue: str) -> str:
    return in_language(record.issues[issue].value.title, "en") if issue in record.issues else issue


@rows.register
def scenario(value: Scenario) -> Iterator[Row]:
    """Yield a row for each issue and option."""
    for issue, options in value.issues.items():
        for option in options:
            yield {"issue": issue, "option": option, "must agree": ", ".join(value.needed(issue))}


@rows.register
def zone(value: Zone) -> Iterator[Row]:
    """Yield a row for each count, with its bounds as text: they may be larger than a column of numbers holds."""
    for name, bounds in value.bounds().items():
        yield {"count": name, "at least": str(bounds.lower), "at most": str(bounds.upper)}


@rows.register
def blocking(value: Blocking) -> Iterator[Row]:
    """Yield a row for each red line of each set."""
    for number, one in enumerate(value.sets, 1):
        yield from ({"set": number, "status": value.status.value, **_line(line)} for line in one)


@rows.register
def opening(value: Opening) -> Iterator[Row]:
    """Yield a row for each red line; one alternative of every part is lifted."""
    for part, sets in enumerate(value.parts, 1):
        for choice, one in enumerate(sets, 1):
            for line in one:
                yield {"part": part, "alternative": choice, "status": value.status.value, **_line(line)}


@rows.register
def key_questions(value: KeyQuestions) -> Iterator[Row]:
    """Yield a row for each question and option, with where the issue would stand after either answer."""
    for number, one in enumerate(value.questions, 1):
        for option in one.options:
            yield {
                "question": number,
                "party": one.party,
                "issue": one.issue,
                "option": option.option,
                "asks": one.asks.value,
                "rank": one.rank.value,
                "now": one.now.standing.value,
                "if accepted": option.if_accepted.standing.value,
                "if refused": option.if_refused.standing.value,
            }


@rows.register
def draft_reading(value: DraftReading) -> Iterator[Row]:
    """Yield a row for each issue of a draft, with who refuses what it says."""
    for one in value.issues:
        yield {
            "draft": value.draft,
            "issue": one.issue,
            "options": ", ".join(one.options),
            "refused by": ", ".join(dict.fromkeys(line.party for line in one.red_lines)),
            "refused": one.refused,
        }


@rows.register
def deals(value: Deals) -> Iterator[Row]:
    """Yield the deals of every solution, then the points of the frontier."""
    yield from rows(value.solutions)
    yield from rows(value.frontier)


@rows.register
def solution(value: Solution) -> Iterator[Row]:
    """Yield a row for each deal, with the payoffs as the nearest floats."""
    for deal in value.deals:
        yield {"solution": value.name, "status": value.status.value, **_paid(deal.payoffs), **deal.outcome}


@rows.register
def frontier(value: Frontier) -> Iterator[Row]:
    """Yield a row for each point, with the payoffs as the nearest floats."""
    for point in value.points:
        yield {"solution": "frontier", "status": value.status.value, **_paid(point.payoffs), **point.outcome}


@rows.register
def improvement(value: Improvement) -> Iterator[Row]:
    """Yield the baseline, then the nearest improvements, then the best."""
    yield {"solution": "baseline", "status": value.nearest.status.value, **_paid(value.payoffs), **value.baseline}
    for name, one in (("nearest", value.nearest), ("best", value.best)):
        for row in rows(one) if one else ():
            yield {**row, "solution": name}


@rows.register
def trades(value: Trades) -> Iterator[Row]:
    """Yield a row for each trade: what it changes, how certain it is."""
    for number, one in enumerate(value.trades, 1):
        changed = {issue: option for issue, option in one.after.items() if one.before[issue] != option}
        yield {
            "trade": number,
            "status": one.status.value,
            "share": float(one.share),
            "from": ", ".join(one.before[issue] for issue in changed),
            "to": ", ".join(changed.values()),
        }


@rows.register
def rehearsal(value: Rehearsal) -> Iterator[Row]:
    """Yield a row for each run."""
    yield from rows(value.runs)


@rows.register
def run(value: Run) -> Iterator[Row]:
    """Yield how a run ended, what each party got, and what was agreed."""
    yield {
        "protocol": value.protocol,
        "seed": value.seed,
        **{f"strategy of {party}": name for party, name in value.strategies.items()},
        "ending": value.ending.value,
        "round": value.round,
        "by": value.by,
        "offers": value.offers,
        **_paid(value.payoffs),
        **{f"distance to {name}": far for name, far in value.distances.items()},
        **(value.outcome or {}),
    }


@rows.register
def result(value: Result) -> Iterator[Row]:
    """Yield one run of a tournament, a column for each side, as scenarios have parties of their own."""
    sides = enumerate(value.parties)
    yield {
        "trial": value.trial,
        "scenario": value.scenario,
        "repetition": value.repetition,
        "seed": value.seed,
        **{
            f"{what} {number + 1}": cell
            for number, party in sides
            for what, cell in {
                "party": party,
                "strategy": value.strategies[number],
                "utility": _at(value.utilities, number),
                "payoff": _at(value.payoffs, number),
            }.items()
        },
        "ending": value.ending,
        "round": value.round,
        "offers": value.offers,
        "by": value.by,
        **{f"distance to {name}": far for name, far in value.distances.items()},
    }


@rows.register
def standing(value: Standing) -> Iterator[Row]:
    """Yield what came of one strategy: the averages, each with the ends of its 95 % interval."""
    means = {
        "utility": value.utility,
        "agreements": value.agreements,
        "welfare": value.welfare,
        "distance": value.distance,
        "rounds": value.rounds,
    }
    row: Row = {"strategy": value.strategy, "runs": value.runs, "failed": value.failed}
    for name, mean in means.items():
        row |= {name: mean and mean.value, f"{name}, low": mean and mean.low, f"{name}, high": mean and mean.high}
    yield row


def _at(numbers: tuple[float, ...], place: int) -> float | None:
    return numbers[place] if place < len(numbers) else None


def _line(line: RedLine) -> Row:
    return {
        "party": line.party,
        "issue": line.issue,
        "stance": line.stance.value,
        "options": ", ".join(line.options),
        "rules out": ", ".join(line.refuses),
    }


def _paid(payoffs: Payoffs) -> Row:
    return {f"payoff of {party}": float(worth) for party, worth in payoffs.items()}
