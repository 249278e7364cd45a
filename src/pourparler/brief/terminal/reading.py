"""A report as read, on the terminal: a row for each candidate."""

from __future__ import annotations

from collections.abc import Collection

from pourparler.brief.sections.reading import harmless, share
from pourparler.brief.words.candidate import Proposal
from pourparler.brief.words.language import Language
from pourparler.brief.words.wording import shortened
from pourparler.domain.candidate import Candidate
from pourparler.domain.reading import Reading

_WHO, _WHAT = 28, 64


def candidate_heads(say: Language) -> tuple[str, ...]:
    """Return the heads of the table of candidates."""
    return (say("no."), say("kind"), say("who"), say("what"), say("passage"), say("precision"), say("to note"))


def candidate_rows(reading: Reading, kinds: Collection[str], say: Language) -> list[tuple[str, ...]]:
    """Return a row for each candidate of the kinds asked for (none asked for: all); numbers are those of the whole."""
    return [
        _row(one.candidate, one.number, say) for one in reading.numbered() if not kinds or one.candidate.kind in kinds
    ]


def _row(candidate: Candidate, number: int, say: Language) -> tuple[str, ...]:
    proposal = Proposal(candidate, say)
    return (
        str(number),
        proposal.kind(),
        shortened(harmless(proposal.who()), _WHO),
        shortened(harmless(proposal.what()), _WHAT),
        f"{candidate.start()}–{max(span.end for span in candidate.passages)}",
        share(candidate.precision),
        harmless("; ".join(proposal.marks())),
    )
