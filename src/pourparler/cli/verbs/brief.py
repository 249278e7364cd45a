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
@options.gathered
def command(
    request: Request,
    html: Path | None,
    word: Path | None,
    csv: Path | None,
) -> None:
    """Write the brief; without a file, print it."""
    from pourparler.brief.docx.brief import render_word
    from pourparler.brief.page.brief import render_html
    from pourparler.brief.plain.table import render_csv
    from pourparler.brief.sections.contents import brief_of
    from pourparler.brief.terminal.brief import render_brief
    from pourparler.brief.words.language import language
    from pourparler.cli.printing import show
    from pourparler.cli.saving import save
    from pourparler.workbench import state as verb
    from pourparler.workbench.brief import could_be_agreed

    state = verb.state(request)
    tongue = language(request.language)
    possible = could_be_agreed(state)
    files = [(html, render_html(state, tongue, possible).encode())] if html else []
    files += [(word, render_word(state, tongue, possible))] if word else []
    files += [(csv, render_csv(state, tongue).encode("utf-8-sig"))] if csv else []
    for path, content in files:
        save(path, content)
        show_line(say("wrote {path} (seen by: {viewer})", path=path, viewer=state.negotiation.viewer))
    if not files:
        show(render_brief(brief_of(state, tongue, possible), tongue))
