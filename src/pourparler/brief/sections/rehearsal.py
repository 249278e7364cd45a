"""Rehearsals in words."""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.brief.document import Block, Bullets, Line
from pourparler.brief.sections.deal import estimates_told, space_told
from pourparler.brief.words.solution import concept, number
from pourparler.brief.words.wording import Wording
from pourparler.domain.rehearsal import Rehearsal, Tally, interval
from pourparler.domain.run import Ending, Run

SHOWN = 5
"""How many obstacles are named at most."""


def rehearsal_told(wording: Wording, rehearsal: Rehearsal, tally: Tally | None = None) -> Iterator[Block]:
    """Yield whose estimates these are, what happened, and over what talks failed.

    Parameters
    ----------
    wording : Wording
        The words.
    rehearsal : Rehearsal
        The runs.
    tally : Tally, optional
        What more runs show together than the rehearsal keeps; none: it keeps all.
    """
    say, shown = wording.say, tally or rehearsal.tally()
    yield from estimates_told(wording, rehearsal.scenario)
    yield from space_told(wording, rehearsal.scenario)
    manners = [f"{wording.party(p)} {manner(wording, s)}" for p, s in rehearsal.runs[0].strategies.items()]
    yield Line(
        say(
            "Protocol: {protocol}. {manners}.",
            protocol=protocol(wording, rehearsal.protocol),
            manners=say.semicolon.join(manners),
        )
    )
    absent = [p for p in _needed(rehearsal) if p not in rehearsal.runs[0].strategies]
    if absent:
        yield Line(
            say("Without an estimate in numbers, and so not at the table: {parties}.", parties=wording.parties(absent))
        )
    if shown.runs == 1:
        yield from _one(wording, rehearsal, rehearsal.runs[0])
    else:
        yield from tallied(wording, shown, rehearsal.drawn)
    yield Line(
        say("A rehearsal shows what these manners of bargaining lead to on these estimates; it foretells nothing."),
        "small",
    )


def _needed(rehearsal: Rehearsal) -> list[str]:
    """Return the parties that must agree on some issue."""
    scenario = rehearsal.scenario
    needed = {party for issue in scenario.issues for party in scenario.needed(issue)}
    return [party for party in scenario.parties if party in needed]


def protocol(wording: Wording, name: str) -> str:
    """Return a protocol's name."""
    say = wording.say
    names = {
        "alternating_offers": say("alternating offers"),
        "monotonic_concession": say("monotonic concession"),
        "single_text": say("single negotiating text"),
    }
    return names.get(name, name)


def manner(wording: Wording, name: str) -> str:
    """Return a strategy's name, as it was asked for."""
    names = {"hill_climbing": wording.say("hill climbing"), "annealing": wording.say("annealing")}
    return names.get(name, name)


def ending(wording: Wording, name: Ending) -> str:
    """Return how talks end, in words for a table."""
    say = wording.say
    return {
        Ending.AGREEMENT: say("agreement"),
        Ending.DEADLINE: say("the deadline passes"),
        Ending.WALKED_AWAY: say("a party walks away"),
        Ending.CONFLICT: say("no deal that satisfies all"),
        Ending.NOT_RATIFIED: say("not ratified"),
        Ending.NOT_STARTED: say("not started: a precondition stands"),
        Ending.FAULT: say("a strategy fails"),
        Ending.FORBIDDEN: say("a strategy offers what may not be offered"),
        Ending.TIMED_OUT: say("a strategy takes too long"),
    }[name]


