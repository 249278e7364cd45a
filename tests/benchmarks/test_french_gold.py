"""The gold is joined to the texts by their bytes, and its forms are read as the scorers take them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from benchmarks.attributions import Attribution
from benchmarks.counts import Conditional, Meeting
from benchmarks.french_gold import load, report

TEXT = "Odile Marchal a dit non. Le Sud aurait cédé. Ils se verront lundi à Pont-l’Ormeau.\n"
STATEMENT = {"source": [0, 13], "cue": [14, 19], "content": [[20, 23]], "type": "indirect", "hearsay": False}
UNNAMED = {"source": None, "cue": [32, 43], "content": [[25, 31]], "type": "indirect", "hearsay": True}
MEETING = {"trigger": [49, 59], "participants": [[45, 48]], "repeats": [[0, 3]]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    for name in ("texts", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "texts" / "any name.txt").write_bytes(TEXT.encode())
    here = {"id": "here", "sha256": digest, "split": "dev"}
    gone = {"id": "gone", "sha256": "0" * 64, "split": "test"}
    body = {"statements": [STATEMENT, UNNAMED], "meetings": [MEETING]}
    forms = [{"span": [32, 43], "use": "hearsay"}, {"span": [49, 59], "use": "modal"}]
    files = {
        "here.json": here | body,
        "gone.json": gone | body,
        "conditionals.json": {"texts": [here | {"conditionals": forms}, gone | {"id": "gone too", "conditionals": []}]},
    }
    for name, entry in files.items():
        (tmp_path / "gold" / name).write_text(json.dumps(entry), "utf-8")
    return tmp_path


def test_a_text_is_known_by_its_bytes_and_the_missing_are_named(folder: Path) -> None:
    gold = load(folder / "texts", folder / "gold")
    assert [one.name for one in gold.reports] == ["here"]
    assert sorted(gold.missing) == ["gone", "gone too"]


def test_statements_meetings_and_conditionals_are_read(folder: Path) -> None:
    gold = load(folder / "texts", folder / "gold")
    (one,) = gold.reports
    assert (one.text, one.split) == (TEXT, "dev")
    assert one.statements == (
        Attribution(((20, 23),), ((0, 13),), ((14, 19),)),
        Attribution(((25, 31),), (), ((32, 43),), hearsay=True),
    )
    assert one.meetings == (Meeting(((49, 59), (0, 3)), ((45, 48),)),)
    (forms,) = gold.conditionals
    assert forms.conditionals == (Conditional((32, 43), True), Conditional((49, 59), False))


def test_a_folder_without_conditionals_has_none(folder: Path) -> None:
    (folder / "gold" / "conditionals.json").unlink()
    assert load(folder / "texts", folder / "gold").conditionals == ()


def test_the_one_report_has_one_content_a_statement_hedges_and_participants_in_words(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(TEXT.encode())
    entry = {
        "statements": [
            {"cue": [14, 19], "content": [20, 23], "source": [0, 13]},
            {"cue": [32, 43], "content": [25, 31], "hedge": "conditional"},
        ],
        "meetings": [{"trigger": [49, 59], "participants": ["Odile", "le Sud"]}],
    }
    (tmp_path / "r.json").write_text(json.dumps(entry), "utf-8")
    one = report(tmp_path / "r.txt", tmp_path / "r.json")
    assert [s.hearsay for s in one.statements] == [False, True]
    assert one.statements[0] == Attribution(((20, 23),), ((0, 13),), ((14, 19),))
    assert one.meetings == (Meeting(((49, 59),), ("Odile", "le Sud")),)
