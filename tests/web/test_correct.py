"""Entries corrected and retracted at the desk: what the verbs do, looked at first."""

from __future__ import annotations

import json
from pathlib import Path

from pourparler.domain.request import KEEPER, Request
from pourparler.library import negotiation
from pourparler.record.event import encode
from pourparler.record.events.correction import EventCorrected, EventRetracted
from pourparler.workbench.add import add, correct
from pourparler.workbench.current import current
from pourparler.workbench.log import log
from tests.web.entries import ENTRIES
from tests.web.hand import Hand, Page
from tests.web.test_add import bodies, every_kind, hand, typed

__all__ = ["every_kind", "hand"]


def entry_of(hand: Hand, kind: str, place: int = 0) -> str:
    return log(hand.place.location, viewer=KEEPER, kind=kind).events[place].hash


def drawn(hand: Hand, page: str) -> dict[str, tuple[str, ...]]:
    """What stands in a form as it is drawn, and is sent with it."""
    fields = hand.get(page).fields
    return {name: tuple(values) for name, values in fields.items() if any(values)}


def test_every_entry_has_a_form_filled_with_what_it_says(hand: Hand) -> None:
    for line in log(hand.place.location, viewer=KEEPER).events[1:]:
        page = hand.get(f"correct/{line.hash}")
        assert page.status == 200, line.kind
        assert not [one for one in page.inputs if not one["wrapped"] and one.get("id") not in page.labelled]


def test_a_correction_sent_as_it_is_drawn_puts_the_same_in_its_place(hand: Hand) -> None:
    for body in ENTRIES:
        location = hand.place.location
        lines = log(location, viewer=KEEPER, kind=body["kind"]).events
        line = next(one for one in lines if _says(location, one.hash, body))
        sent = drawn(hand, f"correct/{line.hash}")
        answer = hand.send(f"correct/{line.hash}", sent, ground="to see", really="yes")
        if answer.status_code != 303:
            # What no longer fits what is on record is refused alike by the verb.
            assert "Nothing was recorded" in answer.text
            continue
        event = _last(location)
        assert isinstance(event, EventCorrected)
        assert json.loads(bytes(event.instead)) == current(Request(location, KEEPER), line.hash).body
        assert _says(location, line.hash, body)


def _says(location: str, hash_: str, body: dict[str, object]) -> bool:
    said = current(Request(location, KEEPER), hash_).body
    return {name: value for name, value in said.items() if name != "known_on"} == body


def _last(location: str) -> object:
    from pourparler.workbench.record import opened

    return opened(location, KEEPER).entries[-1].event()


def test_what_is_corrected_is_looked_at_first(hand: Hand) -> None:
    hash_ = entry_of(hand, "position-taken", 1)
    before = bodies(hand.place.location)
    sent = drawn(hand, f"correct/{hash_}")
    changed = {
        **sent,
        "position.condition.only": (),
        "position.stance": ("reserves",),
        "position.condition.event": ("",),
    }
    changed["position.condition.options"] = ()
    page = Page(hand.send(f"correct/{hash_}", changed, ground="misread").text, 200)
    assert "The South reserves its position on" in page.text
    assert bodies(hand.place.location) == before
    looked = page.fields["looked"][0]
    again = hand.send(
        f"correct/{hash_}", {**changed, "position.stance": ("refuses",)}, ground="misread", really="yes", looked=looked
    )
    assert again.status_code == 200 and bodies(hand.place.location) == before
    done = hand.send(f"correct/{hash_}", {**changed, "ground": ("misread",)}, really="yes", looked=looked)
    assert done.status_code == 303
    assert negotiation(hand.place.location, viewer=KEEPER).positions["p2"].value.stance.value == "reserves"


def test_the_id_and_the_kind_stand_whatever_is_sent(hand: Hand) -> None:
    hash_ = entry_of(hand, "issue-added")
    sent = {**drawn(hand, f"correct/{hash_}"), "issue.id": ("navy",), "issue.title": ("Navy",)}
    assert hand.send(f"correct/{hash_}", sent, ground="a better word", really="yes").status_code == 303
    issues = negotiation(hand.place.location, viewer=KEEPER).issues
    assert issues["army"].value.title == "Navy" and "navy" not in issues


def test_a_correction_needs_a_reason_and_a_day(hand: Hand) -> None:
    hash_ = entry_of(hand, "issue-added")
    answer = hand.send(f"correct/{hash_}", {**drawn(hand, f"correct/{hash_}"), "known_on": ("",)})
    assert answer.status_code == 400
    assert 'href="#f-ground"' in answer.text and 'href="#f-known_on"' in answer.text


