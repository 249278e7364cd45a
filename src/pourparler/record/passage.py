"""Whether quoted words stand where a passage says they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from pourparler.domain.source import Passage
from pourparler.errors import PassageMismatch

OMISSION = "[…]"
"""Marks words left out of a quotation, so that a few words can stand for a long passage."""


_NAMED = 5


def check_span(passage: Passage) -> None:
    """Raise where a passage quotes more than its span can hold; no text is needed to tell.

    Raises
    ------
    PassageMismatch
        Naming both lengths.

    Examples
    --------
    >>> check_span(Passage("s", 0, 9, "cat […] sat"))
    >>> check_span(Passage("s", 0, 3, "the cat"))
    Traceback (most recent call last):
    ...
    pourparler.errors.PassageMismatch: s, 0 to 3: 7 characters are quoted from a span of 3;
    mend the offsets or the words.
    """
    if passage.start is None or passage.end is None:
        return
    quoted = sum(map(len, _parts(passage.quote)))
    if quoted > passage.end - passage.start:
        raise PassageMismatch(
            "{quoted} characters are quoted from a span of {span}",
            where=_place(passage),
            mend="mend the offsets or the words",
            quoted=quoted,
            span=passage.end - passage.start,
        )


def check_passage(passage: Passage, text: str) -> None:
    """Raise where the quoted words are not what stands at the passage's offsets.

    Words left out are marked ``[…]``; white space at the ends of the span does not count.

    Parameters
    ----------
    passage : Passage
        With or without offsets; without, only the quotation is looked for.
    text : str
        The source's whole text.

    Raises
    ------
    PassageMismatch
        Naming where the nearest match stands.

    Examples
    --------
    >>> check_passage(Passage("s", 4, 7, "cat"), "the cat sat")
    >>> check_passage(Passage("s", 0, 3, "cat"), "the cat sat")
    Traceback (most recent call last):
    ...
    pourparler.errors.PassageMismatch: s, 0 to 3: the words "cat" do not stand there; "cat" stands at 4 to 7.
    """
    if passage.start is None or passage.end is None:
        if passage.quote and not _holds(text, passage.quote):
            raise _mismatch(passage, text)
        return
    if passage.end > len(text):
        start, end = nearest(passage.quote, text, passage.start)
        raise PassageMismatch(
            "the passage ends past the end of the text, which has {length} characters",
            where=_place(passage),
            mend='"{found}" stands at {start} to {end}' if start < end else "mend the offsets",
            length=len(text),
            found=_brief(text[start:end]),
            start=start,
            end=end,
        )
    if passage.quote and not _spans(text[passage.start : passage.end], passage.quote):
        raise _mismatch(passage, text)


def _spans(words: str, quote: str) -> bool:
    """Return whether a quotation, omissions allowed, runs from the start of a passage to its end."""
    parts = [part.strip() for part in quote.split(OMISSION)]
    if len(parts) == 1:
        return words.strip() == parts[0]
    whole = words.strip()
    return whole.startswith(parts[0]) and whole.endswith(parts[-1]) and _holds(whole, quote)


def _parts(quote: str) -> list[str]:
    return [part.strip() for part in quote.split(OMISSION) if part.strip()]


def _holds(text: str, quote: str) -> bool:
    at = 0
    for part in (part.strip() for part in quote.split(OMISSION)):
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def placed(passage: Mapping[str, Any], text: str | None) -> dict[str, Any]:
    """Return a passage, as plain values, at the place where its words stand; one that has a place or no words as it is.

    Parameters
    ----------
    passage : mapping
        With ``source``, and with ``quote`` where words are to be found.
    text : str, optional
        The source's whole text; none where it is not held.

    Returns
    -------
    dict
        With ``start`` and ``end``; the quotation as the text has it, white space included.

    Raises
    ------
    PassageMismatch
        If no text is held, or the words stand nowhere, or at several places; then each place is named.

    Examples
    --------
    >>> placed({"source": "s", "quote": "cat sat"}, "the cat  sat")
    {'source': 's', 'quote': 'cat  sat', 'start': 4, 'end': 12}
    >>> placed({"source": "s", "quote": "cat"}, "the cat, the cat")
    Traceback (most recent call last):
    ...
    pourparler.errors.PassageMismatch: s: the words "cat" stand at 2 places, 4-7, 13-16; quote more of them,
    or name the place as s:4-7:WORDS.
    """
    source, quote = str(passage.get("source", "")), str(passage.get("quote") or "")
    if not quote or passage.get("start") is not None:
        return dict(passage)
    if text is None:
        raise PassageMismatch(
            "no text is held in which the words could be found",
            where=source,
            mend="keep one with {verb[add source --text]}, or name the place as {source}:START-END:WORDS",
            source=source,
        )
    spots = places(quote, text)
    if not spots:
        raise _mismatch(Passage(source, quote=quote), text)
    if len(spots) > 1:
        raise PassageMismatch(
            'the words "{quote}" stand at {count} places, {places}',
            where=source,
            mend="quote more of them, or name the place as {source}:{first}:WORDS",
            quote=_brief(quote),
            count=len(spots),
            places=_listed(spots),
            source=source,
            first="{}-{}".format(*spots[0]),
        )
    start, end = spots[0]
    return {**passage, "quote": _as_it_stands(quote, text[start:end]), "start": start, "end": end}


def places(quote: str, text: str) -> list[tuple[int, int]]:
    """Return every span of a text where quoted words stand, in order; white space counts as white space of any kind.

    Where words are left out, a span is one that holds the parts in order and no shorter such span.

    Examples
    --------
    >>> places("a […] c", "a b c, a a c")
    [(0, 5), (9, 12)]
    >>> places("nothing", "a b c")
    []
    """
    parts = _parts(quote)
    if not parts:
        return []
    # Of each part's matches only the latest start that leads to it is kept: the shortest span that ends there.
    chains = [(start, end) for start, end in _matches(parts[0], text)]
    for part in parts[1:]:
        chains = list(_continued(chains, _matches(part, text)))
    first_ends = dict(reversed(chains))
    return sorted(first_ends.items())


def _matches(part: str, text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(f"(?=({_loose(part).pattern}))", text):
        yield match.span(1)


def _continued(chains: list[tuple[int, int]], matches: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield, for each match that a chain leads to, the latest start of such a chain and the match's end."""
    before = -1
    for start, end in matches:
        while before + 1 < len(chains) and chains[before + 1][1] <= start:
            before += 1
        if before >= 0:
            yield chains[before][0], end


