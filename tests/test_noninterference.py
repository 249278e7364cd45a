"""What a viewer is shown is byte for byte the same, whatever is hidden from that viewer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings

from pourparler.cli.main import program
from pourparler.record.entry import Entry
from pourparler.record.info import RecordInfo
from pourparler.record.opening import create_store
from tests.record.plans import plans, record_of

ANSWERS = [
    ["state", "{record}", "--evidence", "any"],
    ["state", "{record}", "--evidence", "any", "--json", "--since", "2025-11-14"],
    ["state", "{record}", "--as-of", "2025-11-14", "--known-at", "2025-11-20", "--json"],
    ["drafts", "{record}"],
    ["drafts", "{record}", "--json"],
    ["zone", "{record}", "--evidence", "any"],
    ["zone", "{record}", "--evidence", "any", "--json"],
    ["questions", "{record}", "--evidence", "any"],
    ["questions", "{record}", "--evidence", "any", "--json", "--limit", "50"],
    ["draft", "{record}", "--evidence", "any"],
    ["draft", "{record}", "--evidence", "any", "--json"],
    ["log", "{record}"],
    ["log", "{record}", "--json"],
    ["verify", "{record}"],
    ["verify", "{record}", "--json"],
    ["brief", "{record}", "--evidence", "any"],
]
FILES = [
    ["brief", "{record}", "--evidence", "any", "--html", "{out}/brief.html", "--csv", "{out}/stances.csv"],
    ["brief", "{record}", "--lang", "fr", "--since", "2025-11-14", "--html", "{out}/bref.html"],
    ["brief", "{record}", "--word", "{out}/brief.docx"],
    ["export", "{record}", "{out}/dossier"],
]


def written(folder: Path, entries: list[Entry]) -> Path:
    file = folder / "talks.pourparler"
    with create_store(str(file)) as store:
        store.begin(RecordInfo("toy", "team", "everyone"), entries)
    return file


def answers(folder: Path, entries: list[Entry], viewer: str) -> dict[str, Any]:
    """Everything that the verbs say and write for one viewer."""
    record = written(folder, entries)
    told: dict[str, Any] = {}
    for call in [*ANSWERS, *FILES]:
        arguments = [part.format(record=record, out=folder / "out") for part in call]
        result = CliRunner().invoke(program, [*arguments, "--viewer", viewer])
        assert result.exception is None, (call, result.exception)
        said = result.output.replace(str(folder), "")
        told[" ".join(call)] = _without_timing(said) if "--json" in call else said
    for path in sorted((folder / "out").rglob("*")):
        if path.is_file():
            told[str(path.relative_to(folder))] = path.read_bytes()
    return told


def _without_timing(words: str) -> Any:
    value = json.loads(words)
    if isinstance(value, dict):
        value.pop("timing", None)
    return value


@pytest.mark.parametrize("viewer", ["everyone", "north"])
@given(data=plans(hidden_from="north", most=12))
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_the_hidden_never_shows(viewer: str, data: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    check(viewer, data, tmp_path_factory)


@pytest.mark.soak
@pytest.mark.parametrize("viewer", ["everyone", "north"])
@given(data=plans(hidden_from="north", most=25))
@settings(max_examples=400, suppress_health_check=list(HealthCheck))
def test_the_hidden_never_shows_in_hundreds_of_records(
    viewer: str, data: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check(viewer, data, tmp_path_factory)


def check(viewer: str, data: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    seen, (first, second) = data
    if viewer == "everyone":
        # What north shares with the team is hidden from everyone: it is varied by leaving it out.
        second = [*second, *[s for s in seen if s[0] != "everyone"]]
        seen = [s for s in seen if s[0] == "everyone"]
    one = answers(tmp_path_factory.mktemp("one"), record_of(seen, first), viewer)
    other = answers(tmp_path_factory.mktemp("other"), record_of(seen, second, meddled=True), viewer)
    bare = answers(tmp_path_factory.mktemp("bare"), record_of(seen, []), viewer)
    assert one == other == bare
