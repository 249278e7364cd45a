"""Every example in README.md and docs/ is run, and gives what the page says it gives.

A page is run from top to bottom in a folder of its own, with ``examples/`` beside it:

- ``python`` blocks with ``>>>`` are doctests; names carry on from block to block;
- ``console`` blocks: a line that begins with ``$ `` is run by bash (lines that begin with ``> `` continue it), what follows
  is what it must print. ``...`` stands for anything within a line; alone on a line, for any number of lines. An exit
  status other than 0 is written as a last line ``[exit status 2]``;
- a ``yaml`` block whose first line is ``pourparler: dossier/2`` is written to ``example/dossier.yaml`` (a second one to
  ``example-2/``, …) and read.
"""

from __future__ import annotations

import doctest
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from pourparler.record.dossier import read_dossier
from tests.standing_by import standing_by

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted(p for p in (ROOT / "docs").rglob("*.md") if "_build" not in p.parts)]
_FENCE = re.compile(r"^(?P<mark>`{3,})(?P<kind>[^\n`]*)\n(?P<words>.*?)^(?P=mark)[ ]*$", re.MULTILINE | re.DOTALL)
_KNOWN = {"", "python", "console", "yaml", "text", "bash", "json", "sql"}


class Block(NamedTuple):
    kind: str
    line: int
    words: str


class Call(NamedTuple):
    command: str
    line: int
    wanted: list[str]


def blocks(page: Path) -> list[Block]:
    words = page.read_text("utf-8")
    return [
        Block(found["kind"].strip(), words.count("\n", 0, found.start()) + 2, found["words"])
        for found in _FENCE.finditer(words)
    ]


def calls(block: Block) -> Iterator[Call]:
    command: list[str] = []
    wanted: list[str] = []
    start = block.line
    for number, line in enumerate(block.words.splitlines(), start=block.line):
        if line.startswith("$ "):
            if command:
                yield Call("\n".join(command), start, wanted)
            command, wanted, start = [line[2:]], [], number
        elif command and not wanted and (line.startswith("> ") or line == ">"):
            command.append(line[2:])
        else:
            wanted.append(line)
    if command:
        yield Call("\n".join(command), start, wanted)


def agrees(found: list[str], wanted: list[str]) -> bool:
    parts = [
        r"(?:[^\n]*\n)*" if line.strip() == "..." else re.escape(line.rstrip()).replace(r"\.\.\.", "[^\n]*") + "\n"
        for line in wanted
    ]
    return re.fullmatch("".join(parts), "".join(f"{line.rstrip()}\n" for line in found)) is not None


def printed(call: Call, folder: Path, commands: Path) -> list[str]:
    done = subprocess.run(
        ["bash", "-c", call.command],
        cwd=folder,
        env=environment(commands),
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    lines = done.stdout.splitlines()
    return [*lines, f"[exit status {done.returncode}]"] if done.returncode else lines


def environment(*commands: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTEST"))}
    path = os.pathsep.join([*map(str, commands), str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**kept, "PATH": path, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "TZ": "UTC"}


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with standing_by(tmp_path_factory.mktemp("program"), environment()) as folder:
        yield folder


def run_console(page: str, block: Block, folder: Path, commands: Path) -> None:
    for call in calls(block):
        found = printed(call, folder, commands)
        wanted = call.wanted
        while wanted and not wanted[-1].strip():
            wanted.pop()
        if not agrees(found, wanted):
            shown = "\n".join(found)
            pytest.fail(
                f"{page}, line {call.line}: $ {call.command}\nprints\n{shown}\n\nthe page says\n" + "\n".join(wanted),
                pytrace=False,
            )


def run_python(page: str, block: Block, names: dict[str, object]) -> None:
    test = doctest.DocTestParser().get_doctest(block.words, names, page, page, block.line - 1)
    said: list[str] = []
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    result = doctest.DocTestRunner(optionflags=flags).run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    if result.failed:
        pytest.fail("".join(said), pytrace=False)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_examples_of_a_page_do_what_it_says(
    page: Path, tmp_path: Path, commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = blocks(page)
    if any(block.kind in ("console", "python", "yaml") for block in found):
        (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    dossiers = 0
    for block in found:
        if block.kind == "console":
            run_console(page.name, block, tmp_path, commands)
        elif block.kind == "python" and ">>>" in block.words:
            run_python(page.name, block, names)
        elif block.kind == "yaml" and block.words.startswith("pourparler: dossier/2\n"):
            dossiers += 1
            folder = tmp_path / ("example" if dossiers == 1 else f"example-{dossiers}")
            folder.mkdir(exist_ok=True)
            (folder / "dossier.yaml").write_text(block.words, "utf-8")
            assert read_dossier(folder).entries


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_block_says_what_it_is(page: Path) -> None:
    for block in blocks(page):
        kind = block.kind.split(" ")[0]
        assert kind in _KNOWN or kind.startswith("{"), f"{page.name}, line {block.line}: ```{block.kind}"
        assert kind != "python" or ">>>" in block.words, (
            f"{page.name}, line {block.line}: a python block that is not run"
        )


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_lines_are_wrapped(page: Path) -> None:
    if page.name == "benchmarks.md":
        pytest.skip("written by a script")
    for number, line in enumerate(page.read_text("utf-8").splitlines(), start=1):
        assert len(line) <= 120 or line.startswith("|"), f"{page.name}, line {number}: {len(line)} characters"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_copying_a_console_block_takes_its_commands_alone(page: Path) -> None:
    prompt = re.compile(f"^({runpy.run_path(str(ROOT / 'docs' / 'conf.py'))['copybutton_prompt_text']})")
    for block in blocks(page):
        if block.kind == "console":
            copied = [prompt.sub("", line, count=1) for line in block.words.splitlines() if prompt.match(line)]
            assert copied == [line for call in calls(block) for line in call.command.splitlines()]
