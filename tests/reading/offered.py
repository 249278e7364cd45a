"""What a text offers, for tests: the real reader on invented sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

from pourparler.domain.candidate import Candidate
from pourparler.reading.read import read
from pourparler.reading.vocabulary import Vocabulary


def offered(text: str, kind: str, language: str = "fr", vocabulary: Vocabulary | None = None) -> list[Candidate]:
    """Return the candidates of one kind that a text offers, every line of it being body."""
    found = read(text.encode(), language=language, vocabulary=vocabulary, whole=True)
    assert all(found.text[p.start : p.end] == p.quote for c in found.candidates for p in c.passages)
    return [candidate for candidate in found.candidates if candidate.kind == kind]


def told(candidate: Candidate) -> tuple[str, str, str]:
    """Return who said it, the words of attribution, and what was said."""
    found: Any = candidate.found
    cue = " ".join(span.quote for span in candidate.spans("cue"))
    return found.source, cue, found.content


def said(text: str, language: str = "fr") -> list[tuple[str, str, str]]:
    """Return the statements of a text as source, cue and content."""
    return [told(candidate) for candidate in offered(text, "statement", language)]


TODAY = date(2026, 3, 3)
