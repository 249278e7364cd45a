"""The verb ``import``."""

from __future__ import annotations

from pathlib import Path

import click

from pourparler.cli import options
from pourparler.cli.face import sentence
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command(
    "import", help=say("Bring a dossier, or a spreadsheet of positions, sessions or sources, into a record.")
)
@click.argument("source", type=click.Path(path_type=Path))
@options.location
@click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help=say("A folder with texts of sources that the dossier only cites."),
)
@options.together(options.record, options.audience, options.join, options.erase, options.by, options.as_json)
@click.option(
    "--dates",
    type=options.Near(["day-first", "month-first"]),
    default=None,
    help=say("How a sheet writes days in numbers, such as 3/12/2025; else they are refused."),
)
@click.option("--write", is_flag=True, help=say("Write a spreadsheet's rows; without it only the report is printed."))
def command(
    source: Path,
    location: str,
    texts: Path | None,
    record: str,
    audience: str,
    join: bool,
    erase: bool,
    by: str,
    as_json: bool,
    dates: str | None,
    write: bool,
) -> int:
    """Import a dossier, another copy or a spreadsheet."""
    from pourparler.brief.plain.value import SCHEMA, plain
    from pourparler.cli.printing import show_json
    from pourparler.errors import DossierError, SpreadsheetError
    from pourparler.workbench.imports import import_dossier, import_sheet

    if source.suffix.lower() in (".csv", ".xlsx", ".tsv"):
        sheet = import_sheet(source, location, record=record, audience=audience, dates=dates or "", write=write, by=by)
        if as_json:
            rows = [{"row": r.number, "id": r.id, "problem": str(r.problem or "")} for r in sheet.rows]
            show_json({"schema": SCHEMA, "rows": rows, "written": sheet.written})
        else:
            _report(sheet)
        if not sheet.sound():
            show_line(say("nothing was written; mend the rows first"), aside=True)
        return 0 if sheet.sound() else 2
    if source.suffix.lower() in (".xls", ".ods", ".numbers"):
        raise SpreadsheetError("is a spreadsheet of another kind", where=str(source), mend="save it as XLSX or CSV")
    if not source.exists():
        raise DossierError("there is no such folder or file", where=str(source), mend="name a dossier or a spreadsheet")
    if record or audience or dates:
        raise DossierError(
            "a dossier names its record, audiences and days itself",
            where=str(source),
            mend="leave out --record, --audience and --dates",
        )
    done = import_dossier(source, location, texts, join=join, erase=erase)
    if as_json:
        show_json({"schema": SCHEMA, **plain(done)})
    else:
        events = say.count("{record}: {n} event written", "{record}: {n} events written", done.new, record=done.record)
        show_line(f"{events}, {say.count('{n} in the dossier', '{n} in the dossier', done.total)}")
    return 0


def _report(sheet: object) -> None:
    from pourparler.cli.printing import show_rows
    from pourparler.workbench.imports import Sheet

    assert isinstance(sheet, Sheet)
    rows = [(row.number, row.id, sentence(row.problem) if row.problem else say("sound")) for row in sheet.rows]
    show_rows([say("row"), "id", say("what")], rows)
    if sheet.written:
        show_line(say.count("{n} row written", "{n} rows written", sheet.written))
    elif sheet.sound():
        show_line(say("nothing was written; add --write to write it"))
