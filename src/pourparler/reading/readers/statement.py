"""The reader of statements: who said what, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler.domain.candidate import Candidate, FoundStatement, Span
from pourparler.domain.evidence import Attribution
from pourparler.reading.report import Report
from pourparler.reading.speech.found import sayings
from pourparler.reading.speech.saying import Saying


def candidates(report: Report) -> Iterable[Candidate]:
    """Return every attributed statement of a report."""
    return [_candidate(report, saying) for saying in sayings(report)]


def _candidate(report: Report, saying: Saying) -> Candidate:
    passages = tuple(_passages(report, saying))
    content = " […] ".join(p.quote for p in passages if p.role == "content")
    source = next((p.quote for p in passages if p.role == "source"), "")
    return Candidate(
        reader="statement",
        found=FoundStatement(
            speech=saying.speech,
            content=content,
            attribution=Attribution.ON_RECORD,
            source=source,
            hearsay=saying.hearsay,
        ),
        passages=passages,
        markers=saying.markers,
    )


def _passages(report: Report, saying: Saying) -> Iterator[Span]:
    body = report.body
    if saying.source is not None:
        yield body.span("source", *saying.source)
    if saying.cue is not None:
        yield body.span("cue", *saying.cue)
    for extent in saying.content:
        yield body.span("content", *extent)
    for extent in saying.marked:
        yield body.span("marker", *extent)
