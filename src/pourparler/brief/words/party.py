"""A party's name as a sentence needs it: with its article, after *of* or *to*, alone or in a list.

English puts an article before some names; French joins it to *de* and *à*, and drops its vowel before another. Which
article a name takes stands with the party, per language; a name without one is used as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from pourparler.brief.words.language import Language
from pourparler.domain.party import Party
from pourparler.domain.words import Words, in_language

_ARTICLES = {"en": ("the",), "fr": ("le", "la", "les", "l’")}
_JOINED = {"de": {"le": "du ", "les": "des "}, "à": {"le": "au ", "les": "aux "}}
_VOWELS = "aâàeéèêëiîïoôuûùœæ"


class Case(Enum):
    """What a name is to the sentence it stands in."""

    ALONE = "alone"
    """In a heading, a table, or a list after a colon: without an article."""

    NOUN = "noun"
    """As a subject or an object, or after a preposition that joins with nothing: *the North*, *le Nord*."""

    OF = "of"
    """*of the North*, *du Nord*."""

    TO = "to"
    """*to the North*, *au Nord*."""


class Name(Struct, frozen=True):
    """A party's name in one language.

    Parameters
    ----------
    alone : str
        As it stands without a sentence.
    article : str
        In lower case; empty where it takes none.
    plural : bool
        Whether a verb goes with it in the plural.
    """

    alone: str
    article: str = ""
    plural: bool = False


def name_of(party: Party, code: str) -> Name:
    """Return a party's name in a language.

    Examples
    --------
    >>> name_of(Party("us", {"en": "United States", "fr": "États-Unis"}, article={"en": "the", "fr": "les"}), "fr")
    Name(alone='États-Unis', article='les', plural=True)
    """
    article = _article(party.article, code)
    return Name(in_language(party.name, code), article, code in party.plural or (code == "fr" and article == "les"))


def _article(words: Words, code: str) -> str:
    """Return the article of that very language: another language's is no stand-in."""
    text = words.get(code, "") if isinstance(words, dict) else words
    article = text.strip().lower().replace("'", "’")
    return article if article in _ARTICLES.get(code, ()) else ""


def named(names: Sequence[Name], case: Case, say: Language) -> str:
    """Return one or several names as a sentence needs them.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> named([Name("Fédération de Russie", "la"), Name("Ukraine", "l’")], Case.OF, language("fr"))
    'de la Fédération de Russie et de l’Ukraine'
    >>> named([Name("Russian Federation", "the"), Name("Ukraine")], Case.OF, language("en"))
    'of the Russian Federation and Ukraine'
    >>> named([Name("États-Unis", "les", plural=True)], Case.TO, language("fr"))
    'aux États-Unis'
    """
    if case is Case.ALONE:
        # A name that takes an article may be a common noun, which a heading begins with a capital.
        return say.list([capital(name.alone) if name.article else name.alone for name in names])
    if say.code == "fr":
        return say.list([_french(name, case) for name in names])
    nouns = say.list([f"{name.article} {name.alone}" if name.article else name.alone for name in names])
    return nouns if case is Case.NOUN or not nouns else f"{case.value} {nouns}"


def _french(name: Name, case: Case) -> str:
    article = "l’" if name.article in ("le", "la") and _elides(name.alone) else name.article
    noun = f"{article}{name.alone}" if article.endswith("’") else f"{article} {name.alone}".strip()
    if case is Case.NOUN:
        return noun
    word = "de" if case is Case.OF else "à"
    if article in _JOINED[word]:
        return f"{_JOINED[word][article]}{name.alone}"
    if not article and word == "de" and _elides(name.alone):
        return f"d’{name.alone}"
    return f"{word} {noun}"


def _elides(name: str) -> bool:
    """Return whether a name begins with a vowel; before an *h* or a *y* only a stated *l’* tells."""
    return name[:1].lower() in _VOWELS and bool(name)


def capital(words: str) -> str:
    """Return words as the beginning of a sentence.

    Examples
    --------
    >>> capital("the North refuses")
    'The North refuses'
    """
    return f"{words[:1].upper()}{words[1:]}"
