"""A warm parent: it has imported the program, and forks a child for each call, so that a thousand calls take minutes.

Run as a process of its own. It reads requests, one line of JSON each, from standard input and answers each with a line.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import click
from msgspec import Struct

from tests.conftest import ROOT


class Ended(Struct, frozen=True):
    """How a child ended.

    Parameters
    ----------
    code : int
        Its exit status; negative: the signal that killed it.
    told, aside : str
        What it printed; what it printed on standard error.
    seconds : float
        How long it lived.
    acts : int
        How many acts on the disk it did; 0 where it was killed or nobody counted.
    """

    code: int
    told: str
    aside: str
    seconds: float
    acts: int

    def killed(self) -> bool:
        return self.code == -signal.SIGKILL


class Parent:
    """The warm parent, as tests use it.

    Parameters
    ----------
    folder : Path
        For what children print; and, with a witness, the folder whose acts it counts.
    witness : Path, optional
        The library; see ``power/witness.c``.
    warm : tuple of str
        A command line to be done once beforehand, for what it loads.
    """

    def __init__(self, folder: Path, witness: Path | None, warm: tuple[str, ...] = ()) -> None:
        self._said = folder / "said"
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        more = {"LD_PRELOAD": str(witness), "WITNESS_FOLDER": str(folder)} if witness else {}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.durability.kills.forking", str(self._said), json.dumps(warm)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": path, **more},
        )

    def run(self, words: list[str], *, after: float = 0, before: int = -1) -> Ended:
        """Do a call; kill it after so many seconds (0: never) or before an act on the disk (-1: never)."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([words, after, before]) + "\n")
        self._process.stdin.flush()
        code, seconds, acts = json.loads(self._process.stdout.readline())
        told, aside = (path.read_text("utf-8", "replace") for path in (self._said, _aside(self._said)))
        return Ended(code, told, aside, seconds, acts)

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def _aside(said: Path) -> Path:
    return said.with_suffix(".aside")


def _child(words: list[str], before: int, said: Path, counting: IO[bytes]) -> None:
    from pourparler.cli.main import status

    library = ctypes.CDLL(None)
    for number, path in ((1, said), (2, _aside(said))):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    counts = hasattr(library, "witness_acts")
    if counts:
        library.witness_kill_before(ctypes.c_long(before))
    code = status(words)
    sys.stdout.flush()
    if counts:
        counting.write(b"%d" % library.witness_acts())
        counting.flush()
    os._exit(code)


def _ended(words: list[str], after: float, before: int, said: Path) -> tuple[int, float, int]:
    for path in (said, _aside(said)):
        path.write_bytes(b"")
    reading, writing = os.pipe()
    begun = time.monotonic()
    child = os.fork()
    if not child:
        try:
            _child(words, before, said, os.fdopen(writing, "wb"))
        finally:
            os._exit(70)
    os.close(writing)
    if after:
        handle = os.pidfd_open(child)
        # The child is not reaped before it is waited for, so that its number is nobody else's.
        if not select.select([handle], [], [], after)[0]:
            os.kill(child, signal.SIGKILL)
        os.close(handle)
    _, how = os.waitpid(child, 0)
    taken = time.monotonic() - begun
    with os.fdopen(reading, "rb") as file:
        acts = int(file.read() or 0)
    return os.waitstatus_to_exitcode(how), taken, acts


def main() -> None:
    """Import everything, then serve."""
    from pourparler.cli.main import Verbs, status

    said, warm = Path(sys.argv[1]), json.loads(sys.argv[2])
    context = click.Context(click.Command("pourparler"))
    for verb in Verbs().list_commands(context):
        Verbs().get_command(context, verb)
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for line in [*([warm] if warm else []), ["state", "examples/reading"], ["template", "sources"]]:
        status(line)
    import openpyxl  # noqa: F401 - loaded before the children are, as all that a verb loads when it is called

    from pourparler.workbench import add, export, imports, log, new, verify  # noqa: F401

    for line in sys.stdin:
        words, after, before = json.loads(line)
        sys.stdout.flush()
        answers.write(json.dumps(_ended(words, after, before, said)) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
