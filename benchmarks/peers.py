"""Asks the peers of an environment of their own for quotations, through ``peer_quotes.py``."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.attributions import Attribution

PEERS = {"textacy": "textacy 0.13.0", "ggt": "Gender Gap Tracker"}
"""What peers are called to ``peer_quotes.py``, and in tables."""


@dataclass(frozen=True)
class Answers:
    """What a reader found in each of several texts.

    Parameters
    ----------
    name, model : str
        The reader and its language model.
    found : tuple of tuple of Attribution
        One a text; empty where it could not be run.
    note : str
        Why it could not be run, or what went wrong on some texts; empty where nothing did.
    """

    name: str
    model: str = ""
    found: tuple[tuple[Attribution, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Environment:
    """Where the peers are.

    Parameters
    ----------
    python : str
        The interpreter of their environment; empty where there is none.
    ggt : str
        The Gender Gap Tracker's folder ``nlp``; empty where it is not at hand.
    model : str
        The spaCy model for English; empty for the largest that is installed there.
    """

    python: str = ""
    ggt: str = ""
    model: str = ""


def answers(peer: str, language: str, texts: Sequence[str], at: Environment) -> Answers:
    """Return what a peer finds in texts; with a note instead where it cannot be run."""
    if not at.python:
        return Answers(PEERS[peer], note="not run: no environment of peers was named (`--peers-python`)")
    if peer == "ggt" and not at.ggt:
        return Answers(PEERS[peer], note="not run: its folder was not named (`--ggt`)")
    script = str(Path(__file__).with_name("peer_quotes.py"))
    folder = str(Path(at.ggt).resolve()) if at.ggt else ""
    words = [at.python, script, peer, language, folder, at.model if language == "en" else ""]
    asked = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    done = subprocess.run(words, input=asked, capture_output=True, text=True, check=False)
    if done.returncode:
        return Answers(PEERS[peer], note=f"not run: {(done.stderr.strip().splitlines() or ['it stopped'])[-1]}")
    first, *lines = map(json.loads, done.stdout.splitlines())
    failed = [line["failed"] for line in lines if line["failed"]]
    note = f"failed on {len(failed)} of {len(texts)} texts, which count as nothing found: {failed[0]}" if failed else ""
    return Answers(first["peer"], first["model"], tuple(map(attributions, lines)), note)


def attributions(line: dict[str, list[dict[str, list[list[int]]]]]) -> tuple[Attribution, ...]:
    """Return one line of ``peer_quotes.py`` as attributions."""

    def extents(pairs: list[list[int]]) -> tuple[tuple[int, int], ...]:
        return tuple((start, end) for start, end in pairs)

    return tuple(
        Attribution(extents(one["content"]), extents(one["source"]), extents(one["cue"])) for one in line["found"]
    )
