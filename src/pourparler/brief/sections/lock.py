"""Locks in words: what is held, how much of the frontier remains, the best with it, whose estimated value falls."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pourparler.brief.document import Block, Bullets, Heading, Line
from pourparler.brief.sections.deal import deals_told
from pourparler.brief.words.frontier import none_sentence
from pourparler.brief.words.solution import concept, number
from pourparler.brief.words.wording import Wording
from pourparler.domain.lock import Locked


def lock_told(wording: Wording, answer: Locked) -> Iterator[Block]:
    """Yield what is held and what remains, then the deals with it."""
    say = wording.say
    yield Heading(say("Held for this answer"))
    yield Bullets(
        tuple(Line(wording.quoted(wording.option(o)), "", "", wording.issue(i)) for i, o in answer.locks.items())
    )
    yield Heading(say("What remains"))
    yield from remaining(wording, answer)
    yield from deals_told(wording, answer.after)


def remaining(wording: Wording, answer: Locked) -> Iterator[Block]:
    """Yield how much of the frontier remains, and per solution whose estimated value falls or rises by how much."""
    say = wording.say
    yield Line(kept_sentence(wording, answer), "strong")
    groups: dict[tuple[str, ...], list[str]] = {}
    for solution in answer.after.solutions:
        groups.setdefault(tuple(_told(wording, answer, solution.name)), []).append(concept(wording, solution.name))
    for lines, names in groups.items():
        if lines:
            yield Line(say.semicolon.join(lines), "", "", say.list(names))


def kept_sentence(wording: Wording, answer: Locked) -> str:
    """Return how many of the efficient deals keep what is held."""
    say, whole = wording.say, len(answer.before.frontier.points)
    if answer.barred:
        return say("Nothing: the constraints {names} leave no outcome with it.", names=", ".join(answer.barred))
    if not answer.after.found():
        if not answer.after.none_is_proven:
            return none_sentence(wording, answer.after)
        return say("Nothing: no outcome with it is refused by nobody and worth at least the reservation to all.")
    if not answer.known:
        return say("Efficient deals that keep it: at least {kept}, of {whole} known.", kept=answer.kept, whole=whole)
    return say("Efficient deals that keep it: {kept} of {whole}.", kept=answer.kept, whole=whole)


def _told(wording: Wording, answer: Locked, name: str) -> Iterator[str]:
    """Yield what a lock does to one solution: to whom it gives more or less, and what else moves."""
    say, changes = wording.say, answer.changes(name)
    if changes is None:
        return
    moved = answer.moved(name)
    if not any(changes.values()):
        yield say("nothing changes for anybody")
    else:
        for party, change in changes.items():
            yield fall(wording, party, change)
    if moved:
        yield (
            say("{issues} moves, too", issues=wording.issue(moved[0]))
            if len(moved) == 1
            else say("{issues} move, too", issues=say.list([wording.issue(issue) for issue in moved]))
        )


def fall(wording: Wording, party: str, change: Fraction) -> str:
    """Return by how much the estimated value of something to a party falls or rises."""
    say = wording.say
    fields = {"party": wording.party(party), "by": number(wording, abs(change))}
    if not change:
        return say("{party}: as before", **fields)
    return say("{party}: falls by {by}", **fields) if change < 0 else say("{party}: rises by {by}", **fields)
