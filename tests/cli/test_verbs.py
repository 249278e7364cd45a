"""The verbs from a terminal: a record kept by hand, from nothing to a brief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pourparler.cli.event_options import verbs
from pourparler.cli.main import program, status
from pourparler.record.event import kinds


class Terminal:
    def __init__(self, folder: Path) -> None:
        self.record = str(folder / "talks.pourparler")

    def __call__(self, *words: str) -> str:
        result = CliRunner().invoke(program, [w.replace("RECORD", self.record) for w in words])
        assert result.exception is None, (words, result.output, result.exception)
        return result.output

    def json(self, *words: str) -> dict[str, object]:
        return json.loads(self(*words, "--json"))  # type: ignore[no-any-return]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    run = Terminal(tmp_path)
    run("new", "RECORD", "--title", "Toy talks", "--keeper", "team", "--audience", "everyone", "--on", "2025-11-20")
    run(
        "add",
        "source",
        "RECORD",
        "--on",
        "2025-11-21",
        "--id",
        "gazette",
        "--title",
        "Report",
        "--publisher",
        "Gazette",
        "--published",
        "2025-11-21",
    )
    for name in ("north", "south"):
        run(
            "add",
            "party",
            "RECORD",
            "--on",
            "2025-11-20",
            "--id",
            name,
            "--name",
            name.title(),
            "--roles",
            "conflict-party",
        )
    run("add", "issue", "RECORD", "--on", "2025-11-20", "--id", "army", "--title", "Army")
    for label in ("small", "large"):
        run("add", "option", "RECORD", "--on", "2025-11-20", "--issue", "army", "--label", label)
    return run


def test_a_record_kept_by_hand_gives_a_state_of_play(terminal: Terminal) -> None:
    said = terminal(
        "add",
        "position",
        "RECORD",
        "--on",
        "2025-11-22",
        "--source",
        "gazette",
        "--party",
        "north",
        "--issue",
        "army",
        "--stance",
        "refuses",
        "--options",
        "army.small",
        "--speaker",
        "A. N.",
        "--attribution",
        "on-record",
    )
    assert "north-refuses-army-army-small-2025-11-22" in said
    state = terminal.json("state", "RECORD")
    assert state["viewer"] == "team"
    issue = state["issues"][0]  # type: ignore[index]
    assert issue["standing"] == "unknown"
    assert issue["parties"][0]["options"][0]["verdict"] == "refused"


def test_sessions_with_participants_and_drafts_with_points_can_be_added(terminal: Terminal) -> None:
    terminal(
        "add",
        "session",
        "RECORD",
        "--on",
        "2025-11-23/2025-11-24",
        "--source",
        "gazette",
        "--place",
        "Geneva",
        "--participants",
        "north: A. N. (head)",
        "--participants",
        "{name: B, party: south, presence: remote}",
    )
    terminal(
        "add",
        "draft",
        "RECORD",
        "--on",
        "2025-11-24",
        "--source",
        "gazette",
        "--id",
        "one",
        "--title",
        "First",
        "--points",
        "{number: '1', wording: small, issues: [army], options: [army.small]}",
    )
    state = terminal.json("state", "RECORD")
    seats = state["rooms"][0]["present"]  # type: ignore[index]
    assert [(s["name"], s["party"], s["presence"]) for s in seats] == [
        ("A. N.", "north", "present"),
        ("B", "south", "remote"),
    ]
    assert "First" in terminal("drafts", "RECORD")


def test_what_is_confidential_stays_with_its_audience_until_it_is_disclosed(terminal: Terminal) -> None:
    terminal(
        "add",
        "context",
        "RECORD",
        "--on",
        "2025-11-23",
        "--source",
        "gazette",
        "--id",
        "offer",
        "--what",
        "A secret offer",
        "--audience",
        "team",
    )
    assert "offer@team" in terminal("log", "RECORD")
    assert "offer" not in terminal("log", "RECORD", "--viewer", "everyone")
    event = terminal.json("log", "RECORD", "--kind", "context-noted")["events"][0]["hash"]  # type: ignore[index]
    terminal("disclose", "RECORD", event[:10], "--to", "everyone")
    assert "offer@team" in terminal("state", "RECORD", "--viewer", "everyone", "--json")
    assert "all sound" in terminal("verify", "RECORD")


def test_a_mistake_is_corrected_and_a_slip_retracted(terminal: Terminal, tmp_path: Path) -> None:
    event = terminal.json("log", "RECORD", "--kind", "issue-added")["events"][0]["hash"]  # type: ignore[index]
    mended = tmp_path / "mended.yaml"
    mended.write_text(terminal("show", "RECORD", event[:12]).replace("title: Army", "title: Armed forces"))
    terminal("correct", "RECORD", event[:12], "--with", str(mended), "--ground", "a clearer title")
    assert "Armed forces" in terminal("state", "RECORD")
    assert ": a clearer title" in terminal("show", "RECORD", event[:12])
    option = terminal.json("log", "RECORD", "--kind", "option-named")["events"][1]["hash"]  # type: ignore[index]
    terminal("retract", "RECORD", option, "--ground", "never said")
    assert len(terminal.json("state", "RECORD")["issues"][0]["parties"][0]["options"]) == 1  # type: ignore[index]


def test_export_and_import_keep_every_hash(terminal: Terminal, tmp_path: Path) -> None:
    before = terminal("verify", "RECORD")
    terminal("export", "RECORD", str(tmp_path / "dossier"))
    other = str(tmp_path / "other.pourparler")
    terminal("import", str(tmp_path / "dossier"), other)
    assert terminal("verify", other) == before
    terminal("export", other, str(tmp_path / "again"))
    assert (tmp_path / "again/dossier.yaml").read_bytes() == (tmp_path / "dossier/dossier.yaml").read_bytes()


def test_a_spreadsheet_is_reported_row_by_row_before_anything_is_written(terminal: Terminal, tmp_path: Path) -> None:
    sheet = tmp_path / "positions.csv"
    head = terminal("template", "positions").strip()
    columns = head.split(",")

    def row(**values: str) -> str:
        return ",".join(values.get(name, "") for name in columns)

    good = row(
        party="north",
        issue="army",
        stance="demands",
        options="army.large",
        date="2025-11-22",
        speaker="A",
        attribution="on-record",
        sources="gazette",
    )
    bad = row(
        party="nord",
        issue="army",
        stance="demands",
        options="army.large",
        date="2025-11-23",
        speaker="A",
        attribution="on-record",
        sources="gazette",
    )
    sheet.write_text(f"{head}\n{good}\n{bad}\n")
    before = terminal("log", "RECORD")
    assert status(["import", str(sheet), terminal.record]) == 2
    assert status(["import", str(sheet), terminal.record, "--write"]) == 2
    assert terminal("log", "RECORD") == before
    sheet.write_text(f"{head}\n{good}\n")
    assert "add --write" in terminal("import", str(sheet), "RECORD")
    assert terminal("log", "RECORD") == before
    assert "1 row written" in terminal("import", str(sheet), "RECORD", "--write")
    assert "north-demands" in terminal("log", "RECORD")


def test_a_cut_tail_is_found_with_head_and_exit_status_1(terminal: Terminal, tmp_path: Path) -> None:
    import sqlite3

    head = terminal.json("verify", "RECORD")["heads"]["everyone"][0]  # type: ignore[index]
    with sqlite3.connect(terminal.record) as connection:
        connection.execute("DELETE FROM entries WHERE hash = ?", (head,))
    assert status(["verify", terminal.record]) == 0
    assert status(["verify", terminal.record, "--head", head[:16]]) == 1


def test_an_altered_byte_in_the_file_is_found_with_exit_status_1(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    import sqlite3

    with sqlite3.connect(terminal.record) as connection:
        connection.execute("UPDATE entries SET body = replace(body, 'small', 'smalL')")
    assert status(["verify", terminal.record]) == 1
    assert "altered" in capsys.readouterr().out


def test_every_kind_but_those_with_verbs_of_their_own_can_be_added_by_hand() -> None:
    added = set(verbs().values())
    left = {kind for kind, event in kinds().items() if event not in added}
    assert left == {kind for kind, event in kinds().items() if event.about_record} | {"negotiation-opened"}


def test_ids_are_completed_from_the_record(terminal: Terminal) -> None:
    import click

    group = program.get_command(click.Context(program), "add")  # type: ignore[attr-defined]
    command = group.get_command(click.Context(group), "position")
    option = next(p for p in command.params if "--party" in p.opts)
    context = click.Context(command)
    context.params = {"location": terminal.record}
    assert [item.value for item in option.shell_complete(context, "so")] == ["south"]


def test_the_language_of_the_environment_is_spoken(case: Path) -> None:
    import os
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "pourparler", "state", str(case), "--as-of", "2025-12-03"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "LANG": "fr_FR.UTF-8"},
    )
    assert "3 décembre 2025" in done.stdout
    assert "contestées — " in done.stdout


def test_what_was_disclosed_travels_in_an_export(terminal: Terminal, tmp_path: Path) -> None:
    terminal(
        "add",
        "context",
        "RECORD",
        "--on",
        "2025-11-23",
        "--source",
        "gazette",
        "--id",
        "offer",
        "--what",
        "An offer",
        "--audience",
        "team",
    )
    event = terminal.json("log", "RECORD", "--kind", "context-noted")["events"][0]["hash"]  # type: ignore[index]
    terminal("disclose", "RECORD", event, "--to", "everyone")
    terminal("export", "RECORD", str(tmp_path / "out"), "--viewer", "everyone")
    other = str(tmp_path / "other.pourparler")
    terminal("import", str(tmp_path / "out"), other)
    assert "offer@team" in terminal("state", other, "--json")
    assert status(["disclose", terminal.record, event, "--to", "everyone"]) == 2


def test_a_disclosure_carries_the_words_as_they_count_now(terminal: Terminal, tmp_path: Path) -> None:
    terminal(
        "add",
        "context",
        "RECORD",
        "--on",
        "2025-11-23",
        "--source",
        "gazette",
        "--id",
        "offer",
        "--what",
        "WRONG NAME",
        "--audience",
        "team",
    )
    event = terminal.json("log", "RECORD", "--kind", "context-noted")["events"][0]["hash"]  # type: ignore[index]
    mended = tmp_path / "mended.yaml"
    mended.write_text(terminal("show", "RECORD", event).replace("WRONG NAME", "Right name"))
    terminal("correct", "RECORD", event, "--with", str(mended), "--ground", "a slip")
    terminal("disclose", "RECORD", event, "--to", "everyone")
    shown = terminal("state", "RECORD", "--viewer", "everyone", "--json")
    assert "Right name" in shown and "WRONG NAME" not in shown
    terminal("export", "RECORD", str(tmp_path / "out"), "--viewer", "everyone")
    assert "WRONG NAME" not in (tmp_path / "out" / "dossier.yaml").read_text()


def test_what_was_retracted_cannot_be_disclosed(terminal: Terminal) -> None:
    terminal(
        "add",
        "context",
        "RECORD",
        "--on",
        "2025-11-23",
        "--source",
        "gazette",
        "--id",
        "offer",
        "--what",
        "No",
        "--audience",
        "team",
    )
    event = terminal.json("log", "RECORD", "--kind", "context-noted")["events"][0]["hash"]  # type: ignore[index]
    terminal("retract", "RECORD", event, "--ground", "never said")
    assert status(["disclose", terminal.record, event, "--to", "everyone"]) == 2


def test_an_export_never_leaves_another_viewers_texts_beside_it(tmp_path: Path) -> None:
    import hashlib

    text = "top secret"
    folder = tmp_path / "own"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "memo@team.txt").write_text(text)
    sha = hashlib.sha256(text.encode()).hexdigest()
    (folder / "dossier.yaml").write_text(
        "pourparler: dossier/1\nrecord: toy\nkeeper: team\nevents:\n"
        "- happened_on: 2025-11-20\n  negotiation-opened: {title: Toy}\n"
        f"- happened_on: 2025-11-20\n  audience: team\n  source-added: {{id: memo@team, title: M, publisher: P, sha256: {sha}, redistributable: true}}\n"
    )
    record = str(tmp_path / "r")
    assert status(["import", str(folder), record]) == 0
    assert status(["export", record, str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "sources" / "memo@team.txt").read_text() == text
    assert status(["export", record, str(tmp_path / "out"), "--viewer", "everyone"]) == 2
    assert status(["export", record, str(tmp_path / "fresh"), "--viewer", "everyone"]) == 0
    assert not (tmp_path / "fresh" / "sources").exists()


def test_hidden_events_between_public_ones_leave_no_gap_in_a_hand_written_dossier(tmp_path: Path) -> None:
    def exported(name: str, hidden: str) -> bytes:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "dossier.yaml").write_text(
            "pourparler: dossier/1\nrecord: toy\nkeeper: team\nevents:\n"
            "- recorded_at: 2025-12-22T09:00:00.000000Z\n  happened_on: 2025-11-20\n  negotiation-opened: {title: Toy}\n"
            + hidden
            + "- happened_on: 2025-11-20\n  party-added: {id: north, name: North}\n"
        )
        assert status(["export", str(folder), str(tmp_path / f"{name}-out"), "--viewer", "everyone"]) == 0
        return (tmp_path / f"{name}-out" / "dossier.yaml").read_bytes()

    secret = "".join(
        f"- happened_on: 2025-11-20\n  audience: team\n  party-added: {{id: p{n}@team, name: P}}\n" for n in range(3)
    )
    assert exported("bare", "") == exported("full", secret)


def test_a_sources_text_is_kept_and_its_passages_are_checked(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Le délégué aurait accepté.", "utf-8")
    terminal(
        "add",
        "source",
        "RECORD",
        "--on",
        "2025-11-21",
        "--id",
        "report",
        "--title",
        "R",
        "--publisher",
        "P",
        "--published",
        "2025-11-21",
        "--text",
        str(tmp_path / "report.txt"),
    )
    words = ["add", "context", terminal.record, "--on", "2025-11-21", "--what", "x", "--source"]
    assert status([*words, "report:3-10:délégué"]) == 0
    assert status([*words, "report:0-7:délégué"]) == 2
    assert status([*words, "report:0-700:délégué"]) == 2
