"""Sources and passages: nothing stands on record without them."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from msgspec import Meta, Struct

from pourparler.domain.ids import NewId, SourceId
from pourparler.domain.interval import Interval


class Release(Enum):
    """How the team may use something outside: quote it, quote it without saying whose it is, or not at all."""

    QUOTABLE = "quotable"
    UNATTRIBUTED = "without-attribution"
    INTERNAL = "not-outside"

    def stricter(self, other: Release) -> Release:
        """Return which of two terms of release leaves less to be used.

        Examples
        --------
        >>> Release.QUOTABLE.stricter(Release.INTERNAL)
        <Release.INTERNAL: 'not-outside'>
        """
        return max(self, other, key=list(Release).index)


NOT_NAMED = "may-not-be-named"
"""What stands in the place of a speaker, a title or an origin that the terms of release keep from a reader."""


class Source(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A document with its provenance.

    Parameters
    ----------
    id : str
        For instance ``kremlin-2025-12-03``.
    title, publisher : str
        As printed.
    locator : str
        Where it can be found: a URL, a shelf mark, a file name.
    kind : str
        Newsletter, official text, news, …
    published : Interval, optional
        The day of publication; an interval where only a span is known; none where nothing is.
    language : str
        Its language as a two- or three-letter code; empty where not known.
    author, translator : str
        Empty where not named.
    original : str
        What it translates or reprints, in words; empty where it is the original.
    origin : str
        The leak, briefing or interview that it relays. Sources of one origin are one witness.
        Empty: the source is its own origin.
    independence : str
        What is known of its independence, in words.
    sha256 : str
        Of its text as UTF-8 bytes; empty where no text was held.
    redistributable : bool
        Whether an export may carry its text. Otherwise it is cited by locator and hash.
    release : Release
        How it may be used outside the team. Only the team may have what is not quotable.

    Examples
    --------
    >>> Source("kremlin-2025-12-03", "Readout", "Kremlin").origin
    ''
    """

    id: NewId
    title: str
    publisher: str
    locator: str = ""
    kind: str = ""
    published: Interval | None = None
    language: str = ""
    author: str = ""
    translator: str = ""
    original: str = ""
    origin: str = ""
    independence: str = ""
    sha256: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")] = ""
    redistributable: bool = False
    release: Release = Release.QUOTABLE


Offset = Annotated[int, Meta(ge=0)]


class Passage(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An exact span of a source's text, or the source as a whole.

    Parameters
    ----------
    source : str
        The source's id.
    start, end : int, optional
        Offsets in code points (Python ``str`` indices), end exclusive. None: the source as a whole.
    quote : str
        The words that stand there. Words left out are marked ``[…]``.
    locator : str
        A page or paragraph, where offsets are not to be had.

    Raises
    ------
    ValueError
        If only one offset is given, or the end is not after the start.

    Examples
    --------
    >>> Passage("letter", 4, 9, "a […] z").end
    9
    """

    source: SourceId
    start: Offset | None = None
    end: Offset | None = None
    quote: str = ""
    locator: str = ""

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("a passage needs both `start` and `end`, or neither")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"a passage must end ({self.end}) after it starts ({self.start})")


class Excerpt(Struct, frozen=True):
    """The words of a passage as they stand in their source's text, with some words around them.

    Parameters
    ----------
    before, words, after : str
        Joined, they are a part of the text.
    start : int
        The offset in the text at which the passage begins, in code points.
    opens, closes : bool
        Whether the text goes on before, and after, what is shown.
    """

    before: str
    words: str
    after: str
    start: int
    opens: bool = False
    closes: bool = False
