"""A report ready to be read: its paragraphs parsed, its words looked up by offset."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from pourparler.domain.candidate import Candidate, Span
from pourparler.domain.provenance import Provenance
from pourparler.reading.body import Body
from pourparler.reading.quotation import Quotation, masked, quotations
from pourparler.reading.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens


LONGEST = 10_000
"""The most characters of a paragraph that are parsed at once: what runs on for longer is no prose."""


@dataclass(frozen=True)
class Paragraph:
    """A line of the body.

    Parameters
    ----------
    start : int
        Where it starts in the body's text.
    text : str
        As written.
    quotations : tuple of Quotation
        Its outermost quotations, by offsets in `text`.
    doc : spacy.tokens.Doc
        Parsed with the marks inside quotations masked; of the same length, so offsets are those of `text`.
    """

    start: int
    text: str
    quotations: tuple[Quotation, ...]
    doc: Doc

    @cached_property
    def _offsets(self) -> list[int]:
        return [token.idx for token in self.doc]

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens that start within some characters of :attr:`text`."""
        first, last = bisect_left(self._offsets, start), bisect_left(self._offsets, end)
        return list(self.doc[first:last])

    def quotation_at(self, at: int) -> Quotation | None:
        """Return the quotation that a character stands in; none where it is the report's own."""
        return next((q for q in self.quotations if at in q), None)


@dataclass(frozen=True)
class Report:
    """A report ready to be read.

    Parameters
    ----------
    body : Body
        Its text and what of it is read.
    provenance : Provenance
        Author, day, language.
    paragraphs : tuple of Paragraph
        In order.
    vocabulary : Vocabulary
        The parties, delegates, issues and options on record.
    of : callable
        Gives the candidates of another reader by its name; each reader runs once.
    """

    body: Body
    provenance: Provenance
    paragraphs: tuple[Paragraph, ...]
    vocabulary: Vocabulary
    of: Callable[[str], tuple[Candidate, ...]] = field(compare=False)

    @property
    def language(self) -> str:
        """The language it is read in: ``en`` or ``fr``."""
        return self.provenance.language

    @property
    def day(self) -> date | None:
        """The day it bears; none where none is printed."""
        return self.provenance.published

    def span(self, role: str, paragraph: Paragraph, start: int, end: int) -> Span:
        """Return a passage: offsets within a paragraph become offsets in the whole text.

        Raises
        ------
        ValueError
            If nothing but white space stands there.
        """
        return self.body.span(role, paragraph.start + start, paragraph.start + end)

    def words(self, role: str, paragraph: Paragraph, tokens: Tokens | Token) -> Span:
        """Return a passage for tokens of a paragraph."""
        start = tokens.idx if hasattr(tokens, "idx") else tokens.start_char
        return self.span(role, paragraph, start, start + len(tokens.text))

    def sentences(self) -> Iterator[tuple[Paragraph, Tokens]]:
        """Yield every sentence with its paragraph."""
        for paragraph in self.paragraphs:
            for sentence in paragraph.doc.sents:
                yield paragraph, sentence


def pieces(paragraph: str) -> Iterator[tuple[int, str]]:
    """Yield a paragraph in pieces that a parser can hold, each with where it starts: cut where a sentence ends.

    Examples
    --------
    >>> list(pieces("One. Two."))
    [(0, 'One. Two.')]
    """
    at = 0
    while len(paragraph) - at > LONGEST:
        cut = max(paragraph.rfind(end, at, at + LONGEST) for end in (". ", "! ", "? ", "… "))
        cut = cut + 1 if cut > at else paragraph.rfind(" ", at, at + LONGEST)
        cut = cut if cut > at else at + LONGEST
        if paragraph[at:cut].strip():
            yield at, paragraph[at:cut]
        at = cut
    if paragraph[at:].strip():
        yield at, paragraph[at:]


def parsed(body: Body, nlp: Language) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a body, parsed in batches."""
    places = [(start + at, piece, quotations(piece)) for start, text in body.paragraphs() for at, piece in pieces(text)]
    docs = nlp.pipe(masked(text, quoted) for _, text, quoted in places)
    return tuple(Paragraph(start, text, quoted, doc) for (start, text, quoted), doc in zip(places, docs, strict=True))
