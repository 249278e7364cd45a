"""Sessions, drafts and events outside the room on a line of days."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from pourparler.brief.words.wording import Wording, shortened
from pourparler.domain.interval import Interval
from pourparler.domain.source import Passage

WIDTH = 1000
"""The width of the drawing, in its own units."""

_LEFT, _RIGHT, _LINE, _PAD = 112, 16, 20, 12
_LETTER = 6.7
_LONGEST = 64


class Moment(Struct, frozen=True):
    """Something that happened, for the line and for the list.

    Parameters
    ----------
    kind : str
        ``session``, ``draft`` or ``context``.
    days : Interval
        When.
    short, words : str
        For the drawing; for the list.
    passages : tuple of Passage
        On what it rests.
    """

    kind: str
    days: Interval
    short: str
    words: str
    passages: tuple[Passage, ...]


class Mark(Struct, frozen=True):
    """A sign on the line, from `x` to `end`, with its number and label at `label_x`."""

    kind: str
    x: float
    end: float
    y: float
    number: int
    label: str
    label_x: float
    anchor: str


class Lane(Struct, frozen=True):
    """The band of one kind of moment."""

    kind: str
    name: str
    y: float
    height: float


class Timeline(Struct, frozen=True):
    """The drawing: ticks are (x, label); numbers on marks are places in the list."""

    height: float
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]


def moments(wording: Wording) -> list[Moment]:
    """Return sessions, drafts and context in the order in which they happened."""
    negotiation = wording.negotiation
    entries = [
        Moment("draft", r.happened_on, wording.draft(key), wording.draft(key), r.passages)
        for key, r in negotiation.drafts.items()
    ]
    for r in negotiation.sessions.values():
        who = wording.parties(r.value.parties())
        words = f"{r.value.place}{wording.say.colon}{who}" if who else r.value.place
        entries.append(Moment("session", r.happened_on, r.value.place, words, r.passages))
    entries += [
        Moment("context", r.happened_on, r.value.what, r.value.what, r.passages) for r in negotiation.contexts.values()
    ]
    return sorted(entries, key=lambda m: (m.days.latest, m.days.earliest))


def timeline(wording: Wording, entries: list[Moment]) -> Timeline | None:
    """Return the drawing of moments; none where there are fewer than two days to draw."""
    if len({m.days.latest for m in entries}) < 2:
        return None
    first, last = min(m.days.earliest for m in entries), max(m.days.latest for m in entries)
    scale = _Scale(first, last)
    say = wording.say
    names = {"draft": say("Drafts"), "session": say("Sessions"), "context": say("Outside the room")}
    lanes, marks, y = [], [], 30.0
    for kind, name in names.items():
        rows: list[float] = []
        placed = [_placed(number, m, scale, rows) for number, m in enumerate(entries, 1) if m.kind == kind]
        if not placed:
            continue
        height = len(rows) * _LINE + _PAD
        lanes.append(Lane(kind, name, y, height))
        marks += [
            Mark(kind, x, end, y + _PAD / 2 + row * _LINE + _LINE / 2, n, label, at, anchor)
            for n, x, end, row, label, at, anchor in placed
        ]
        y += height
    ticks = tuple((scale.x(day), say.short_day(day)) for day in _days(first, last))
    return Timeline(y + 8, ticks, tuple(lanes), tuple(marks))


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.step = (WIDTH - _LEFT - _RIGHT) / ((last - first).days + 1)

    def x(self, day: date) -> float:
        return round(_LEFT + ((day - self.first).days + 0.5) * self.step, 1)


def _placed(
    number: int, moment: Moment, scale: _Scale, rows: list[float]
) -> tuple[int, float, float, int, str, float, str]:
    """Return a mark in the first row of its lane that is free, its label on the side where there is room."""
    x, end = scale.x(moment.days.earliest), scale.x(moment.days.latest)
    label = f"{number} {shortened(moment.short, _LONGEST)}"
    length = len(label) * _LETTER + 8
    fits = end + 9 + length < WIDTH
    start, stop = (x - 7, end + 9 + length) if fits else (x - 9 - length, end + 7)
    row = next((i for i, edge in enumerate(rows) if edge < start), len(rows))
    rows[row : row + 1] = [stop]
    return (number, x, end, row, label, end + 9, "start") if fits else (number, x, end, row, label, x - 9, "end")


def _days(first: date, last: date) -> list[date]:
    """Return at most about twelve days to write under the line."""
    span = (last - first).days
    step = next(s for s in (1, 2, 3, 5, 7, 14, 28, 91, 182, 364, max(span, 1)) if span / s <= 12)
    return [first + timedelta(days=n) for n in range(0, span + 1, step)]
