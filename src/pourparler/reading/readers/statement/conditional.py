"""French conditionals: the verb groups that are in it, by their endings and stems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pourparler.reading.grammar.extent import Extent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDING = re.compile(r"^(?P<stem>.*r)(?:ais|ait|ions|iez|aient)$")
_IRREGULAR = re.compile(
    r"^(?:aur|ser|fer|ir|saur|devr|pourr|voudr|faudr|vaudr|verr|enverr|courr|mourr|cherr|"
    r".*(?:viendr|tiendr|cevr|querr|fer|courr|cueiller|prévoir|voudr|vaudr))$"
)
_BETWEEN = frozenset({"ADV", "PRON", "PART", "PUNCT", "ADJ", "NOUN", "ADP", "CCONJ", "DET"})
_FARTHEST = 5


@dataclass(frozen=True)
class Conditional:
    """A verb group in the conditional.

    Parameters
    ----------
    finite : Token
        The verb that bears the ending.
    verb : Token
        The verb that bears the meaning: a participle behind an auxiliary, else `finite`.
    """

    finite: Token
    verb: Token

    @property
    def extent(self) -> Extent:
        """The characters from the finite verb to the participle."""
        return self.finite.idx, self.verb.idx + len(self.verb.text)

    @property
    def compound(self) -> bool:
        """Whether it is an auxiliary with a participle."""
        return self.verb is not self.finite


def conditionals(doc: Doc) -> Iterator[Conditional]:
    """Yield the verb groups of a text that are in the conditional, in order."""
    for token in doc:
        if is_conditional(token):
            yield Conditional(token, _participle(token))


def is_conditional(token: Token) -> bool:
    """Return whether a verb is in the conditional, not in the imperfect of a verb in *-rer*, *-rir*, *-rre*."""
    word = token.lower_.lstrip("-")
    match = _ENDING.match(word)
    if match is None or token.pos_ not in ("VERB", "AUX"):
        return False
    stem, lemma = match["stem"], token.lemma_.lower()
    if _IRREGULAR.match(stem) or stem == lemma or stem == lemma.removesuffix("e"):
        return True
    if "Cnd" in token.morph.get("Mood", []):
        return not _is_imperfect(stem, lemma)
    return stem.endswith(("er", "ir", "dr")) and not _is_imperfect(stem, lemma)


def _is_imperfect(stem: str, lemma: str) -> bool:
    return lemma[:-2] == stem or lemma[:-3] == stem


_ADVERBIAL = frozenset({"en", "effet", "pas", "plus", "peut-être", "jamais", "par", "ailleurs", "à", "nouveau", "fait"})


def _participle(finite: Token) -> Token:
    """Return the participle that an auxiliary leads to; a verb that leads to none as it is."""
    if finite.lower_.lstrip("-")[:3] not in ("aur", "ser"):
        return finite
    last = finite
    for token in finite.doc[finite.i + 1 : finite.i + 1 + _FARTHEST * 2]:
        if _is_participle(token, finite):
            last = token
            if token.lower_ != "été":
                break
        elif token.i - last.i > _FARTHEST or not _may_stand_between(token, seen=last is not finite):
            break
    return last


def _may_stand_between(token: Token, *, seen: bool) -> bool:
    """Return whether a word may stand between an auxiliary and its participle; behind *été*, an adverb alone may."""
    if seen or token.text in {",", ".", ";", ":", "«", "»"}:
        return seen and token.pos_ == "ADV"
    if token.pos_ in ("NOUN", "ADP", "DET"):
        return token.lower_ in _ADVERBIAL
    return token.pos_ in _BETWEEN


def _is_participle(token: Token, finite: Token) -> bool:
    if "Part" in token.morph.get("VerbForm", []) and token.pos_ in ("VERB", "AUX"):
        return "Pres" not in token.morph.get("Tense", [])
    return token.lower_ == "été" and finite.lower_.startswith("aur")
