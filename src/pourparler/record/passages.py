"""The passages that an event cites."""

from __future__ import annotations

from pourparler.domain.draft import Draft
from pourparler.domain.source import Passage
from pourparler.record.event import Event


def passages_of(event: Event) -> list[Passage]:
    """Return every passage an event cites, those of a draft's points included."""
    draft = getattr(event, "draft", None)
    points = draft.points if isinstance(draft, Draft) else ()
    return [*event.passages, *(passage for point in points for passage in point.passages)]
