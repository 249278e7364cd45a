"""The rows of a CSV or XLSX file as text, in bounded time and memory."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pourparler.errors import SpreadsheetError
from pourparler.regular_file import read_regular

LARGEST = 32 * 2**20
"""The greatest size of a spreadsheet, in bytes."""

LARGEST_UNPACKED = 64 * 2**20
"""The greatest size of an XLSX file's content, in bytes."""

MOST_ROWS = 50_000
"""The last row that may hold anything."""

MOST_COLUMNS = 256
"""The last column that may hold anything."""

_MOST_TAGS = 2_000_000  # Of one sheet's XML: a cell with a value has four.
_WIDEST = 50_000_000  # Cells of a sheet, empty ones between others included.
_SHEET_END = 2**20
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([A-Z0-9:$]{1,40})")
_PLAIN = (str, int, float, date, type(None))

Row = tuple[int, list[str]]
"""A row's number, as a spreadsheet program counts, and its cells."""


def rows(file: Path) -> Iterator[Row]:
    r"""Yield the rows of a spreadsheet that hold anything, every cell as text.

    Parameters
    ----------
    file : Path
        ``.csv`` (UTF-8; comma, semicolon or tab) or ``.xlsx`` (its first sheet). A date cell becomes ``2025-12-03``.

    Raises
    ------
    SpreadsheetError
        If it cannot be read, is too large, holds something beyond row 50,000 or column 256, or merged cells or
        formulas.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.csv")
    ...     _ = path.write_text("id;title\n\n1;One\n")
    ...     list(rows(path))
    [(1, ['id', 'title']), (3, ['1', 'One'])]
    """
    where = str(file)
    try:
        raw = read_regular(file, LARGEST + 1)
    except OSError as error:
        raise SpreadsheetError(
            "cannot be read ({why})",
            where=where,
            mend="name a CSV or XLSX file",
            why=error.strerror or type(error).__name__,
        ) from None
    if len(raw) > LARGEST:
        raise SpreadsheetError("has more than {largest} MB", where=where, mend="split it", largest=LARGEST // 2**20)
    packed = file.suffix.lower() == ".xlsx" or raw[:4] == b"PK\x03\x04"
    for number, cells in _xlsx(raw, where) if packed else _csv(raw, where):
        places = [at for at, cell in enumerate(cells, start=1) if cell not in (None, "")]
        if places and (number > MOST_ROWS or places[-1] > MOST_COLUMNS):
            raise SpreadsheetError(
                "holds something in the cell {cell}; nothing may stand beyond row {rows} or column {columns}",
                where=where,
                mend="clear what stands there, or split the table",
                cell=f"{_letters(places[-1])}{number}",
                rows=f"{MOST_ROWS:,}",
                columns=_letters(MOST_COLUMNS),
            )
        if places:
            yield number, [_text(cell) for cell in cells[: places[-1]]]


def _csv(raw: bytes, where: str) -> Iterator[tuple[int, Sequence[Any]]]:
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SpreadsheetError(
            "is neither XLSX nor UTF-8 text (byte {at})", where=where, mend="save it as CSV UTF-8", at=error.start
        ) from None
    if "\0" in words:
        raise SpreadsheetError("is neither XLSX nor text", where=where, mend="save it as CSV UTF-8 or XLSX")
    first = words.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        yield from enumerate(csv.reader(io.StringIO(words, newline=""), delimiter=mark, strict=True), start=1)
    except csv.Error as error:
        raise SpreadsheetError(
            "is no CSV ({why})", where=where, mend="save it anew as CSV UTF-8", why=str(error)
        ) from None


def _xlsx(raw: bytes, where: str) -> Iterator[tuple[int, Sequence[Any]]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from _opened(raw, where)
    except SpreadsheetError:
        raise
    except Exception as error:  # openpyxl lets every error of its XML and ZIP libraries through
        raise SpreadsheetError(
            "is no XLSX file that can be read ({why})",
            where=where,
            mend="save it anew as XLSX",
            why=type(error).__name__,
        ) from None


def _opened(raw: bytes, where: str) -> Iterator[tuple[int, Sequence[Any]]]:
    import openpyxl  # noqa: PLC0415 - only spreadsheets need it

    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        _refuse_large(packed, where)
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        sheet: Any = book.worksheets[0]
        merged = _MERGED.findall(packed.read(sheet._worksheet_path))
    if merged:
        areas = ", ".join(area.decode() for area in merged[:3])
        raise SpreadsheetError("has merged cells ({cells})", where=where, mend="unmerge them", cells=areas)
    # What a file says of its own size is not to be trusted: rows are taken as they come.
    sheet.reset_dimensions()
    width = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        width += len(cells)
        if number > _SHEET_END or width > _WIDEST:
            raise SpreadsheetError("goes on for too long", where=where, mend="clear what stands beyond the table")
        if any(not isinstance(cell, _PLAIN) or str(cell).startswith("=") for cell in cells if cell is not None):
            _refuse_strange(cells, f"{where}, row {number}")
        yield number, cells


def _refuse_large(packed: zipfile.ZipFile, where: str) -> None:
    """Refuse what would unpack to too much, before anything of it is parsed."""
    unpacked = sum(info.file_size for info in packed.infolist())
    if unpacked > LARGEST_UNPACKED:
        raise SpreadsheetError("unpacks to {size} MB", where=where, mend="split it", size=unpacked // 2**20)
    for info in packed.infolist():
        if packed.read(info).count(b"<") > _MOST_TAGS:
            raise SpreadsheetError(
                "has more than {most} cells", where=where, mend="split it", most=f"{_MOST_TAGS // 4:,}"
            )


def _refuse_strange(cells: Sequence[Any], where: str) -> None:
    """Refuse a row with a formula; times of day and durations are no trouble where nobody reads them as days."""
    for cell in cells:
        if str(cell).startswith("=") or type(cell).__module__.startswith("openpyxl"):
            raise SpreadsheetError("holds a formula", where=where, mend="put its value in its place")


def _text(cell: Any) -> str:
    if isinstance(cell, datetime | date):
        # A date cell counts from 1900 or 1904: a number below that is none, and is shown so.
        return str(cell)[:10] if cell.year >= 1900 else "########"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _letters(column: int) -> str:
    """Return a column's letters.

    >>> _letters(256), _letters(16384)
    ('IV', 'XFD')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
