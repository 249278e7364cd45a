"""The verb ``read``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from pourparler.brief.words.candidate import KINDS
from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


@click.command("read", help=say("Read a report: who said what, who met, what comes next, each on its exact passage."))
@click.argument("report", metavar="REPORT")
@click.option(
    "--to",
    "location",
    default="",
    metavar="RECORD",
    help=say("Recognise what is on record there; nothing is written to it."),
)
@options.together(options.record, options.viewer, options.as_of, options.known_at)
@click.option(
    "--language",
    type=options.Near(["en", "fr"]),
    default=None,
    help=say("The language of the report; by default as its text shows."),
)
@click.option(
    "--kind", "kinds", multiple=True, type=options.Near(list(KINDS)), help=say("Print only this kind; may be repeated.")
)
@click.option("--html", "html", type=click.Path(path_type=Path), help=say("Write the coloured page there."))
@click.option(
    "--text",
    "text",
    type=click.Path(path_type=Path),
    help=say("Write there the text that passages point into, for an HTML page."),
)
@options.together(options.as_json, options.lang)
def command(
    report: str,
    location: str,
    record: str,
    viewer: str,
    as_of: date | None,
    known_at: date | None,
    language: str | None,
    kinds: tuple[str, ...],
    html: Path | None,
    text: Path | None,
    as_json: bool,
    lang: str,
) -> int:
    """Print what a report offers; exit status 1 where it offers nothing."""
    import time

    from pourparler.brief.page.reading import render_reading
    from pourparler.brief.plain.reading import reading as plain
    from pourparler.brief.words.language import language as tongue
    from pourparler.cli.printing import show_json, working
    from pourparler.cli.saving import save
    from pourparler.domain.request import Request
    from pourparler.workbench.precision import precision
    from pourparler.workbench.read import read_report, shares

    begun = time.perf_counter()
    with working() as tell:
        tell(say("reading"))
        request = Request(location, viewer, record, as_of, known_at) if location else None
        reading = read_report(report, request, language or "")
    decided = precision(location, viewer=viewer, record=record) if location else {}
    files = [(html, render_reading(reading, tongue(lang), Path(report).name.strip("-")).encode())] if html else []
    files += [(text, reading.text.encode("utf-8"))] if text else []
    for path, content in files:
        save(path, content)
    if as_json:
        show_json(plain(reading, shares(reading, decided), time.perf_counter() - begun, kinds))
        return 0 if reading.candidates else 1
    _print(reading, report, location, kinds, shares(reading, decided), tongue(lang))
    for path, _ in files:
        show_line(say("wrote {path}", path=path))
    return 0 if reading.candidates else 1


def _print(reading: Any, report: str, location: str, kinds: tuple[str, ...], readers: Any, tongue: Any) -> None:
    from pourparler.brief.sections.reading import measured_lines, notice_lines, provenance_lines
    from pourparler.brief.terminal.reading import candidate_heads, candidate_rows
    from pourparler.cli.printing import show_rows
    from pourparler.record.engine import shown

    for line in provenance_lines(reading.provenance, tongue):
        show_line(line)
    rows = candidate_rows(reading, kinds, tongue)
    if rows:
        show_line()
        show_rows(candidate_heads(tongue), rows)
        show_line()
    else:
        show_line(say("nothing was found in it"))
    for line in (*measured_lines(readers, tongue), *notice_lines(reading, tongue)):
        show_line(line)
    if rows:
        show_line(
            say(
                "to accept, mend or reject them: pourparler review {report} {record}",
                report=report,
                record=shown(location) if location else "RECORD",
            )
        )
