"""Positions, sessions and sources from a CSV or XLSX file by a documented template.

A sheet's header says what it holds. Each row is read on its own, so that a report can say row by row what would be
written and what must be mended.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from pourparler.domain.ids import slug
from pourparler.errors import PourparlerError, SpreadsheetError
from pourparler.record.audience import suffix
from pourparler.record.entry import Entry
from pourparler.record.event import Event, any_event
from pourparler.record.moment import now
from pourparler.record.registers import Registers
from pourparler.record.sheet import rows as sheet_rows
from pourparler.record.sheet_day import Order, read_days

TEMPLATES: dict[str, tuple[str, ...]] = {
    "sources": (
        "id",
        "title",
        "publisher",
        "published",
        "locator",
        "kind",
        "language",
        "author",
        "translator",
        "original",
        "origin",
        "independence",
        "sha256",
        "release",
        "note",
    ),
    "sessions": (
        "id",
        "date",
        "place",
        "channel",
        "participants",
        "duration",
        "about",
        "sources",
        "known_on",
        "note",
    ),
    "positions": (
        "id",
        "party",
        "issue",
        "stance",
        "options",
        "date",
        "speaker",
        "delegate",
        "capacity",
        "via",
        "attribution",
        "hearsay",
        "paraphrase",
        "only_if",
        "if",
        "if_event",
        "draft",
        "sources",
        "known_on",
        "note",
    ),
}
"""The columns of each template, in order."""

NEEDED: dict[str, tuple[str, ...]] = {
    "sources": ("title", "publisher", "published"),
    "sessions": ("date", "place", "participants", "sources"),
    "positions": ("party", "issue", "stance", "date", "speaker", "attribution", "sources"),
}
"""The columns that must be there; the others may be left out."""

_DAYS = ("published", "date", "known_on")
_YES = {"yes", "y", "true", "1", "x", "oui", "o", "vrai"}
_NO = {"", "no", "n", "false", "0", "non", "faux"}


class Row(Struct, frozen=True):
    """One row of the report.

    Parameters
    ----------
    number : int
        As the spreadsheet counts: the header is row 1.
    id : str
        The id the thing would have.
    event : Event, optional
        What would be written; none where the row cannot be read.
    problem : PourparlerError, optional
        What is wrong; none where nothing is.
    """

    number: int
    id: str
    event: Event | None = None
    problem: PourparlerError | None = None


def read_rows(
    file: Path, record: str, entries: Sequence[Entry], audience: str, order: Order | None = None
) -> list[Row]:
    """Read a spreadsheet against a record; nothing is written.

    Parameters
    ----------
    file : Path
        ``.csv`` (UTF-8; comma, semicolon or tab) or ``.xlsx`` (its first sheet).
    record : str
        The record's id.
    entries : sequence of Entry
        What the record holds, so that ids can be checked.
    audience : str
        Who may see what is added.
    order : Order, optional
        Whether day or month stands first in days written in numbers; none: such days are refused.

    Raises
    ------
    SpreadsheetError
        If the file cannot be read or its header follows no template.
    """
    # Taken whole before anything is checked against the record: what is too large is refused at once.
    table = list(sheet_rows(file))
    header = [name.lower() for name in table[0][1]] if table and table[0][0] == 1 else []
    what = _recognised(header, f"{file}, row 1")
    registers = Registers(record, entries)
    at = now()
    rows = []
    for number, cells in table[1:]:
        values = {name: cell for name, cell in zip(header, cells, strict=False) if name}
        beyond = [cell for n, cell in enumerate(cells) if cell and (n >= len(header) or not header[n])]
        if beyond:
            lost = "the cell {cell!r} stands under no column's name"
            rows.append(Row(number, "", problem=SpreadsheetError(lost, mend="name the column", cell=beyond[0])))
        elif any(values.values()):
            rows.append(_row(number, what, values, registers, audience, at, order))
    return rows


def _row(
    number: int, what: str, values: dict[str, str], registers: Registers, audience: str, at: str, order: Order | None
) -> Row:
    key = values.get("id", "")
    try:
        missing = [name for name in NEEDED[what] if not values.get(name)]
        if missing:
            raise SpreadsheetError("nothing stands under {missing}", mend="fill it in", missing=", ".join(missing))
        dated = _dated(values, order)
        key = _key(what, dated, audience)
        body = _BODIES[what](key, dated)
        event = msgspec.convert(body, any_event(), strict=False)
        return Row(number, key, registers.append(audience, event, at).event())
    except msgspec.ValidationError as error:
        return Row(number, key or _key(what, values, audience), problem=SpreadsheetError("{why}", why=str(error)))
    except PourparlerError as error:
        return Row(number, key or _key(what, values, audience), problem=error)


def _key(what: str, values: Mapping[str, str], audience: str) -> str:
    key = values.get("id") or _invented(what, values)
    return key if "@" in key else key + suffix(audience)


def _dated(values: Mapping[str, str], order: Order | None) -> dict[str, str]:
    """Return a row's values with its days written as ``2025-12-03`` or ``2025-12-01/2025-12-03``."""
    done = dict(values)
    for name in _DAYS:
        if words := values.get(name):
            first, last = read_days(words, order)
            done[name] = f"{first}" if first == last else f"{first}/{last}"
    return done


