"""What is supposed for an answer, and what it changes: told before the answer, never as what is on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler.brief.document import Block, Bullets, Heading, Line
from pourparler.brief.sections.change import change_line
from pourparler.brief.words.wording import Wording
from pourparler.domain.state_of_play import Change
from pourparler.domain.supposition import Supposition


def supposed_told(wording: Wording, supposition: Supposition, changes: Iterable[Change]) -> tuple[Block, ...]:
    """Return what is supposed, and which issues would stand otherwise."""
    say = wording.say
    changed = tuple(change_line(wording, change) for change in changes)
    return (
        Heading(say("◇ Supposed for this answer; nothing of it is on record")),
        Bullets(tuple(map(Line, dict.fromkeys(_supposed(wording, supposition))))),
        Heading(say("What it changes")),
        Bullets(changed) if changed else Line(say("No issue changes its standing.")),
    )


def _supposed(wording: Wording, supposition: Supposition) -> Iterator[str]:
    say, there = wording.say, wording.negotiation
    for party, option in supposition.accepts:
        issue = wording.issue(there.options[option].value.issue)
        words = say("could live with {option} on {issue}", option=wording.quoted(wording.option(option)), issue=issue)
        yield f"{wording.party(party)}{say.colon}{words}"
    for key in supposition.lifted:
        held = there.positions[key].value
        clause = f"{wording.stance(held.stance, wording.number(held.party))} {wording.options(held.options)}"
        told = say("{clause} on {issue}", clause=wording.of(held.party, clause), issue=wording.issue(held.issue))
        yield f"{say('lifted')}{say.colon}{told}"