def _loose(part: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, part.split())))


def _as_it_stands(quote: str, words: str) -> str:
    """Return a quotation with the white space of the text; what is left out stays marked."""
    parts, at = [], 0
    for part in map(_loose, _parts(quote)):
        match = part.search(words, at)
        if match is not None:
            parts.append(match[0])
            at = match.end()
    return f" {OMISSION} ".join(parts)


def _listed(spots: list[tuple[int, int]]) -> str:
    labels = [f"{start}-{end}" for start, end in spots[:_NAMED]]
    return ", ".join(labels if len(spots) <= _NAMED else [*labels, "…"])


def _mismatch(passage: Passage, text: str) -> PassageMismatch:
    start, end = nearest(passage.quote, text, passage.start or 0)
    return PassageMismatch(
        'the words "{quote}" do not stand there',
        where=_place(passage),
        mend='"{found}" stands at {start} to {end}' if start < end else "nothing like it stands in the text",
        quote=_brief(passage.quote),
        found=_brief(text[start:end]),
        start=start,
        end=end,
    )


def _place(passage: Passage) -> str:
    return f"{passage.source}, {passage.start} to {passage.end}" if passage.start is not None else passage.source


def nearest(quote: str, text: str, near: int = 0) -> tuple[int, int]:
    """Return the span of a text that is most like a quotation; an empty span where nothing is.

    Parameters
    ----------
    quote : str
        Omissions allowed.
    text : str
        Where to look.
    near : int
        Of several exact matches, the one that starts nearest to this offset is taken.

    Examples
    --------
    >>> nearest("cat sat", "the Cat sat, the cat sat.", near=20)
    (17, 24)
    >>> nearest("the caat sat", "see: the cat sat here")
    (5, 16)
    """
    parts = _parts(quote)
    if not parts or not text:
        return (0, 0)
    starts = _all_starts(parts[0], text)
    for start in sorted(starts, key=lambda s: abs(s - near)):
        end = text.find(parts[-1], start)
        if end >= 0 and _holds(text[start : end + len(parts[-1])], quote):
            return (start, end + len(parts[-1]))
    return _alike(" ".join(parts), text)


def _all_starts(part: str, text: str) -> list[int]:
    starts, at = [], text.find(part)
    while at >= 0:
        starts.append(at)
        at = text.find(part, at + 1)
    return starts


def _alike(quote: str, text: str) -> tuple[int, int]:
    matcher = SequenceMatcher(None, text, quote, autojunk=False)
    seed = matcher.find_longest_match()
    if seed.size < min(4, len(quote)):
        return (0, 0)
    start = max(0, seed.a - seed.b)
    window = text[start : start + len(quote) + 8]
    blocks = [b for b in SequenceMatcher(None, window, quote, autojunk=False).get_matching_blocks() if b.size]
    tight = [b for b, c in pairwise([*blocks, blocks[-1]]) if c.a - (b.a + b.size) < 8]
    return (start + blocks[0].a, start + tight[-1].a + tight[-1].size)


def _brief(words: str, longest: int = 60) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
