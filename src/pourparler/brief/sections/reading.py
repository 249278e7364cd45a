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


def notice_lines(found: Reading, say: Language) -> list[str]:
    """Return what the user should know of how it was read."""
    return [harmless(say(notice.what).format(**notice.fields)) for notice in found.notices]
