"""Sources, numbered in the order in which they are first cited."""

from __future__ import annotations

from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.source import Source


class References:
    """The list of sources at the end of a page.

    Parameters
    ----------
    negotiation : Negotiation
        Where the sources are read.

    Examples
    --------
    >>> numbers = References(Negotiation(record="r", viewer="everyone"))
    >>> numbers.number("letter"), numbers.number("note"), numbers.number("letter")
    (1, 2, 1)
    """

    def __init__(self, negotiation: Negotiation) -> None:
        self._negotiation = negotiation
        self._numbers: dict[str, int] = {}

    def number(self, source: str) -> int:
        """Return a source's number, given at its first citation."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def cited(self) -> list[tuple[int, str, Recorded[Source] | None]]:
        """Return number, id and source of all that was cited, in order; none for a source not on record."""
        return [(number, key, self._negotiation.sources.get(key)) for key, number in self._numbers.items()]
