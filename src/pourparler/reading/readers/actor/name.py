"""The names that stand in a paragraph, and what kind of name each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from pourparler.reading.lexicon import lexicon
from pourparler.reading.readers.actor.office import office_at
from pourparler.reading.readers.actor.state import by_word, pattern
from pourparler.reading.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSON = frozenset({"PER", "PERSON"})
_BODY = frozenset({"ORG"})
_PARTICLES = frozenset({"al", "ben", "bin", "von", "van", "el", "ould", "abou", "abu", "-"})


class Name(Struct, frozen=True):
    """A name in a paragraph: where it stands; whether a person's; the state it stands for, if any."""

    start: int
    end: int
    words: str
    person: bool
    state: str = ""


def names_in(doc: Doc, language: str, vocabulary: Vocabulary) -> Iterator[Name]:
    """Yield the names of persons, states and bodies in a paragraph, and of parties on record, in order."""
    names = list(_parties(doc.text, vocabulary))
    names += [one for one in _states(doc, language) if not any(one.start < n.end and n.start < one.end for n in names)]
    for run in _runs(doc):
        start, end = run[0].idx, run[-1].idx + len(run[-1].text)
        person = _is_person(run, language)
        if any(start < n.end and n.start < end for n in names) and not (person and len(run) > 1):
            continue
        if person or _is_body(run, language):
            names.append(Name(start, end, doc.text[start:end], person))
    yield from sorted(names, key=lambda name: name.start)


def _parties(text: str, vocabulary: Vocabulary) -> Iterator[Name]:
    for party in vocabulary.parties:
        for name in party.names:
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield Name(match.start(), match.end(), match[0], person=False)


def _states(doc: Doc, language: str) -> Iterator[Name]:
    places, table = lexicon(language, "roles")["places"], by_word(language)
    for match in pattern(language).finditer(doc.text):
        before = doc.text[: match.start()].split()[-1:]
        if not before or before[0].lower().lstrip('(«"') not in places:
            yield Name(match.start(), match.end(), match[0], False, table[match[0]])


def _runs(doc: Doc) -> Iterator[list[Token]]:
    """Yield runs of capitalised names; a particle joins two."""
    run: list[Token] = []
    for token in doc:
        if _is_name(token) or (
            run and token.lower_ in _PARTICLES and token.i + 1 < len(doc) and _is_name(doc[token.i + 1])
        ):
            run.append(token)
        else:
            if run:
                yield run
            run = []
    if run:
        yield run


def _is_name(token: Token) -> bool:
    language = token.doc.lang_
    words = lexicon(language, "roles")
    if not token.text[:1].isupper() or token.text in words["titles"] or token.text in words["not_names"]:
        return False
    if token.lower_ in words["roles"].split() or token.text in by_word(language) or token.is_stop:
        return False
    return token.pos_ == "PROPN" or (token.ent_type_ in _PERSON | _BODY and not token.is_sent_start)


def _is_person(run: list[Token], language: str) -> bool:
    words, first = lexicon(language, "roles"), run[0]
    before = first.doc[first.i - 1].text if first.i else ""
    if before in words["titles"] or before.lower() in words["roles"].split():
        return True
    if all(t.text.isupper() and len(t.text) > 1 for t in run):
        return False
    if any(t.ent_type_ in _PERSON for t in run):
        return True
    end = run[-1].idx + len(run[-1].text)
    plainly = len(run) in (2, 3) and not _is_body(run, language)
    unlabelled = all(not t.ent_type_ and t.pos_ == "PROPN" for t in run)
    return len(run) in (2, 3) and (
        (plainly and unlabelled) or office_at(first.doc.text, first.idx, end, language) is not None
    )


def _is_body(run: list[Token], language: str) -> bool:
    words = lexicon(language, "roles")
    text = " ".join(t.text for t in run)
    if text in words["acronyms_only"] or any(t.lower_ in words["bodies"].split() for t in run):
        return True
    return all(t.ent_type_ in _BODY for t in run) and all(t.pos_ == "PROPN" for t in run)
