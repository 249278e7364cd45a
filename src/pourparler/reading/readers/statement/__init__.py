"""The reader of statements: who said what, on whose word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pourparler.domain.candidate import Candidate, FoundStatement, Span
from pourparler.reading.body import Body
from pourparler.reading.grammar.pronoun import is_pronoun
from pourparler.reading.readers.actor.referent import Referent, referent_of
from pourparler.reading.readers.statement.antecedent import Utterance, antecedent_of
from pourparler.reading.readers.statement.attribution import attribution_of, is_author
from pourparler.reading.readers.statement.saying import Saying
from pourparler.reading.readers.statement.sayings import sayings
from pourparler.reading.report import Report

_HYPHEN = re.compile(r"^-(?:t-)?")


def candidates(report: Report) -> Iterable[Candidate]:
    """Return every attributed statement of a report."""
    every = sayings(report)
    utterances: list[Utterance] = []
    for saying in every:
        through = _through(saying, every)
        utterances.append(Utterance(saying, _referent(report, saying, utterances), through))
    return [_candidate(report, one.saying, one.referent, one.through) for one in utterances]


def _referent(report: Report, saying: Saying, before: list[Utterance]) -> Referent:
    """Return who is meant by a statement's source."""
    if saying.source is None or saying.speaker is None:
        return Referent()
    if is_author(saying.speaker, report.language):
        return Referent(report.provenance.author, inferred=("actor",) if report.provenance.author else ())
    words = report.body.span("source", *saying.source)
    if is_pronoun(saying.speaker.lower_, report.language) or is_pronoun(words.quote, report.language):
        return antecedent_of(report, saying, before)
    referent = referent_of(report, words, saying.speaker.text)
    if "continued" in saying.markers and "actor" not in referent.inferred:
        return Referent(referent.actor, referent.party, referent.delegate, ("actor", *referent.inferred))
    return referent


def _through(saying: Saying, every: list[Saying]) -> Saying | None:
    """Return the statement that reports this one: the narrowest whose content holds its cue; none where none does."""
    if saying.cue is None:
        return None
    start, end = saying.cue
    around = [
        other
        for other in every
        if other is not saying
        and other.source is not None
        and other.source != saying.source
        and any(a <= start and end <= b for a, b in other.content)
    ]
    return min(around, key=lambda other: sum(b - a for a, b in other.content)) if around else None


def _candidate(report: Report, saying: Saying, referent: Referent, through: Saying | None) -> Candidate:
    passages = tuple(_passages(report, saying, through))
    source = next((p.quote for p in passages if p.role == "source"), "")
    return Candidate(
        reader="statement",
        found=FoundStatement(
            speech=saying.speech,
            content=" […] ".join(p.quote for p in passages if p.role == "content"),
            attribution=attribution_of(saying, report.language),
            source=source,
            actor=referent.actor,
            party=referent.party,
            delegate=referent.delegate,
            hearsay=saying.hearsay,
            via=next((p.quote for p in passages if p.role == "via"), ""),
        ),
        passages=passages,
        markers=saying.markers,
        inferred=referent.inferred,
    )


def _without_hyphen(body: Body, start: int, end: int) -> Span:
    """Return the source; of an inverted pronoun ("a-t-elle") the pronoun alone."""
    words = body.text[start:end]
    left = _HYPHEN.sub("", words)
    return body.span("source", end - len(left) if left.strip() else start, end)


def _passages(report: Report, saying: Saying, through: Saying | None) -> Iterator[Span]:
    body = report.body
    if saying.source is not None:
        yield _without_hyphen(body, *saying.source)
    if saying.cue is not None:
        yield body.span("cue", *saying.cue)
    for extent in saying.content:
        yield body.span("content", *extent)
    for extent in saying.marked:
        yield body.span("marker", *extent)
    if through is not None and through.source is not None:
        yield body.span("via", *through.source)
