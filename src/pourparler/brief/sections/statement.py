"""What people said: statements by issue and by speaker, rival claims, hearsay, and what they called the talks."""

from __future__ import annotations

from typing import Any

from pourparler.brief.document import Block, Bullets, Heading, Line, Section
from pourparler.brief.words.denial import denied
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Voice
from pourparler.domain.negotiation import Recorded
from pourparler.domain.source import NOT_NAMED
from pourparler.domain.state_of_play import Rivals, Said, StateOfPlay
from pourparler.domain.statement import Claim, Statement


def statements_on(wording: Wording, state: StateOfPlay, issue: str) -> list[Line]:
    """Return what was said on an issue, the latest first; what is on weaker evidence than asked for is counted."""
    entries = state.said_on(issue)
    lines = [Line(f"{one.statement.value.content} — {said_by(wording, one)}", "said") for one in entries]
    return lines + _weaker(wording, state.weaker_on(issue))


def _weaker(wording: Wording, number: int) -> list[Line]:
    """Return how many statements are not told for want of evidence; nothing where none is."""
    if not number:
        return []
    words = wording.say.count(
        "{n} statement on record below this level of evidence",
        "{n} statements on record below this level of evidence",
        number,
    )
    return [Line(words, "small")]


def said_by(wording: Wording, one: Said) -> str:
    """Return who said something, when, and on what evidence it is known: ``V. Putin, President, on record, …``."""
    recorded = one.statement
    parts = (
        wording.voice(recorded.value.said),
        wording.when(recorded.happened_on),
        wording.evidence(one.evidence),
        terms_of(wording, recorded),
    )
    return f"{', '.join(part for part in parts if part)} {wording.cite(recorded.passages)}".strip()


def terms_of(wording: Wording, recorded: Recorded[Statement]) -> str:
    """Return a statement's own terms of release; empty for what may be quoted, and where its speaker is left out."""
    return wording.release(recorded.value.release) if recorded.value.said.speaker != NOT_NAMED else ""


def by_speaker(state: StateOfPlay) -> dict[tuple[str, str | None], list[Said]]:
    """Return the statements by speaker and party: a delegate under one name, others as their sources name them."""
    groups: dict[tuple[str, str | None], list[Said]] = {}
    for one in state.statements:
        voice = one.statement.value.said
        delegate = state.negotiation.delegates.get(voice.delegate or "")
        # Words that reach the record through somebody else stand apart from a speaker's own.
        speaker = delegate.value.name if delegate and not one.said_to_be() else voice.speaker
        groups.setdefault((speaker, one.party), []).append(one)
    return groups


def speaker_of(wording: Wording, speaker: str, party: str | None) -> str:
    """Return a speaker with the party, as a heading."""
    # Several people may stand under that heading: it must not make them one.
    name = wording.say("said without attribution") if speaker == NOT_NAMED else wording.speaker_name(speaker)
    return f"{name} ({wording.party(party)})" if party else name


def told(wording: Wording, one: Said) -> str:
    """Return a statement under its speaker's name: the day, the words, how they are known, what they touch."""
    say, recorded = wording.say, one.statement
    voice = recorded.value.said
    hearsay = say("hearsay") if voice.hearsay else ""
    parts = (
        voice.capacity,
        wording.attribution(voice.attribution),
        hearsay,
        wording.evidence(one.evidence),
        terms_of(wording, recorded),
    )
    how = f"({', '.join(part for part in parts if part)})"
    issues = [wording.issue(issue) for issue in recorded.value.issues]
    on = f" — {say('on')} {say.list(issues)}" if issues else ""
    cites = wording.cite(recorded.passages)
    return f"{wording.when(recorded.happened_on)}{say.colon}{recorded.value.content} {how}{on} {cites}".strip()


def statements(wording: Wording, state: StateOfPlay) -> Section:
    """Return the section of all that was said, by speaker, in the order in which it was said."""
    say = wording.say
    blocks: list[Block] = []
    for (speaker, party), group in by_speaker(state).items():
        blocks.append(Heading(speaker_of(wording, speaker, party)))
        blocks.append(Bullets(tuple(Line(told(wording, one), "said") for one in group), "run"))
    if not blocks:
        blocks.append(Line(say("No statement counts at this level of evidence."), "muted"))
    blocks += _weaker(wording, len(state.weaker_statements))
    return Section("statements", say("What was said, by speaker"), tuple(blocks))


def claims(wording: Wording, state: StateOfPlay) -> Section:
    """Return the matters on which sources differ, with what the record itself counts."""
    say = wording.say
    blocks: list[Block] = []
    for group in state.rivals:
        blocks += [Heading(group.topic), *_counted(wording, group)]
        blocks.append(Bullets(tuple(_claim(wording, claim) for claim in group.claims), "run"))
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
    said = _said(wording, claim.value.said, claim)
    told = denied(wording, "claims", claim.value.id)
    return Line(f"{figure}{claim.value.content} — {said}{f', {told}' if told else ''}")


def _said(wording: Wording, voice: Voice, recorded: Recorded[Any]) -> str:
    return f"{wording.voice(voice)}, {wording.when(recorded.happened_on)} {wording.cite(recorded.passages)}".strip()


def characterisations(wording: Wording) -> Section:
    """Return what the talks were called, always with who called them so."""
    say = wording.say
    lines = tuple(
        Line(f"{wording.quoted(c.value.words)} — {_said(wording, c.value.said, c)}")
        for c in wording.negotiation.characterisations.values()
    )
    blocks: tuple[Block, ...] = (Bullets(lines, "run"),) if lines else (Line(say("None on record."), "muted"),)
    return Section("called", say("What the talks were called, and by whom"), blocks)


def hearsay(wording: Wording, state: StateOfPlay) -> Section:
    """Return what was only said to have been said."""
    say = wording.say
    lines = tuple(
        Line(" — ".join(filter(None, (s.value.content, _said(wording, s.value.said, s), terms_of(wording, s)))))
        for s in state.hearsay
    )
    intro = Line(say("These statements are second-hand. They make nothing acceptable."), "intro")
    blocks: tuple[Block, ...] = (intro, Bullets(lines)) if lines else (Line(say("None on record."), "muted"),)
    return Section("hearsay", say("Only said to have been said"), blocks)
