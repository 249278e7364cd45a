"""What no verb is prepared for gets one sentence, in bounded time and memory: it never blocks and never fails unforeseen."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import click
import openpyxl
import pytest

from pourparler.cli.main import status
from tests.cli.test_bad_input import refused
from tests.cli.test_terminal import VERBS, leaves
from tests.cli.test_verbs import Terminal, terminal

__all__ = ["terminal"]


@pytest.fixture
def alarm() -> Iterator[None]:
    """Fail what waits for longer than half a minute."""

    def late(*_: object) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(30)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def irregular(tmp_path: Path) -> dict[str, Path]:
    """A pipe that nobody writes to and a device without an end, under every name that a verb looks at."""
    found = {}
    for name in ("x", "x.yaml", "x.json", "x.xml", "x.csv", "x.xlsx", "x.pourparler", "x.txt", "x.py"):
        found[name] = tmp_path / name
        os.mkfifo(found[name])
    for folder in ("dossier", "texts"):
        (tmp_path / folder).mkdir()
    os.mkfifo(tmp_path / "dossier" / "dossier.yaml")
    return {**found, "dossier": tmp_path / "dossier", "zero": Path("/dev/zero"), "tty": Path("/dev/tty")}


def _calls(words: list[str], command: click.Command, thing: Path, record: str) -> Iterator[list[str]]:
    """Yield calls with a thing in each place that takes a file, everything else sound."""
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    needed = []
    for one in command.params:
        if isinstance(one, click.Option) and one.required:
            choices = getattr(one.type, "choices", None)
            needed += [
                one.opts[0],
                str(thing)
                if isinstance(one.type, click.Path)
                else str(choices[0])
                if choices
                else "2025-11-21"
                if "date" in one.type.name
                else "x",
            ]
    for place in range(len(arguments)):
        given = [str(thing) if at == place else record for at in range(len(arguments))]
        yield [*words, *given, *needed]
    for one in command.params:
        if isinstance(one, click.Option) and (
            isinstance(one.type, click.Path) or one.opts[0] in ("--to", "--strategy")
        ):
            yield [*words, *[record] * len(arguments), *needed, one.opts[0], str(thing)]


@pytest.mark.parametrize("verb", VERBS)
def test_a_pipe_or_a_device_is_never_waited_for(
    verb: str, irregular: dict[str, Path], terminal: Terminal, alarm: None, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, command in leaves(verb):
        for name, thing in irregular.items() if len(words) == 1 else [("x", irregular["x"])]:
            for line in _calls(words, command, thing, terminal.record):
                code = status(line)
                told = capsys.readouterr()
                assert code in (0, 1, 2), (name, line)
                assert told.err.count("\n") <= 1, line
                assert "Traceback" not in told.err
    assert irregular["x"].is_fifo()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["state", "THING"], "x"),
        (["state", "THING"], "dossier"),
        (["zone", "THING"], "x.yaml"),
        (["read", "THING"], "x.txt"),
        (["import", "THING", "RECORD"], "x.csv"),
        (["import", "THING", "RECORD"], "x.xlsx"),
        (["import", "THING", "RECORD"], "dossier"),
        (["read", "THING"], "zero"),
    ],
)
def test_what_is_no_file_is_named_as_what_it_is(
    words: list[str],
    name: str,
    irregular: dict[str, Path],
    terminal: Terminal,
    alarm: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = [w.replace("THING", str(irregular[name])).replace("RECORD", terminal.record) for w in words]
    said = refused(capsys, *given)
    assert any(what in said for what in ("pipe", "device", "without a dossier.yaml", "no such file"))


def measured(*words: str) -> tuple[int, str, float, int]:
    """Run the program; return its status, what it says, the seconds and the megabytes it took."""
    begun = time.perf_counter()
    code = (
        "import re, sys; from pourparler.cli.main import status; found = status(sys.argv[1:]);"
        # What `resource` tells includes the process that started this one.
        "print(*re.findall('VmHWM:[^0-9]*([0-9]+)', open('/proc/self/status').read()), file=sys.stderr); sys.exit(found)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, timeout=120
    )
    *said, most = done.stderr.strip().split("\n")
    return done.returncode, "\n".join(said), time.perf_counter() - begun, int(most) // 1024


def packed(path: Path, sheet: bytes) -> Path:
    """Return an XLSX file whose sheet is replaced."""
    book = openpyxl.Workbook()
    book.active.append(["title", "publisher", "published"])
    whole = io.BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, sheet if info.filename == "xl/worksheets/sheet1.xml" else old.read(info))
    return path


HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def test_a_cell_at_the_end_of_the_sheet(terminal: Terminal, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["title", "publisher", "published"])
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "far.xlsx")
    code, said, seconds, megabytes = measured("import", str(tmp_path / "far.xlsx"), terminal.record)
    assert code == 2
    assert "XFD1048576" in said and "row 50,000 or column IV" in said and said.count("\n") == 0
    assert seconds < 15
    assert megabytes < 500


def test_an_empty_cell_far_away_is_no_trouble(terminal: Terminal, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["title", "publisher", "published"])
    book.active.append(["A", "B", "2025-11-20"])
    book.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    book.save(tmp_path / "far.xlsx")
    assert "sound" in terminal("import", str(tmp_path / "far.xlsx"), "RECORD")


@pytest.mark.parametrize(
    "rows",
    [
        b"<row>" + b"<c/>" * 3_000_000 + b"</row>",
        pytest.param(b"<row/>" * 3_000_000, marks=pytest.mark.soak),
        b'<row r="999999999999"><c r="A1"><v>1</v></c></row>',
        pytest.param(
            b"".join(b'<row r="%d"><c r="ZZZ%d"/></row>' % (n, n) for n in range(1, 200_000)), marks=pytest.mark.soak
        ),
        b'<row r="1"><c r="A1" t="s"><v>' + b"9" * 5000 + b"</v></c></row>",
        b'<row r="1"><c r="A1"><v>' + b"9" * 5000 + b"</v></c></row>",
        b'<row r="1"><c r="A1"><v>1e400</v></c></row>',
    ],
    ids=["cells", "rows", "row", "wide", "index", "digits", "infinite"],
)
def test_a_sheet_made_to_exhaust(terminal: Terminal, tmp_path: Path, rows: bytes) -> None:
    file = packed(tmp_path / "bomb.xlsx", HEAD + rows + TAIL)
    code, said, seconds, megabytes = measured("import", str(file), terminal.record)
    assert code == 2, said
    assert said.count("\n") == 0
    assert seconds < 20
    assert megabytes < 1500


@pytest.mark.soak
@pytest.mark.parametrize(
    "text",
    [
        b"," * 20_000_000,
        b"\n" * 20_000_000,
        b"title,publisher,published\n" + b"a,b,2025-11-20\n" * 50_001,
        b'"' + b"a" * 20_000_000,
    ],
    ids=["columns", "lines", "rows", "field"],
)
def test_a_csv_made_to_exhaust(terminal: Terminal, tmp_path: Path, text: bytes) -> None:
    (tmp_path / "bomb.csv").write_bytes(text)
    code, said, seconds, megabytes = measured("import", str(tmp_path / "bomb.csv"), terminal.record)
    assert code == 2, said
    assert said.count("\n") == 0
    assert megabytes < 1500
    assert seconds < 60


DIGITS = "9" * 5000


def test_an_integer_of_five_thousand_digits(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = {"pourparler": "scenario/1", "parties": ["a", "b"], "issues": {"x": ["u", "v"]}}
    preferences = {"a": {"weights": {"x": 1}, "values": {"x": {"u": 0, "v": 0}}}}
    text = json.dumps({**scenario, "preferences": preferences}).replace('"v": 0', f'"v": {DIGITS}')
    (tmp_path / "s.json").write_text(text)
    (tmp_path / "s.yaml").write_text(
        "pourparler: scenario/1\nparties: [a, b]\nissues: {x: [u, v]}\npreferences:\n"
        f"  a: {{weights: {{x: {DIGITS}}}, values: {{x: {{u: 0, v: 1}}}}}}\n"
    )
    (tmp_path / "domain.json").write_text(f'{{"issuesValues": {{"x": {{"values": [{DIGITS}]}}}}, "name": "d"}}')
    (tmp_path / "dossier.yaml").write_text(
        f"pourparler: dossier/1\nrecord: toy\nevents:\n- happened_on: 2025-11-20\n  party-added: {{id: {DIGITS}, name: x}}\n"
    )
    (tmp_path / "sources.csv").write_text(f"title,publisher,published\nA,B,{DIGITS}\n")
    for name in ("s.json", "s.yaml"):
        for verb in ("zone", "deals"):
            assert len(refused(capsys, verb, str(tmp_path / name))) < 400
    assert status(["zone", str(tmp_path / "domain.json")]) in (0, 1, 2)
    capsys.readouterr()
    refused(capsys, "import", str(tmp_path / "dossier.yaml"), str(tmp_path / "new"))
    refused(capsys, "correct", terminal.record, "x", "--with", str(tmp_path / "dossier.yaml"), "--ground", "x")
    assert status(["import", str(tmp_path / "sources.csv"), terminal.record]) == 2
    assert "not a day" in capsys.readouterr().out
    refused(
        capsys,
        "add",
        "draft",
        terminal.record,
        "--on",
        "2025-11-21",
        "--title",
        "x",
        "--points",
        f"{{number: {DIGITS}}}",
    )
    refused(capsys, "questions", terminal.record, "--limit", DIGITS)
    refused(capsys, "state", terminal.record, "--as-of", DIGITS)


def dossier(folder: Path) -> Path:
    """A dossier of one source whose text is held."""
    import hashlib

    (folder / "sources").mkdir(parents=True)
    sha256 = hashlib.sha256(b"the words").hexdigest()
    (folder / "dossier.yaml").write_text(
        "pourparler: dossier/1\nrecord: toy\nevents:\n- happened_on: 2025-11-20\n  negotiation-opened: {title: x}\n"
        f"- happened_on: 2025-11-20\n  source-added: {{id: letter, title: L, publisher: P, published: 2025-11-20, sha256: {sha256}}}\n"
    )
    return folder


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_text_outside_the_dossier_is_not_read(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = dossier(tmp_path / "dossier")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "letter.txt").write_bytes(b"the words")
    if what == "file":
        (made / "sources" / "letter.txt").symlink_to(tmp_path / "outside" / "letter.txt")
    else:
        (made / "sources").rmdir()
        (made / "sources").symlink_to(tmp_path / "outside")
    said = refused(capsys, "import", str(made), str(tmp_path / "new"))
    assert "link to what stands outside" in said and "letter.txt" in said
    assert not (tmp_path / "new").exists()


def test_a_link_within_the_dossier_and_a_folder_of_texts_that_is_one_are_read(tmp_path: Path) -> None:
    made = dossier(tmp_path / "dossier")
    (made / "kept.txt").write_bytes(b"the words")
    (made / "sources" / "letter.txt").symlink_to("../kept.txt")
    assert status(["import", str(made), str(tmp_path / "new")]) == 0
    (made / "sources" / "letter.txt").unlink()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "letter.txt").write_bytes(b"the words")
    (tmp_path / "link").symlink_to(tmp_path / "texts")
    assert status(["import", str(made), str(tmp_path / "other"), "--texts", str(tmp_path / "link")]) == 0
