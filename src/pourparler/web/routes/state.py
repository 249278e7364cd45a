"""Where everything stands: what changed first, what waits, whose move it is."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import tools
from pourparler.brief.sections.contents import brief_of
from pourparler.brief.words.language import Language
from pourparler.web.asked import Asked
from pourparler.web.links import links
from pourparler.web.waiting import waiting

PATH = "/r/{record}"
VERB = "state"


def get(asked: Asked) -> Response:
    """Show it."""
    brief = brief_of(asked.state, asked.say, sections=("changes",))
    return asked.page(
        "state",
        brief=brief,
        more=_more(asked.say),
        tasks=waiting(asked),
        **tools(brief.cited, links(asked), styled=False),
    )


def _more(say: Language) -> list[tuple[str, str]]:
    """Return the other sections that have a page, and their words."""
    return [
        ("issues", say("Every issue, with reasons")),
        ("statements", say("What was said")),
        ("rooms", say("In the room")),
        ("claims", say("Contested claims")),
        ("next", say("Announced steps")),
        ("bound", say("Proposals and agreements")),
        ("questions", say("The four questions")),
        ("unknown", say("What is not known")),
        ("called", say("What the talks were called")),
        ("hearsay", say("Hearsay")),
        ("set-aside", say("Set aside")),
    ]
