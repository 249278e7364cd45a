"""What stands around every page of a record: its title, the tabs, the lens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from pourparler.brief.words.language import Language
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import Request

if TYPE_CHECKING:
    from pourparler.web.asked import Asked


class Steps(Struct, frozen=True):
    """The days between which the lens steps: those on which something happened that is on record."""

    before: date | None
    after: date | None
    latest: date | None


def frame(asked: Asked) -> dict[str, Any]:
    """Return what the frame of a page shows."""
    wording = Wording(asked.state.negotiation, asked.say)
    title = asked.say.of(asked.state.negotiation.opening().title)
    tab = asked.http.url.path.removeprefix(asked.lens.record()).strip("/").partition("/")[0]
    return {
        "title": title,
        "tab": _TAB_OF.get(tab, tab),
        "tabs": tabs,
        "levels": levels,
        "level": wording.level(asked.request.level),
        "seen_by": wording.viewer(),
        "steps": _steps(asked),
        "wording": wording,
    }


_TAB_OF = {"issue": "grid", "issues": "grid", "party": "grid", "entry": "log"} | dict.fromkeys(
    ("correct", "retract", "disclose", "check", "erase"), "log"
)


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
    whole = Request(request.location, request.viewer, request.record, known_at=request.known_at)
    everything: Negotiation = asked.desk.answers.state(whole).negotiation
    days = everything.days()
    latest = days[-1] if days else None
    shown = request.as_of or latest
    if shown is None:
        return Steps(None, None, None)
    before = max((day for day in days if day < shown), default=None)
    after = min((day for day in days if day > shown), default=None)
    return Steps(before, after, latest)
