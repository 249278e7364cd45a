"""A report as read, in words: where it comes from, what to know of it, and how its readers held so far."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pourparler.brief.words.language import Language
from pourparler.domain.decision import Measured
from pourparler.domain.provenance import Provenance
from pourparler.domain.reading import Reading

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def harmless(words: str) -> str:
    r"""Return words of a report on one line, without the control characters that could act on a terminal.

    Examples
    --------
    >>> harmless("one\ntwo \x1b[31m three")
    'one two [31m three'
    """
    return " ".join(_CONTROL.sub(" ", words).split())


def provenance_lines(provenance: Provenance, say: Language) -> list[str]:
    """Return where a report comes from, in a few lines; what is not printed in it is left out."""
    day = say.day(provenance.published) if provenance.published else ""
    first = " · ".join(filter(None, (provenance.publisher, day, provenance.author)))
    translator = say("translated by {name}", name=provenance.translator) if provenance.translator else ""
    original = ", ".join(
        filter(None, (provenance.original, provenance.original_publisher, provenance.original_language))
    )
    again = ", ".join(
        filter(None, (provenance.republisher, say.day(provenance.republished) if provenance.republished else ""))
    )
    lines = [
        provenance.title,
        provenance.subtitle,
        first,
        translator,
        say("original: {title}", title=original) if original else "",
        say("printed again by {name}", name=again) if again else "",
        say("language: {code}", code=provenance.language),
        say("inferred, not printed: {fields}", fields=", ".join(provenance.inferred)) if provenance.inferred else "",
    ]
    return [harmless(line) for line in lines if line]


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
        say(
            "{reader}: {held} of {judged} held here; as measured before: {share}",
            reader=name,
            held=one.held,
            judged=one.judged,
            share=share(one.precision),
        )
        for name, one in readers.items()
        if one.judged
    ]


def notice_lines(reading: Reading, say: Language) -> list[str]:
    """Return what the user should know of how it was read."""
    return [harmless(say(notice.what).format(**notice.fields)) for notice in reading.notices]
