"""The index of a published search: the folded words and the ticks of every hit, in the order of the page."""

from __future__ import annotations

import msgspec

from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.search import Facet, Item, Query
from pourparler.workbench.search import days_of, items, searched, values


def index(negotiation: Negotiation, level: Level) -> bytes:
    """Return a script that holds the index.

    Parameters
    ----------
    negotiation : Negotiation
        As the viewer sees it: nothing else is in it.
    level : Level
        The weakest evidence that is told.
    """
    through = items(negotiation)
    answer = searched(through, Query(), level)
    bucket = days_of(through)

    def entry(item: Item) -> list[object]:
        ticks = [f"{facet.value}={value}" for facet in Facet if facet is not Facet.DAY for value in values(item, facet)]
        return [" | ".join(" ".join(text) for text in item.words), [*ticks, f"{Facet.DAY.value}={bucket(item.day)}"]]

    listed = [[entry(item) for item in hit.items] for hit in answer.hits]
    # What could end a script, or act in one, is escaped.
    words = msgspec.json.encode(listed).decode().replace("<", "\\u003c").replace("\u2028", " ").replace("\u2029", " ")
    return f"window.POURPARLER_INDEX = {words};\n".encode()