def test_a_corrected_entry_is_corrected_from_what_it_says_now(hand: Hand) -> None:
    hash_ = entry_of(hand, "context-noted")
    sent = drawn(hand, f"correct/{hash_}")
    assert (
        hand.send(f"correct/{hash_}", {**sent, "context.what": ("A gale",)}, ground="g", really="yes").status_code
        == 303
    )
    assert drawn(hand, f"correct/{hash_}")["context.what"] == ("A gale",)


def test_a_correction_is_not_corrected_but_can_be_retracted(hand: Hand) -> None:
    hash_ = entry_of(hand, "context-noted")
    hand.send(
        f"correct/{hash_}", {**drawn(hand, f"correct/{hash_}"), "context.what": ("A gale",)}, ground="g", really="yes"
    )
    correction = entry_of(hand, "event-corrected")
    assert hand.get(f"correct/{correction}").status == 400
    page = Page(hand.send(f"retract/{correction}", {}, ground="it was a storm").text, 200)
    assert "was corrected. Why: g." in page.sentence()
    assert hand.send(f"retract/{correction}", {}, ground="it was a storm", really="yes").status_code == 303
    assert negotiation(hand.place.location, viewer=KEEPER).contexts["storm"].value.what == "A storm"


def test_a_retraction_is_looked_at_with_what_it_changes(hand: Hand) -> None:
    word, fields = typed(
        {
            **ENTRIES[0],
            "kind": "position-taken",
            "source": None,
            "position": {
                "id": "p9",
                "party": "north",
                "issue": "money",
                "stance": "refuses",
                "options": ["money.none"],
                "said": {"speaker": "A", "attribution": "on-record"},
            },
            "passages": [{"source": "letter"}],
        }
    )
    assert hand.send(f"add/{word}", fields, really="yes").status_code == 303
    hash_ = entry_of(hand, "position-taken", 2)
    before = bodies(hand.place.location)
    assert hand.send(f"retract/{hash_}", {}).status_code == 400
    page = Page(hand.send(f"retract/{hash_}", {}, ground="never said").text, 200)
    assert "The North: Money: refuse “money.none” → nothing" in page.text
    assert bodies(hand.place.location) == before
    sent = {"ground": ("never said",), "request": ("r",)}
    for _ in range(2):
        answer = hand.send(f"retract/{hash_}", sent, really="yes", looked=page.fields["looked"][0])
        assert answer.status_code == 303
    assert len(bodies(hand.place.location)) == len(before) + 1
    event = _last(hand.place.location)
    assert isinstance(event, EventRetracted) and event.ground == "never said"
    assert "It no longer counts." in hand.get(f"retract/{hash_}").text
    assert hand.get(f"correct/{hash_}").status == 400


def test_the_desk_corrects_as_the_verb_does(hand: Hand, tmp_path: Path) -> None:
    import shutil

    from pourparler.web.form.entry import today

    other = str(shutil.copy(hand.place.location, tmp_path / "other.db"))
    hash_ = entry_of(hand, "context-noted")
    sent = {**drawn(hand, f"correct/{hash_}"), "context.what": ("A gale",)}
    hand.send(f"correct/{hash_}", sent, ground="g", really="yes")
    body = {
        **current(Request(other, KEEPER), hash_).body,
        "context": {"id": "storm", "what": "A gale", "kind": "weather"},
    }
    correct(other, hash_, body, "g", happened_on=today())
    assert bodies(other)[-1] == bodies(hand.place.location)[-1]


def test_an_entry_that_is_hidden_is_like_one_that_is_not_there(hand: Hand, tmp_path: Path) -> None:
    secret = add(hand.place.location, _secret(), audience="team")
    hidden = Hand(tmp_path, "everyone")
    for verb in ("correct", "retract", "disclose", "check", "erase"):
        told = set()
        for name in (secret.hash, "0" * 64):
            for answer in (
                hidden.client.get(hidden.at(f"{verb}/{name}")),
                hidden.send(f"{verb}/{name}", {}, ground="g", really="yes", by="x"),
            ):
                told.add((answer.status_code, answer.text))
        assert [status for status, _ in told] == [404]


def _secret() -> dict[str, object]:
    body = {
        "kind": "context-noted",
        "context": {"id": "secret", "what": "a secret"},
        "passages": [{"source": "letter"}],
    }
    return {**body, "happened_on": ["2025-12-01", "2025-12-01"]}


def test_what_is_sent_is_encoded_as_it_was(hand: Hand) -> None:
    event = current(Request(hand.place.location, KEEPER), entry_of(hand, "draft-tabled")).event
    assert event is not None and json.loads(encode(event))["draft"]["points"][2] == {"number": "3", "deleted": True}
