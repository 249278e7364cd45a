"""A report as read, on the terminal: where it comes from, a row for each candidate, and how to go on."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from pourparler.brief.candidate import Proposal
from pourparler.brief.language import Language
from pourparler.brief.wording import shortened
from pourparler.domain.candidate import Candidate
from pourparler.domain.decision import Measured
from pourparler.domain.provenance import Provenance
from pourparler.domain.reading import Reading

_WHO, _WHAT = 28, 64
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def harmless(words: str) -> str:
    r"""Return words of a report on one line, without the control characters that could act on a terminal.

    Examples
    --------
    >>> harmless("one\ntwo \x1b[31m three")
    'one two [31m three'
    """
    return " ".join(_CONTROL.sub(" ", words).split())


def provenance_lines(found: Provenance, say: Language) -> list[str]:
    """Return where a report comes from, in a few lines; what is not printed in it is left out."""
    day = say.day(found.published) if found.published else ""
    first = " · ".join(filter(None, (found.publisher, day, found.author)))
    translator = say("translated by {name}", name=found.translator) if found.translator else ""
    original = ", ".join(filter(None, (found.original, found.original_publisher, found.original_language)))
    again = ", ".join(filter(None, (found.republisher, say.day(found.republished) if found.republished else "")))
    lines = [
        found.title,
        found.subtitle,
        first,
        translator,
        say("original: {title}", title=original) if original else "",
        say("printed again by {name}", name=again) if again else "",
        say("language: {code}", code=found.language),
        say("inferred, not printed: {fields}", fields=", ".join(found.inferred)) if found.inferred else "",
    ]
    return [harmless(line) for line in lines if line]


def candidate_heads(say: Language) -> tuple[str, ...]:
    """Return the heads of the table of candidates."""
    return (say("no."), say("kind"), say("who"), say("what"), say("passage"), say("precision"), say("to note"))


def candidate_rows(found: Reading, kinds: Collection[str], say: Language) -> list[tuple[str, ...]]:
    """Return a row for each candidate of the kinds asked for (none asked for: all); numbers are those of the whole."""
    return [
        _row(candidate, number, say)
        for number, candidate in enumerate(found.candidates, start=1)
        if not kinds or candidate.kind in kinds
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


def share(precision: float | None) -> str:
    """Return a share as a percentage; a dash where it was not measured.

    Examples
    --------
    >>> share(0.914), share(None)
    ('91 %', '–')
    """
    return "–" if precision is None else f"{precision * 100:.0f} %"


def measured_lines(readers: Mapping[str, Measured], say: Language) -> list[str]:
    """Return how the proposals of each reader held in the decisions kept, beside what was measured before."""
    return [
        say("{reader}: {held} of {judged} held here; as measured before: {share}", reader=name, held=one.held,
            judged=one.judged, share=share(one.precision))
        for name, one in readers.items()
        if one.judged
    ]  # fmt: skip


def notice_lines(found: Reading, say: Language) -> list[str]:
    """Return what the user should know of how it was read."""
    return [harmless(say(notice.what).format(**notice.fields)) for notice in found.notices]
