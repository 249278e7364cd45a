"""What a report offers, as plain values: every key always present, every passage where it says."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pourparler.brief.plain.reading import reading
from pourparler.domain.candidate import Candidate, FoundDate
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import KEEPER, Request
from pourparler.errors import InputError
from pourparler.record.dossier import read_dossier
from pourparler.record.replay import replay
from pourparler.workbench.read import read_report, shares
from pourparler.workbench.vocabulary import vocabulary
from tests.conftest import ROOT
from tests.reports import READING, TEXT

DEMO = ROOT / "examples" / "reading"
EVERY = {"number", "id", "kind", "reader", "precision", "passages", "markers", "inferred"}


@pytest.fixture(scope="module")
def demo() -> Any:
    return read_report(str(DEMO / "report.txt"), Request(str(DEMO), KEEPER))


def plain(found: Any) -> Any:
    return json.loads(msgspec.json.encode(reading(found, shares(found), 0.0, ())))


def test_every_key_is_always_there_whatever_was_found() -> None:
    told = plain(READING)
    assert list(told) == [
        "schema",
        "language",
        "metadata",
        "sha256",
        "characters",
        "notices",
        "readers",
        "candidates",
        "timing",
    ]
    assert set(told["metadata"]) == set(READING.provenance.__struct_fields__)
    assert told["metadata"]["published"] == "2026-03-03"
    assert told["metadata"]["republished"] is None
    assert told["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert told["characters"] == len(TEXT)
    assert told["notices"] == ["marks left open: 1"]
    for one, candidate in zip(told["candidates"], READING.candidates, strict=True):
        own = set(candidate.found.__struct_fields__)
        if isinstance(candidate.found, FoundDate):
            own = own - {"precision"} | {"exactness"}
        assert set(one) == EVERY | own


def test_a_statement_carries_attribution_hearsay_and_its_passages_by_role() -> None:
    told = next(one for one in plain(READING)["candidates"] if one["kind"] == "statement")
    assert (told["attribution"], told["hearsay"], told["speech"]) == ("on-record", False, "direct")
    assert {passage["role"] for passage in told["passages"]} == {"source", "cue", "content"}
    assert set(told["passages"][0]) == {"role", "start", "end", "quote"}


def test_every_passage_of_the_demo_stands_where_it_says(demo: Any) -> None:
    text = (DEMO / "report.txt").read_text("utf-8")
    told = plain(demo)
    assert demo.text == text
    assert told["language"] == "fr"
    assert told["candidates"]
    for passage in (p for one in (*told["candidates"], told["metadata"]) for p in one["passages"]):
        assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_the_demo_has_its_statements_hearsay_and_speakers(demo: Any) -> None:
    said = [one for one in plain(demo)["candidates"] if one["kind"] == "statement"]
    held = {one["content"]: one for one in said}
    assert any("refusons" in words for words in held)
    assert any(one["hearsay"] for words, one in held.items() if "aurait accepté" in words)
    assert not any(one["hearsay"] for words, one in held.items() if "refusons" in words)


def test_each_reader_is_told_with_what_it_held(demo: Any) -> None:
    told = reading(demo, shares(demo, {("statement", "fr"): (3, 4), ("statement", "en"): (9, 9)}), 0.0, ())
    assert {name: (one["held"], one["judged"]) for name, one in told["readers"].items()}["statement"] == (3, 4)
    assert all(set(one) == {"precision", "held", "judged"} for one in told["readers"].values())
    assert {one["reader"] for one in told["candidates"]} <= set(told["readers"])


def test_reading_twice_gives_the_same(demo: Any) -> None:
    again = read_report(str(DEMO / "report.txt"), Request(str(DEMO), KEEPER))
    assert plain(again) == plain(demo)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.TextIOWrapper(io.BytesIO((DEMO / "report.txt").read_bytes()))
    monkeypatch.setattr("sys.stdin", data)
    assert read_report("-").text == (DEMO / "report.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["none.txt", "."])
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_report(str(tmp_path / name))


def test_the_record_is_recognised_in_all_its_languages() -> None:
    found = vocabulary(replay(read_dossier(DEMO).entries, "everyone"))
    assert {party.id: party.names for party in found.parties}["upper"] == ("Upper Valley", "Haute-Vallée")
    assert [person.id for person in found.delegates] == ["fauvel"]
    release = next(issue for issue in found.issues if issue.id == "release")
    assert "Débit d’été" in release.words
    assert {option.id: option.words for option in release.options}["release.half"] == (
        "half of the flow",
        "la moitié du débit",
    )
    assert vocabulary(Negotiation(record="r", viewer="v")).issues == ()


def test_a_viewer_is_recognised_only_what_a_viewer_may_see(tmp_path: Path) -> None:
    from pourparler.library import negotiation
    from pourparler.workbench.add import add
    from pourparler.workbench.imports import import_dossier

    place = str(tmp_path / "talks.pourparler")
    import_dossier(DEMO, place)
    secret = {
        "kind": "party-added",
        "happened_on": ["2026-03-01", "2026-03-01"],
        "party": {"id": "east", "name": "Est"},
    }
    add(place, secret, audience="upper")
    assert "east@upper" in {party.id for party in vocabulary(negotiation(place, viewer="upper")).parties}
    assert "east@upper" not in {party.id for party in vocabulary(negotiation(place, viewer="lower")).parties}


def test_candidates_have_ids_that_do_not_depend_on_what_they_say() -> None:
    from pourparler.domain.decision import ids

    def renamed(one: Candidate) -> Candidate:
        return msgspec.structs.replace(one, precision=0.1, inferred=("date",))

    assert ids(READING.candidates) == ids([renamed(one) for one in READING.candidates])
    assert len(set(ids(READING.candidates))) == len(READING.candidates)
