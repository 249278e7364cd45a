"""Entries disclosed, signed off and erased at the desk: what the verbs do, with what cannot be taken back said first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pourparler.domain.request import KEEPER, Request
from pourparler.workbench.add import add
from pourparler.workbench.current import current
from pourparler.workbench.log import log
from pourparler.workbench.record import opened
from tests.web.entries import DAY
from tests.web.hand import Hand, Page
from tests.web.test_add import bodies, every_kind, hand

__all__ = ["every_kind", "hand"]


@pytest.fixture
def secret(hand: Hand) -> str:
    """An entry for the team and the mediator."""
    body: dict[str, Any] = {
        "kind": "context-noted",
        "happened_on": DAY,
        "context": {"id": "secret", "what": "a secret"},
        "passages": [{"source": "letter"}],
    }
    return add(hand.place.location, body, audience="mediator+team", by="ann").hash


def test_disclosing_is_asked_twice_and_opens_it(hand: Hand, secret: str) -> None:
    before = bodies(hand.place.location)
    page = Page(hand.send(f"disclose/{secret}", {"request": ("r",)}).text, 200)
    assert "cannot be made confidential again" in page.text and bodies(hand.place.location) == before
    looked = page.fields["looked"][0]
    for _ in range(2):
        assert hand.send(f"disclose/{secret}", {"request": ("r",)}, really="yes", looked=looked).status_code == 303
    assert len(bodies(hand.place.location)) == len(before) + 2
    assert [e for e in log(hand.place.location, viewer="everyone").events if e.kind == "event-disclosed"]


def test_what_leaves_out_somebody_who_sees_it_is_refused_beside_the_names(hand: Hand, secret: str) -> None:
    answer = hand.send(f"disclose/{secret}", {}, who="names", audience="team north", really="yes")
    assert answer.status_code == 400 and "leaves out some who see that event already" in answer.text
    answer = hand.send(f"disclose/{secret}", {}, who="names")
    assert answer.status_code == 400 and 'href="#f-audience"' in answer.text


def test_a_second_reader_signs_off_and_nobody_signs_off_his_own(hand: Hand, secret: str) -> None:
    assert "a secret" in hand.get(f"check/{secret}").text
    assert hand.send(f"check/{secret}", {}).status_code == 400
    assert "a second reader is somebody else" in hand.send(f"check/{secret}", {}, by="ann").text
    for _ in range(2):
        assert hand.send(f"check/{secret}", {"request": ("r",)}, by="bob").status_code == 303
    (line,) = [line for line in log(hand.place.location, viewer=KEEPER).events if line.hash == secret]
    assert line.checked_by == ("bob",)


def test_who_is_not_of_the_team_neither_checks_nor_erases(hand: Hand, secret: str, tmp_path: Path) -> None:
    other = Hand(tmp_path, "mediator")
    before = bodies(hand.place.location)
    for verb in ("check", "erase"):
        for answer in (other.client.get(other.at(f"{verb}/{secret}")), other.send(f"{verb}/{secret}", {}, by="x")):
            assert answer.status_code == 400 and "whoever keeps this copy" in answer.text
    assert bodies(hand.place.location) == before


def test_erasing_lists_first_and_needs_a_ground_and_the_word(hand: Hand, secret: str) -> None:
    page = hand.get(f"erase/{secret}")
    assert secret[:12] in page.between("What goes", "</ul>") and "event outside the room (mediator+team)" in page.text
    assert "Nobody, as far as exports were noted." in page.text
    before = bodies(hand.place.location)
    for sent, at in (({"word": "erase"}, "ground"), ({"ground": "duty-to-erase", "word": "yes"}, "word")):
        answer = hand.send(f"erase/{secret}", {}, **sent)
        assert answer.status_code == 400 and f'href="#f-{at}"' in answer.text
    assert bodies(hand.place.location) == before
    assert hand.send(f"erase/{secret}", {}, ground="duty-to-erase", word=" Erase ").status_code == 303
    assert current(Request(hand.place.location, KEEPER), secret).event is None
    gone = hand.get(f"erase/{secret}")
    assert "a secret" not in gone.text


def test_what_was_erased_is_neither_corrected_nor_disclosed(hand: Hand, secret: str) -> None:
    hand.send(f"erase/{secret}", {}, ground="duty-to-erase", word="erase")
    for verb in ("correct", "disclose", "check"):
        assert hand.get(f"{verb}/{secret}").status == 400
    assert len(opened(hand.place.location, KEEPER).entries) > 40


@pytest.mark.parametrize("verb", ["correct", "retract", "disclose", "check", "erase"])
def test_every_form_is_sound(hand: Hand, secret: str, verb: str) -> None:
    for code in ("en", "fr"):
        page = hand.get(f"{verb}/{secret}?lang={code}")
        assert page.status == 200
        assert page.headings.count("h1") == 1 and "style=" not in page.text
        assert not [one for one in page.inputs if not one["wrapped"] and one.get("id") not in page.labelled]
