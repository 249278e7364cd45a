"""How the desk calls what it offers, in the sentences that say what to do next."""

from __future__ import annotations

from pourparler.brief.words.language import Language
from pourparler.errors import Called, Face, PourparlerError


def sentence(error: PourparlerError, say: Language) -> str:
    """Return an error as one sentence for whoever sits at the desk.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.errors import StoreError
    >>> sentence(StoreError("there is no such file", mend="begin one with {verb[new]}"), language("en"))
    'there is no such file; begin one with “new”.'
    """
    called = Called(lambda name: f"«\u00a0{name}\u00a0»" if say.code == "fr" else f"“{name.replace('-', ' ')}”")
    return error.sentence(say, Face(called, called))
