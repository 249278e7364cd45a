"""Who is named at a place in the text."""

from __future__ import annotations

from pourparler.domain.candidate import Candidate
from pourparler.reading.report import Report


def actor_at(report: Report, start: int, end: int) -> Candidate | None:
    """Return the actor that some words name, the one named first; none where they name nobody.

    Parameters
    ----------
    start, end : int
        Offsets in the whole text, end exclusive.
    """
    within = [
        (span.role != "name", span.start, number)
        for number, actor in enumerate(report.of("actor"))
        for span in actor.passages
        if span.start < end and start < span.end
    ]
    return report.of("actor")[min(within)[2]] if within else None
