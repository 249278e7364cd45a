"""Bring a dossier or a spreadsheet into a record."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from pourparler.errors import InputError, PourparlerError
from pourparler.record.audience import audience as checked
from pourparler.record.dossier import read_dossier
from pourparler.record.info import RecordInfo
from pourparler.record.opening import fresh_store, open_store
from pourparler.record.registers import random_salt
from pourparler.record.release import require_within_team
from pourparler.record.sheet_day import Order
from pourparler.record.spreadsheet import Row, read_rows
from pourparler.record.taking_in import Copy, take_in


class Imported(Struct, frozen=True):
    """What an import did: which record, how many events were new, and how many lost their words here."""

    record: str
    new: int
    total: int
    erased: int = 0


def import_dossier(
    folder: Path,
    location: str,
    texts_in: Path | None = None,
    *,
    join: bool = False,
    erase: bool = False,
    as_read: bool = False,
) -> Imported:
    """Import a dossier with its hashes; into a new file, or into the record that it is another copy of.

    Nothing is written unless the whole dossier is sound.

    Parameters
    ----------
    folder : Path
        The dossier.
    location : str
        The record file or database.
    texts_in : Path, optional
        A folder with texts of sources that the dossier only cites.
    join, erase : bool
        See :func:`pourparler.workbench.merge.merge`.
    as_read : bool
        Give what was written by hand the hashes under which the folder itself is read, and no secret salt: for a copy
        that nobody goes on with.
    """
    dossier = read_dossier(folder, texts_in) if as_read else read_dossier(folder, texts_in, random_salt)
    copy = Copy(dossier.info, dossier.entries, dossier.texts)
    fresh = "://" in location or not Path(location).exists()
    with fresh_store(location) if fresh else open_store(location) as store:
        done = take_in(store, copy, join=join, erase=erase)
    return Imported(dossier.info.id, len(done.fresh), len(dossier.entries), len(done.lost))


class Sheet(Struct, frozen=True):
    """What an import of a spreadsheet would do, or did: the report, row by row."""

    rows: tuple[Row, ...]
    written: int

    def sound(self) -> bool:
        """Return whether every row can be written."""
        return not any(row.problem for row in self.rows)


def import_sheet(
    file: Path,
    location: str,
    *,
    record: str = "",
    audience: str = "",
    dates: str = "",
    write: bool = False,
    by: str = "",
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
    by : str
        Who records; told within the team. Empty: nobody is told.

    Raises
    ------
    InputError
        If it is to be written and a row is not sound; then nothing is.
    """
    with open_store(location) as store:
        info = store.record(record)
        whom = checked(audience or info.audience)
        read = read_rows(file, info.id, store.shared(info.id, whom), whom, Order(dates) if dates else None)
        rows = [_within_team(row, whom, info) for row in read]
        sheet = Sheet(tuple(rows), 0)
        if not write:
            return sheet
        if not sheet.sound():
            bad = sum(1 for row in rows if row.problem)
            raise InputError(
                "{bad} rows of {all} cannot be read, and nothing was written",
                where=str(file),
                mend="mend them as the report says",
                bad=bad,
                all=len(rows),
            )
        store.append(info.id, [(whom, row.event) for row in rows if row.event], by=by)
        return Sheet(tuple(rows), len(rows))


def _within_team(row: Row, audience: str, info: RecordInfo) -> Row:
    """Return a row, refused where its terms of release keep it from some of the audience."""
    try:
        if row.event:
            require_within_team(row.event, audience, info)
    except PourparlerError as error:
        return Row(row.number, row.id, problem=error)
    return row
