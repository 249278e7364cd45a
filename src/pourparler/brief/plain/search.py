"""A search as plain values for ``--json``."""

from __future__ import annotations

from typing import Any

from pourparler.brief.plain.value import heading, plain
from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.search import Hit, Item, Search


def search(answer: Search, negotiation: Negotiation, level: Level) -> dict[str, Any]:
    """Return what a search comes to as plain values."""
    return {
        **heading(negotiation),
        "evidence": level.value,
        "words": answer.query.words,
        "ticks": [{"facet": facet.value, "value": value} for facet, value in answer.query.ticks],
        "entries": answer.entries(),
        "hits": [
            {"happened_on": plain(hit.happened_on), "entries": [_entry(i) for i in hit.items]} for hit in answer.hits
        ],
        "facets": {facet.value: plain(counts) for facet, counts in answer.facets.items()},
        "entries_below_level": answer.weaker,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {"happened_on": plain(hit.happened_on), "entries": [_entry(item) for item in hit.items]}


def _entry(item: Item) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "id": item.key,
        "event": item.recorded.event,
        "happened_on": plain(item.recorded.happened_on),
        "short": plain(item.short),
        "evidence": plain(item.evidence),
        "parties": list(item.parties),
        "issues": list(item.issues),
        "options": list(item.options),
        "people": list(item.people),
        "sources": list(item.sources),
        "passages": plain(item.recorded.passages),
    }
