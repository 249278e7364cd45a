"""What a verb is: its form, its tense, whether it stands in a condition; and which verb a word's clause has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = re.compile(r"^(?P<stem>.*r)(?:ai|as|a|ons|ez|ont)$")


def is_verb(token: Token) -> bool:
    """Return whether a token is a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX")


def is_infinitive(token: Token) -> bool:
    """Return whether a verb is an infinitive."""
    if token.lang_ == "fr":
        return "Inf" in token.morph.get("VerbForm", [])
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)


def is_participle(verb: Token) -> bool:
    """Return whether a verb is a present participle: "adding that", «ajoutant que»; its subject stands before it."""
    if verb.tag_ == "VBG":
        return not any(c.dep_ == "aux" for c in verb.children)
    return verb.lang_ == "fr" and verb.lower_.endswith("ant") and "Fin" not in verb.morph.get("VerbForm", [])


def is_supposed(verb: Token) -> bool:
    """Return whether a verb stands in a condition: "if they promise to…" says nothing that was promised."""
    return any(c.lower_ in {"si", "s'", "s’", "if", "unless"} and c.dep_ in ("mark", "advmod") for c in verb.children)


def is_future(token: Token) -> bool:
    """Return whether a French verb is in the future, by its ending where the tagger errs; an English one never."""
    if "Fut" in token.morph.get("Tense", []):
        return True
    match = _FUTURE.match(token.lower_)
    lemma = token.lemma_.lower()
    return token.lang_ == "fr" and match is not None and match["stem"] in {lemma, lemma.removesuffix("e")}


def clause_verb(token: Token) -> Token | None:
    """Return the verb of the innermost clause that a token stands in; none where it stands in none."""
    for up in (token, *token.ancestors):
        if is_verb(up) and up.dep_ not in ("aux", "auxpass", "aux:tense", "aux:pass", "cop"):
            return up
        if any(child.dep_ == "cop" for child in up.children):
            return up
    return None
