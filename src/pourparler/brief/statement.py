"""What people said: rival claims, hearsay, and what they called the talks."""

from __future__ import annotations

from typing import Any

from pourparler.brief.document import Block, Bullets, Heading, Line, Section
from pourparler.brief.wording import Wording
from pourparler.domain.evidence import Voice
from pourparler.domain.negotiation import Recorded
from pourparler.domain.state_of_play import Rivals, StateOfPlay
from pourparler.domain.statement import Claim


def claims(wording: Wording, state: StateOfPlay) -> Section:
    """Return the matters on which sources differ, with what the record itself counts."""
    say = wording.say
    blocks: list[Block] = []
    for group in state.rivals:
        blocks += [Heading(group.topic), *_counted(wording, group)]
        blocks.append(Bullets(tuple(_claim(wording, claim) for claim in group.claims)))
    if not blocks:
        blocks.append(Line(say("No rival claims are on record."), "muted"))
    return Section("claims", say("Where sources differ"), tuple(blocks))


def _counted(wording: Wording, group: Rivals) -> list[Line]:
    """Return what is on record beside what is said: ``1 on record; 6, says …``."""
    if group.on_record is None:
        return []
    say = wording.say
    figures = [
        say("{figure}, says {who}", figure=c.value.figure, who=wording.speaker(c.value.said))
        for c in group.claims
        if c.value.figure
    ]
    parts = [say.count("{n} on record", "{n} on record", group.on_record), *figures]
    return [Line(wording.say.semicolon.join(parts), "strong")]


def _claim(wording: Wording, claim: Recorded[Claim]) -> Line:
    figure = f"{claim.value.figure}{wording.say.colon}" if claim.value.figure else ""
    return Line(f"{figure}{claim.value.content} — {_said(wording, claim.value.said, claim)}")


def _said(wording: Wording, voice: Voice, recorded: Recorded[Any]) -> str:
    return f"{wording.voice(voice)}, {wording.say.days(recorded.happened_on)} {wording.cite(recorded.passages)}".strip()


def characterisations(wording: Wording) -> Section:
    """Return what the talks were called, always with who called them so."""
    say = wording.say
    lines = tuple(
        Line(f"{wording.quoted(c.value.words)} — {_said(wording, c.value.said, c)}")
        for c in wording.negotiation.characterisations.values()
    )
    blocks: tuple[Block, ...] = (Bullets(lines),) if lines else (Line(say("None on record."), "muted"),)
    return Section("called", say("What the talks were called, and by whom"), blocks)


def hearsay(wording: Wording, state: StateOfPlay) -> Section:
    """Return what was only said to have been said."""
    say = wording.say
    lines = tuple(Line(f"{s.value.content} — {_said(wording, s.value.said, s)}") for s in state.hearsay)
    intro = Line(say("These statements are second-hand. They make nothing acceptable."), "intro")
    blocks: tuple[Block, ...] = (intro, Bullets(lines)) if lines else (Line(say("None on record."), "muted"),)
    return Section("hearsay", say("Only said to have been said"), blocks)
