"""Words that a record may hold in several languages."""

from __future__ import annotations

Words = str | dict[str, str]
"""Plain text, or one text per language code: ``{"en": "Land", "fr": "Territoires"}``."""


def in_language(words: Words, language: str) -> str:
    """Return the text in a language, else in English, else in the first one given.

    Parameters
    ----------
    words : str or dict
        Plain text is returned as it stands: its language is the record's own.
    language : str
        A code such as ``"fr"``.

    Examples
    --------
    >>> in_language({"en": "Land", "fr": "Territoires"}, "fr")
    'Territoires'
    >>> in_language("Land", "fr")
    'Land'
    >>> in_language({}, "fr")
    ''
    """
    if isinstance(words, str):
        return words
    return words.get(language) or words.get("en") or next(iter(words.values()), "")
