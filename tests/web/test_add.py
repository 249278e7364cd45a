"""Adding by hand at the desk: every kind has its form, and records what the command line would."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pourparler.cli.main import status
from pourparler.domain.request import KEEPER
from pourparler.library import negotiation
from pourparler.record.event import encode
from pourparler.web.form.form import fields_of
from pourparler.web.form.typed import read
from pourparler.web.form.written import written
from pourparler.workbench.add import add, as_event
from pourparler.workbench.fields import kind_added, verbs, word_of
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.new import new
from pourparler.workbench.record import opened
from tests.conftest import ROOT
from tests.web.crawl import crawl, route
from tests.web.entries import ENTRIES
from tests.web.hand import Hand, Page

WORDS = list(verbs())


def begun(folder: Path) -> str:
    location = str(folder / "talks.pourparler")
    new(location, "Talks", keeper="team", audience="everyone", happened_on=date(2025, 11, 20))
    return location


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record with an entry of every kind."""
    location = begun(tmp_path_factory.mktemp("every-kind"))
    for body in ENTRIES:
        add(location, body)
    return location


@pytest.fixture
def hand(tmp_path: Path, every_kind: str) -> Hand:
    """A desk over a copy of it."""
    shutil.copy(every_kind, tmp_path / "talks.pourparler")
    return Hand(tmp_path)


def typed(body: dict[str, Any]) -> tuple[str, dict[str, tuple[str, ...]]]:
    kind = kind_added(word_of(body["kind"]))
    assert kind is not None
    return kind.word, written(fields_of(kind), body)


def bodies(location: str) -> list[dict[str, Any]]:
    return [json.loads(encode(entry.event())) for entry in opened(location, KEEPER).entries]


def test_the_entries_are_of_every_kind() -> None:
    assert {word_of(body["kind"]) for body in ENTRIES} == set(WORDS)


def test_every_page_that_leads_to_a_form_leads_to_one_that_is_there() -> None:
    templates = (ROOT / "src" / "pourparler" / "web" / "templates").glob("*.html")
    led = {word for one in templates for word in re.findall(r'lens\.to\("add/([a-z-]+)"', one.read_text("utf-8"))}
    assert {"party", "position"} <= led <= set(WORDS)


def test_a_record_kept_by_forms_is_the_record_kept_by_the_verb(tmp_path: Path) -> None:
    for name in ("forms", "verb"):
        (tmp_path / name).mkdir()
    by_verb = begun(tmp_path / "verb")
    by_forms = begun(tmp_path / "forms")
    hand = Hand(tmp_path / "forms")
    for body in ENTRIES:
        word, fields = typed(body)
        answer = hand.send(f"add/{word}", fields, really="yes")
        assert answer.status_code == 303, (word, Page(answer.text, 400).between('class="errors"', "</div>"))
        add(by_verb, body)
    assert bodies(by_forms)[1:] == bodies(by_verb)[1:]


@pytest.mark.parametrize("body", ENTRIES, ids=lambda body: str(body["kind"]))
def test_a_form_filled_draws_what_it_was_filled_with(hand: Hand, body: dict[str, Any]) -> None:
    word, fields = typed(body)
    page = Page(hand.send(f"add/{word}", fields, more="nothing").text, 200)
    drawn = {name: tuple(values) for name, values in page.fields.items() if any(values)}
    kind = kind_added(word)
    assert kind is not None
    assert as_event({**read(fields_of(kind), drawn).body, "kind": kind.kind}) == as_event(body)


def test_the_shipped_case_typed_into_forms_says_the_same(case: Path) -> None:
    for entry in opened(str(case), KEEPER).entries:
        body = json.loads(encode(entry.event()))
        kind = kind_added(word_of(body["kind"]))
        if kind is not None:
            reading = read(fields_of(kind), written(fields_of(kind), body))
            assert (reading.complaints, as_event({**reading.body, "kind": kind.kind})) == ([], entry.event())


@pytest.mark.parametrize("word", WORDS)
def test_every_kind_has_a_form_whose_inputs_have_labels(hand: Hand, word: str) -> None:
    page = hand.get(f"add/{word}")
    assert page.status == 200
    assert not [one for one in page.inputs if not one["wrapped"] and one.get("id") not in page.labelled]
    assert page.headings.count("h1") == 1
    assert 'type="date"' not in page.text and "style=" not in page.text
    ids = [one["id"] for one in page.inputs if "id" in one]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("word", WORDS)
