"""Stances on one issue over time: a lane for each party, a box at the day of each stance, a line while it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from pourparler.brief.words.sign import edge, sign
from pourparler.brief.words.wording import Wording
from pourparler.domain.trail import Bearing, Footprint

WIDTH = 920
"""The width of the drawing, in its own units."""

_LEFT, _RIGHT, _TOP, _BOX, _GAP, _PAD = 166.0, 14.0, 34.0, 26.0, 6.0, 10.0
_SIGN, _CHARACTER, _NAME = 20.0, 9.5, 23


class StripBox(Struct, frozen=True):
    """A stance at its day: a sign, and the letters of the options."""

    x: float
    y: float
    width: float
    edge: str
    words: str


class StripLine(Struct, frozen=True):
    """For how long a stance counts."""

    x: float
    end: float
    y: float
    edge: str


class StripLane(Struct, frozen=True):
    """A party's lane: where it begins, its name in at most two lines, and whether it must agree."""

    y: float
    height: float
    name: tuple[str, ...]
    must: bool


class Strip(Struct, frozen=True):
    """The drawing; `ticks` are (x, label)."""

    height: float
    first: date
    last: date
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[StripLane, ...]
    lines: tuple[StripLine, ...]
    boxes: tuple[StripBox, ...]


class _Group(Struct):
    """Positions of one party, one day and one stance, drawn as one box; a line runs from it while it counts."""

    steps: list[Footprint]
    until: date | None
    counts: bool


class _Row(Struct):
    """A row of a lane: up to where boxes, and lines, are drawn in it."""

    boxes: float = 0.0
    lines: float = 0.0


def strip(
    wording: Wording,
    parties: Iterable[tuple[str, bool, Sequence[Footprint]]],
    letters: dict[str, str],
    until: date | None,
) -> Strip | None:
    """Return the drawing; none where nothing is on record.

    Parameters
    ----------
    wording : Wording
        The words.
    parties : iterable of (str, bool, sequence of Footprint)
        Each party, whether it must agree, and what it is on record with.
    letters : dict of str to str
        Option to letter.
    until : datetime.date, optional
        The day shown, up to which a line runs.
    """
    rows = [(party, must, _groups(wording, steps)) for party, must, steps in parties if steps]
    days = [step.held.happened_on.latest for _, _, groups in rows for group in groups for step in group.steps]
    if not days:
        return None
    first, last = min(days), max([*days, *([until] if until else [])])
    step = (WIDTH - _LEFT - _RIGHT) / ((last - first).days + 1)

    def x(day: date) -> float:
        return round(_LEFT + ((day - first).days + 0.5) * step, 1)

    y, lanes, lines, boxes = _TOP, list[StripLane](), list[StripLine](), list[StripBox]()
    for party, must, groups in rows:
        taken: list[_Row] = []
        for group in groups:
            end = (x(group.until) if group.until else WIDTH - 4.0) if group.counts else 0.0
            box = _box(group, letters, x(group.steps[0].held.happened_on.latest), end, y, taken)
            boxes.append(box)
            if end > box.x + box.width:
                lines.append(StripLine(box.x + box.width, end, box.y + _BOX / 2, box.edge))
        name = _split(wording.party(party))
        height = max(len(taken) * (_BOX + _GAP) - _GAP, 15.0 * (len(name) + must)) + 2 * _PAD
        lanes.append(StripLane(y, height, name, must))
        y += height
    ticks = tuple((x(day), wording.say.short_day(day)) for day in _ticks(first, last))
    return Strip(y, first, last, ticks, tuple(lanes), tuple(lines), tuple(boxes))


def _groups(wording: Wording, steps: Sequence[Footprint]) -> list[_Group]:
    """Return positions by day and stance, those that count first: their lines run under the later boxes."""
    groups: dict[tuple[object, ...], _Group] = {}
    for step in steps:
        held = step.held
        runs = step.bearing in (Bearing.COUNTS, Bearing.OUTWEIGHED, Bearing.WITHDRAWN) and not held.said_to_be()
        until = _until(wording, step, steps)
        counts = runs and (step.bearing is Bearing.COUNTS or until is not None)
        key = (held.happened_on.latest, held.position.stance, held.evidence, step.bearing, until)
        groups.setdefault(key, _Group([], until, counts)).steps.append(step)
    return list(groups.values())


def _until(wording: Wording, step: Footprint, steps: Sequence[Footprint]) -> date | None:
    """Return the day from which a position counts no longer; none where it counts, or that is not known."""
    if step.bearing is Bearing.WITHDRAWN:
        recorded = wording.negotiation.positions_withdrawn.get(step.held.position.id)
        return recorded.happened_on.latest if recorded else None
    if step.bearing is not Bearing.OUTWEIGHED:
        return None
    options = set(step.held.position.options)
    later = (
        other.held.happened_on.latest
        for other in steps
        if other.bearing is not Bearing.WEAKER
        and other.held.happened_on.after(step.held.happened_on)
        and options & set(other.held.position.options)
    )
    return min(later, default=None)


def _box(group: _Group, letters: dict[str, str], at: float, end: float, top: float, taken: list[_Row]) -> StripBox:
    """Return a box in the first row of its lane that is free; one that does not count may stand on another's line."""
    held = group.steps[0].held
    options = dict.fromkeys(option for step in group.steps for option in step.held.position.options)
    weak = held.said_to_be() or group.steps[0].bearing is Bearing.WEAKER
    named = " ".join(letters[option].upper() for option in options if option in letters)
    words = f"{'~' if weak else ''}{sign(held.position.stance)} {named}".strip()
    width = _SIGN + _CHARACTER * len(words)
    x = round(min(at - 12, WIDTH - 6 - width), 1)
    free = (i for i, one in enumerate(taken) if one.boxes <= x and (not group.counts or one.lines <= x))
    row = next(free, len(taken))
    if row == len(taken):
        taken.append(_Row())
    taken[row].boxes = x + width + 4
    taken[row].lines = max(taken[row].lines, end)
    return StripBox(x, top + _PAD + row * (_BOX + _GAP), width, "weak" if weak else edge(held), words)


def _split(name: str) -> tuple[str, ...]:
    """Return a name in at most two lines; a longer one is cut, as the table has it whole.

    Examples
    --------
    >>> _split("European leaders and partners (wider groups)")
    ('European leaders and', 'partners (wider groups)')
    """
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) > _NAME and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1]}…"]
    return tuple(line if len(line) <= _NAME else f"{line[: _NAME - 1]}…" for line in lines)


def _ticks(first: date, last: date) -> list[date]:
    """Return at most about ten days to write above the lanes."""
    span = (last - first).days
    step = next(s for s in (1, 2, 3, 5, 7, 14, 28, 56, 91, 182, 364, max(span, 1)) if span / s <= 10)
    return [first + timedelta(days=n) for n in range(0, span + 1, step)]
