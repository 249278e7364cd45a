"""Issues and parties: what each holds, in short; a cell opens its evidence beside it."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import anchor
from pourparler.brief.sections.evidence import Evidence, evidence
from pourparler.brief.sections.grid import SORTS, grid, key_of
from pourparler.brief.sections.trail import bearing_words
from pourparler.brief.words.party import capital
from pourparler.brief.words.wording import Wording
from pourparler.domain.issue_standing import Standing
from pourparler.web.asked import Asked
from pourparler.web.trails import excerpts_of, trails_of, wording_of

PATH = "/r/{record}/grid"
VERB = "state"
FILES = ("show", "sort")
"""What becomes a file where the page is published; the evidence of a cell stands on its issue's page."""


def get(asked: Asked) -> Response:
    """Show it, with the evidence of the cell that the address names."""
    wording = wording_of(asked)
    shows = [(one.value, wording.standing(one, 2)) for one in Standing]
    show = asked.query.get("show", "")
    show = show if show == "all" or show in dict(shows) else ""
    sort = asked.query.get("sort", "")
    sort = sort if sort in SORTS else SORTS[0]
    find = asked.query.get("find", "").strip()
    kept = {"show": show, "sort": "" if sort == SORTS[0] else sort, "find": find}
    opened = _opened(asked, wording)
    return asked.page(
        "grid",
        grid=grid(wording, asked.state, trails_of(asked), show, sort, find),
        opened=opened,
        here=key_of(opened.issue, opened.party) if opened else "",
        shows=shows,
        show=show,
        sorts=_sorts(asked),
        sort=sort,
        find=find,
        kept=kept,
        bearing=lambda word: bearing_words(asked.say, word.bearing),
        anchor=anchor,
        capital=capital,
    )


def _sorts(asked: Asked) -> list[tuple[str, str]]:
    say = asked.say
    return [
        ("contested", say("contested first")),
        ("latest", say("last heard first")),
        ("record", say("in the order of the record")),
    ]


def _opened(asked: Asked, wording: Wording) -> Evidence | None:
    """Return the evidence of the cell that the address names; none where it names none that is there."""
    issue, _, party = asked.query.get("cell", "").partition("|")
    standing = asked.state.standing(issue)
    if standing is None or party not in asked.state.negotiation.parties:
        return None
    trail = trails_of(asked).get((party, issue), ())
    said = [s for s in (*asked.state.said_on(issue), *asked.state.weaker_statements) if s.party == party]
    passages = [p for one in said for p in one.statement.passages]
    return evidence(wording, asked.state, standing, party, trail, excerpts_of(asked, [trail], passages))
