"""From what was typed into a form to an event's plain values, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from pourparler.domain.interval import Interval
from pourparler.workbench.fields import Field, Sort

Typed = Mapping[str, tuple[str, ...]]
"""What stands in a form, by the names of its controls: ``position.said.speaker``, ``session.participants.0.name``."""

CLEAR = "clear"
"""The name, below that of a part of a noun, of the control that says which of its fields are emptied."""

_LANGUAGE = re.compile("[a-z]{2,3}")
_MAY_BE_EMPTY = ("speaker",)
"""Texts that say something when they are empty: that nobody is named."""


class Complaint(Struct, frozen=True):
    """What is wrong with a control, by its name: ``missing``, ``day``, ``days``, ``number``; and what was typed."""

    at: str
    what: str
    typed: str = ""


class Reading(Struct):
    """What a form says.

    Parameters
    ----------
    body : dict
        The plain values of the fields that are given.
    complaints : list of Complaint
        What could not be read, in the order of the form.
    """

    body: dict[str, Any]
    complaints: list[Complaint]


def read(fields: tuple[Field, ...], typed: Typed) -> Reading:
    """Read what was typed as an event's plain values.

    Parameters
    ----------
    fields : tuple of Field
        What the form asks for.
    typed : mapping
        What stands in it.

    Examples
    --------
    >>> read((Field("how", Sort.TEXT, required=True), Field("until", Sort.DAY)), {"how": ("by letter",)}).body
    {'how': 'by letter'}
    """
    reader = _Reader(typed)
    return Reading(reader.fields(fields, "", part=False), reader.complaints)


class _Reader:
    def __init__(self, typed: Typed) -> None:
        self.typed, self.complaints = typed, list[Complaint]()

    def fields(self, fields: tuple[Field, ...], prefix: str, *, part: bool) -> dict[str, Any]:
        body: dict[str, Any] = {}
        for field in fields:
            at = f"{prefix}{field.name}"
            value = self.value(field, at, part=part)
            if value is not None:
                body[field.name] = value
            elif field.required and (field.name != "id" or part or field.names):
                if field.name in _MAY_BE_EMPTY:
                    body[field.name] = ""
                else:
                    self.complaints.append(Complaint(at, "missing"))
        return body

    def value(self, field: Field, at: str, *, part: bool) -> Any:
        """Return the value of a field; none where nothing was typed."""
        if field.sort is Sort.PAIRS:
            rows = [self.fields(field.fields, f"{at}.{row}.", part=False) for row in self.rows(at)]
            return {row["key"]: row["value"] for row in rows if len(row) == 2} or None
        if field.sort is Sort.GROUP:
            return self.group(field, at)
        if field.several:
            return self.several(field, at)
        return self.words(at) if field.sort is Sort.WORDS else self.one(field, at, part=part)

    def group(self, field: Field, at: str) -> Any:
        if field.several:
            return [self.fields(field.fields, f"{at}.{row}.", part=False) for row in self.rows(at)] or None
        if not field.fixed and not self.filled(at):
            return None
        body = self.fields(field.fields, f"{at}.", part=field.part)
        return body | dict.fromkeys(self.typed.get(f"{at}.{CLEAR}", ()) if field.part else ())

    def several(self, field: Field, at: str) -> list[str] | None:
        values = self.typed.get(at, ())
        if not field.names and field.choices is None:
            values = tuple(line for value in values for line in value.splitlines())
        return [value.strip() for value in values if value.strip()] or None

    def words(self, at: str) -> Any:
        """Return words as they stand, or one text for each language that has one."""
        plain = self.text(at)
        several = {name.rpartition(".")[2]: self.text(name) for name in self.typed if name.startswith(f"{at}.")}
        several = {code: words for code, words in several.items() if words and _LANGUAGE.fullmatch(code)}
        if plain and several:
            self.complaints.append(Complaint(at, "languages", plain))
        return several or plain or None

    def one(self, field: Field, at: str, *, part: bool) -> Any:
        words = self.text(at, kept=field.name == "quote")
        if not words.strip():
            return None
        if field.sort is Sort.FLAG:
            return words == "yes" if part else (words == "yes") or None
        if field.sort is Sort.DAYS:
            days = days_of(words)
            if days is None:
                self.complaints.append(Complaint(at, "days", words))
            return days or words
        if field.sort is Sort.DAY:
            days = days_of(words)
            if days is None or days[0] != days[1]:
                self.complaints.append(Complaint(at, "day", words))
            return days[0] if days else words
        if field.sort is Sort.NUMBER:
            return self.number(words, at)
        return words

    def number(self, words: str, at: str) -> Any:
        try:
            number = float(words.replace(",", ".")) if "." in words or "," in words else int(words)
        except ValueError:
            self.complaints.append(Complaint(at, "number", words))
            return words
        return number

    def text(self, at: str, *, kept: bool = False) -> str:
        """Return a text; a browser ends its lines in its own way."""
        words = "".join(self.typed.get(at, ())[:1]).replace("\r\n", "\n")
        return words if kept else words.strip()

    def rows(self, at: str) -> list[int]:
        """Return the numbers of the rows in which something was typed."""
        return [row for row in numbers(self.typed, at) if self.filled(f"{at}.{row}")]

    def filled(self, at: str) -> bool:
        return any(name.startswith(f"{at}.") and any(v.strip() for v in values) for name, values in self.typed.items())


def numbers(typed: Typed, at: str) -> list[int]:
    """Return the numbers of the rows that a form has under a name, in order.

    Examples
    --------
    >>> numbers({"points.0.number": ("1",), "points.2.number": ("",)}, "points")
    [0, 2]
    """
    heads = (name[len(at) + 1 :].partition(".")[0] for name in typed if name.startswith(f"{at}."))
    return sorted({int(head) for head in heads if head.isdecimal() and len(head) < 6})


def days_of(words: str) -> list[str] | None:
    """Return a day, or two joined by a slash, as the ends of an interval; none where it is none.

    Examples
    --------
    >>> days_of("2025-12-02/2025-12-03"), days_of("2025-11-31")
    (['2025-12-02', '2025-12-03'], None)
    """
    try:
        days = Interval.of("/".join(day.strip() for day in words.split("/")))
    except ValueError:
        return None
    return [str(days.earliest), str(days.latest)]
