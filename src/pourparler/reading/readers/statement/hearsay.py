"""What a report marks as unconfirmed: conditionals of report, unnamed sources, "reportedly", "is said to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pourparler.domain.candidate import Speech
from pourparler.reading.grammar.extent import Extent, extent, shifted, trimmed
from pourparler.reading.grammar.phrase import contiguous, noun_phrase, verb_group, words_of
from pourparler.reading.grammar.relation import first_below
from pourparler.reading.grammar.verb import is_verb
from pourparler.reading.lexicon import lexicon
from pourparler.reading.readers.statement.attribution import is_state_media
from pourparler.reading.readers.statement.conditional import Conditional
from pourparler.reading.readers.statement.conditional_use import conditional_uses
from pourparler.reading.readers.statement.saying import Saying
from pourparler.reading.readers.statement.vocabulary import Vocabulary
from pourparler.reading.report import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_hearsay(paragraph: Paragraph, sayings: list[Saying], words: Vocabulary) -> list[Saying]:
    """Return the statements of a paragraph, those worded as unconfirmed marked, those with nobody named added.

    Parameters
    ----------
    paragraph : Paragraph
        Where they stand.
    sayings : list of Saying
        What has a source or a verb of saying.
    words : Vocabulary
        The language's words.
    """
    signs = list(_signs(paragraph, words))
    marked = [_marked(saying, signs, paragraph, words) for saying in sayings]
    marked = [one for one in marked if one.source is not None or not one.hearsay or not _within(one, marked)]
    loose = [(sign, alone) for sign, alone in signs if not any(_covers(s, sign, paragraph) for s in sayings)]
    added = [alone for _, alone in loose if alone is not None]
    return marked + [saying for i, saying in enumerate(added) if not _within(saying, added[:i])]


def _signs(paragraph: Paragraph, words: Vocabulary) -> Iterator[tuple[Extent, Saying | None]]:
    """Yield the words that say that something is unconfirmed, with the statement it makes if nobody is named."""
    if words.language == "fr":
        for form, hearsay in conditional_uses(paragraph):
            if hearsay:
                yield form.extent, _of_conditional(paragraph, form)
    for match in _phrases(words.language).finditer(paragraph.text):
        yield match.span(), None
    for token in paragraph.doc:
        if paragraph.quotation_at(token.idx) is not None:
            continue
        if token.lower_ in _listed(words.language, "adverbs"):
            yield extent([token]), _of_adverb(paragraph, token)
        elif token.lemma_.lower() in _listed(words.language, "passives") and _is_said_to(token):
            yield verb_group(token, words.grammar), _of_passive(paragraph, token, words)


def _marked(
    saying: Saying, signs: list[tuple[Extent, Saying | None]], paragraph: Paragraph, words: Vocabulary
) -> Saying:
    marks = tuple(shifted(sign, paragraph.start) for sign, _ in signs if _covers(saying, sign, paragraph))
    if saying.speech is Speech.NOMINAL and saying.cue in marks:
        # "X aurait accepté Y": X is not who says so, and nobody else is named.
        saying = replace(saying, source=None, speaker=None)
    unnamed = saying.speaker is not None and is_unnamed(saying.speaker, words.language)
    if not marks and not unnamed:
        return saying
    markers = (
        *saying.markers,
        *(["conditional"] if marks and words.language == "fr" else ["hedged"] if marks else []),
        *(["unnamed-source"] if unnamed else []),
    )
    return replace(saying, hearsay=True, marked=marks, markers=markers)


def is_unnamed(head: Token, language: str) -> bool:
    """Return whether a source is media or sources that nothing names."""
    lemma = head.lemma_.lower()
    if is_state_media(words_of(head, noun_phrase(head))):
        return False
    if head.pos_ == "PROPN" or lemma not in _listed(language, "unnamed"):
        return False
    if lemma in _listed(language, "media"):
        return True
    first = [c.lower_ for c in head.children if c.dep_ in ("det", "nummod", "amod", "case")]
    return not first or bool(set(first) & _listed(language, "vague"))


def _covers(saying: Saying, sign: Extent, paragraph: Paragraph) -> bool:
    start, end = shifted(sign, paragraph.start)
    extents = (*saying.content, *([saying.cue] if saying.cue else []))
    return any(a <= start and end <= b for a, b in extents)


def _within(saying: Saying, before: list[Saying]) -> bool:
    first, last = saying.content[0]
    return any(a <= first and last <= b for one in before if one is not saying for a, b in one.content)


def _of_conditional(paragraph: Paragraph, form: Conditional) -> Saying | None:
    """Return the clause of a conditional as a statement that nobody is named for."""
    other = {t.i for c in form.verb.children if c.dep_ == "conj" and is_verb(c) for t in c.subtree}
    tokens = [t for t in form.verb.subtree if t.i > form.verb.i and t.i not in other and t.dep_ != "cc"]
    following = contiguous_from(form.verb, tokens)
    if not following:
        return None
    return _alone(paragraph, form.extent, following, form.verb, "conditional")


def contiguous_from(verb: Token, tokens: list[Token]) -> list[Token]:
    """Return the tokens of a clause that follow its verb without a gap."""
    run = contiguous(verb, [verb, *tokens])
    return [t for t in run if t.i > verb.i]


def _of_adverb(paragraph: Paragraph, adverb: Token) -> Saying | None:
    verb = adverb.head
    tokens = [t for t in verb.subtree if t is not adverb]
    before = [t for t in tokens if t.i < adverb.i]
    behind = [t for t in tokens if t.i > adverb.i]
    if not behind:
        return None
    saying = _alone(paragraph, extent([adverb]), behind, verb, "hedged")
    if saying is None or not before:
        return saying
    first = shifted(trimmed(paragraph.text, *extent(before)), paragraph.start)
    return replace(saying, content=(first, *saying.content)) if first[0] < first[1] else saying


def _is_said_to(verb: Token) -> bool:
    passive = any(c.dep_ == "auxpass" for c in verb.children) and not any(c.dep_ == "agent" for c in verb.children)
    return passive and any(c.dep_ == "xcomp" and c.i > verb.i for c in verb.children)


def _of_passive(paragraph: Paragraph, verb: Token, words: Vocabulary) -> Saying | None:
    opened = first_below(verb, frozenset({"xcomp"}))
    if opened is None:
        return None
    return _alone(paragraph, verb_group(verb, words.grammar), list(opened.subtree), verb, "hedged")


def _alone(paragraph: Paragraph, cue: Extent, tokens: list[Token], verb: Token, marker: str) -> Saying | None:
    start, end = trimmed(paragraph.text, *extent(tokens))
    if end - start < 3:
        return None
    cue = shifted(cue, paragraph.start)
    return Saying(
        content=(shifted((start, end), paragraph.start),),
        speech=Speech.INDIRECT,
        cue=cue,
        verb=verb,
        markers=(marker,),
        hearsay=True,
        marked=(cue,),
    )


@cache
def _listed(language: str, key: str) -> frozenset[str]:
    return frozenset(lexicon(language, "hearsay")[key].split())


@cache
def _phrases(language: str) -> re.Pattern[str]:
    return re.compile("|".join(lexicon(language, "hearsay")["phrases"]), re.IGNORECASE)
