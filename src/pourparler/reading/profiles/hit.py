"""Which lines of a report have a form of a profile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pourparler.reading.profiles import Form, Profile, profiles
from pourparler.reading.profiles.line import Line

TOP = 14
BOTTOM = 20
"""How many lines at either end may be a header or a footer."""

_LONGEST = 450
"""A longer line is never a header; a bound keeps the search short."""
_EDGE = 120


@dataclass(frozen=True)
class Hit:
    """A line of a report that has one of a profile's forms.

    Parameters
    ----------
    index : int
        The number of the line, counted from 0.
    form : Form
        The form that it has.
    profile : Profile
        The profile that the form is of.
    spans : dict of str to (int, int)
        Where each field stands in the text.
    """

    index: int
    form: Form
    profile: Profile
    spans: dict[str, tuple[int, int]]

    @property
    def leaves(self) -> bool:
        """Whether the line is no part of the body."""
        return bool(self.form.line)

    @property
    def tells(self) -> bool:
        """Whether it is a header or a footer line that prints something of the report."""
        return self.leaves and bool(self.spans)

    @property
    def of_translation(self) -> bool:
        """Whether it says that the text is a translation."""
        return not self.spans.keys().isdisjoint(("translator", "original_language"))


def hits(lines: Sequence[Line]) -> dict[int, Hit]:
    """Return the form of every line that has one: the first, in the order of the profiles that apply."""
    ends = [*lines[:TOP], *lines[-BOTTOM:]]
    applicable = [one for one in profiles() if not one.sign or any(_matches(one.sign, line) for line in ends)]
    by_line: dict[int, Hit] = {}
    before = 0
    for index, line in enumerate(lines):
        top = index < TOP and before <= 1
        bottom = index >= len(lines) - BOTTOM and before > 0
        places = {"anywhere"} | ({"top", "ends"} if top else set()) | ({"bottom", "ends"} if bottom else set())
        hit = next(filter(None, (_hit(lines, index, profile, places) for profile in applicable)), None)
        if hit:
            by_line[index] = hit
        before += line.is_paragraph and not (hit and hit.leaves)
    return by_line


def _hit(lines: Sequence[Line], index: int, profile: Profile, places: set[str]) -> Hit | None:
    line = lines[index]
    for form in profile.forms:
        if form.where in places and (place := _match_of(form, line)) and _follows(form, lines, index):
            match, shift = place
            spans = {
                name: (shift + match.start(name), shift + match.end(name))
                for name, words in match.groupdict().items()
                if words and words.strip()
            }
            return Hit(index, form, profile, spans)
    return None


def _match_of(form: Form, line: Line) -> tuple[re.Match[str], int] | None:
    """Return the match of a form in a line, with what its offsets count from."""
    if form.line:
        match = _compiled(form.line).fullmatch(line.words) if len(line.words) <= _LONGEST and not line.is_item else None
        return (match, line.start) if match else None
    if form.start:
        match = _compiled(form.start).match(line.words[:_EDGE])
        return (match, line.start) if match else None
    edge = line.words[-_EDGE:]
    match = _compiled(rf"(?:{form.end})\Z").search(edge)
    return (match, line.end - len(edge)) if match else None


def _follows(form: Form, lines: Sequence[Line], index: int) -> bool:
    return not form.then or (index + 1 < len(lines) and _matches(form.then, lines[index + 1]))


def _matches(expression: str, line: Line) -> bool:
    return len(line.words) <= _LONGEST and bool(_compiled(expression).fullmatch(line.words))


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
