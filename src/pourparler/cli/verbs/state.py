"""The verb ``state``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.domain.request import Request

if TYPE_CHECKING:
    from pourparler.domain.state_of_play import StateOfPlay

_SHOWN = ("changes", "issues", "statements", "claims", "next", "questions", "unknown", "hearsay", "set-aside")
"""What follows the first page; ``brief`` prints the other sections, too, and ``--section`` any of them alone."""


@click.command("state", help=say("Print where every issue stands, on whose word, and what is not known."))
@options.together(options.seen, options.evidence, options.since, options.as_json, options.lang)
@click.option("--issue", default="", help=say("Only this issue."))
@options.section
@options.gathered
def command(
    request: Request,
    as_json: bool,
    issue: str,
    section: str,
) -> None:
    """Print the state of play."""
    from pourparler.brief.plain import state_of_play as plain
    from pourparler.brief.sections.contents import brief_of
    from pourparler.brief.terminal.brief import render_brief
    from pourparler.brief.words.language import language
    from pourparler.cli.pages import show_section
    from pourparler.cli.printing import show, show_json
    from pourparler.workbench import state as verb

    state = verb.state(request)
    if issue:
        state = _only(state, issue, request.location)
    if as_json:
        show_json(plain.state_of_play(state))
    elif section or issue:
        show_section(state, request.language, section or "issues")
    else:
        say_it = language(request.language)
        show(render_brief(brief_of(state, say_it, sections=_SHOWN), say_it))


def _only(state: StateOfPlay, issue: str, location: str) -> StateOfPlay:
    """Return a state of play with one issue."""
    from msgspec import structs

    from pourparler.workbench.scenario import unknown

    one = state.standing(issue)
    if one is None:
        raise unknown("no issue is called {name}", issue, [i.issue for i in state.issues], location)
    return structs.replace(state, issues=(one,))
