"""Bring a dossier or a spreadsheet into a record."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pourparler.errors import InputError
from pourparler.record.audience import audience as checked
from pourparler.record.dossier import read_dossier
from pourparler.record.sheet_day import Order
from pourparler.record.spreadsheet import Row, read_rows
from pourparler.record.store import fresh_store, open_store


class Imported(Struct, frozen=True):
    """What an import did: which record, and how many events were new."""

    record: str
    new: int
    total: int


def import_dossier(folder: Path, location: str, texts_in: Path | None = None) -> Imported:
    """Import a dossier with its hashes; into a new file, or onto the record it continues.

    Nothing is written unless the whole dossier is sound.
    """
    dossier = read_dossier(folder, texts_in)
    fresh = "://" in location or not Path(location).exists()
    with fresh_store(location) if fresh else open_store(location) as store:
        added = store.restore(dossier.entries, begin=dossier.info, texts=dossier.texts)
    return Imported(dossier.info.id, added, len(dossier.entries))


class Sheet(Struct, frozen=True):
    """What an import of a spreadsheet would do, or did: the report, row by row."""

    rows: tuple[Row, ...]
    written: int

    def sound(self) -> bool:
        """Return whether every row can be written."""
        return not any(row.problem for row in self.rows)


def import_sheet(
    file: Path, location: str, *, record: str = "", audience: str = "", dates: str = "", write: bool = False
) -> Sheet:
    """Read positions, sessions or sources from a CSV or XLSX file by the documented template.

    Parameters
    ----------
    file : Path
        Its header says what it holds.
    location : str
        The record file or database.
    record, audience : str
        Which record; who may see what is added. Empty: the only one; the record's own default.
    dates : str
        ``day-first`` or ``month-first``: how days in numbers are written; empty: such days are refused.
    write : bool
        Whether to append when every row is sound. Otherwise only the report is made.

    Raises
    ------
    InputError
        If it is to be written and a row is not sound; then nothing is.
    """
    with open_store(location) as store:
        info = store.record(record)
        whom = checked(audience or info.audience)
        rows = read_rows(file, info.id, store.entries(info.id), whom, Order(dates) if dates else None)
        sheet = Sheet(tuple(rows), 0)
        if not write:
            return sheet
        if not sheet.sound():
            bad = sum(1 for row in rows if row.problem)
            raise InputError("{bad} rows of {all} cannot be read, and nothing was written", where=str(file),
                             mend="mend them as the report says", bad=bad, all=len(rows))  # fmt: skip
        store.append(info.id, [(whom, row.event) for row in rows if row.event])
        return Sheet(tuple(rows), len(rows))
