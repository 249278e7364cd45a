"""A report as read, as plain values for ``--json``."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any

from pourparler.brief.plain.value import SCHEMA, plain
from pourparler.domain.candidate import Candidate, FoundDate
from pourparler.domain.decision import Measured
from pourparler.domain.reading import Reading


def reading(
    answer: Reading, readers: Mapping[str, Measured], seconds: float, kinds: Collection[str] = ()
) -> dict[str, Any]:
    """Return the whole reading of a report as plain values.

    Parameters
    ----------
    answer : Reading
        What was read.
    readers : mapping of str to Measured
        Every reader that ran, with how well its proposals hold.
    seconds : float
        How long it took.
    kinds : collection of str
        Which kinds of candidates; none named: all.
    """
    return {
        "schema": SCHEMA,
        "language": answer.provenance.language,
        "metadata": plain(answer.provenance),
        "sha256": hashlib.sha256(answer.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "characters": len(answer.text),
        "notices": [notice.what.format(**notice.fields) for notice in answer.notices],
        "readers": {name: plain(measured) for name, measured in readers.items()},
        "candidates": [
            candidate(one.candidate, one.number, one.id)
            for one in answer.numbered()
            if not kinds or one.candidate.kind in kinds
        ],
        "timing": {"seconds": seconds},
    }


def candidate(one: Candidate, number: int, id_: str) -> dict[str, Any]:
    """Return a candidate: what every one has, then the fields of its kind; how exact a date is, is its `exactness`."""
    own = plain(one.found)
    if isinstance(one.found, FoundDate):
        own["exactness"] = own.pop("precision")
    return {
        "number": number,
        "id": id_,
        "kind": one.kind,
        "reader": one.reader,
        "precision": one.precision,
        "passages": plain(one.passages),
        "markers": list(one.markers),
        "inferred": list(one.inferred),
        **own,
    }
