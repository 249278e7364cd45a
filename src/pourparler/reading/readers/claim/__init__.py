"""The reader of claims about drafts: how many points they have, and had before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler.domain.candidate import Candidate, FoundClaim, Span
from pourparler.reading.readers.claim.count import Count, counts, number
from pourparler.reading.report import Paragraph, Report


def candidates(report: Report) -> Iterable[Candidate]:
    """Return the claims about drafts that a report makes."""
    return [
        _candidate(report, paragraph, count)
        for paragraph in report.paragraphs
        for count in counts(paragraph.text, report.language)
    ]


def _candidate(report: Report, paragraph: Paragraph, count: Count) -> Candidate:
    words = paragraph.text
    return Candidate(
        reader="claim",
        found=FoundClaim(
            topic=words[slice(*count.topic)],
            figure=number(words[slice(*count.figure)], report.language),
            earlier=number(words[slice(*count.earlier)], report.language) if count.earlier else "",
            draft=words[slice(*count.draft)] if count.draft else "",
        ),
        passages=tuple(_passages(report, paragraph, count)),
        markers=("from-to",) if count.earlier else ("count",),
    )


def _passages(report: Report, paragraph: Paragraph, count: Count) -> Iterator[Span]:
    roles = (("claim", count.whole), ("figure", count.figure), ("earlier", count.earlier), ("draft", count.draft))
    for role, extent in roles:
        if extent is not None:
            yield report.span(role, paragraph, *extent)
