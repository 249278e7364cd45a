"""The verb ``state``."""

from __future__ import annotations

from datetime import date

import click

from pourparler.cli import options
from pourparler.cli.options import say


@click.command("state", help=say("Print where every issue stands, on whose word, and what is not known."))
@options.together(options.seen, options.evidence, options.since, options.as_json, options.lang)
@click.option("--issue", default="", help=say("Only this issue."))
def command(
    location: str,
    record: str,
    viewer: str,
    as_of: date | None,
    known_at: date | None,
    for_others: bool,
    evidence: str,
    since: date | None,
    checked: bool,
    as_json: bool,
    lang: str,
    issue: str,
) -> None:
    """Print the state of play."""
    from difflib import get_close_matches

    from msgspec import structs

    from pourparler.brief.plain import state_of_play as plain
    from pourparler.brief.terminal.state_of_play import render_state
    from pourparler.brief.words.language import language
    from pourparler.cli.printing import show, show_json
    from pourparler.domain.evidence import Level
    from pourparler.errors import UnknownId
    from pourparler.workbench.state import state

    found = state(
        location,
        record=record,
        viewer=viewer,
        as_of=as_of,
        known_at=known_at,
        level=Level(evidence),
        for_others=for_others,
        since=since,
        checked=checked,
    )
    if issue:
        one = found.standing(issue)
        if one is None:
            known = [i.issue for i in found.issues]
            near = get_close_matches(issue, known, 1, 0.6)
            raise UnknownId(
                "no issue is called {issue}",
                where=location,
                mend="did you mean {near}?" if near else "the issues are: {known}",
                issue=issue,
                near=", ".join(near),
                known=", ".join(known),
            )
        found = structs.replace(found, issues=(one,))
    if as_json:
        show_json(plain.state_of_play(found))
    else:
        show(render_state(found, language(lang)))