def test_an_empty_form_says_what_is_missing_and_records_nothing(hand: Hand, word: str) -> None:
    before = bodies(hand.place.location)
    answer = hand.send(f"add/{word}", {}, really="yes")
    assert answer.status_code == 400
    assert "Nothing was recorded" in answer.text
    assert 'href="#f-happened_on"' in answer.text
    assert bodies(hand.place.location) == before


POSITION = {
    "position.party": ("north",),
    "position.issue": ("army",),
    "position.stance": ("demands",),
    "position.options": ("army.small",),
    "position.said.speaker": ("A. North",),
    "position.said.attribution": ("on-record",),
    "happened_on": ("2025-12-02",),
    "passages.0.source": ("letter",),
    "request": ("one-form",),
}


def test_the_desk_records_what_the_command_line_records(hand: Hand, every_kind: str, tmp_path: Path) -> None:
    assert hand.send("add/position", POSITION, really="yes").status_code == 303
    by_desk = bodies(hand.place.location)[-1]
    other = shutil.copy(every_kind, tmp_path / "other.pourparler")
    words = ["--party", "north", "--issue", "army", "--stance", "demands", "--options", "army.small"]
    words += ["--speaker", "A. North", "--attribution", "on-record", "--on", "2025-12-02", "--source", "letter"]
    assert status(["add", "position", str(other), *words]) == 0
    assert bodies(str(other))[-1] == by_desk


def test_looking_reads_it_back_and_records_nothing(hand: Hand) -> None:
    before = bodies(hand.place.location)
    page = Page(hand.send("add/position", POSITION).text, 200)
    assert page.sentence().startswith(
        "On 2 December 2025, The North demand “army.small” on Army, as A. North said on record"
    )
    assert page.sentence().endswith("own word")
    assert "The North: Army: nothing → demand “army.small”" in page.between("What it will change", "</aside>")
    assert page.fields["looked"]
    assert bodies(hand.place.location) == before


def test_what_is_confirmed_after_looking_is_what_was_looked_at(hand: Hand) -> None:
    looked = Page(hand.send("add/position", POSITION).text, 200).fields["looked"][0]
    changed = {**POSITION, "position.stance": ("refuses",)}
    again = hand.send("add/position", changed, really="yes", looked=looked)
    assert (again.status_code, Page(again.text, 200).sentence().split(",")[1][:22]) == (200, " The North refuse “arm")
    assert hand.send("add/position", POSITION, really="yes", looked=looked).status_code == 303


def test_what_was_typed_is_kept_where_something_is_wrong(hand: Hand) -> None:
    answer = hand.send("add/position", {**POSITION, "happened_on": ("2025-11-31",)}, really="yes")
    page = Page(answer.text, answer.status_code)
    assert page.status == 400
    assert page.between('class="errors"', "</h2>").endswith("Nothing was recorded: one thing to mend")
    assert page.between('id="f-happened_on-m">', "</p>").startswith("“2025-11-31” is not a day")
    kept = {name: tuple(page.fields[name]) for name in POSITION}
    assert kept == {**POSITION, "happened_on": ("2025-11-31",)}


@pytest.mark.parametrize(
    ("changed", "at", "says"),
    [
        ({"position.party": ("nobody",)}, "position.party", "nobody is not among the parties"),
        ({"position.stance": ("dances",)}, "position.stance", "Invalid enum value"),
        ({"passages.0.source": ("",)}, "", "stands on no source"),
        ({"position.condition.event": ("rain",)}, "position", "a condition goes with"),
        ({"passages.0.start": ("x",)}, "passages.0.start", "“x” is not a number"),
        ({"known_on": ("soon",)}, "known_on", "“soon” is not a day"),
        ({"happened_on": ("2031-01-01",)}, "", "after it was recorded"),
        ({"who": ("names",), "audience": ("No Good",)}, "", "not an audience"),
        ({"who": ("names",)}, "audience", "name who will see it"),
    ],
)
def test_what_is_wrong_is_said_beside_what_it_concerns(
    hand: Hand, changed: dict[str, tuple[str, ...]], at: str, says: str
) -> None:
    before = bodies(hand.place.location)
    answer = hand.send("add/position", {**POSITION, **changed})
    assert answer.status_code == 400
    summary = Page(answer.text, 400).between('class="errors"', "</ul>")
    assert says in summary
    assert not at or f'href="#f-{at}"' in answer.text
    assert bodies(hand.place.location) == before


