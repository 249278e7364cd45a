"""The verb ``brief``."""

from __future__ import annotations

from pathlib import Path

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line
from pourparler.domain.request import Request


@click.command("brief", help=say("Write the brief: one page of HTML, a Word document, or a table."))
@options.together(options.seen, options.evidence, options.since, options.lang)
@click.option("--html", "html", type=click.Path(path_type=Path), help=say("Write the page there."))
@click.option("--word", "word", type=click.Path(path_type=Path), help=say("Write the Word document there."))
@click.option("--csv", "csv", type=click.Path(path_type=Path), help=say("Write the table of stances there."))
@click.option("--one-page", "one_page", is_flag=True, help=say("Only the first page, complete on one sheet of A4."))
@options.gathered
def command(
    request: Request,
    html: Path | None,
    word: Path | None,
    csv: Path | None,
    one_page: bool,
) -> None:
    """Write the brief; without a file, print it."""
    from pourparler.brief.docx.brief import document_of
    from pourparler.brief.page.brief import page_of
    from pourparler.brief.plain.table import render_csv
    from pourparler.brief.sections.contents import brief_of
    from pourparler.brief.sections.one_page import one_page_of
    from pourparler.brief.terminal.brief import render_brief
    from pourparler.brief.words.language import language
    from pourparler.cli.printing import show
    from pourparler.cli.saving import save
    from pourparler.errors import InputError
    from pourparler.workbench import state as verb
    from pourparler.workbench.brief import could_be_agreed

    if one_page and csv:
        raise InputError("a table has no first page", mend="leave out {option[one-page]} or {option[csv]}")
    state = verb.state(request)
    tongue = language(request.language)
    brief = (one_page_of if one_page else brief_of)(state, tongue, could_be_agreed(state))
    files = [(html, page_of(brief, tongue).encode())] if html else []
    files += [(word, document_of(brief, state, tongue))] if word else []
    files += [(csv, render_csv(state, tongue).encode("utf-8-sig"))] if csv else []
    for path, content in files:
        save(path, content)
        show_line(say("wrote {path} (seen by: {viewer})", path=path, viewer=state.negotiation.viewer))
    if not files:
        show(render_brief(brief, tongue))
