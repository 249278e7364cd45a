"""The reader of next steps: what is announced, whose move it is, when it is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pourparler.domain.candidate import Candidate, FoundDate, FoundNextStep, Span
from pourparler.reading.grammar.extent import extent
from pourparler.reading.grammar.phrase import clause, noun_phrase
from pourparler.reading.grammar.pronoun import is_pronoun
from pourparler.reading.grammar.relation import GRAMMARS
from pourparler.reading.grammar.verb import is_verb
from pourparler.reading.readers.actor.referent import referent_of
from pourparler.reading.readers.next_step.announcement import Announcement, announcements
from pourparler.reading.report import Paragraph, Report

if TYPE_CHECKING:
    from spacy.tokens import Token


def candidates(report: Report) -> Iterable[Candidate]:
    """Return the steps that a report announces, none within another."""
    steps: list[Candidate] = []
    for paragraph in report.paragraphs:
        for step in announcements(paragraph.doc, report.language):
            candidate = _candidate(report, paragraph, step)
            if not any(candidate.spans("step")[0].overlaps(other.spans("step")[0]) for other in steps[-3:]):
                steps.append(candidate)
    return steps


def _candidate(report: Report, paragraph: Paragraph, step: Announcement) -> Candidate:
    what = report.span("step", paragraph, *_told(step, report.language))
    movers = [m for m in step.movers if not is_pronoun(m.lower_, report.language)]
    spans = [report.span("by", paragraph, *noun_phrase(mover)) for mover in movers]
    names = (referent_of(report, span, mover.text).actor for span, mover in zip(spans, movers, strict=True))
    due = next(_due(report, what), None)
    return Candidate(
        reader="next_step",
        found=FoundNextStep(
            what=what.quote,
            by=tuple(dict.fromkeys(names)),
            due=due[1].date if due else None,
        ),
        passages=(what, *spans, *([due[0]] if due else []), _marker(report, paragraph, step.marker)),
        markers=(step.marker.lemma_.lower(),),
    )


def _told(step: Announcement, language: str) -> tuple[int, int]:
    """Return the whole clause of a step, with whose move it is, wherever the parser hung that."""
    head = step.marker if step.marker.is_ancestor(step.verb) else step.verb
    if head.dep_ in ("acomp", "attr", "oprd") and is_verb(head.head):
        head = head.head
    start, end = extent(clause(head, GRAMMARS[language]))
    movers = [noun_phrase(mover) for mover in step.movers]
    return min([start, *(first for first, _ in movers)]), max([end, *(last for _, last in movers)])


def _due(report: Report, what: Span) -> Iterator[tuple[Span, FoundDate]]:
    """Yield the days that are named within a step."""
    for candidate in report.of("date"):
        day = candidate.found
        if isinstance(day, FoundDate) and day.date is not None:
            for span in candidate.spans("date"):
                if what.start <= span.start < what.end:
                    yield Span("due", span.start, span.end, span.quote), day


def _marker(report: Report, paragraph: Paragraph, token: Token) -> Span:
    return report.words("marker", paragraph, token)
