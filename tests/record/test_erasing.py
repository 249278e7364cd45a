"""Erasing: the words are in no file any more, that they were there stays told, and nothing that was taken away returns."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from msgspec import structs

from pourparler.cli.main import status
from pourparler.domain.request import KEEPER
from pourparler.domain.source import Passage
from pourparler.errors import InvalidEvent
from pourparler.record.event import introduced
from pourparler.record.events.correction import content
from pourparler.record.info import RecordInfo
from pourparler.record.opening import create_store, open_store
from pourparler.record.replay import replay
from pourparler.workbench.add import add, correct, digest, disclose, retract
from pourparler.workbench.erase import erase
from pourparler.workbench.export import export
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.merge import merge
from pourparler.workbench.show import read_event, show
from pourparler.workbench.verify import verify
from tests.making import context, day, ground

SECRET = "Ana Protected of Hidden Street"
TEXT = f"It was {SECRET} who said so."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.pourparler"
    with create_store(str(path)) as store:
        store.begin(RecordInfo("toy", "team", "everyone"))
        store.append("toy", [("everyone", event) for event in ground()], by="anna")
    add(
        str(path),
        {
            "kind": "source-added",
            "happened_on": ["2025-11-21", "2025-11-21"],
            "source": {
                "id": "note",
                "title": "A note",
                "publisher": "P",
                "published": ["2025-11-21", "2025-11-21"],
                "sha256": digest(TEXT),
            },
        },
        audience="team",
        text=TEXT,
        by="anna",
    )
    noted = structs.replace(context("who@team"), passages=(Passage("note@team", 7, 7 + len(SECRET), SECRET),))
    with open_store(str(path)) as store:
        store.append("toy", [("team", noted), ("everyone", context("other"))], by="anna")
    return path


def hash_of(file: Path, key: str) -> str:
    with open_store(str(file)) as store:
        for entry in store.everything("toy"):
            told = entry.event() if entry.body is not None else None
            if told and not told.about_record and key in {k for (_, k), _ in introduced(told)}:
                return entry.hash
    raise LookupError(key)


def on_disk(folder: Path) -> list[str]:
    """The files in which the words stand, in whatever encoding."""
    needles = [SECRET.encode(), SECRET.encode("utf-16-le"), SECRET[:12].encode()]
    return [f.name for f in folder.rglob("*") if f.is_file() and any(n in f.read_bytes() for n in needles)]


def test_the_words_are_in_no_file_any_more_and_the_record_stays_sound(file: Path) -> None:
    assert on_disk(file.parent) == [file.name]
    told = erase(str(file), [hash_of(file, "note@team")], "protected-person", by="anna", confirmed=True)
    assert [one.why for one in told.events] == ["asked", "quotes"]
    assert told.texts == 1
    assert on_disk(file.parent) == []
    assert verify(str(file), viewer=KEEPER).sound()
    with open_store(str(file)) as store:
        now = replay(store.entries("toy", "team"), "team")
    assert now.erased == 2
    assert "who@team" not in now.contexts
    assert "other" in now.contexts


def test_without_confirmation_it_is_only_listed(file: Path) -> None:
    before = file.read_bytes()
    told = erase(str(file), [hash_of(file, "note@team")], "protected-person")
    assert (told.written, len(told.events)) == ((), 2)
    assert file.read_bytes() == before


def test_corrections_and_disclosures_go_with_the_event(file: Path, tmp_path: Path) -> None:
    who = hash_of(file, "who@team")
    add(
        str(file),
        {
            "kind": "context-noted",
            "happened_on": ["2025-11-21", "2025-11-21"],
            "passages": [{"source": "letter"}],
            "context": {"id": "bare", "what": SECRET},
        },
        audience="team",
    )
    bare = hash_of(file, "bare@team")
    (tmp_path / "event.yaml").write_text(
        show(str(file), bare[:12], viewer=KEEPER).replace("Hidden Street", "Hidden Street 9")
    )
    correct(str(file), bare, read_event(tmp_path / "event.yaml"), "a slip", happened_on=day())
    (tmp_path / "event.yaml").unlink()
    disclose(str(file), [bare], "north+team", happened_on=day())
    told = erase(str(file), [bare], "consent-withdrawn", confirmed=True)
    assert sorted((one.kind, one.audience) for one in told.events) == [
        ("context-noted", "team"),
        ("event-corrected", "team"),
        ("event-disclosed", "north+team"),
    ]
    erase(str(file), [who, hash_of(file, "note@team")], "consent-withdrawn", confirmed=True)
    assert on_disk(file.parent) == []
    assert verify(str(file), viewer=KEEPER).sound()


def test_a_kill_between_the_erasure_and_the_freeing_of_pages_is_made_good_at_the_next_opening(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = hash_of(file, "note@team")
    monkeypatch.setattr("pourparler.record.erasing.finish_erasing", lambda held: None)
    erase(str(file), [target], "protected-person", confirmed=True)
    monkeypatch.undo()
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM store WHERE name = 'erasure'").fetchone() == (1,)
    with open_store(str(file)):
        pass
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM store WHERE name = 'erasure'").fetchone() == (0,)
    assert on_disk(file.parent) == []


def test_secure_deletion_is_asked_for_and_not_left_to_the_build(file: Path) -> None:
    with open_store(str(file)) as store, store.reading() as connection:
        from sqlalchemy import text

        assert connection.scalar(text("PRAGMA secure_delete")) == 1
        assert connection.scalar(text("PRAGMA synchronous")) == 3


def test_where_it_cannot_be_noted_that_something_was_handed_on_that_is_said(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TRIGGER no BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'no more'); END")
    assert status(["export", str(file), str(tmp_path / "for-team"), "--viewer", "team"]) == 0
    told = capsys.readouterr()
    assert "wrote" in told.out
    assert "that it was handed to team could not be noted" in told.err and "no more" in told.err


def test_who_was_handed_the_words_is_named(file: Path, tmp_path: Path) -> None:
    assert export(str(file), tmp_path / "for-team", viewer="team", by="anna").noted
    export(str(file), tmp_path / "for-all", viewer="everyone", by="anna")
    told = erase(str(file), [hash_of(file, "note@team")], "protected-person")
    assert [one.viewer for one in told.handed] == ["team"]


def test_an_export_or_a_copy_made_before_restores_nothing(file: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    (older / file.name).write_bytes(file.read_bytes())
    export(str(file), older / "dossier", viewer="team", by="anna")
    erase(str(file), [hash_of(file, "note@team")], "protected-person", by="anna", confirmed=True)
    import_dossier(older / "dossier", str(file))
    merge(str(file), str(older / file.name))
    assert SECRET.encode() not in file.read_bytes()
    assert verify(str(file), viewer=KEEPER).sound()
    # The other way round words are lost, which needs leave.
    with pytest.raises(Exception, match="add `erase`"):
        merge(str(older / file.name), str(file))
    merge(str(older / file.name), str(file), erase=True)
    assert SECRET.encode() not in (older / file.name).read_bytes()
    assert verify(str(older / file.name), viewer=KEEPER).sound()


def test_erasing_a_retraction_or_correction_never_brings_back_what_it_took_away(file: Path) -> None:
    done = retract(str(file), hash_of(file, "other"), "a slip", happened_on=day())
    with pytest.raises(InvalidEvent, match="would bring back what it took away"):
        erase(str(file), [done.hash], "recorded-by-mistake", confirmed=True)


def test_an_erased_event_is_listed_as_such_and_can_be_named_by_nothing(file: Path) -> None:
    from pourparler.workbench.log import log

    target = hash_of(file, "other")
    erase(str(file), [target], "recorded-by-mistake", confirmed=True)
    line = next(one for one in log(str(file), viewer=KEEPER).events if one.hash == target)
    assert (line.kind, line.what, line.happened_on) == ("erased", "", None)
    with pytest.raises(InvalidEvent, match="was erased"):
        retract(str(file), target, "again", happened_on=day())


def test_export_and_import_keep_what_is_left_of_it(file: Path, tmp_path: Path) -> None:
    erase(str(file), [hash_of(file, "note@team")], "protected-person", confirmed=True)
    before = verify(str(file), viewer="team")
    export(str(file), tmp_path / "dossier", viewer="team")
    import_dossier(tmp_path / "dossier", str(tmp_path / "again.pourparler"))
    after = verify(str(tmp_path / "again.pourparler"), viewer="team")
    assert (after.heads, after.events, after.faults) == (before.heads, before.events, ())
    with open_store(str(tmp_path / "again.pourparler")) as store:
        assert all(content(e.event()) for e in store.everything("toy") if e.body is not None)
