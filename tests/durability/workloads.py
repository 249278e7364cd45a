"""What is done to a record while the power fails or the process is killed: a line for each way of writing.

A line whose verb the program does not have (yet, or any more) is left out; nothing else needs to be told of a new verb.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from pourparler.cli.main import Verbs
from tests.conftest import ROOT
from tests.durability.found import found, must

READING = ROOT / "examples" / "reading"
RECORD = "talks.pourparler"
NEW = "fresh.pourparler"
EXPORTED = "passed-on"
SECRET = "a word that must not stay"


class Ground(Struct, frozen=True):
    """A folder with a record and all that is brought into it, and the hashes that workloads name."""

    folder: Path
    hashes: dict[str, str]

    def copied(self, into: Path) -> Ground:
        """Return a copy in a new folder."""
        shutil.copytree(self.folder, into)
        return Ground(into, self.hashes)

    def record(self) -> Path:
        """Return the record file."""
        return self.folder / RECORD


class Workload(Struct, frozen=True):
    """One way of writing.

    Parameters
    ----------
    name : str
        What it is called in a test's name.
    words : callable
        Given the ground, the command line.
    writes : str
        Which record file it writes; empty: none (it writes a folder).
    steps : bool
        Whether it writes event by event, so that a part of them may stand; otherwise all or none.
    needs : str
        The verb it needs, where it is not the first of its words.
    """

    name: str
    words: Callable[[Ground], list[str]]
    writes: str = RECORD
    steps: bool = False
    needs: str = ""


def _w(*words: str) -> Callable[[Ground], list[str]]:
    """Return a command line with places in the ground's folder as ``{…}``, and its hashes by name as ``#name``."""

    def line(ground: Ground) -> list[str]:
        return [
            ground.hashes[word[1:]] if word.startswith("#") else word.replace("{}", str(ground.folder))
            for word in words
        ]

    return line


TODAY = "2026-03-05"
_R = f"{{}}/{RECORD}"
_EVERY = (
    Workload("new", _w("new", f"{{}}/{NEW}", "--title", "Fresh talks", "--on", TODAY), NEW),
    Workload("add", _w("add", "context", _R, "--on", TODAY, "--source", "letter", "--what", "It rained")),
    Workload("add-text", _w("add", "source", _R, "--on", TODAY, "--id", "paper", "--title", "A paper", "--publisher",
                            "The Gazette", "--published", TODAY, "--text", "{}/paper.txt")),
    Workload("sheet", _w("import", "{}/sources.csv", _R, "--write")),
    Workload("dossier", _w("import", "{}/longer", _R)),
    Workload("dossier-afresh", _w("import", "{}/longer", f"{{}}/{NEW}"), NEW),
    Workload("export", _w("export", _R, f"{{}}/{EXPORTED}"), ""),
    Workload("review", _w("review", "{}/report.txt", _R, "--accept-file", "{}/marks.txt", "--reject-rest"), steps=True),
    Workload("correct", _w("correct", _R, "#public", "--with", "{}/mended.yaml", "--ground", "a slip")),
    Workload("retract", _w("retract", _R, "#public", "--ground", "a slip")),
    Workload("disclose", _w("disclose", _R, "#hidden", "--to", "everyone")),
    Workload("merge", _w("merge", "{}/other.pourparler", _R)),
    Workload("erase", _w("erase", _R, "#hidden", "--ground", "protected-source", "--yes")),
    Workload("check", _w("check", _R, "#public", "--by", "second-reader")),
)  # fmt: skip


def workloads() -> list[Workload]:
    """Return the lines whose verb the program has."""
    there = Verbs().list_commands(None)  # type: ignore[arg-type]
    return [
        one
        for one in _EVERY
        if (one.needs or one.name.split("-")[0]) in there or one.needs == "" and _verb(one) in there
    ]


def _verb(one: Workload) -> str:
    return one.words(Ground(Path(), _Any()))[0]


class _Any(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return key


def ground(folder: Path) -> Ground:
    """Make a record with a few events, some of them for the team alone, and what is brought into it."""
    folder.mkdir(parents=True)
    record = folder / RECORD
    must("import", READING, record)
    must("add", "source", record, "--on", "2026-03-01", "--id", "letter", "--title", "A letter",
         "--publisher", "The Gazette", "--published", "2026-03-01")  # fmt: skip
    note = ("add", "context", record, "--on", "2026-03-02", "--source", "letter")
    hashes = {
        "public": _hash(record, must(*note, "--id", "flood", "--what", "A flood")),
        "hidden": _hash(record, must(*note, "--audience", "team", "--what", SECRET)),
    }
    (folder / "mended.yaml").write_text(
        must("show", record, hashes["public"]).replace("A flood", "A small flood"), "utf-8"
    )
    rows = "".join(f"source-{n},Title {n},Gazette {n},2026-03-{n % 28 + 1:02}\n" for n in range(60))
    (folder / "sources.csv").write_text(f"id,title,publisher,published\n{rows}")
    (folder / "paper.txt").write_text("The words of a paper.\n" * 400)
    for name in ("report.txt", "marks.txt"):
        shutil.copy(READING / name, folder / name)
    other = folder / "other.pourparler"
    shutil.copy(record, other)
    for n in range(12):
        must("add", "context", other, "--on", "2026-03-03", "--source", "letter", "--what", f"Later {n}")
    must("export", other, folder / "longer")
    return Ground(folder, hashes)


def _hash(record: Path, told: str) -> str:
    beginning = told.split()[1]
    (whole,) = [one for one in found(record).hashes if one.startswith(beginning)]
    return whole
