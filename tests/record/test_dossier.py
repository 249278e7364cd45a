"""Dossiers: import and export are lossless both ways; what is wrong is named with file, line and mend."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from msgspec import structs

from pourparler.domain.source import Passage
from pourparler.errors import PourparlerError
from pourparler.record.audience import includes
from pourparler.record.dossier import read_dossier, write_dossier
from pourparler.record.entry import Entry
from pourparler.record.event import Event
from pourparler.record.events.correction import EventCorrected
from pourparler.record.gate import visible_texts
from pourparler.record.info import RecordInfo
from pourparler.record.register import canonical
from tests.making import context, day, opened, recorded, source
from tests.record.plans import plans, record_of

HEAD = "pourparler: dossier/1\nrecord: toy\nevents:\n"
OPEN = "- happened_on: 2025-11-20\n  negotiation-opened: {title: Toy}\n"
TEXT = "The cat sat on the mat. «Le chat», dit-il."
SHA = hashlib.sha256(TEXT.encode()).hexdigest()
SOURCE = f"- happened_on: 2025-11-20\n  source-added: {{id: letter, title: L, publisher: P, published: 2025-11-20, sha256: {SHA}}}\n"


@given(plan=plans())
@pytest.mark.parametrize("viewer", ["team", "everyone", "north"])
def test_import_of_an_export_gives_the_same_events_and_hashes(
    plan: Any, viewer: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("dossier")
    entries = record_of(plan[0], plan[1][0])
    info = RecordInfo("toy", viewer, "everyone")
    write_dossier(folder, info, entries, viewer, {})
    back = read_dossier(folder)
    assert list(back.entries) == [e for e in entries if includes(e.audience, viewer)]
    assert back.info == info
    again = folder / "again"
    write_dossier(again, back.info, back.entries, viewer, {})
    assert (again / "dossier.yaml").read_bytes() == (folder / "dossier.yaml").read_bytes()


def write(folder: Path, words: str, text: str | None = None) -> Path:
    (folder / "dossier.yaml").write_text(words, "utf-8")
    if text is not None:
        (folder / "sources").mkdir(exist_ok=True)
        (folder / "sources" / "letter.txt").write_text(text, "utf-8")
    return folder


def cited(start: int, end: int, quote: str) -> str:
    passage = f"{{source: letter, start: {start}, end: {end}, quote: '{quote}'}}"
    return (
        HEAD
        + OPEN
        + SOURCE
        + f"- happened_on: 2025-11-21\n  passages: [{passage}]\n  context-noted: {{id: c, what: w}}\n"
    )


def test_a_passage_is_checked_where_the_text_is_there(tmp_path: Path) -> None:
    assert len(read_dossier(write(tmp_path, cited(4, 7, "cat"), TEXT)).entries) == 3
    assert len(read_dossier(write(tmp_path, cited(4, 22, "cat […] the mat"), TEXT)).entries) == 3


def test_a_passage_without_its_text_is_taken_as_it_is(tmp_path: Path) -> None:
    assert len(read_dossier(write(tmp_path, cited(400, 700, "cat"))).entries) == 3


@pytest.mark.parametrize(
    ("words", "text", "sentence"),
    [
        (
            cited(5, 8, "cat"),
            TEXT,
            'line 8, letter, 5 to 8: the words "cat" do not stand there; "cat" stands at 4 to 7.',
        ),
        (cited(5, 800, "cat"), TEXT, "ends past the end of the text"),
        (cited(4, 7, "cat"), TEXT + "!", "is not the text that the source letter stands for"),
        (HEAD + "- [", None, "line 5: is not YAML"),
        (
            HEAD + OPEN + "- happened_on: 2025-02-30\n  context-noted: {id: c, what: w}\n",
            None,
            "line 6: Invalid RFC3339",
        ),
        (
            HEAD + OPEN + "- happened_on: 2025-11-22/2025-11-20\n  context-noted: {id: c, what: w}\n",
            None,
            "before it begins",
        ),
        (
            HEAD + OPEN + "- happened_on: 2025-11-20\n  contxt-noted: {id: c}\n",
            None,
            "names one kind; found: contxt-noted",
        ),
        (
            HEAD + OPEN + "- happened_on: 2025-11-20\n  party-added: {id: x, name: X, colour: red}\n",
            None,
            "there is no field `colour`",
        ),
        (HEAD + OPEN + "- happened_on: 2025-11-20\n  party-added: {id: X!, name: X}\n", None, "line 6"),
        (
            HEAD + OPEN + "- &a\n  happened_on: 2025-11-20\n  party-added: &b {id: x, name: *b}\n",
            None,
            "anchors and aliases",
        ),
        (HEAD + OPEN + "- happened_on: 2025-11-20\n  happened_on: 2025-11-20\n", None, "stands twice"),
        ("just words", None, "Expected `object`"),
        ("pourparler: dossier/9\nrecord: toy\nevents: []\n", None, "says it is dossier/9"),
        (HEAD.replace("events", "heads: {everyone: abc}\nevents") + OPEN, None, "changed after it was exported"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, words: str, text: str | None, sentence: str) -> None:
    with pytest.raises(PourparlerError) as caught:
        read_dossier(write(tmp_path, words, text))
    said = str(caught.value)
    assert sentence in said
    assert said.startswith(str(tmp_path))
    assert "\n" not in said


def draft(name: str, parent: str) -> str:
    return f"- happened_on: 2025-11-20\n  passages: [letter]\n  draft-tabled: {{id: {name}, title: D, parents: [{parent}]}}\n"


def test_parents_in_a_circle_are_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(PourparlerError, match="the parents go in a circle; break the circle"):
        read_dossier(write(tmp_path, HEAD + OPEN + SOURCE + draft("one", "two") + draft("two", "one")))


def test_a_parent_further_down_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(PourparlerError, match="its parent two is tabled further down; put the parent first"):
        read_dossier(write(tmp_path, HEAD + OPEN + SOURCE + draft("one", "two") + draft("two", "")))


def test_an_export_never_overwrites_other_things(tmp_path: Path) -> None:
    (tmp_path / "novel.txt").write_text("mine")
    with pytest.raises(PourparlerError, match="holds other things than a dossier"):
        write_dossier(tmp_path, RecordInfo("toy", "team", "team"), [], "team", {})


def test_days_and_words_like_yes_keep_their_meaning(tmp_path: Path) -> None:
    words = (
        HEAD + OPEN + "- happened_on: 2025-11-20\n  context-noted: {id: c, what: yes, kind: 'no', place: 2025-11-20}\n"
    )
    with pytest.raises(PourparlerError, match="stands on no source"):
        read_dossier(write(tmp_path, words))
    words = words.replace("  context-noted", "  passages: [letter]\n  context-noted").replace(OPEN, OPEN + SOURCE)
    event: Any = read_dossier(write(tmp_path, words)).entries[-1].event()
    assert (event.context.what, event.context.kind, event.context.place) == ("yes", "no", "2025-11-20")


def of_the_team(*hidden: tuple[str, Event]) -> list[Entry]:
    letter = source(sha256=SHA, redistributable=True)
    start = TEXT.index("sat on")
    quoting = structs.replace(context("storm"), passages=(Passage("letter", start, start + 6, "sat on"),))
    return recorded(opened(), letter, quoting, *hidden)


def test_what_the_team_mends_of_a_source_for_itself_makes_no_public_quotation_fail(tmp_path: Path) -> None:
    other = "Another text.\n"
    entries = of_the_team()
    told = entries[1].event()
    mended = structs.replace(told, source=structs.replace(told.source, sha256=_sha(other)))  # type: ignore[attr-defined]
    correction = EventCorrected(happened_on=day(), event=entries[1].hash, ground="x", instead=canonical(mended))
    held = [("everyone", SHA, TEXT), ("team", _sha(other), other)]
    write_dossier(tmp_path, RecordInfo("toy", "team", "everyone"), of_the_team(("team", correction)), "team", held)
    assert sorted(read_dossier(tmp_path).texts) == sorted(held)


def test_a_text_that_only_a_hidden_source_brought_stays_with_its_audience(tmp_path: Path) -> None:
    copy = source("copy@team", sha256=SHA, redistributable=True)
    held = [("team", SHA, TEXT)]
    write_dossier(tmp_path, RecordInfo("toy", "team", "everyone"), of_the_team(("team", copy)), "team", held)
    assert [file.name for file in (tmp_path / "sources").iterdir()] == ["copy@team.txt"]
    back = read_dossier(tmp_path)
    assert list(back.texts) == held
    write_dossier(tmp_path / "north", back.info, back.entries, "north", visible_texts(back.texts, "north"))
    assert not (tmp_path / "north" / "sources").exists()


def test_an_exported_quotation_is_not_judged_again_by_a_text_that_came_later(tmp_path: Path) -> None:
    wrong = structs.replace(context("strike"), passages=(Passage("letter", 0, 3, "Dog"),))
    write_dossier(
        tmp_path,
        RecordInfo("toy", "team", "everyone"),
        of_the_team(("everyone", wrong)),
        "team",
        [("everyone", SHA, TEXT)],
    )
    assert len(read_dossier(tmp_path).entries) == 4


def _sha(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
