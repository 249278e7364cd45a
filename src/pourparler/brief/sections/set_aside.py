"""What is set aside: on record, and not counted as it stands, since it names what was taken away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pourparler.brief.document import Bullets, Line, Section
from pourparler.brief.words.wording import Wording
from pourparler.domain.agreement import Proposal
from pourparler.domain.draft import Draft, PointStatus
from pourparler.domain.issue import Issue, Option, Required
from pourparler.domain.party import Delegate, Party, Ratifier
from pourparler.domain.position import Position
from pourparler.domain.session import Channel, Session
from pourparler.domain.set_aside import Missing, SetAside
from pourparler.domain.state_of_play import StateOfPlay


def cautions(wording: Wording, state: StateOfPlay) -> tuple[str, ...]:
    """Return what a reader of the first page must know of what does not count, or is not settled; mostly nothing."""
    say, negotiation = wording.say, state.negotiation
    sentences = []
    if negotiation.checked:
        sentences.append(checked_only(wording))
    whole = sum(one.whole for one in negotiation.set_aside)
    if whole:
        sentences.append(
            say.count(
                "{n} entry is set aside: it rests on what no longer counts (see “Set aside”).",
                "{n} entries are set aside: they rest on what no longer counts (see “Set aside”).",
                whole,
            )
        )
    partly = len(negotiation.set_aside) - whole
    if partly:
        sentences.append(
            say.count(
                "{n} entry counts without a part that no longer counts (see “Set aside”).",
                "{n} entries count without a part that no longer counts (see “Set aside”).",
                partly,
            )
        )
    if negotiation.erased:
        sentences.append(say.count("{n} event was erased since.", "{n} events were erased since.", negotiation.erased))
    if state.conflicts:
        sentences.append(
            say.count(
                "Copies of the record differ in {n} place: `pourparler conflicts` lists it.",
                "Copies of the record differ in {n} places: `pourparler conflicts` lists them.",
                len(state.conflicts),
            )
        )
    return tuple(sentences)


def checked_only(wording: Wording) -> str:
    """Return the sentence that only checked events count, and how many others there are, where there are any."""
    say, unchecked = wording.say, wording.negotiation.unchecked
    if not unchecked:
        return f"{say('Checked events only')}."
    left = say.count(
        "{n} event that nobody checked is left out", "{n} events that nobody checked are left out", unchecked
    )
    return f"{say('Checked events only')}{say.semicolon}{left}."


def set_aside(wording: Wording, state: StateOfPlay) -> Section | None:
    """Return the section of what is set aside; none where nothing is, and nothing was erased."""
    say, negotiation = wording.say, state.negotiation
    if not negotiation.set_aside and not negotiation.erased:
        return None
    lines: list[Line] = [Line(line) for line in lines_of(wording, state)]
    blocks: list[Line | Bullets] = [Bullets(tuple(lines))] if lines else []
    if negotiation.erased:
        sentence = say.count("{n} event was erased since.", "{n} events were erased since.", negotiation.erased)
        blocks.append(Line(sentence, "muted"))
    return Section("set-aside", say("Set aside"), tuple(blocks))


def lines_of(wording: Wording, state: StateOfPlay) -> Iterator[str]:
    """Yield a line for each thing set aside: what it is, with its source, and why."""
    say = wording.say
    for one in state.negotiation.set_aside:
        day = say.days(one.happened_on)
        cites = wording.cite(one.passages)
        yield f"{what(wording, one)} ({day}) {cites}".strip() + f" — {why(wording, one)}{_instead(wording, state, one)}"


def what(wording: Wording, one: SetAside) -> str:
    """Return what is set aside, in a few words; of a change, what it changes."""
    say, noun = wording.say, kind(wording, one.collection)
    if one.kind.endswith("-changed") and not isinstance(one.noun, PointStatus):
        recorded = getattr(wording.negotiation, one.collection).get(one.key)
        changed = recorded.value if recorded else wording.negotiation.gone(one.collection, one.key)
        return say("change of: {thing}", thing=f"{noun} {wording.quoted(words(wording, changed, one.key))}")
    return f"{noun}{say.colon}{words(wording, one.noun, one.key)}"


def why(wording: Wording, one: SetAside) -> str:
    """Return why something is set aside, as a clause."""
    say = wording.say
    by: dict[str, list[str]] = {}
    for lack in one.lacks:
        by.setdefault(lack.why, []).append(_missing(wording, lack))
    parts = []
    for reason, things in by.items():
        what = {
            "retracted": say("what was retracted ({things})", things=", ".join(things)),
            "erased": say("what was erased ({things})", things=", ".join(things)),
            "unchecked": say("what nobody checked ({things})", things=", ".join(things)),
        }.get(reason, say("what is set aside itself ({things})", things=", ".join(things)))
        parts.append(what)
    if one.whole:
        return say("not counted, since it rests on {what}", what=say.list(parts))
    return say("counted without {what}", what=say.list(parts))


def _instead(wording: Wording, state: StateOfPlay, one: SetAside) -> str:
    """Return who must agree in the place of a statement that is set aside."""
    if not isinstance(one.noun, Required):
        return ""
    say = wording.say
    standing = state.standing(one.noun.issue) if one.noun.issue else None
    if one.noun.issue and standing is None:
        return ""
    if standing is None:
        return f"{say.semicolon}{say('the conflict parties must agree instead')}"
    names = wording.parties(standing.required)
    if not names:
        return f"{say.semicolon}{say('who must agree is then not on record')}"
    return f"{say.semicolon}{say('must agree instead: {parties}', parties=names)}"


def _missing(wording: Wording, lack: Missing) -> str:
    return f"{kind(wording, lack.collection)} {wording.quoted(words(wording, lack.noun, lack.id))}"


def words(wording: Wording, noun: Any, key: str) -> str:
    """Return a noun in a few words; its id where its words are gone."""
    say = wording.say
    match noun:
        case Position():
            options = wording.options(noun.options)
            clause = f"{wording.stance(noun.stance, wording.number(noun.party))} {options}".strip()
            return f"{wording.of(noun.party, clause)} ({wording.speaker(noun.said)})"
        case Party() | Ratifier() | Delegate() | Channel():
            return say.of(noun.name)
        case Option():
            return say.of(noun.label)
        case Issue() | Draft():
            return say.of(noun.title)
        case Session():
            return noun.place
        case Required():
            names = wording.parties(noun.parties)
            return f"{names} ({wording.issue(noun.issue)})" if noun.issue else names
        case PointStatus():
            place = noun.point or say.list([wording.issue(issue) for issue in noun.issues])
            return f"{wording.draft(noun.draft)}, {place}{say.colon}{wording.text_status(noun.status)}"
        case Proposal():
            return f"{wording.party(noun.party)}{say.colon}{wording.options(noun.package)}"
    for field in ("content", "what", "words", "scope", "how", "ground"):
        text = getattr(noun, field, "")
        if isinstance(text, str) and text:
            return text
    return key


def kind(wording: Wording, collection: str) -> str:
    """Return what kind of thing a collection holds, as a noun."""
    say = wording.say
    return {
        "agreement_stages": say("agreement"),
        "agreements": say("agreement"),
        "alternatives": say("alternative"),
        "channels": say("channel"),
        "characterisations": say("characterisation"),
        "claims": say("claim"),
        "constraints": say("constraint"),
        "contexts": say("outside the room"),
        "continuations": say("link of points"),
        "delegates": say("delegate"),
        "drafts": say("draft"),
        "issues": say("issue"),
        "mandates": say("mandate"),
        "mandates_withdrawn": say("end of a mandate"),
        "next_steps": say("next step"),
        "option_orders": say("estimate"),
        "options": say("option"),
        "parties": say("party"),
        "positions": say("position"),
        "positions_withdrawn": say("withdrawal of a position"),
        "precondition_outcomes": say("precondition met"),
        "preconditions": say("precondition"),
        "preferences": say("estimate"),
        "proposals": say("proposal"),
        "ratifiers": say("ratifier"),
        "required": say("who must agree"),
        "reservations": say("estimate"),
        "sessions": say("session"),
        "statements": say("statement"),
        "statuses": say("text status"),
        "step_outcomes": say("next step"),
    }.get(collection, collection)
