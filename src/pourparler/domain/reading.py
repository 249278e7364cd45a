"""A report as it was read: the candidates that it offers, each numbered."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.candidate import Candidate
from pourparler.domain.decision import ids
from pourparler.domain.notice import Notice
from pourparler.domain.provenance import Provenance
from pourparler.domain.short import short


class Numbered(Struct, frozen=True):
    """A candidate as it is named to whoever decides on it.

    Parameters
    ----------
    number : int
        From 1; the same for the same candidate of a text, whatever is on record.
    id : str
        See :func:`pourparler.domain.decision.ids`.
    candidate : Candidate
        What is proposed.
    """

    number: int
    id: str
    candidate: Candidate


class Reading(Struct, frozen=True):
    """A report as read: its text, where it comes from, and what it offers.

    Parameters
    ----------
    text : str
        What every passage points into: the file's text, or the text that an HTML page shows.
    provenance : Provenance
        Where it comes from.
    candidates : tuple of Candidate
        In the order of the text.
    notices : tuple of Notice
        What the reader of the report should know: a language without a model, quotation marks left open.
    numbers, ids : tuple
        Of the candidates, where they are those of the text read without a record; empty: as they stand here.
    """

    text: str
    provenance: Provenance
    candidates: tuple[Candidate, ...] = ()
    notices: tuple[Notice, ...] = ()
    numbers: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()

    __repr__ = short

    def numbered(self) -> tuple[Numbered, ...]:
        """Return the candidates with their numbers and ids, in the order of the text."""
        numbers = self.numbers or range(1, len(self.candidates) + 1)
        keys = self.ids or ids(self.candidates)
        return tuple(Numbered(*one) for one in zip(numbers, keys, self.candidates, strict=True))
