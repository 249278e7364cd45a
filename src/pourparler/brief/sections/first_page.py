"""The first page: what it holds, and how many rows of print are left on it for the issues."""

from __future__ import annotations

from pourparler.brief.document import Bullets, Count, Line, Section, Summary
from pourparler.brief.sections.change import first_changes
from pourparler.brief.sections.next_step import first_preconditions, moves
from pourparler.brief.sections.possibilities import first_page
from pourparler.brief.sections.room import last_room
from pourparler.brief.sections.set_aside import cautions
from pourparler.brief.sections.summary import groups, rows
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Level
from pourparler.domain.issue_standing import Standing
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.state_of_play import StateOfPlay

_CHANGES, _PRECONDITIONS = 4, 3
"""How many changes and preconditions stand on the first page; the rest is counted."""

_PAGE = 67
"""How many rows of print a sheet of A4 holds at the size of the printed brief."""

_HEAD, _TITLE, _HEADING, _CLASS = 7.0, 1.8, 2.4, 1.5
"""How many rows the head takes without the title, a row of the title, a heading, and the heading of a class."""

_TITLE_LETTERS, _ACROSS, _HALF = 62, 118, 54
"""How many letters go into a row of the title, of a line across the page, and of one of two columns."""


def summary_of(
    wording: Wording, state: StateOfPlay, possible: Possibilities | None, remarks: tuple[str, ...] = ()
) -> Summary:
    """Return what stands on the first page.

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
    """
    counts = tuple(_count(wording, state, standing) for standing in Standing)
    left = rows_left(Wording(state.negotiation, wording.say), state, possible, remarks)
    news = first_changes(wording, state, _CHANGES)
    lines = first_page(wording, possible) if possible else ()
    by_class = groups(wording, state, left)
    return Summary(
        facts=facts(wording, state.negotiation, state.level),
        counts=counts,
        groups=tuple((count, *by_class[Standing(count.standing)]) for count in counts if count.number),
        room=last_room(wording, state),
        moves=moves(wording, state),
        possibilities=lines,
        preconditions=first_preconditions(wording, state, _PRECONDITIONS),
        changes=news,
        cautions=cautions(wording, state),
    )


def rows_left(wording: Wording, state: StateOfPlay, possible: Possibilities | None, remarks: tuple[str, ...]) -> int:
    """Return how many rows the lines of the issues may fill, so that the first page stays one page.

    All else that stands there is measured, a title that may have to stand among the *further* ones included.
    """
    say = wording.say
    title = rows(Line(say.of(state.negotiation.opening().title)), _TITLE_LETTERS)
    height = _HEAD + _TITLE * title + _HEADING
    across = [first_changes(wording, state, _CHANGES), first_preconditions(wording, state, _PRECONDITIONS)]
    height += sum(_HEADING + _height(section, _ACROSS) for section in across if section)
    height += sum(rows(Line(caution), _ACROSS) for caution in cautions(wording, state))
    if possible:
        height += _HEADING + sum(rows(line, _ACROSS) for line in first_page(wording, possible))
    height += _HEADING + max(_height(last_room(wording, state), _HALF), _height(moves(wording, state), _HALF))
    for standing in Standing:
        if state.of(standing):
            titles = say.semicolon.join(wording.issue(issue.issue) for issue in state.of(standing))
            height += _CLASS + rows(Line(titles), _ACROSS)
    height += rows(Line(" ".join(remarks)), _ACROSS)
    return int(_PAGE - height)


def _height(section: Section, letters: int) -> int:
    """Return how many rows the lines of a short section fill."""
    lines = (line for b in section.blocks for line in (b.items if isinstance(b, Bullets) else (b,)))
    return sum(rows(line, letters) for line in lines if isinstance(line, Line))


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
