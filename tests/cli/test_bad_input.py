"""Bad input: exit status 2, one sentence that names file, place and mend; nothing half-written."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from pourparler.cli.main import status
from tests.cli.test_verbs import Terminal, terminal

__all__ = ["terminal"]
READ = [["state"], ["drafts"], ["log"], ["verify"], ["brief"]]


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert status(list(words)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.strip().split("\n")
    assert len(lines) == 1, said.err
    assert "Traceback" not in said.err
    assert lines[0].endswith((".", "?"))
    return lines[0]


@pytest.mark.parametrize("verb", READ)
def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path, verb: list[str]) -> None:
    said = refused(capsys, *verb, str(tmp_path / "none"))
    assert "there is no such file" in said and str(tmp_path) in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", READ)
def test_a_folder_for_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, verb: list[str]) -> None:
    assert "is a folder without a dossier.yaml" in refused(capsys, *verb, str(tmp_path))


@pytest.mark.parametrize("verb", READ)
def test_a_foreign_sqlite_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, verb: list[str]) -> None:
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("CREATE TABLE t (x)")
    assert "another program's SQLite file" in refused(capsys, *verb, str(tmp_path / "x.db"))


@pytest.mark.parametrize("size", [0, 1, 5000])
def test_nonsense_for_a_record(capsys: pytest.CaptureFixture[str], tmp_path: Path, size: int) -> None:
    (tmp_path / "noise").write_bytes(random.Random(size).randbytes(size))
    assert "is no record file" in refused(capsys, "state", str(tmp_path / "noise"))


@pytest.mark.parametrize("name", ["dossier.yaml", "positions.csv", "positions.xlsx"])
def test_two_hundred_megabytes_of_nonsense(
    capsys: pytest.CaptureFixture[str], terminal: Terminal, tmp_path: Path, name: str
) -> None:
    big = tmp_path / name
    with big.open("wb") as file:
        file.truncate(200 * 2**20)  # a sparse file: its size is what counts
    before = Path(terminal.record).read_bytes()
    said = refused(capsys, "import", str(big), terminal.record)
    assert "MB" in said and name in said
    assert Path(terminal.record).read_bytes() == before


def test_a_dossier_with_an_error_leaves_no_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_text("pourparler: dossier/1\nrecord: toy\nevents: [{happened_on: 2025-11-20}]\n")
    target = tmp_path / "new.pourparler"
    said = refused(capsys, "import", str(tmp_path), str(target))
    assert "dossier.yaml, line 3" in said
    assert not target.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["stat"], "did you mean state?"),
        (["add", "positon", "x"], "did you mean position?"),
        (["state", "RECORD", "--as-of", "2025-02-30"], "write it as 2025-12-03"),
        (["state", "RECORD", "--evidence", "officail"], "did you mean official?"),
        (["state", "RECORD", "--viewer", "The Team"], "not a viewer"),
        (["state", "RECORD", "--lang", "de"], "not known: 'de'"),
        (["state", "RECORD", "--issue", "navy"], "known are: army"),
        (["state", "RECORD", "--record", "other"], "holds no record called other"),
        (["state"], "Missing argument"),
        (["state", "RECORD", "--colour"], "No such option"),
        (["show", "RECORD", "ffff"], "no events begin with 'ffff'"),
        (["retract", "RECORD", "", "--ground", "x"], "events begin with"),
        (["new", "RECORD", "--title", "Again", "--id", "toy-talks"], "holds a record called toy-talks already"),
        (["add", "party", "RECORD", "--on", "2025-11-20", "--id", "No Good", "--name", "x"], "id"),
        (["add", "issue", "RECORD", "--on", "2999-01-01", "--id", "x", "--title", "x"], "after it was recorded"),
        (
            [
                "add",
                "position",
                "RECORD",
                "--on",
                "2025-11-22",
                "--source",
                "gazete",
                "--party",
                "north",
                "--issue",
                "army",
                "--stance",
                "refuses",
                "--options",
                "army.small",
                "--speaker",
                "A",
                "--attribution",
                "on-record",
            ],
            "did you mean gazette?",
        ),
        (
            [
                "add",
                "session",
                "RECORD",
                "--on",
                "2025-11-22",
                "--source",
                "gazette",
                "--place",
                "x",
                "--participants",
                "{name",
            ],
            "not YAML",
        ),
        (
            ["add", "context", "RECORD", "--on", "2025-11-22", "--source", "gazette:9", "--what", "x"],
            "write SOURCE, SOURCE::WORDS or SOURCE:START-END:WORDS",
        ),
        (["brief", "RECORD", "--html", "FOLDER"], "is a folder"),
        (["import", "FOLDER/none", "RECORD"], "there is no such folder or file"),
        (["import", "FOLDER", "RECORD"], "cannot be read"),
        (["template", "postions"], "did you mean positions?"),
        (["state", "nosuch+driver://host/db"], "no database can be reached so"),
    ],
)
def test_what_is_mistyped_is_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], terminal: Terminal, tmp_path: Path, words: list[str], sentence: str
) -> None:
    (tmp_path / "folder").mkdir()
    before = Path(terminal.record).read_bytes()
    given = [w.replace("RECORD", terminal.record).replace("FOLDER", str(tmp_path / "folder")) for w in words]
    assert sentence in refused(capsys, *given)
    assert Path(terminal.record).read_bytes() == before


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("party,issue,stance", "missing: date, speaker, attribution, sources"),
        ("title,publisher,published,colour", "not known: colour"),
        ("title,title,publisher,published", "twice: title"),
        ("", "no column has a name"),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_spreadsheet_with_a_wrong_header(
    capsys: pytest.CaptureFixture[str], terminal: Terminal, tmp_path: Path, header: str, sentence: str, kind: str
) -> None:
    file = tmp_path / f"sheet.{kind}"
    if kind == "csv":
        file.write_text(f"{header}\nx\n")
    else:
        book = openpyxl.Workbook()
        book.active.append(header.split(","))
        book.save(file)
    said = refused(capsys, "import", str(file), terminal.record)
    assert sentence in said and "row 1" in said and "pourparler template" in said


def test_nonsense_for_a_spreadsheet(capsys: pytest.CaptureFixture[str], terminal: Terminal, tmp_path: Path) -> None:
    for name, raw in {
        "a.xlsx": b"PK\x03\x04nonsense",
        "b.csv": b"\xff\xfe\x00",
        "c.csv": b'a,"b\n',
        "d.xlsx": b"",
    }.items():
        (tmp_path / name).write_bytes(raw)
        refused(capsys, "import", str(tmp_path / name), terminal.record)


def test_a_read_only_file(capsys: pytest.CaptureFixture[str], terminal: Terminal) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser writes read-only files")
    Path(terminal.record).chmod(0o444)
    assert status(["state", terminal.record]) == 0
    assert "read-only" in refused(capsys, "retract", terminal.record, "a", "--ground", "x")


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A file system of 256 KB, where the machine lets us mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("needs the right to mount a small file system")
    yield place  # type: ignore[misc]
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(capsys: pytest.CaptureFixture[str], small_disk: Path, case: Path) -> None:
    said = refused(capsys, "import", str(case), str(small_disk / "talks.pourparler"))
    assert "full" in said or "disk" in said
    assert list(small_disk.iterdir()) == []
    said = refused(capsys, "brief", str(case), "--html", str(small_disk / "brief.html"))
    assert "No space left" in said
    assert list(small_disk.iterdir()) == []
    said = refused(capsys, "export", str(case), str(small_disk / "dossier"))
    assert "No space left" in said


def test_a_folder_that_may_not_be_searched_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *args: object, **kwargs: object) -> bool:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "is_file", refuse)
    said = refused(capsys, "state", str(tmp_path))
    assert "Permission denied" in said and str(tmp_path) in said


@pytest.mark.parametrize("depth", [500, 200_000])
def test_a_dossier_nested_too_deep(capsys: pytest.CaptureFixture[str], tmp_path: Path, depth: int) -> None:
    (tmp_path / "dossier.yaml").write_text("pourparler: dossier/1\nrecord: toy\nevents: " + "[" * depth)
    assert "nested more than 40 deep" in refused(capsys, "import", str(tmp_path), str(tmp_path / "x"))


@pytest.mark.parametrize(
    "value", ["garbage", "2025", "true", "2025-12-22", "2025-13-45T09:00:00.000000Z", "9999-12-31T00:00:00.000000Z"]
)
def test_a_moment_that_is_none(capsys: pytest.CaptureFixture[str], tmp_path: Path, value: str) -> None:
    (tmp_path / "dossier.yaml").write_text(
        f"pourparler: dossier/1\nrecord: toy\nevents:\n- recorded_at: {value}\n  happened_on: 2025-11-20\n  negotiation-opened: {{title: x}}\n"
    )
    assert "recorded_at" in refused(capsys, "import", str(tmp_path), str(tmp_path / "x"))


@pytest.mark.parametrize(
    "body", ["5", "abc", "~", "[1, 2]", "{event: x, ground: y, instead: {1: 2}}", "!!bool maybe", "!!int ''"]
)
def test_a_correction_that_is_none(capsys: pytest.CaptureFixture[str], tmp_path: Path, body: str) -> None:
    (tmp_path / "dossier.yaml").write_text(
        f"pourparler: dossier/1\nrecord: toy\nevents:\n- happened_on: 2025-11-20\n  event-corrected: {body}\n"
    )
    refused(capsys, "import", str(tmp_path), str(tmp_path / "x"))


def test_control_characters_never_reach_a_terminal(capsys: pytest.CaptureFixture[str], terminal: Terminal) -> None:
    said = refused(capsys, "add", "issue", terminal.record, "--on", "2025-11-20", "--id", "x", "--title", "red\x1b[31m")
    assert "control characters" in said


def test_an_empty_ground_is_refused_where_it_stands(capsys: pytest.CaptureFixture[str], terminal: Terminal) -> None:
    event = terminal.json("log", "RECORD")["events"][0]["hash"]  # type: ignore[index]
    assert "$.ground" in refused(capsys, "retract", terminal.record, event, "--ground", "")


def test_xlsx_with_formulas_or_merged_cells(
    capsys: pytest.CaptureFixture[str], terminal: Terminal, tmp_path: Path
) -> None:
    for name, change in (("formula", lambda s: s.append(["=A1"])), ("merged", lambda s: s.merge_cells("A2:A4"))):
        book = openpyxl.Workbook()
        book.active.append(["title", "publisher", "published"])
        change(book.active)
        book.save(tmp_path / f"{name}.xlsx")
        assert name in refused(capsys, "import", str(tmp_path / f"{name}.xlsx"), terminal.record)


def test_a_cell_under_no_column_is_reported(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("title,publisher,published\nA,B,2025-11-20,LOST\n")
    assert status(["import", str(tmp_path / "s.csv"), terminal.record, "--write"]) == 2


@pytest.mark.parametrize("column", ["body", "schema", "recorded_at", "previous", "audience"])
def test_verify_names_what_was_made_of_a_row(
    terminal: Terminal, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(terminal.record) as connection:
        connection.execute(f"UPDATE entries SET {column} = x'ff' WHERE n = (SELECT max(n) FROM entries)")
    capsys.readouterr()
    assert status(["verify", terminal.record]) == 1
    assert "altered" in capsys.readouterr().out
    assert status(["state", terminal.record]) in (0, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_verify_names_events_moved_out_of_sight(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(terminal.record) as connection:
        connection.execute("UPDATE entries SET record = 'other' WHERE n = (SELECT max(n) FROM entries)")
    assert status(["verify", terminal.record]) == 1
    assert "rows of no record" in capsys.readouterr().out


def test_two_that_begin_one_file_leave_one_whole(tmp_path: Path) -> None:
    import sys

    for turn in range(4):
        place = tmp_path / f"r{turn}"
        words = [sys.executable, "-m", "pourparler", "new", str(place), "--title", "A"]
        both = [subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
        assert sorted(p.wait() for p in both) == [0, 2]
        assert status(["verify", str(place)]) == 0
    assert len(list(tmp_path.iterdir())) == 4


def ran(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does, in a process of its own."""
    return subprocess.run([sys.executable, "-m", "pourparler", *words], capture_output=True, text=True, check=False)


