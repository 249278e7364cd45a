"""What an event would change is what it changes; looking writes nothing and tells nothing that is hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from pourparler.domain.interval import Interval
from pourparler.domain.request import Request
from pourparler.errors import InputError, InvalidEvent
from pourparler.record.event import encode
from pourparler.workbench.add import add, correct, retract
from pourparler.workbench.preview import default_audience, preview, preview_correction, preview_retraction, seen_by
from pourparler.workbench.state import state
from tests.web.test_add import ENTRIES, begun

SAID = {"speaker": "A", "attribution": "on-record"}


def refuses(option: str = "army.large", on: str = "2025-12-03") -> dict[str, Any]:
    position = {
        "id": f"p-{on}",
        "party": "south",
        "issue": "army",
        "stance": "refuses",
        "said": SAID,
        "options": [option],
    }
    return {"kind": "position-taken", "happened_on": [on, on], "passages": [{"source": "letter"}], "position": position}


@pytest.fixture
def asked(tmp_path: Path) -> Request:
    location = begun(tmp_path)
    for body in ENTRIES:
        add(location, body)
    return Request(location, "team")


def test_what_is_told_before_is_what_stands_after(asked: Request) -> None:
    seen = preview(asked, refuses())
    before = state(asked).negotiation
    assert "p-2025-12-03" not in before.positions
    entry = add(asked.location, refuses())
    after = state(asked).negotiation
    assert encode(entry.event()) == encode(seen.event)
    assert structs.replace(seen.after.positions["p-2025-12-03"], event="") == structs.replace(
        after.positions["p-2025-12-03"], event=""
    )
    assert [(one.noun, one.subject, one.before, one.after) for one in seen.changes] == [
        (
            "position",
            "south army",
            "conditional army.large, army.small",
            "conditional army.large, army.small; refuses army.large",
        )
    ]


def test_what_does_not_count_changes_nothing(asked: Request) -> None:
    rumour = {**refuses(), "position": {**refuses()["position"], "said": {**SAID, "hearsay": True}}}
    assert not [one for one in preview(asked, rumour).changes if one.noun in ("issue", "position")]


def test_what_breaks_a_rule_is_refused_before_it_is_recorded(asked: Request) -> None:
    for body in (refuses("money.none"), {**refuses(), "passages": []}, ENTRIES[0]):
        with pytest.raises(InvalidEvent):
            preview(asked, body)
        with pytest.raises(InvalidEvent):
            add(asked.location, body)


def test_what_the_viewer_would_not_see_is_not_looked_at(asked: Request) -> None:
    mediator = structs.replace(asked, viewer="mediator")
    assert preview(mediator, refuses(), audience="mediator+team").audience == "mediator+team"
    for look in (lambda: preview(mediator, refuses(), audience="team"), lambda: seen_by(mediator, "team")):
        with pytest.raises(InputError, match="mediator would not see what team sees"):
            look()
    assert seen_by(asked, "north") == "north"
    assert default_audience(asked) == "everyone"


def test_a_retraction_and_a_correction_tell_what_they_change(asked: Request) -> None:
    entry = add(asked.location, refuses())
    today = Interval.of("2026-01-01")
    gone = preview_retraction(asked, entry.hash, "never said")
    assert "p-2025-12-03" not in gone.after.positions and gone.changes
    body = {**refuses("army.small"), "known_on": "2025-12-03"}
    mended = preview_correction(asked, entry.hash, body, "misread")
    assert mended.after.positions["p-2025-12-03"].value.options == ("army.small",)
    assert type(mended.event).__name__ == "PositionTaken"
    assert "p-2025-12-03" in state(asked).negotiation.positions
    correct(asked.location, entry.hash, body, "misread", happened_on=today)
    assert state(asked).negotiation.positions["p-2025-12-03"].value.options == ("army.small",)
    retract(asked.location, entry.hash, "never said", happened_on=today)
    with pytest.raises(InvalidEvent):
        preview_correction(asked, entry.hash, {**body, "known_on": None}, "again")
