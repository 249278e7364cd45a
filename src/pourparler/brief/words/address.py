"""Addresses outside: which of them may be opened from a page."""

from __future__ import annotations

import re

_MAY = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>\"\\^`{|}\u200b-\u200f\u202a-\u202e\u2066-\u2069]+", re.IGNORECASE)


def address(words: str) -> str:
    """Return words that are an address of the web, whole; empty for all else, whatever it looks like.

    Only ``http`` and ``https`` may be opened. White space, control characters and marks of writing direction are in no
    address: what is shown is what is opened.

    Examples
    --------
    >>> address("https://example.org/a?b=c")
    'https://example.org/a?b=c'
    >>> address("javascript:alert(1)"), address("talks.txt, page 3"), address("https://example.org/ and more")
    ('', '', '')
    """
    return words if _MAY.fullmatch(words) else ""