SCENARIO = "pourparler: scenario/1\nparties: [north]\nissues: {a: [x, y], b: [u]}\n"


@pytest.mark.parametrize("verb", ["zone", "questions", "draft"])
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("constraints: [{id: one, not: {a: x}}, {id: two, not: {a: y}}]", "one, two"),
        ("constraints: [{not: {a: z}}]", "line 4"),
        ("stances: {north: {a: {x: {only_if: {a: [y]}}}}}", "own issue"),
        ("stances: {south: {a: {x: refuses}}}", "south"),
    ],
)
def test_a_scenario_that_cannot_be_used_gets_one_sentence(verb: str, text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "toy.yaml"
    file.write_text(SCENARIO + text + "\n")
    choice = ["--choose", "a=x"] if verb == "draft" else []
    done = ran(verb, str(file), *choice)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["zone", "--only", "land"], "no issue is called land"),
        (["questions", "--without", "c"], "no issue is called c"),
        (["draft", "--choose", "a"], "issue=option"),
        (["draft", "--choose", "a=z"], "no option is called z"),
        (["draft", "plan"], "no draft is called plan"),
        (["zone", "--as-of", "2025-12-03"], "no dates"),
    ],
)
def test_what_is_not_there_is_named(words: list[str], says: str, tmp_path: Path) -> None:
    file = tmp_path / "toy.yaml"
    file.write_text(SCENARIO)
    verb, *rest = words
    done = ran(verb, str(file), *rest)
    assert done.returncode == 2
    assert says in done.stderr


def test_an_empty_zone_is_no_error_and_its_json_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "toy.yaml"
    file.write_text(SCENARIO + "stances: {north: {b: {u: refuses}}}\n")
    done = ran("zone", str(file), "--json")
    assert done.returncode == 1
    assert '"excluded": 2' in done.stdout
    assert ran("zone", str(file), "--only", "a").returncode == 0


def test_ten_thousand_issues_get_an_answer(tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    issues = {f"i{n}": [str(o) for o in range(10)] for n in range(10_000)}
    file.write_text(json.dumps({"pourparler": "scenario/1", "parties": ["north"], "issues": issues}))
    done = ran("zone", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert "10¹⁰⁰⁰⁰" in done.stdout
    printed = ran("zone", str(file), "--json")
    assert f'"outcomes": 1{"0" * 10_000},' in printed.stdout
