"""What a process did to the files below a folder, in order: acts on the disk, and what it told its user between them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import Struct

SOURCE = Path(__file__).with_name("witness.c")


class Act(Struct, frozen=True):
    """One thing that was done: ``create``, ``mkdir``, ``write``, ``truncate``, ``sync``, ``unlink``, ``rename``, ``link``.

    Or ``told``: what went to standard output; or ``mark``: what the test's own process noted.
    """

    kind: str
    inode: int = 0
    path: str = ""
    other: str = ""
    at: int = 0
    data: bytes = b""


def compiled(folder: Path) -> Path:
    """Return the witness as a library to preload; skips the test where there cannot be one."""
    made = built(folder)
    if isinstance(made, str):
        pytest.skip(made)
    return made


def built(folder: Path) -> Path | str:
    """Return the witness as a library, or in a sentence why there is none."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not sys.platform.startswith("linux"):
        return "watching a process's writes needs Linux"
    if compiler is None:
        return "watching a process's writes needs a C compiler (cc)"
    library = folder / "witness.so"
    words = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE)]
    said = subprocess.run(words, check=False, capture_output=True, text=True)
    if said.returncode:
        return f"watching a process's writes needs a C compiler that works: {said.stderr[-200:]}"
    return library


def read_trace(log: Path) -> list[Act]:
    """Return the acts of a witness's log."""
    raw, at, acts = log.read_bytes(), 0, []
    while at < len(raw):
        end = raw.index(b"\n", at)
        kind, _, rest = raw[at:end].decode().partition(" ")
        at = end + 1
        size = 0
        match kind:
            case "create" | "mkdir":
                inode, _, path = rest.partition(" ")
                act = Act(kind, int(inode), path)
            case "write":
                inode, offset, length = rest.split(" ")
                size = int(length)
                act = Act(kind, int(inode), at=int(offset), data=raw[at : at + size])
            case "truncate":
                inode, length = rest.split(" ")
                act = Act(kind, int(inode), at=int(length))
            case "sync":
                act = Act(kind, int(rest))
            case "unlink":
                act = Act(kind, path=rest)
            case "rename" | "link":
                path, _, other = rest.partition("\t")
                act = Act(kind, path=path, other=other)
            case "told" | "mark":
                size = int(rest)
                act = Act(kind, data=raw[at : at + size])
            case _:
                raise ValueError(f"no act is called {kind!r}")
        at += size
        acts.append(act)
    return acts
