"""The gold of French reports: statements, meetings, conditionals.

``benchmarks/gold/`` holds addresses, offsets and hashes, never texts: whoever has the texts names their folder, and each is
known by the SHA-256 of its bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.attributions import Attribution, Extent
from benchmarks.counts import Conditional, Meeting

GOLD = Path(__file__).parent / "gold"
CONDITIONALS = "conditionals.json"


@dataclass(frozen=True)
class Marked:
    """A text with its gold.

    Parameters
    ----------
    name, split, text : str
        Its identifier, ``dev`` or ``test``, its text.
    statements, meetings, conditionals : tuple
        Empty where the file does not mark them.
    """

    name: str
    split: str
    text: str
    statements: tuple[Attribution, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    conditionals: tuple[Conditional, ...] = ()


@dataclass(frozen=True)
class Gold:
    """What is marked and at hand, and the identifiers of the texts that are not."""

    reports: tuple[Marked, ...]
    conditionals: tuple[Marked, ...]
    missing: tuple[str, ...]


def load(texts: Path, gold: Path = GOLD) -> Gold:
    """Return the gold whose texts a folder holds, whatever their names.

    Parameters
    ----------
    texts : Path
        Text files.
    gold : Path
        One JSON file a report, and ``conditionals.json``.
    """
    at_hand = {
        hashlib.sha256(data).hexdigest(): data.decode("utf-8")
        for file in sorted(texts.glob("*.txt"))
        for data in [file.read_bytes()]
    }
    reports = [json.loads(f.read_text("utf-8")) for f in sorted(gold.glob("*.json")) if f.name != CONDITIONALS]
    file = gold / CONDITIONALS
    forms = json.loads(file.read_text("utf-8"))["texts"] if file.exists() else []

    def marked(entries: list[dict[str, Any]]) -> tuple[Marked, ...]:
        return tuple(_marked(one, at_hand[one["sha256"]]) for one in entries if one["sha256"] in at_hand)

    missing = tuple(one["id"] for one in (*reports, *forms) if one["sha256"] not in at_hand)
    return Gold(marked(reports), marked(forms), missing)


def report(text: Path, gold: Path) -> Marked:
    """Return the one report whose gold has one content a statement, hedges, and participants in words."""
    entry = json.loads(gold.read_text("utf-8"))
    statements = [
        Attribution((_extent(s["content"]),), _extents(s.get("source")), _extents(s.get("cue")), bool(s.get("hedge")))
        for s in entry["statements"]
    ]
    meetings = [Meeting(_extents(m["trigger"]), tuple(m["participants"])) for m in entry["meetings"]]
    return Marked(text.stem, "", text.read_bytes().decode("utf-8"), tuple(statements), tuple(meetings))


def _marked(entry: dict[str, Any], text: str) -> Marked:
    statements = [
        Attribution(
            tuple(map(_extent, s["content"])), _extents(s["source"]), _extents(s["cue"]), hearsay=bool(s["hearsay"])
        )
        for s in entry.get("statements", ())
    ]
    meetings = [
        Meeting(
            (_extent(m["trigger"]), *map(_extent, m.get("repeats", ()))), tuple(map(_extent, m.get("participants", ())))
        )
        for m in entry.get("meetings", ())
    ]
    conditionals = [Conditional(_extent(c["span"]), c["use"] == "hearsay") for c in entry.get("conditionals", ())]
    return Marked(entry["id"], entry["split"], text, tuple(statements), tuple(meetings), tuple(conditionals))


def _extent(pair: Sequence[int]) -> Extent:
    return pair[0], pair[1]


def _extents(pair: Sequence[int] | None) -> tuple[Extent, ...]:
    return (_extent(pair),) if pair else ()
