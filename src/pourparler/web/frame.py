"""What stands around every page of a record: its title, the tabs, the lens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

from pourparler.brief.words.language import Language
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation

if TYPE_CHECKING:
    from pourparler.web.asked import Asked


class Steps(Struct, frozen=True):
    """The days between which the lens steps: those on which something happened that is on record."""

    days: tuple[date, ...]
    before: date | None
    after: date | None
    latest: date | None


def frame(asked: Asked) -> dict[str, Any]:
    """Return what the frame of a page shows."""
    wording = Wording(asked.state.negotiation, asked.say)
    title = asked.say.of(asked.state.negotiation.opening().title)
    tab = asked.http.url.path.removeprefix(asked.lens.record()).strip("/").partition("/")[0]
    return {
        "subs": _subs(asked) if _TAB_OF.get(tab, tab) == "possible" else [],
        "title": title,
        "tab": _TAB_OF.get(tab, tab),
        "tabs": tabs,
        "levels": levels,
        "level": wording.level(asked.request.level),
        "seen_by": wording.viewer(),
        "steps": _steps(asked),
        "wording": wording,
    }


def _subs(asked: Asked) -> list[tuple[str, str]]:
    """Return the pages beside one another under *possible*: deals and rehearsals only where there are estimates."""
    estimated = bool(asked.desk.answers.estimates(asked.request))
    more = [("deals", asked.say("Deals")), ("rehearsals", asked.say("Rehearsals"))] if estimated else []
    return [("possible", asked.say("What could be agreed")), *more, ("estimates", asked.say("Estimates"))]


_TAB_OF = {
    **dict.fromkeys(("deals", "doubts", "estimates", "rehearsals"), "possible"),
    **dict.fromkeys(("issue", "issues", "party", "parties", "people", "say-back", "source", "sources"), "grid"),
    **dict.fromkeys(("entry", "correct", "retract", "disclose", "erase", "check", "verify"), "log"),
}


def tabs(say: Language) -> list[tuple[str, str]]:
    """Return the places of the bar: where they stand, and their words."""
    return [
        ("", say("State")),
        ("grid", say("Grid")),
        ("timeline", say("Timeline")),
        ("possible", say("Possible")),
        ("drafts", say("Drafts")),
        ("read", say("Read")),
        ("add", say("Add")),
        ("log", say("Log")),
        ("brief", say("Brief")),
    ]


def levels(say: Language) -> list[tuple[str, str]]:
    """Return the levels of evidence, and their words."""
    return [
        (Level.REPORTED.value, say("own word and reports")),
        (Level.OFFICIAL.value, say("own word only")),
        (Level.ANY.value, say("hearsay and inference too, marked")),
    ]


def _steps(asked: Asked) -> Steps:
    """Return the days before and after the one shown."""
    request = asked.request
    # The days are those of all that may be told: on a page for others, too.
    whole = structs.replace(request, as_of=None, since=None, level=Level.REPORTED, language="en")
    everything: Negotiation = asked.desk.answers.state(whole).negotiation
    days = everything.days()
    latest = days[-1] if days else None
    shown = request.as_of or latest
    if shown is None:
        return Steps((), None, None, None)
    before = max((day for day in days if day < shown), default=None)
    after = min((day for day in days if day > shown), default=None)
    return Steps(tuple(days), before, after, latest)
