"""Whether quoted words stand where a passage says they stand."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise

from pourparler.domain.source import Passage
from pourparler.errors import PassageMismatch

OMISSION = "[…]"
"""Marks words left out of a quotation, so that a few words can stand for a long passage."""


def check_passage(passage: Passage, text: str) -> None:
    """Raise where the quoted words do not stand at the passage's offsets.

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
        raise PassageMismatch(
            "the passage ends past the end of the text, which has {length} characters",
            where=_place(passage),
            mend=_nearest(passage, text) if passage.quote else "mend the offsets",
            length=len(text),
        )
    if passage.quote and not _spans(text[passage.start : passage.end], passage.quote):
        raise _mismatch(passage, text)


def _spans(found: str, quote: str) -> bool:
    """Return whether a quotation, omissions allowed, runs from the start of a passage to its end."""
    parts = [part.strip() for part in quote.split(OMISSION)]
    return found.startswith(parts[0]) and found.endswith(parts[-1]) and _holds(found, quote)


def _holds(text: str, quote: str) -> bool:
    at = 0
    for part in (part.strip() for part in quote.split(OMISSION)):
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _mismatch(passage: Passage, text: str) -> PassageMismatch:
    return PassageMismatch(
        'the words "{quote}" do not stand there',
        where=_place(passage),
        mend=_nearest(passage, text),
        quote=_brief(passage.quote),
    )


def _place(passage: Passage) -> str:
    return f"{passage.source}, {passage.start} to {passage.end}" if passage.start is not None else passage.source


def _nearest(passage: Passage, text: str) -> str:
    start, end = nearest(passage.quote, text, passage.start or 0)
    words = _brief(text[start:end]).replace("{", "{{").replace("}", "}}")
    return f'"{words}" stands at {start} to {end}' if start < end else "nothing like it stands in the text"


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
    parts = [part.strip() for part in quote.split(OMISSION) if part.strip()]
    if not parts or not text:
        return (0, 0)
    starts = _all_starts(parts[0], text)
    for start in sorted(starts, key=lambda s: abs(s - near)):
        end = text.find(parts[-1], start)
        if end >= 0 and _holds(text[start : end + len(parts[-1])], quote):
            return (start, end + len(parts[-1]))
    return _alike(" ".join(parts), text)


def _all_starts(part: str, text: str) -> list[int]:
    found, at = [], text.find(part)
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


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
