"""What stands in a record file, asked of the program as a user would ask it."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from msgspec import Struct

from pourparler.cli.main import status


class Said(Struct, frozen=True):
    """The end of one call: its exit status, what it printed, what it said on standard error."""

    code: int
    out: str
    error: str


class Found(Struct, frozen=True):
    """A record file as the program finds it: whether it is sound, the hashes of its events, what was said."""

    sound: bool
    hashes: frozenset[str]
    said: str = ""


def run(*words: str | Path) -> Said:
    """Call the program in this process."""
    out, error = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(error):
        code = status([str(word) for word in words])
    return Said(code, out.getvalue(), error.getvalue())


def must(*words: str | Path) -> str:
    """Call the program, which must succeed; return what it printed."""
    said = run(*words)
    assert said.code == 0, (words, said.out[-500:], said.error)
    return said.out


def found(location: str | Path) -> Found:
    """Verify a record and list all its events, whoever may see them."""
    checked = run("verify", location, "--json")
    if checked.code == 2:
        return Found(False, frozenset(), checked.error)
    told = json.loads(checked.out)
    hashes: set[str] = set()
    for viewer in _viewers(told):
        listed = run("log", location, "--json", "--viewer", viewer)
        if listed.code:
            return Found(False, frozenset(hashes), checked.out + listed.error)
        hashes |= {event["hash"] for event in json.loads(listed.out)["events"]}
    whole = told["sound"] and len(hashes) == told["events"]
    return Found(whole, frozenset(hashes), "" if whole else checked.out)


def _viewers(told: dict[str, Any]) -> list[str]:
    """Return viewers who together see every event: everyone sees no more than any of the others."""
    return sorted({name for audience in told["heads"] for name in audience.split("+")} - {"everyone"}) or ["everyone"]
