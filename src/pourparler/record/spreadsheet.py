"""Positions, sessions and sources from a CSV or XLSX file by a documented template.

A sheet's header says what it holds. Each row is read on its own, so that a report can say row by row what would be
written and what must be mended.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
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

LARGEST = 32 * 2**20
"""The greatest size of a spreadsheet, in bytes."""

LARGEST_UNPACKED = 64 * 2**20
"""The greatest size of an XLSX file's content, in bytes."""

TEMPLATES: dict[str, tuple[str, ...]] = {
    "sources": (
        "id", "title", "publisher", "published", "locator", "kind", "language", "author", "translator", "original",
        "origin", "independence", "sha256", "note",
    ),
    "sessions": (
        "id", "date", "place", "channel", "participants", "duration", "about", "sources", "known_on", "note",
    ),
    "positions": (
        "id", "party", "issue", "stance", "options", "date", "speaker", "delegate", "capacity", "via", "attribution",
        "hearsay", "paraphrase", "only_if", "if", "if_event", "draft", "sources", "known_on", "note",
    ),
}  # fmt: skip
"""The columns of each template, in order."""

NEEDED: dict[str, tuple[str, ...]] = {
    "sources": ("title", "publisher", "published"),
    "sessions": ("date", "place", "participants", "sources"),
    "positions": ("party", "issue", "stance", "date", "speaker", "attribution", "sources"),
}
"""The columns that must be there; the others may be left out."""

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
    problem : str
        What is wrong, as one sentence; empty where nothing is.
    """

    number: int
    id: str
    event: Event | None = None
    problem: str = ""


def read_rows(file: Path, record: str, entries: Sequence[Entry], audience: str) -> list[Row]:
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

    Raises
    ------
    SpreadsheetError
        If the file cannot be read or its header follows no template.
    """
    table = _table(file)
    header = [_text(name).lower() for name in next(table, [])]
    what = _recognised(header, str(file))
    registers = Registers(record, entries)
    at = now()
    rows = []
    for number, cells in enumerate(table, start=2):
        values = {name: _text(cell) for name, cell in zip(header, cells, strict=False) if name}
        beyond = [_text(cell) for n, cell in enumerate(cells) if _text(cell) and (n >= len(header) or not header[n])]
        if beyond:
            lost = "the cell {cell!r} stands under no column's name"
            rows.append(Row(number, "", problem=str(SpreadsheetError(lost, mend="name the column", cell=beyond[0]))))
        elif any(values.values()):
            rows.append(_row(number, what, values, registers, audience, at))
    return rows


def _row(number: int, what: str, values: dict[str, str], registers: Registers, audience: str, at: str) -> Row:
    key = values.get("id") or _invented(what, values)
    key += "" if "@" in key else suffix(audience)
    try:
        missing = [name for name in NEEDED[what] if not values.get(name)]
        if missing:
            raise SpreadsheetError("nothing stands under {missing}", mend="fill it in", missing=", ".join(missing))
        body = _BODIES[what](key, values)
        event = msgspec.convert(body, any_event(), strict=False)
        return Row(number, key, registers.append(audience, event, at).event())
    except msgspec.ValidationError as error:
        return Row(number, key, problem=f"{error}.".replace("..", "."))
    except PourparlerError as error:
        return Row(number, key, problem=str(error))


def _recognised(header: list[str], where: str) -> str:
    """Return which template a header follows.

    Raises
    ------
    SpreadsheetError
        Naming the columns that are missing or strange for the nearest template.
    """
    named = [name for name in header if name]
    for what, columns in TEMPLATES.items():
        if set(NEEDED[what]) <= set(named) <= set(columns) and len(set(named)) == len(named):
            return what
    nearest = max(TEMPLATES, key=lambda what: len(set(TEMPLATES[what]) & set(named)))
    missing = [name for name in NEEDED[nearest] if name not in named]
    strange = [name for name in named if name not in TEMPLATES[nearest]]
    twice = sorted({name for name in named if named.count(name) > 1})
    missing = missing if named else []
    parts = [
        f"{label}: {', '.join(names[:8])}"
        for label, names in (("missing", missing), ("not known", strange), ("twice", twice))
        if names
    ]
    raise SpreadsheetError(
        "the header follows no template; nearest is {nearest} ({parts})",
        where=f"{where}, row 1",
        mend="compare it with `pourparler template {nearest}`",
        nearest=nearest,
        parts="; ".join(parts) or "no column has a name",
    )


