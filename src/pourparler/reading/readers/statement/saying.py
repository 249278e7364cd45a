"""A statement in the making, by offsets in the body's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pourparler.domain.candidate import Speech
from pourparler.reading.grammar.extent import Extent

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Saying:
    """A statement in the making; extents are offsets in the body's text.

    Parameters
    ----------
    content : tuple of Extent
        What was said.
    speech : Speech
        How it is given.
    cue, source : Extent, optional
        The words of attribution, and who said it; none where the text has none there.
    speaker : Token, optional
        The head of the source.
    verb : Token, optional
        The cue's verb; none where the cue is no verb.
    markers : tuple of str
        What it was recognised by.
    hearsay : bool
        Whether the wording marks it as unconfirmed.
    marked : tuple of Extent
        The words that say so.
    """

    content: tuple[Extent, ...]
    speech: Speech
    cue: Extent | None = None
    source: Extent | None = None
    speaker: Token | None = field(default=None, compare=False)
    verb: Token | None = field(default=None, compare=False)
    markers: tuple[str, ...] = ()
    hearsay: bool = False
    marked: tuple[Extent, ...] = ()

    def start(self) -> int:
        """Return where its content starts."""
        return self.content[0][0]


def size(extents: tuple[Extent, ...]) -> int:
    """Return how many characters some extents hold together."""
    return sum(end - start for start, end in extents)


def shared(one: tuple[Extent, ...], other: tuple[Extent, ...]) -> int:
    """Return how many characters two contents share.

    Examples
    --------
    >>> shared(((0, 5), (8, 9)), ((3, 10),))
    3
    """
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
