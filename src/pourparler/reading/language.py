"""The language in which a text is written."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from pourparler.domain.notice import Notice
from pourparler.errors import MissingExtra
from pourparler.reading.body import Body

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN = "und"
"""What stands for a language that is not known."""

_NOT_WORDS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[\d_]+|[^\w\s'’.,;:!?«»“”\"()-]+")
_SCRIPTS = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\u1100-\u11ff\uac00-\ud7af"),
    ("zh", "\u4e00-\u9fff"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("hy", "\u0530-\u058f"),
    ("ka", "\u10a0-\u10ff"),
    ("th", "\u0e00-\u0e7f"),
)
"""Scripts that tell the language by themselves; Japanese before Chinese, whose signs it shares."""

_SLICE = 10_000
_FEWEST_LETTERS = 20
_LEAST_SURE = 0.3
_WORTH_SAYING = 0.1


def language_of(text: str) -> str:
    """Return the language that most of a text is in.

    Parameters
    ----------
    text : str
        Any text; of a long one, its start, its middle and its end are looked at.

    Returns
    -------
    str
        A two-letter code, such as ``en`` or ``fr``; ``und`` where the text is too short or the language not known.

    Raises
    ------
    MissingExtra
        If the extra ``read`` is not installed.

    Examples
    --------
    >>> language_of("Les deux délégations se retrouveront jeudi dans la capitale.")
    'fr'
    >>> language_of("North")
    'und'
    """
    words = " ".join(_NOT_WORDS.sub(" ", _sample(text)).split())
    return _by_script(words) or _by_model(words)


def languages(body: Body) -> dict[str, float]:
    """Return the share of each language in a body, by the letters of its paragraphs.

    Returns
    -------
    dict of str to float
        Largest first; shares of the paragraphs whose language can be told, so that they sum to 1; empty where none can.

    Examples
    --------
    >>> text = "The two envoys met in the capital on Thursday."
    >>> languages(Body(text, ((0, len(text)),)))
    {'en': 1.0}
    """
    letters: Counter[str] = Counter()
    for _, paragraph in body.paragraphs():
        letters[language_of(paragraph)] += sum(character.isalpha() for character in paragraph)
    del letters[UNKNOWN]
    whole = letters.total()
    return {code: count / whole for code, count in letters.most_common() if count}


def mixed(body: Body, language: str) -> tuple[Notice, ...]:
    """Return a notice for every other language that a tenth of a body or more is in.

    Examples
    --------
    >>> text = "The two envoys met in the capital on Thursday."
    >>> mixed(Body(text, ((0, len(text)),)), "fr")[0].fields
    {'share': '100', 'language': 'en', 'read': 'fr'}
    """
    return tuple(
        Notice(
            "{share} % of it is in the language {language}, and is read as {read}",
            {"share": f"{100 * share:.0f}", "language": code, "read": language},
        )
        for code, share in languages(body).items()
        if code != language and share >= _WORTH_SAYING
    )


def _sample(text: str) -> str:
    if len(text) <= 3 * _SLICE:
        return text
    middle = (len(text) - _SLICE) // 2
    return "\n".join((text[:_SLICE], text[middle : middle + _SLICE], text[-_SLICE:]))


def _by_script(words: str) -> str:
    """Return the language that the script of most letters tells; empty where it does not tell one."""
    letters = sum(character.isalpha() for character in words)
    counts = {code: len(re.findall(f"[{signs}]", words)) for code, signs in _SCRIPTS}
    if counts["ja"] and 2 * (counts["ja"] + counts["zh"]) > letters:
        return "ja"
    return next((code for code, count in counts.items() if count > 1 and 2 * count > letters), "")


def _by_model(words: str) -> str:
    if sum(character.isalpha() for character in words) < _FEWEST_LETTERS:
        return UNKNOWN
    code, sure = _identifier().classify(words)
    return code if sure >= _LEAST_SURE and len(code) == 2 else UNKNOWN


@cache
def _identifier() -> LanguageIdentifier:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        raise MissingExtra("telling a language needs py3langid", mend="install pourparler[read]") from None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
