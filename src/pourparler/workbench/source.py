"""Tell what stands in a source: its text, as far as it may be shown, and passages among the words around them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import Request
from pourparler.domain.source import Excerpt, Passage
from pourparler.record.audience import viewer as checked
from pourparler.record.dossier import is_dossier, read_dossier
from pourparler.record.gate import visible_texts
from pourparler.record.held import Held
from pourparler.record.info import RecordInfo
from pourparler.record.opening import open_store
from pourparler.record.passage import places

AROUND = 140
"""How many characters are shown on either side of a passage, to the nearest end of a word."""

Texts = dict[str, str]
"""Source to its text; sources whose text is not held, or may not be shown, are not there."""


def texts(request: Request, negotiation: Negotiation, sources: Iterable[str] | None = None) -> Texts:
    """Return the texts of sources, as far as a viewer may read them.

    Whoever keeps the copy and those of its team read every text that they may see; others only what may be passed on.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.
    negotiation : Negotiation
        What that viewer sees of it: a source that it does not name has no text.
    sources : iterable of str, optional
        Which sources. None: all.
    """
    wanted = negotiation.sources.keys() if sources is None else set(sources) & negotiation.sources.keys()
    hashes = {key: negotiation.sources[key].value.sha256 for key in wanted}
    stated = sorted({sha256 for sha256 in hashes.values() if sha256})
    if not stated:
        return {}
    info, whom, held = _held(request, stated)
    words = {sha256: text for _, sha256, text in held}
    inside = not request.for_others and whom in (info.keeper, *info.whole_team().split("+"))
    return {
        key: words[sha256]
        for key, sha256 in hashes.items()
        if sha256 in words and (inside or negotiation.sources[key].value.redistributable)
    }


def _held(request: Request, hashes: list[str]) -> tuple[RecordInfo, str, list[Held]]:
    if "://" not in request.location and is_dossier(Path(request.location)):
        dossier = read_dossier(Path(request.location))
        whom = checked(request.viewer or dossier.info.keeper)
        return dossier.info, whom, visible_texts(dossier.texts, whom)
    with open_store(request.location) as store:
        info = store.record(request.record)
        whom = checked(request.viewer or info.keeper)
        return info, whom, store.texts(info.id, whom, hashes)


def excerpt(passage: Passage, text: str, around: int = AROUND) -> Excerpt | None:
    """Return a passage among the words around it; none where it names no words, or they do not stand in the text.

    Parameters
    ----------
    passage : Passage
        With offsets, or with a quotation that is looked for; of several places the first is taken.
    text : str
        The source's whole text.
    around : int
        How many characters to show on either side.

    Examples
    --------
    >>> excerpt(Passage("letter", quote="cat"), "the cat sat on the mat", around=6)
    Excerpt(before='the ', words='cat', after=' sat', start=4, opens=False, closes=True)
    >>> excerpt(Passage("letter"), "the cat sat") is None
    True
    """
    start, end = span(passage, text)
    if start == end:
        return None
    first, last = max(0, start - around), min(len(text), end + around)
    before, after = text[first:start], text[end:last]
    if first and " " in before:
        before = before.partition(" ")[2]
    if last < len(text) and " " in after:
        after = after.rpartition(" ")[0]
    opens, closes = len(before) < start, end + len(after) < len(text)
    return Excerpt(before, text[start:end], after, start, opens, closes)


def span(passage: Passage, text: str) -> tuple[int, int]:
    """Return where a passage stands in a text; twice the same offset where it stands nowhere.

    Examples
    --------
    >>> span(Passage("letter", 4, 7, "cat"), "the cat sat"), span(Passage("letter"), "the cat sat")
    ((4, 7), (0, 0))
    """
    if passage.start is not None and passage.end is not None:
        return (passage.start, passage.end) if passage.end <= len(text) else (0, 0)
    spots = places(passage.quote, text) if passage.quote else []
    return spots[0] if spots else (0, 0)
