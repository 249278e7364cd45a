"""Quotations, held against the texts that everybody who may see them may see; other texts are as if they were not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pourparler.domain.source import Source
from pourparler.errors import PassageMismatch
from pourparler.record.dossier import sources_of
from pourparler.record.event import Event
from pourparler.record.passage import check_passage, check_span, placed
from pourparler.record.passages import passages_of
from pourparler.record.store import Store
from pourparler.workbench.vocabulary import seen_by_all

TextOf = Callable[[str], str | None]
"""What gives a source's text by its id; none where none is held for the audience."""


def placed_in(passages: Sequence[Mapping[str, Any]], text_of: TextOf) -> list[dict[str, Any]]:
    """Return passages, as plain values, whose words got their place in the text of their source.

    Raises
    ------
    PassageMismatch
        If words stand nowhere in it, or at several places.

    Examples
    --------
    >>> placed_in([{"source": "letter", "quote": "cat"}], {"letter": "the cat sat"}.get)
    [{'source': 'letter', 'quote': 'cat', 'start': 4, 'end': 7}]
    """
    sought = [bool(one.get("quote")) and one.get("start") is None for one in passages]
    return [
        placed(one, text_of(str(one.get("source", "")))) if looked_for else dict(one)
        for one, looked_for in zip(passages, sought, strict=True)
    ]


def check_passages(event: Event, text_of: TextOf, text: str = "") -> None:
    """Raise where an event quotes what does not stand in its source; where no text is held, only spans are checked.

    Parameters
    ----------
    event : Event
        With its passages.
    text_of : callable
        Gives a source's text.
    text : str
        The text of the source that the event itself adds; empty: none.

    Raises
    ------
    PassageMismatch
        Naming where the nearest match stands.
    """
    cited = [passage for passage in passages_of(event) if passage.quote or passage.start is not None]
    own = {source.id: text for source in [getattr(event, "source", None)] if isinstance(source, Source) and text}
    for passage in cited:
        check_span(passage)
        words = own.get(passage.source) or text_of(passage.source)
        if words is not None:
            check_passage(passage, words)


def texts(store: Store, record: str, audience: str) -> TextOf:
    """Return what gives the text of a source that everybody in an audience may see, reading the record when asked.

    Raises
    ------
    PassageMismatch
        When asked for a source of which a text is held and that states no SHA-256 any more.
    """
    memo: list[Any] = []

    def text_of(key: str) -> str | None:
        if not memo:
            entries = store.shared(record, audience)
            memo.extend([entries, seen_by_all(entries, audience).sources])
        entries, sources = memo
        now = sources.get(key)
        if now is None:
            return None
        if now.value.sha256:
            return store.text(record, audience, now.value.sha256)
        before = {one.sha256 for _, one in sources_of(entries) if one.id == key and one.sha256}
        if any(store.text(record, audience, sha256) is not None for sha256 in before):
            raise PassageMismatch(
                "the source states no SHA-256 any more, while its text is held",
                where=key,
                mend="state it again with {verb[add source-changed --sha256]}",
            )
        return None

    return text_of
