"""Readings kept: the same text, with the same words on record, is read once in a process."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pourparler.domain.reading import Reading
from pourparler.reading.read import read
from pourparler.reading.vocabulary import Vocabulary


@lru_cache(maxsize=32)
def kept_reading(
    data: bytes, name: str, *, vocabulary: Vocabulary, language: str = "", published: date | None = None
) -> Reading:
    """Return a report as read; see :func:`pourparler.reading.read.read`."""
    return read(data, name, vocabulary=vocabulary, language=language, published=published)
