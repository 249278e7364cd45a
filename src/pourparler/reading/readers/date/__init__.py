"""The reader of dates: words that name days, resolved against the day the report bears."""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.domain.candidate import Candidate, FoundDate
from pourparler.domain.interval import Interval
from pourparler.reading.grammar.verb import clause_verb, is_future
from pourparler.reading.lexicon import lexicon
from pourparler.reading.readers.date.calendar import weekday_after
from pourparler.reading.readers.date.expression import Expression, expressions
from pourparler.reading.report import Paragraph, Report


def candidates(report: Report) -> Iterable[Candidate]:
    """Return every expression of a date in a report."""
    return [
        _candidate(report, paragraph, one)
        for paragraph in report.paragraphs
        for one in expressions(paragraph.text, report.language, report.day)
    ]


def _candidate(report: Report, paragraph: Paragraph, one: Expression) -> Candidate:
    span = report.span("date", paragraph, one.start, one.end)
    days = one.days
    weekdays = lexicon(report.language, "dates")["weekdays"]
    if report.day is not None and span.quote.lower() in weekdays and _is_to_come(paragraph, one.start):
        days = Interval.day(weekday_after(report.day, weekdays.index(span.quote.lower())))
    return Candidate(
        reader="date",
        found=FoundDate(span.quote, one.precision, days),
        passages=(span,),
        markers=("relative",) if one.relative else (),
        inferred=("date",) if one.relative and days is not None else (),
    )


def _is_to_come(paragraph: Paragraph, at: int) -> bool:
    """Return whether the verb of the clause that a character stands in is future."""
    tokens = [token for token in paragraph.doc if token.idx <= at < token.idx + len(token.text)]
    verb = clause_verb(tokens[0]) if tokens else None
    if verb is None:
        return False
    return any(is_future(t) or t.lower_ in ("will", "shall") for t in (verb, *verb.children))