def _table(file: Path) -> Iterator[list[Any]]:
    where = str(file)
    try:
        if file.stat().st_size > LARGEST:
            raise SpreadsheetError("has more than {largest} MB", where=where, mend="split it", largest=LARGEST // 2**20)
        raw = file.read_bytes()
    except OSError as error:
        raise SpreadsheetError("cannot be read ({why})", where=where, mend="name a CSV or XLSX file",
                               why=error.strerror) from None  # fmt: skip
    if file.suffix.lower() == ".xlsx" or raw[:4] == b"PK\x03\x04":
        return _xlsx(raw, where)
    return _csv(raw, where)


def _csv(raw: bytes, where: str) -> Iterator[list[Any]]:
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SpreadsheetError("is neither XLSX nor UTF-8 text (byte {at})", where=where, mend="save it as CSV UTF-8",
                               at=error.start) from None  # fmt: skip
    if "\0" in words:
        raise SpreadsheetError("is neither XLSX nor text", where=where, mend="save it as CSV UTF-8 or XLSX")
    first = words.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        return iter(list(csv.reader(io.StringIO(words, newline=""), delimiter=mark, strict=True)))
    except csv.Error as error:
        raise SpreadsheetError("is no CSV ({why})", where=where, mend="save it anew as CSV UTF-8",
                               why=str(error)) from None  # fmt: skip


def _xlsx(raw: bytes, where: str) -> Iterator[list[Any]]:
    import openpyxl  # noqa: PLC0415 - only spreadsheets need it

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            unpacked = sum(info.file_size for info in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise SpreadsheetError("unpacks to {size} MB", where=where, mend="split it", size=unpacked // 2**20)
        sheet = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
        merged = [str(area) for area in sheet.merged_cells.ranges]
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    except SpreadsheetError:
        raise
    except Exception as error:  # openpyxl lets every error of its XML and ZIP libraries through
        raise SpreadsheetError(
            "is no XLSX file that can be read ({why})",
            where=where,
            mend="save it anew as XLSX",
            why=type(error).__name__,
        ) from None
    if merged:
        raise SpreadsheetError(
            "has merged cells ({cells})", where=where, mend="unmerge them", cells=", ".join(merged[:3])
        )
    formula = next((n for n, row in enumerate(rows, 1) if any(str(cell or "").startswith("=") for cell in row)), 0)
    if formula:
        raise SpreadsheetError("holds a formula", where=f"{where}, row {formula}", mend="put its value in its place")
    return iter(rows)


def _text(cell: Any) -> str:
    if isinstance(cell, datetime | date):
        return str(cell)[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _split(words: str) -> list[str]:
    return [part.strip() for part in words.replace(";", "\n").split("\n") if part.strip()]


def _interval(words: str) -> list[str]:
    first, _, last = words.partition("/")
    return [first.strip(), last.strip() or first.strip()]


def _flag(words: str) -> bool:
    if words.lower() not in _YES | _NO:
        raise SpreadsheetError("hearsay is {words!r}", mend="write yes or no", words=words)
    return words.lower() in _YES


def _common(values: Mapping[str, str]) -> dict[str, Any]:
    days = _interval(values["date"])
    found: dict[str, Any] = {"happened_on": days, "note": values.get("note", "")}
    found["passages"] = [{"source": name} for name in _split(values["sources"])]
    if values.get("known_on"):
        found["known_on"] = values["known_on"]
    return found


def _source(key: str, values: Mapping[str, str]) -> dict[str, Any]:
    own = {name: values.get(name, "") for name in TEMPLATES["sources"] if name not in ("id", "published", "note")}
    days = _interval(values["published"])
    source = {**own, "id": key, "published": days}
    return {"kind": "source-added", "happened_on": days, "note": values.get("note", ""), "source": source}


def _session(key: str, values: Mapping[str, str]) -> dict[str, Any]:
    session = {"id": key, "place": values["place"], "duration": values.get("duration", ""),
               "about": values.get("about", ""), "channel": values.get("channel") or None,
               "participants": [participant(words) for words in _split(values["participants"])]}  # fmt: skip
    return {"kind": "session-held", **_common(values), "session": session}


def participant(words: str) -> dict[str, Any]:
    """Read ``party: Name (capacity)``; the party and the capacity may be left out."""
    party, colon, rest = words.partition(":")
    rest = rest if colon else words
    name, bracket, capacity = rest.partition("(")
    found = {"name": name.strip(), "capacity": capacity.rstrip(") ") if bracket else ""}
    return {**found, "party": party.strip()} if colon else found


def _position(key: str, values: Mapping[str, str]) -> dict[str, Any]:
    said = {"speaker": values["speaker"], "attribution": values["attribution"], "capacity": values.get("capacity", ""),
            "via": values.get("via", ""), "hearsay": _flag(values.get("hearsay", ""))}  # fmt: skip
    if values.get("delegate"):
        said["delegate"] = values["delegate"]
    only, either = _split(values.get("only_if", "")), _split(values.get("if", ""))
    if only and either:
        raise SpreadsheetError("both only_if and if are filled in", mend="fill in one")
    condition = {"options": only or either, "only": bool(only), "event": values.get("if_event", "")}
    position = {"id": key, "party": values["party"], "issue": values["issue"], "stance": values["stance"], "said": said,
                "options": _split(values.get("options", "")), "paraphrase": values.get("paraphrase", ""),
                "draft": values.get("draft") or None,
                "condition": condition if condition["options"] or condition["event"] else None}  # fmt: skip
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
