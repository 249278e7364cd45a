"""A short report with what readers would offer of it, made by hand so that no reader can change it."""

from __future__ import annotations

from datetime import date

from pourparler.domain.candidate import (
    Candidate,
    Found,
    FoundActor,
    FoundClaim,
    FoundDate,
    FoundMeeting,
    FoundNextStep,
    FoundStance,
    FoundStatement,
    Happening,
    Precision,
    Span,
    Speech,
)
from pourparler.domain.evidence import Attribution
from pourparler.domain.interval import Interval
from pourparler.domain.notice import Notice
from pourparler.domain.position import Stance
from pourparler.domain.provenance import Provenance
from pourparler.domain.reading import Reading

TEXT = """Le Héraut

La ministre Aline Fauvel a dit lundi : « Nous refusons les deux tiers. » <script>alert(1)</script>
Selon une source, la Basse-Vallée aurait accepté la moitié.
Ils se sont vus lundi à Pont-l’Ormeau. Ils se reverront le 12 mars.
Le projet est passé de 12 à 9 points. שלום
"""


def span(role: str, words: str) -> Span:
    start = TEXT.index(words)
    return Span(role, start, start + len(words), words)


def candidate(found: Found, *spans: Span, inferred: tuple[str, ...] = (), precision: float | None = 0.9) -> Candidate:
    kind = str(found.__struct_config__.tag)
    return Candidate(kind, found, spans, inferred=inferred, precision=precision)


REFUSED = "Nous refusons les deux tiers."
CANDIDATES = (
    candidate(FoundActor("Aline Fauvel", office="ministre", party="upper"), span("name", "La ministre Aline Fauvel")),
    candidate(
        FoundStatement(
            Speech.DIRECT, REFUSED, Attribution.ON_RECORD, "La ministre Aline Fauvel", "Aline Fauvel", "upper"
        ),
        span("source", "La ministre Aline Fauvel"),
        span("cue", "a dit"),
        span("content", REFUSED),
        inferred=("party",),
    ),
    candidate(FoundDate("lundi", Precision.DAY, Interval.of("2026-03-02")), span("date", "lundi")),
    candidate(
        FoundStance(Stance.REFUSES, "Aline Fauvel", "les deux tiers", "upper", "release", ("release.two-thirds",)),
        span("content", "refusons les deux tiers"),
    ),
    candidate(
        FoundStatement(
            Speech.INDIRECT,
            "la Basse-Vallée aurait accepté la moitié",
            Attribution.ANONYMOUS,
            "une source",
            hearsay=True,
        ),
        span("source", "une source"),
        span("cue", "Selon"),
        span("content", "la Basse-Vallée aurait accepté la moitié"),
    ),
    candidate(
        FoundStance(Stance.ACCEPTS, "la Basse-Vallée", "la moitié", hearsay=True), span("content", "accepté la moitié")
    ),
    candidate(
        FoundMeeting(
            Happening.HELD, ("Aline Fauvel", "Bastien Corvol"), "Pont-l’Ormeau", "", Interval.of("2026-03-02"), "lundi"
        ),
        span("content", "Ils se sont vus lundi à Pont-l’Ormeau"),
    ),
    candidate(
        FoundMeeting(Happening.PLANNED, (), "", "", Interval.of("2026-03-12"), "le 12 mars"),
        span("content", "Ils se reverront le 12 mars"),
    ),
    candidate(FoundNextStep("se reverront", (), Interval.of("2026-03-12")), span("content", "se reverront")),
    candidate(FoundClaim("points", "9", "12", "Le projet"), span("content", "de 12 à 9 points")),
)

READING = Reading(
    TEXT,
    Provenance(
        "Le Héraut", "Deux tiers <b>refusés</b>", author="Odile Marchal", published=date(2026, 3, 3), language="fr"
    ),
    CANDIDATES,
    (Notice("marks left open: {count}", {"count": "1"}),),
)


def read_by_hand(data: bytes, name: str, **_: object) -> Reading:
    """Stand in for the readers."""
    assert data
    assert name
    return READING