def test_a_form_sent_twice_records_once_and_another_form_again(hand: Hand) -> None:
    first = hand.send("add/position", POSITION, really="yes")
    before = bodies(hand.place.location)
    assert hand.send("add/position", POSITION, really="yes").headers["location"] == first.headers["location"]
    assert bodies(hand.place.location) == before
    # The browser's way back brings the same form: changed, it is another request.
    assert hand.send("add/position", {**POSITION, "position.stance": ("refuses",)}, really="yes").status_code == 303
    assert len(bodies(hand.place.location)) == len(before) + 1


def test_what_is_added_for_some_has_their_ending_and_is_told_to_nobody_else(hand: Hand) -> None:
    chosen = {"who": ("names",), "audience": ("mediator, north",)}
    looked = Page(hand.send("add/position", {**POSITION, **chosen}).text, 200)
    assert looked.sentence()
    assert hand.send("add/position", {**POSITION, **chosen}, really="yes").status_code == 303
    (fresh,) = [e for e in opened(hand.place.location, "mediator").entries if e.audience != "everyone"]
    assert (fresh.audience, json.loads(encode(fresh.event()))["position"]["id"][-15:]) == (
        "mediator+north",
        "@mediator+north",
    )
    assert not [e for e in opened(hand.place.location, "everyone").entries if e.hash == fresh.hash]


def test_nobody_learns_by_writing_what_is_hidden_from_those_who_look(hand: Hand, tmp_path: Path) -> None:
    chosen = {"who": ("names",), "audience": ("mediator",)}
    assert Hand(tmp_path, "mediator").send("add/position", {**POSITION, **chosen}).status_code == 200
    for more in ({}, {"really": "yes"}):
        refused = Hand(tmp_path, "south").send("add/position", {**POSITION, **chosen}, **more)
        assert refused.status_code == 400 and "would not see what" in refused.text


def test_what_is_hidden_changes_nothing_of_any_form(every_kind: str, tmp_path: Path) -> None:
    pages = []
    for name in ("without", "with"):
        (tmp_path / name).mkdir()
        location = str(shutil.copy(every_kind, tmp_path / name / "talks.pourparler"))
        if name == "with":
            secret = {
                "kind": "issue-added",
                "happened_on": ["2025-12-01"] * 2,
                "issue": {"id": "secret", "title": "Secret"},
            }
            add(location, secret, audience="mediator")
        hand = Hand(tmp_path / name, "south", secret=b"the same")
        answers = [hand.client.get(hand.at(f"add/{word}")) for word in WORDS]
        answers += [
            hand.send("add/position", fields)
            for fields in (POSITION, {**POSITION, "position.issue": ("secret@mediator",)})
        ]
        pages.append([(one.status_code, one.text, sorted(one.headers.items())) for one in answers])
    assert pages[0] == pages[1]


def test_an_address_can_fill_a_form(hand: Hand) -> None:
    page = hand.get("add/position?position.issue=army&position.party=north&lang=fr")
    assert (page.fields["position.issue"][-1], page.fields["position.party"][-1]) == ("army", "north")


def test_who_sits_at_the_desk_is_proposed_as_who_records_wherever_that_is_asked(hand: Hand) -> None:
    hand.desk.by = "analyst"
    asked = set()
    for one in crawl(hand.client, queries=1, of_a_route=1).values():
        at = route(one.path)
        # A second reader is somebody else.
        if one.is_page and one.status == 200 and "/check/" not in at:
            fields = Page(one.body.decode(), one.status).fields.get("by", [])
            assert fields in ([], ["analyst"]), one.address
            asked |= {at} if fields else set()
    assert len(asked) >= 5
    sent = hand.send("add/position", {**POSITION, "by": ("",)})
    assert Page(sent.text, sent.status_code).fields["by"] == [""]


def test_one_more_row_is_a_button(hand: Hand) -> None:
    one = hand.send("add/session", {"session.participants.0.name": ("A",)}, more="session.participants")
    assert {"session.participants.0.name", "session.participants.1.name"} <= set(Page(one.text, 200).fields)


