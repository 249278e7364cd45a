"""The verb ``drafts``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.domain.request import Request


@click.command("drafts", help=say("Print every draft beside its parents: what was kept, amended, moved, deleted, new."))
@options.together(options.seen, options.as_json, options.lang)
@options.gathered
def command(
    request: Request,
    as_json: bool,
) -> None:
    """Print the drafts."""
    from pourparler.brief.plain import state_of_play as plain
    from pourparler.cli.pages import show_section
    from pourparler.cli.printing import show_json
    from pourparler.workbench import state as verb

    state = verb.state(request)
    if as_json:
        show_json(plain.drafts(state))
    else:
        show_section(state, request.language, "drafts")
