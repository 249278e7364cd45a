"""A report as read."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.candidate import Candidate
from pourparler.domain.notice import Notice
from pourparler.domain.provenance import Provenance
from pourparler.domain.short import short


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
    """

    text: str
    provenance: Provenance
    candidates: tuple[Candidate, ...] = ()
    notices: tuple[Notice, ...] = ()

    __repr__ = short
