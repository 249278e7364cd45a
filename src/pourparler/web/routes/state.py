"""Where everything stands: what changed first, what waits, whose move it is."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import tools
from pourparler.brief.sections.change import change_line
from pourparler.brief.sections.contents import brief_of
from pourparler.brief.words.language import Language
from pourparler.brief.words.wording import Wording
from pourparler.web.asked import Asked
from pourparler.web.links import links
from pourparler.web.looked import Look
from pourparler.web.waiting import waiting
from pourparler.workbench.news import heads, news

PATH = "/r/{record}"
VERB = "state"


def get(asked: Asked) -> Response:
    """Show it."""
    brief = brief_of(asked.state, asked.say, sections=("changes",))
    look, new = _new(asked)
    return asked.page(
        "state",
        brief=brief,
        more=_more(asked.say),
        tasks=waiting(asked),
        look=look,
        new=new,
        **tools(brief.cited, links(asked), styled=False),
    )


def _new(asked: Asked) -> tuple[Look | None, list[str]]:
    """Return when whoever sits here looked last, and what is new since, in lines; none where that is not known."""
    request, answers = asked.request, asked.desk.answers
    if asked.desk.fixed or request.as_of or request.known_at:
        return None, []  # Somebody looks at another day: what is new is asked of the latest.
    there = answers.of("heads", request, lambda: heads(request))
    look = asked.desk.looked.before(asked.state.negotiation.record, asked.viewer, there)
    if look is None or not there:
        return None, []
    wording = Wording(asked.state.negotiation, asked.say)
    changes = answers.of("news", request, lambda: news(request, look.heads), look.heads)
    return look, [change_line(wording, change).text for change in changes]


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
