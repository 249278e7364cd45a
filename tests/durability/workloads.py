"""What is done to a record while the power fails or the process is killed: a line for each way of writing.

A line whose verb the program does not have (yet, or any more) is left out; nothing else needs to be told of a new verb.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import click
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
    """A folder with all that is brought into a record, the hashes that workloads name, and where the record is.

    The record is a file in the folder, or in the database that `url` names.
    """

    folder: Path
    hashes: dict[str, str]
    url: str = ""

    def copied(self, into: Path) -> Ground:
        """Return a copy in a new folder."""
        shutil.copytree(self.folder, into)
        return Ground(into, self.hashes, self.url)

    def record(self) -> str:
        """Return the record's file or database."""
        return self.url or str(self.folder / RECORD)

    def written(self, way: Workload) -> str:
        """Return the file or database that a way of writing writes; the record, where it writes none."""
        return str(self.folder / NEW) if way.writes == NEW else self.record()


class Workload(Struct, frozen=True):
    """One way of writing.

    Parameters
    ----------
    name : str
        What it is called in a test's name.
    words : tuple of str
        The command line; ``{}`` stands for the ground's folder, ``#name`` for one of its hashes.
    writes : str
        Which record file it writes; empty: none (it writes a folder).
    steps : bool
        Whether it writes event by event, so that a part of them may stand; otherwise all or none.
    gone : str
        Words that stand in no file of the record once it is done; empty: none must go.
    """

    name: str
    words: tuple[str, ...]
    writes: str = RECORD
    steps: bool = False
    gone: str = ""

    @property
    def verb(self) -> str:
        """Return the verb of the program that it uses."""
        return self.words[0]

    def line(self, ground: Ground) -> list[str]:
        """Return the command line in a folder."""
        words = (ground.record() if word == _R else word for word in self.words)
        place = str(ground.folder)
        return [ground.hashes[w[1:]] if w.startswith("#") else w.replace("{}", place) for w in words]


TODAY = "2026-03-05"
_R = f"{{}}/{RECORD}"
_EVERY = (
    Workload("new", ("new", f"{{}}/{NEW}", "--title", "Fresh talks", "--on", TODAY), NEW),
    Workload("add", ("add", "context", _R, "--on", TODAY, "--source", "letter", "--what", "It rained")),
    Workload(
        "add-text",
        (
            "add",
            "source",
            _R,
            "--on",
            TODAY,
            "--id",
            "paper",
            "--title",
            "A paper",
            "--publisher",
            "The Gazette",
            "--published",
            TODAY,
            "--text",
            "{}/paper.txt",
        ),
    ),
    Workload("sheet", ("import", "{}/sources.csv", _R, "--write")),
    Workload("dossier", ("import", "{}/longer", _R)),
    Workload("dossier-afresh", ("import", "{}/longer", f"{{}}/{NEW}"), NEW),
    Workload("export", ("export", _R, f"{{}}/{EXPORTED}"), ""),
    Workload("review", ("review", "{}/report.txt", _R, "--accept-file", "{}/marks.txt", "--reject-rest"), steps=True),
    Workload("correct", ("correct", _R, "#public", "--with", "{}/mended.yaml", "--ground", "a slip")),
    Workload("retract", ("retract", _R, "#public", "--ground", "a slip")),
    Workload("disclose", ("disclose", _R, "#hidden", "--to", "everyone")),
    Workload("merge", ("merge", _R, "{}/other.pourparler")),
    Workload("erase", ("erase", _R, "#hidden", "--ground", "protected-person", "--yes"), gone=SECRET),
    Workload("check", ("check", _R, "#public", "--by", "second-reader")),
)


def workloads(*, reading: bool) -> dict[str, Workload]:
    """Return by name the lines whose verb the program has; those that read a report only where that is asked for."""
    there = Verbs().list_commands(click.Context(click.Command("pourparler")))
    return {one.name: one for one in _EVERY if one.verb in there and (reading or one.verb != "review")}


def ground(folder: Path, url: str = "") -> Ground:
    """Make a record with a few events, some of them for the team alone, and what is brought into it."""
    folder.mkdir(parents=True)
    record = url or folder / RECORD
    begun = folder / "begun"
    begun.mkdir()
    words = (READING / "dossier.yaml").read_text("utf-8")
    (begun / "dossier.yaml").write_text(words.replace("\nevents:", "\nkeeper: team\nevents:", 1), "utf-8")
    must("import", begun, record)
    must(
        "add",
        "source",
        record,
        "--on",
        "2026-03-01",
        "--id",
        "letter",
        "--title",
        "A letter",
        "--publisher",
        "The Gazette",
        "--published",
        "2026-03-01",
    )
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
    must("export", record, folder / "shorter", "--viewer", "team")
    other = folder / "other.pourparler"
    must("import", folder / "shorter", other)
    for n in range(12):
        must("add", "context", other, "--on", "2026-03-03", "--source", "letter", "--what", f"Later {n}")
    must("export", other, folder / "longer")
    return Ground(folder, hashes, url)


def _hash(record: Path | str, told: str) -> str:
    beginning = told.split()[1]
    (whole,) = [one for one in found(record).hashes if one.startswith(beginning)]
    return whole
