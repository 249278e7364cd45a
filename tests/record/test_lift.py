"""What an earlier release wrote is read for ever: its files are lifted, its hashes stand, it says the same."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pourparler.cli.main import status
from pourparler.domain.request import KEEPER
from pourparler.errors import StoreError
from pourparler.record.dossier import read_dossier
from pourparler.record.opening import open_store
from pourparler.workbench.export import export
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.log import log
from pourparler.workbench.verify import verify
from tests.conftest import ROOT

OLD = ROOT / "tests" / "fixtures" / "release-0.1.0"
VIEWERS = ("everyone", "team", "north")


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD / "talks.pourparler", tmp_path / "talks.pourparler"))


def told(viewer: str) -> Any:
    return json.loads((OLD / f"told-{viewer}.json").read_text("utf-8"))


def test_a_file_is_lifted_once_and_a_copy_as_it_was_is_kept_beside_it(talks: Path) -> None:
    before = talks.read_bytes()
    for _ in range(2):
        open_store(str(talks)).close()
    copy = talks.with_name("talks.before-lift-1.pourparler")
    assert sorted(p.name for p in talks.parent.iterdir()) == [copy.name, talks.name]
    assert copy.read_bytes() == before
    with sqlite3.connect(talks) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_entry_keeps_its_hash_its_bytes_and_its_place(talks: Path, viewer: str) -> None:
    was = told(viewer)["log"]["events"]
    now = log(str(talks), viewer=viewer).events
    assert [(e.hash, e.recorded_at, e.kind) for e in now] == [(e["hash"], e["recorded_at"], e["kind"]) for e in was]
    assert verify(str(talks), viewer=viewer).sound()


@pytest.mark.parametrize("viewer", VIEWERS)
def test_it_says_the_same_about_where_everything_stands(
    talks: Path, viewer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--viewer", viewer, "--evidence", "any", "--as-of", "2025-01-31", "--json"]
    assert status(["state", str(talks), *arguments]) == 0
    now, was = json.loads(capsys.readouterr().out), told(viewer)["state"]
    assert missing(was, now) == []


def missing(was: Any, now: Any, where: str = "") -> list[str]:
    """What was said and is said otherwise now; later releases may say more beside it."""
    if isinstance(was, dict) and isinstance(now, dict):
        return [m for key in was for m in missing(was[key], now.get(key, "nothing"), f"{where}.{key}")]
    if isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        return [m for n, pair in enumerate(zip(was, now, strict=True)) for m in missing(*pair, f"{where}[{n}]")]
    return [] if was == now else [f"{where}: {was} is {now}"]


def test_texts_and_decisions_come_to_belong_to_the_audience_they_are_of(tmp_path: Path) -> None:
    talks = Path(shutil.copy(OLD / "talks.pourparler", tmp_path / "talks.pourparler"))
    river = Path(shutil.copy(OLD / "river.pourparler", tmp_path / "river.pourparler"))
    with open_store(str(talks)) as store:
        assert sorted(audience for audience, _, _ in store.all_texts("toy")) == ["everyone", "north+team"]
        assert len(store.texts("toy", "everyone")) == 1
    with open_store(str(river)) as store:
        assert len(store.decisions("river-talks", "everyone")) == 13


@pytest.mark.parametrize("folder", ["dossier", "dossier-north"])
def test_a_dossier_of_the_first_form_is_imported_with_its_old_hashes_and_exported_in_the_second(
    folder: str, tmp_path: Path
) -> None:
    record = tmp_path / "talks.pourparler"
    import_dossier(OLD / folder, str(record))
    was = told("north" if folder.endswith("north") else "team")
    wanted = [e["hash"] for e in was["log"]["events"]]
    assert [e.hash for e in log(str(record), viewer=KEEPER).events] == wanted
    export(str(record), tmp_path / "again", viewer=KEEPER)
    assert (tmp_path / "again" / "dossier.yaml").read_text("utf-8").startswith("pourparler: dossier/2\n")
    assert [e.hash for e in read_dossier(tmp_path / "again").entries] == wanted


def test_what_an_old_record_gained_since_stands_on_what_it_had(talks: Path, tmp_path: Path) -> None:
    from pourparler.workbench.add import add

    day = ["2025-02-01", "2025-02-01"]
    add(str(talks), {"kind": "party-changed", "happened_on": day, "party": {"id": "north", "note": "since"}})
    assert verify(str(talks), viewer=KEEPER).sound()
    from pourparler.library import negotiation

    north = negotiation(str(talks), viewer="everyone").parties["north"].value
    assert (north.name, north.note) == ("The North", "since")
    export(str(talks), tmp_path / "out", viewer="everyone")
    import_dossier(tmp_path / "out", str(tmp_path / "other.pourparler"))
    ours, theirs = verify(str(talks), viewer="everyone"), verify(str(tmp_path / "other.pourparler"), viewer=KEEPER)
    assert (ours.heads, theirs.faults) == (theirs.heads, ())


def test_a_changed_noun_of_the_first_schema_was_described_whole(talks: Path) -> None:
    from pourparler.library import negotiation

    found = negotiation(str(talks), viewer="everyone")
    assert found.delegates["envoy"].value.office == "special envoy"
    assert found.sources["letter"].value.locator == "archive 7"
    assert found.parties["north"].value.name == "The North"


def test_a_file_of_a_newer_release_is_refused_in_a_sentence_and_left_alone(talks: Path) -> None:
    with sqlite3.connect(talks) as connection:
        connection.execute("PRAGMA user_version = 7")
    before = talks.read_bytes()
    with pytest.raises(StoreError, match="was made by a newer Pourparler"):
        open_store(str(talks))
    assert talks.read_bytes() == before


def test_a_dossier_written_by_hand_for_the_first_release_still_says_what_it_said(tmp_path: Path) -> None:
    found = read_dossier(OLD / "hand-written")
    assert len(found.entries) > 300
    assert {entry.schema for entry in found.entries} == {1}
