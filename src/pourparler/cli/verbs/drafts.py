"""The verb ``drafts``."""

from __future__ import annotations

from datetime import date

import click

from pourparler.cli import options
from pourparler.cli.options import say


@click.command("drafts", help=say("Print every draft beside its parents: what was kept, amended, moved, deleted, new."))
@options.together(options.seen, options.as_json, options.lang)
def command(
    location: str,
    record: str,
    viewer: str,
    as_of: date | None,
    known_at: date | None,
    checked: bool,
    for_others: bool,
    as_json: bool,
    lang: str,
) -> None:
    """Print the drafts."""
    from pourparler.brief.plain import state_of_play as plain
    from pourparler.brief.terminal.draft import render_drafts
    from pourparler.brief.words.language import language
    from pourparler.cli.printing import show, show_json
    from pourparler.workbench.state import state

    found = state(
        location, record=record, viewer=viewer, as_of=as_of, known_at=known_at, checked=checked, for_others=for_others
    )
    if as_json:
        show_json(plain.drafts(found))
    else:
        show(render_drafts(found, language(lang)))
