"""Where, when and for how long: of an encounter's own clause, nearest to the word that tells of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pourparler.domain.candidate import FoundDate, Span
from pourparler.domain.interval import Interval
from pourparler.reading.grammar.extent import Extent, extent
from pourparler.reading.grammar.verb import clause_verb
from pourparler.reading.lexicon import lexicon
from pourparler.reading.report import Paragraph, Report

if TYPE_CHECKING:
    from spacy.tokens import Token


def place_of(trigger: Token, language: str) -> Extent | None:
    """Return the place that is named behind the trigger, or else before it, in its sentence; none where none is."""
    sentence = trigger.sent
    at = trigger.idx - sentence.start_char
    matches = list(_places(language).finditer(sentence.text))
    behind = [f for f in matches if 0 <= f.start() - at < 130]
    before = [f for f in matches if 0 < at - f.start() < 90]
    best = behind[0] if behind else before[-1] if before else None
    return (best.start("d") + sentence.start_char, best.end("d") + sentence.start_char) if best else None


def duration_in(text: str, start: int, end: int, language: str) -> Extent | None:
    """Return the words that say how long, within a sentence; none where none do."""
    match = _durations(language).search(text, start, end)
    return match.span("d") if match else None


def date_of(report: Report, paragraph: Paragraph, trigger: Token) -> tuple[Span | None, Interval | None]:
    """Return the date named nearest in the trigger's clause, with the days meant; none where none is."""
    verb = clause_verb(trigger) or trigger
    start, end = extent(verb.subtree)
    first = report.body.raw(paragraph.start)
    at = first + trigger.idx
    near = [
        (abs(span.start - at), span, candidate.found.date)
        for candidate in report.of("date")
        if isinstance(candidate.found, FoundDate)
        for span in candidate.spans("date")
        if first + start <= span.start < first + end
    ]
    if not near:
        return None, None
    _, span, days = min(near, key=lambda one: one[0])
    return span, days


@cache
def _places(language: str) -> re.Pattern[str]:
    preposition = lexicon(language, "meetings")["places"]
    name = r"(?P<d>(?:[A-ZÉÈÎ][\w’'-]+)(?: (?:[A-ZÉÈÎ][\w-]+|de|d'))*(?<! de))"
    return re.compile(rf"\b(?:{preposition}) (?:l['’]|la |le |the )?{name}")


@cache
def _durations(language: str) -> re.Pattern[str]:
    return re.compile(lexicon(language, "meetings")["duration"], re.IGNORECASE)