def _recognised(header: list[str], where: str) -> str:
    """Return which template a header follows.

    Raises
    ------
    SpreadsheetError
        Naming the columns that are missing or strange for the nearest template.
    """
    headings = [name for name in header if name]
    for what, columns in TEMPLATES.items():
        if set(NEEDED[what]) <= set(headings) <= set(columns) and len(set(headings)) == len(headings):
            return what
    nearest = max(TEMPLATES, key=lambda what: len(set(TEMPLATES[what]) & set(headings)))
    missing = [name for name in NEEDED[nearest] if name not in headings]
    strange = [name for name in headings if name not in TEMPLATES[nearest]]
    twice = sorted({name for name in headings if headings.count(name) > 1})
    missing = missing if headings else []
    parts = [
        f"{label}: {', '.join(names[:8])}"
        for label, names in (("missing", missing), ("not known", strange), ("twice", twice))
        if names
    ]
    raise SpreadsheetError(
        "the header follows no template; nearest is {nearest} ({parts})",
        where=where,
        mend="compare it with what {verb[template]} prints for {nearest}",
        nearest=nearest,
        parts="; ".join(parts) or "no column has a name",
    )


def _split(words: str) -> list[str]:
    return [part.strip() for part in words.replace(";", "\n").split("\n") if part.strip()]


def _span(days: str) -> list[str]:
    first, _, last = days.partition("/")
    return [first, last or first]


def _flag(words: str) -> bool:
    if words.lower() not in _YES | _NO:
        raise SpreadsheetError("hearsay is {words!r}", mend="write yes or no", words=words)
    return words.lower() in _YES


def _common(values: Mapping[str, str]) -> dict[str, Any]:
    days = _span(values["date"])
    fields: dict[str, Any] = {"happened_on": days, "note": values.get("note", "")}
    fields["passages"] = [{"source": name} for name in _split(values["sources"])]
    if values.get("known_on"):
        fields["known_on"] = values["known_on"]
    return fields


def _source(key: str, values: Mapping[str, str]) -> dict[str, Any]:
    own = {name: values.get(name, "") for name in TEMPLATES["sources"] if name not in ("id", "published", "note")}
    days = _span(values["published"])
    source = {**own, "id": key, "published": days, "release": own["release"] or "quotable"}
    return {"kind": "source-added", "happened_on": days, "note": values.get("note", ""), "source": source}


def _session(key: str, values: Mapping[str, str]) -> dict[str, Any]:
    session = {
        "id": key,
        "place": values["place"],
        "duration": values.get("duration", ""),
        "about": values.get("about", ""),
        "channel": values.get("channel") or None,
        "participants": [participant(words) for words in _split(values["participants"])],
    }
    return {"kind": "session-held", **_common(values), "session": session}


def participant(words: str) -> dict[str, Any]:
    """Read ``party: Name (capacity)``; the party and the capacity may be left out."""
    party, colon, rest = words.partition(":")
    rest = rest if colon else words
    name, bracket, capacity = rest.partition("(")
    person = {"name": name.strip(), "capacity": capacity.rstrip(") ") if bracket else ""}
    return {**person, "party": party.strip()} if colon else person


def _position(key: str, values: Mapping[str, str]) -> dict[str, Any]:
    voice = {
        "speaker": values["speaker"],
        "attribution": values["attribution"],
        "capacity": values.get("capacity", ""),
        "via": values.get("via", ""),
        "hearsay": _flag(values.get("hearsay", "")),
    }
    if values.get("delegate"):
        voice["delegate"] = values["delegate"]
    only, either = _split(values.get("only_if", "")), _split(values.get("if", ""))
    if only and either:
        raise SpreadsheetError("both only_if and if are filled in", mend="fill in one")
    condition = {"options": only or either, "only": bool(only), "event": values.get("if_event", "")}
    position = {
        "id": key,
        "party": values["party"],
        "issue": values["issue"],
        "stance": values["stance"],
        "said": voice,
        "options": _split(values.get("options", "")),
        "paraphrase": values.get("paraphrase", ""),
        "draft": values.get("draft") or None,
        "condition": condition if condition["options"] or condition["event"] else None,
    }
    return {"kind": "position-taken", **_common(values), "position": position}


_BODIES = {"sources": _source, "sessions": _session, "positions": _position}


def _invented(what: str, values: Mapping[str, str]) -> str:
    """Return an id made of what explains the thing."""
    parts = {
        "sources": ("publisher", "published"),
        "sessions": ("place", "date"),
        "positions": ("party", "stance", "options", "date"),
    }[what]
    return slug(" ".join(values.get(name, "") for name in parts), 80)