def test_quoted_words_find_their_place_in_a_text_that_came_with_its_source(hand: Hand) -> None:
    source = {
        "source.title": ("T",),
        "source.publisher": ("P",),
        "source.published": ("2025-12-01",),
        "source.id": ("memo",),
        "happened_on": ("2025-12-01",),
        "text": ("One line.\r\nThen “all” is said.",),
    }
    assert hand.send("add/source", source, really="yes").status_code == 303
    quoting = {**POSITION, "passages.0.source": ("memo",), "passages.0.quote": ("“all” is said",)}
    assert hand.send("add/position", quoting, really="yes").status_code == 303
    assert bodies(hand.place.location)[-1]["passages"] == [
        {"source": "memo", "start": 15, "end": 28, "quote": "“all” is said"}
    ]
    refused = hand.send("add/position", {**quoting, "passages.0.quote": ("never said",)})
    assert refused.status_code == 400 and "do not stand there" in refused.text


def test_there_is_no_form_for_what_cannot_be_added(hand: Hand) -> None:
    assert hand.get("add/event-erased").status == 404


def test_the_kinds_are_listed_the_most_needed_first(hand: Hand) -> None:
    page = hand.get("add")
    places = [page.text.index(f'/add/{word}"') for word in ("position", "statement", "session", "draft", "next-step")]
    assert places == sorted(places)
    assert all(f'/add/{word}"' in page.text for word in WORDS)


def test_the_shipped_case_can_be_added_to(case: Path, tmp_path: Path) -> None:
    import_dossier(case, str(tmp_path / "talks.pourparler"))
    hand = Hand(tmp_path)
    fields = {
        **POSITION,
        "position.party": ("e3",),
        "position.issue": ("sanctions",),
        "position.options": (),
        "passages.0.source": ("pravda-2025-11-20",),
    }
    source = next(one for one in hand.get("add/position").offered["passages.0.source"] if one)
    page = Page(hand.send("add/position", {**fields, "passages.0.source": (source,)}).text, 200)
    assert "the E3 (United Kingdom, France, Germany) takes a position without naming an option" in page.sentence()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"issue.title": ("Land",)}, "Land"),
        ({"issue.title.fr": ("Terre",), "issue.title.en": ("Land",)}, {"fr": "Terre", "en": "Land"}),
        ({"issue.title.en": ("Land",), "issue.title.<b>": ("x",)}, {"en": "Land"}),
    ],
)
def test_words_stand_as_they_are_or_once_for_each_language(
    hand: Hand, fields: dict[str, tuple[str, ...]], told: object
) -> None:
    assert hand.send("add/issue", {**fields, "issue.id": ("land",), "happened_on": ("2025-12-01",)}, really="yes")
    assert bodies(hand.place.location)[-1]["issue"]["title"] == told


def test_words_both_as_they_are_and_in_a_language_are_asked_about(hand: Hand) -> None:
    both = {"issue.title": ("Land",), "issue.title.fr": ("Terre",), "happened_on": ("2025-12-01",)}
    answer = hand.send("add/issue", both)
    assert answer.status_code == 400 and 'href="#f-issue.title"' in answer.text


def test_what_is_typed_is_text_and_never_markup(hand: Hand) -> None:
    bad = '"><script>alert(1)</script>'
    fields = {**POSITION, "position.paraphrase": (bad,), "position.said.speaker": (bad,), "passages.0.source": (bad,)}
    for more in ({}, {"more": bad}, {"who": "names", "audience": bad}):
        assert "<script>alert" not in hand.send("add/position", {**fields, f"position.{bad}": ("x",)}, **more).text


@pytest.mark.parametrize("word", [word for word in WORDS if (kind := kind_added(word)) and kind.changes])
def test_what_changes_something_asks_which_one_among_what_is_on_record(hand: Hand, word: str) -> None:
    kind = kind_added(word)
    assert kind is not None
    at = f"{kind.fields[0].name}.id"
    page = hand.get(f"add/{word}")
    offered = page.offered[at] - {""}
    assert offered == set(getattr(negotiation(hand.place.location, viewer=KEEPER), kind.changes))
    assert f'href="#f-{at}"' in hand.send(f"add/{word}", {}).text