def _one(wording: Wording, rehearsal: Rehearsal, run: Run) -> Iterator[Block]:
    say = wording.say
    yield Line(ended(wording, run), "strong")
    if run.outcome is not None:
        yield Bullets(
            tuple(
                Line(wording.quoted(wording.option(option)), "", "", wording.issue(issue))
                for issue, option in run.outcome.items()
            )
        )
    if run.payoffs:
        worth = [f"{wording.party(p)} {number(wording, value)}" for p, value in run.payoffs.items()]
        yield Line(say("It is worth: {worth}.", worth=say.semicolon.join(worth)))
    if run.distances:
        yield Line(
            say(
                "Distance, in utilities, from: {distances}.",
                distances=say.semicolon.join(
                    f"{_measured(wording, name)} {decimals(wording, value)}" for name, value in run.distances.items()
                ),
            )
        )
    if rehearsal.obstacles:
        yield Line(
            say("What keeps the last offers apart most: {issue}.", issue=wording.issue(rehearsal.obstacles[0].issue))
        )


def ended(wording: Wording, run: Run) -> str:
    """Return how a run ended, in a sentence."""
    say = wording.say
    fields = {"round": run.round + 1, "by": wording.party(run.by) if run.by else "", "offers": run.offers}
    return {
        Ending.AGREEMENT: say(
            "They agree in round {round}, after {offers} offers; the last to accept is {by}.", **fields
        )
        if run.by
        else say("They agree on the text after {offers} versions.", **fields),
        Ending.DEADLINE: say("The deadline passes without agreement, after {offers} offers.", **fields),
        Ending.WALKED_AWAY: say("{by} walks away in round {round}.", **fields),
        Ending.CONFLICT: say("There is no deal: {by} would be worse off than without one.", **fields)
        if run.by
        else say("There is no deal that leaves neither worse off than without one."),
        Ending.NOT_RATIFIED: say("They agree, but the ratifier of {by} refuses.", **fields),
        Ending.NOT_STARTED: say("The talks do not start: a precondition set by {by} stands.", **fields),
        Ending.FAULT: say("The strategy of {by} failed in round {round}: {said}.", **fields, said=run.said),
        Ending.FORBIDDEN: say("The strategy of {by} offered what may not be offered: {said}.", **fields, said=run.said),
        Ending.TIMED_OUT: say("The strategy of {by} took too long.", **fields)
        if run.by
        else say("The run took too long."),
    }[run.ending]


def tallied(wording: Wording, tally: Tally, drawn: bool) -> Iterator[Block]:
    """Yield what many runs show together: how they ended, and over what they failed."""
    say = wording.say
    low, high = interval(tally.agreed, tally.runs)
    shares = {
        "share": _percent(tally.agreed / tally.runs),
        "low": _percent(low),
        "high": _percent(high),
        "runs": f"{tally.runs:,}",
    }
    sentence = (
        say(
            "In {share} % of {runs} draws of what is not known the talks end in agreement "
            "(95 % interval {low} to {high} %).",
            **shares,
        )
        if drawn
        else say("In {share} % of {runs} runs the talks end in agreement (95 % interval {low} to {high} %).", **shares)
    )
    yield Line(sentence, "strong")
    if tally.obstacles:
        issues = [
            say("{issue} ({share} %)", issue=wording.issue(one.issue), share=_percent(one.runs / _failed(tally)))
            for one in tally.obstacles[:SHOWN]
        ]
        yield Line(say("Where they fail, what keeps the last offers apart most is {issues}.", issues=say.list(issues)))
    endings = [f"{ending(wording, kind)}{say.colon}{count:,}" for kind, count in tally.endings.items()]
    yield Bullets(tuple(Line(one) for one in endings))
    if tally.agreed and tally.utilities:
        worth = [
            say("{party} {utility} of its best", party=wording.party(party), utility=decimals(wording, utility))
            for party, utility in tally.utilities.items()
        ]
        yield Line(say("Where they agree, on average: {worth}.", worth=say.semicolon.join(worth)))


def _failed(tally: Tally) -> int:
    return tally.runs - tally.agreed


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


def decimals(wording: Wording, value: float) -> str:
    """Return a utility with three decimals."""
    digits = f"{value:.3f}"
    return digits.replace(".", ",") if wording.say.code == "fr" else digits


def _measured(wording: Wording, name: str) -> str:
    return wording.say("the frontier") if name == "frontier" else concept(wording, name)
