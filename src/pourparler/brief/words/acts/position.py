"""What a party holds, as a sentence: whose, how declared, on what, on which condition, on whose word."""

from __future__ import annotations

from typing import Any

from pourparler.brief.words.acts.voice import heard, weight
from pourparler.brief.words.party import Case
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Held
from pourparler.domain.evidence import Authority, EvidenceClass
from pourparler.domain.negotiation import Recorded
from pourparler.domain.next_step import Precondition
from pourparler.domain.position import Position, Stance


def held_by(wording: Wording, position: Position, event: Any) -> Held:
    """Return a position with the class of its evidence, as far as words depend on it."""
    evidence = weight(wording, position.said, position.party)
    known = event.known_on or event.happened_on.latest
    return Held(position, event.happened_on, known, evidence, Authority.UNNAMED, event.passages)


def position_taken(event: Any, wording: Wording) -> list[str]:
    """Return what was declared, then the words in short, and what is to be wary of."""
    say, position = wording.say, event.position
    held = held_by(wording, position, event)
    words = [f"{stance(wording, held)}, {heard(wording, position.said, position.party)}"]
    if position.paraphrase:
        words.append(say("In short: {text}", text=position.paraphrase))
    if position.widened:
        words.append(say("The options are more than the words name: {why}", why=position.widened))
    return words


def stance(wording: Wording, held: Held) -> str:
    """Return a stance as a clause: ``E3 demands “…” on Sanctions on Russia``.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.evidence import Attribution, Voice
    >>> from pourparler.domain.interval import Interval
    >>> from pourparler.domain.negotiation import Negotiation
    >>> words = Wording(Negotiation(record="toy", viewer="everyone"), language("en"))
    >>> rumour = Voice("A", Attribution.LEAK, hearsay=True)
    >>> refused = Position("p", "north", "army", Stance.REFUSES, rumour, ("army.cap",))
    >>> day = Interval.of("2025-12-01")
    >>> stance(words, Held(refused, day, day.latest, EvidenceClass.SECOND_HAND, Authority.UNNAMED, ()))
    'north is said to refuse “army.cap” on army'
    """
    say, position = wording.say, held.position
    what = wording.options(position.options) or wording.stance_word(position.stance)
    clause = say(
        "{party} {verb} {what} on {issue}",
        party=wording.party(position.party, Case.NOUN),
        verb=wording.verb(held),
        what=what,
        issue=wording.issue(position.issue),
    )
    draft = (
        f", {say('stated on {draft}', draft=wording.quoted(wording.draft(position.draft)))}" if position.draft else ""
    )
    unstated = position.stance is Stance.CONDITIONAL and position.condition is None
    condition = f", {say('the condition is not on record')}" if unstated else wording.condition(held)
    return f"{clause}{condition}{wording.red_line_words(held)}{draft}"


def position_withdrawn(event: Any, wording: Wording) -> list[str]:
    """Return which position was taken back, as it was declared."""
    recorded = wording.negotiation.positions.get(event.position)
    if recorded is None:
        return [wording.say("a position was taken back: {position}", position=event.position)]
    return [wording.say("a position was taken back: {position}", position=as_declared(wording, recorded))]


def as_declared(wording: Wording, recorded: Recorded[Position]) -> str:
    """Return a position on record as a clause, with the day on which it was declared."""
    day = wording.say.days(recorded.happened_on)
    return f"{stance(wording, held_by(wording, recorded.value, recorded))} ({day})"


def precondition_set(event: Any, wording: Wording) -> list[str]:
    """Return what a party wants to see first, on whose word, and what waits for it."""
    say, one = wording.say, event.precondition
    words = [f"{wants(wording, one)}{say.colon}{one.what}, {heard(wording, one.said, one.party)}"]
    if one.options:
        words.append(say("It touches {things}", things=wording.options(one.options)))
    waiting = [wording.issue(key) for key in one.gates_issues]
    for collection, keys in (("sessions", one.gates_sessions), ("next_steps", one.gates_steps)):
        nouns = getattr(wording.negotiation, collection)
        names = {"sessions": "place", "next_steps": "what"}
        waiting += [str(getattr(nouns[key].value, names[collection])) if key in nouns else key for key in keys]
    if waiting:
        words.append(say("These wait for it: {things}", things=say.list(waiting)))
    return words


def wants(wording: Wording, one: Precondition) -> str:
    """Return that a party wants to see something first, as a clause without what; hearsay as what is said of it."""
    count, number = wording.say.count, wording.number(one.party)
    party = wording.party(one.party, Case.NOUN)
    evidence = weight(wording, one.said, one.party)
    if evidence is EvidenceClass.SECOND_HAND:
        verb = count("is said to want to see first", "are said to want to see first", number)
    elif evidence is EvidenceClass.INFERENCE:
        verb = count("is inferred to want to see first", "are inferred to want to see first", number)
    else:
        verb = count("wants to see first", "want to see first", number)
    return wording.say("{party} {clause}", party=party, clause=verb)


def precondition_met(event: Any, wording: Wording) -> list[str]:
    """Return which precondition was met, and how."""
    say, outcome = wording.say, event.outcome
    recorded = wording.negotiation.preconditions.get(outcome.precondition)
    what = recorded.value.what if recorded else outcome.precondition
    return [say("a precondition was met: {what}", what=what), say("How: {text}", text=outcome.how)]


ACTS = {
    "position-taken": position_taken,
    "position-withdrawn": position_withdrawn,
    "precondition-set": precondition_set,
    "precondition-met": precondition_met,
}
