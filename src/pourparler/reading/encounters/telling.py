"""One telling of an encounter, and which tellings are of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from pourparler.domain.candidate import Candidate, FoundActor, Happening, Span
from pourparler.domain.interval import Interval
from pourparler.reading.encounters.arguments import arguments
from pourparler.reading.encounters.standing import happening
from pourparler.reading.lexicon import lexicon
from pourparler.reading.people.mentions import actor_at
from pourparler.reading.report import Paragraph, Report

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token


class Telling(Struct, frozen=True):
    """One telling of an encounter."""

    sentence: Span
    trigger: Span
    participants: tuple[tuple[str, Span], ...]
    happening: Happening
    definite: bool
    inferred: bool = False
    place: Span | None = None
    duration: Span | None = None
    when: Span | None = None
    days: Interval | None = None

    def names(self) -> frozenset[str]:
        """Return who takes part."""
        return frozenset(name for name, _ in self.participants)


def tellings(report: Report) -> Iterator[Telling]:
    """Yield every telling of an encounter, in order."""
    words = lexicon(report.language, "meetings")
    for paragraph, sentence in report.sentences():
        for token in sentence:
            verb = token.pos_ == "VERB" and token.lemma_.lower() in {*words["verbs"], *words["bare"]}
            noun = token.pos_ == "NOUN" and {token.lemma_.lower(), token.lower_} & {*words["nouns"]}
            if verb or noun:
                telling = _telling(report, paragraph, sentence, token)
                if len(telling.participants) > 1 or (noun and (telling.participants or telling.definite)):
                    yield telling


def _telling(report: Report, paragraph: Paragraph, sentence: Tokens, trigger: Token) -> Telling:
    words, inferred = lexicon(report.language, "meetings"), False
    taking: dict[str, Span] = {}
    for head in arguments(trigger, report.language):
        last = max((t for t in (head, *head.children) if t is head or t.dep_ == "flat:name"), key=lambda t: t.i)
        span = report.span("participant", paragraph, head.idx, last.idx + len(last.text))
        actor = actor_at(report, span.start, span.end)
        if actor is None and head.lower_ in words["pronouns"]:
            actor, inferred = _before(report, span.start), True
        if actor is not None and isinstance(actor.found, FoundActor):
            taking.setdefault(actor.found.name, span)
    text, start = paragraph.text[sentence.start_char : sentence.end_char], sentence.start_char
    place = re.search(
        rf"\b(?:{words['places']}) (?P<d>[A-ZÉ][\w-]+)", text[trigger.idx - start : trigger.idx - start + 120]
    )
    lasting = re.search(words["duration"], text, re.IGNORECASE)
    telling = report.span("telling", paragraph, sentence.start_char, sentence.end_char)
    date = _date(report, telling)
    return Telling(
        telling, report.words("trigger", paragraph, trigger), tuple(taking.items()),
        happening(trigger, report.language),
        any(c.lower_ in words["definite"] for c in trigger.children),
        inferred,
        report.span("place", paragraph, trigger.idx + place.start("d"), trigger.idx + place.end("d")) if place else None,
        report.span("duration", paragraph, start + lasting.start(), start + lasting.end()) if lasting else None,
        date.passages[0] if date else None,
        getattr(date.found, "date", None) if date else None,
    )  # fmt: skip


def _before(report: Report, at: int) -> Candidate | None:
    """Return the person named last before a place."""
    ends = [
        (span.end, number)
        for number, actor in enumerate(report.of("actor"))
        if isinstance(actor.found, FoundActor) and actor.found.person
        for span in actor.spans("name")
        if span.end <= at
    ]
    return report.of("actor")[max(ends)[1]] if ends else None


def _date(report: Report, telling: Span) -> Candidate | None:
    return next((one for one in report.of("date") if one.passages[0].overlaps(telling)), None)


def is_one(first: Telling, later: Telling) -> bool:
    """Return whether a later telling is of the encounter told first."""
    if first.days and later.days and not first.days.overlaps(later.days):
        return False
    if not later.participants:
        return later.definite
    small, large = sorted((first.names(), later.names()), key=len)
    return first.happening is later.happening and len(small) > 0 and small <= large
