"""The verb ``state``."""

from __future__ import annotations

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.domain.request import Request


@click.command("state", help=say("Print where every issue stands, on whose word, and what is not known."))
@options.together(options.seen, options.evidence, options.since, options.as_json, options.lang)
@click.option("--issue", default="", help=say("Only this issue."))
@options.gathered
def command(
    request: Request,
    as_json: bool,
    issue: str,
) -> None:
    """Print the state of play."""
    from difflib import get_close_matches

    from msgspec import structs

    from pourparler.brief.plain import state_of_play as plain
    from pourparler.brief.terminal.state_of_play import render_state
    from pourparler.brief.words.language import language
    from pourparler.cli.printing import show, show_json
    from pourparler.errors import UnknownId
    from pourparler.workbench.state import state

    found = state(request)
    if issue:
        one = found.standing(issue)
        if one is None:
            known = [i.issue for i in found.issues]
            near = get_close_matches(issue, known, 1, 0.6)
            raise UnknownId(
                "no issue is called {issue}",
                where=request.location,
                mend="did you mean {near}?" if near else "the issues are: {known}",
                issue=issue,
                near=", ".join(near),
                known=", ".join(known),
            )
        found = structs.replace(found, issues=(one,))
    if as_json:
        show_json(plain.state_of_play(found))
    else:
        show(render_state(found, language(request.language)))
