"""The first page: what it holds, so that it stays one page."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable

from pourparler.brief.document import Count, Summary
from pourparler.brief.sections.change import first_changes
from pourparler.brief.sections.next_step import first_preconditions, moves
from pourparler.brief.sections.possibilities import first_page
from pourparler.brief.sections.room import last_room
from pourparler.brief.sections.set_aside import cautions
from pourparler.brief.sections.sheet import PAGE, SHEETS, Sheet, height
from pourparler.brief.sections.summary import groups
from pourparler.brief.words.citation import Citing
from pourparler.brief.words.references import References
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Level
from pourparler.domain.issue_standing import Standing
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.state_of_play import StateOfPlay

Below = Callable[[Wording, References, Summary], float]
"""Given what a page cites and says, returns how many rows of print stand below it."""


def summary_of(
    wording: Wording,
    state: StateOfPlay,
    possible: Possibilities | None,
    remarks: tuple[str, ...] = (),
    below: Below = lambda *_: 0.0,
) -> Summary:
    """Return what stands on the first page: as much as finds room on a sheet of A4, the rest counted.

    Parameters
    ----------
    wording : Wording
        In which words; its citations are numbered in the order of the page.
    state : StateOfPlay
        What to tell.
    possible : Possibilities, optional
        What could be agreed; none: nothing is said of it.
    remarks : tuple of str
        What stands below all.
    below : callable
        What else stands on the page, in rows of print; by default nothing.
    """
    sheet, left = _fitting(wording, state, possible, remarks, below)
    return _filled(wording, state, possible, sheet, left)


def _fitting(
    wording: Wording, state: StateOfPlay, possible: Possibilities | None, remarks: tuple[str, ...], below: Below
) -> tuple[Sheet, int]:
    """Return the first sheet on which all finds room, and how many rows on it the lines of the issues may fill."""
    title = wording.say.of(state.negotiation.opening().title)

    def fits(sheet: Sheet, left: int) -> bool:
        references = References(state.negotiation)
        trial = Citing(state.negotiation, wording.say, references)
        summary = _filled(trial, state, possible, sheet, left)
        return height(title, summary, remarks) + below(trial, references, summary) <= PAGE

    for sheet in SHEETS:
        if fits(sheet, PAGE):
            return sheet, PAGE
        if fits(sheet, 0):
            return sheet, bisect(range(1, PAGE), 0, key=lambda left: not fits(sheet, left))
    return SHEETS[-1], 0


def _filled(wording: Wording, state: StateOfPlay, possible: Possibilities | None, sheet: Sheet, left: int) -> Summary:
    """Return the first page as a sheet holds it, `left` rows of it for the lines of the issues."""
    counts = tuple(_count(wording, state, standing) for standing in Standing)
    # The order of these calls is the order of the page: it settles the numbers of the sources.
    news = first_changes(wording, state, sheet)
    by_class = groups(wording, state, left, sheet)
    lines = first_page(wording, possible, sheet) if possible else ()
    room = last_room(wording, state, sheet)
    steps = moves(wording, state, sheet)
    wanted = first_preconditions(wording, state, sheet)
    return Summary(
        facts=facts(wording, state.negotiation, state.level),
        counts=counts,
        groups=tuple((count, *by_class[Standing(count.standing)]) for count in counts if count.number),
        room=room,
        moves=steps,
        possibilities=lines,
        preconditions=wanted,
        changes=news,
        cautions=cautions(wording, state),
    )


def facts(wording: Wording, negotiation: Negotiation, level: Level) -> tuple[tuple[str, str], ...]:
    """Return what every page begins with, label and value: as of when, seen by whom, on what evidence."""
    say = wording.say
    day = negotiation.counted_to()
    entries = [(say("As of"), say.day(day) if day else say("nothing on record"))]
    if negotiation.known_at:
        entries.append((say("As could be known on"), say.day(negotiation.known_at)))
    return (*entries, (say("Seen by"), wording.viewer()), (say("Evidence"), wording.level(level)))


def _count(wording: Wording, state: StateOfPlay, standing: Standing) -> Count:
    number = len(state.of(standing))
    return Count(standing.value, number, wording.standing(standing, number), wording.standing_meaning(standing))
