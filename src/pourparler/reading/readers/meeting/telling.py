"""One telling of an encounter: its trigger, who takes part, where, when, for how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from pourparler.domain.candidate import Happening, Span
from pourparler.domain.interval import Interval
from pourparler.reading.lexicon import lexicon
from pourparler.reading.readers.meeting.arguments import arguments
from pourparler.reading.readers.meeting.circumstances import date_of, duration_in, place_of
from pourparler.reading.readers.meeting.happening import happening
from pourparler.reading.readers.meeting.participant import Participant, participant
from pourparler.reading.report import Paragraph, Report

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token


class Telling(Struct, frozen=True):
    """One telling of an encounter.

    Parameters
    ----------
    sentence, trigger : Span
        Where it is told, and the word that tells of it.
    participants : tuple of Participant
        Who takes part, in order.
    happening : Happening
        Held, planned, or only possible.
    definite : bool
        Whether it is told of as known: "the meeting".
    place, duration, when : Span, optional
        None where not told.
    days : Interval, optional
        The days meant by `when`.
    opens : bool
        Whether it tells enough to be a meeting of its own; else it can only tell of one told before.
    """

    sentence: Span
    trigger: Span
    participants: tuple[Participant, ...]
    happening: Happening
    definite: bool
    place: Span | None = None
    duration: Span | None = None
    when: Span | None = None
    days: Interval | None = None
    opens: bool = True

    def names(self) -> frozenset[str]:
        """Return who takes part."""
        return frozenset(one.name for one in self.participants)


def tellings(report: Report) -> Iterator[Telling]:
    """Yield every telling of an encounter, in order."""
    words = lexicon(report.language, "meetings")
    for paragraph, sentence in report.sentences():
        for token in sentence:
            if _is_verb(token, words["verbs"], words["bare"]):
                telling = _telling(report, paragraph, sentence, token)
                if len(telling.participants) > 1 or (telling.participants and _is_plural(token, report.language)):
                    yield telling
            elif _is_noun(token, words["nouns"]):
                telling = _telling(report, paragraph, sentence, token)
                opens = _opens(telling, token, report.language)
                if opens or telling.definite:
                    yield structs.replace(telling, opens=opens)


def _is_verb(token: Token, verbs: list[str], bare: list[str]) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in {*verbs, *bare}


def _is_noun(token: Token, nouns: list[str]) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and bool({token.lemma_.lower(), token.lower_} & {*nouns})


def _is_plural(verb: Token, language: str) -> bool:
    """Return whether a verb tells by itself that several met: "se sont rencontrés", "met on Monday"."""
    reciprocal = any(c.lower_ in {"se", "s'", "s’"} for c in verb.children)
    return reciprocal if language == "fr" else verb.lemma_.lower() == "meet"


def _opens(telling: Telling, noun: Token, language: str) -> bool:
    """Return whether a noun tells of an encounter of its own, not of talks in general."""
    if len(telling.participants) > 1 or telling.place is not None or telling.when is not None:
        return True
    return bool(telling.participants) and noun.lemma_.lower() not in lexicon(language, "meetings")["vague"]


def _telling(report: Report, paragraph: Paragraph, sentence: Tokens, trigger: Token) -> Telling:
    heads = arguments(trigger, report.language)
    participants = [one for head in heads if (one := participant(report, paragraph, head)) is not None]
    place = place_of(trigger, report.language)
    duration = duration_in(paragraph.text, sentence.start_char, sentence.end_char, report.language)
    when, days = date_of(report, paragraph, trigger)
    return Telling(
        sentence=report.span("telling", paragraph, sentence.start_char, sentence.end_char),
        trigger=report.words("trigger", paragraph, trigger),
        participants=_once(participants),
        happening=happening(trigger, report.language),
        definite=_is_definite(trigger, report.language),
        place=report.span("place", paragraph, *place) if place else None,
        duration=report.span("duration", paragraph, *duration) if duration else None,
        when=when,
        days=days,
    )


def _once(participants: list[Participant]) -> tuple[Participant, ...]:
    return tuple({one.name: one for one in reversed(participants)}.values())[::-1]


def _is_definite(trigger: Token, language: str) -> bool:
    return any(c.lower_ in lexicon(language, "meetings")["definite"] for c in trigger.children)


def is_one(first: Telling, later: Telling) -> bool:
    """Return whether a later telling is of the encounter told first."""
    if first.days and later.days and not first.days.overlaps(later.days):
        return False
    if (first.happening is Happening.HELD) != (later.happening is Happening.HELD):
        return False
    if not later.participants:
        return later.definite and _follows(first, later)
    if first.names() == later.names():
        return later.definite or _follows(first, later)
    return later.definite and bool(first.names()) and later.names() < first.names()


def _follows(first: Telling, later: Telling) -> bool:
    return later.sentence.start - first.sentence.end < 700
