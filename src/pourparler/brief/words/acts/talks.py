"""Meetings, mandates, announced steps, proposals and agreements."""

from __future__ import annotations

from typing import Any

from pourparler.brief.words.acts.voice import heard, weight
from pourparler.brief.words.party import Case
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import EvidenceClass
from pourparler.domain.mandate import Mandate
from pourparler.domain.next_step import NextStep
from pourparler.domain.session import Participant


def session_held(event: Any, wording: Wording) -> list[str]:
    """Return where a session was held, and who is reported to have taken part; nobody's absence is told."""
    say, one = wording.say, event.session
    channel = wording.negotiation.channels.get(one.channel or "")
    words = [say("a session was held: {place}", place=one.place)]
    if one.channel:
        words.append(say("Line of talks: {name}", name=channel.value.name if channel else one.channel))
    if one.participants:
        people = say.semicolon.join(_person(wording, person) for person in one.participants)
        words.append(say("Who took part, as reported: {people}", people=people))
    if one.about:
        words.append(say("About: {text}", text=one.about))
    if one.duration:
        words.append(say("How long, as reported: {text}", text=one.duration))
    return words


def _person(wording: Wording, person: Participant) -> str:
    party = wording.party(person.party) if person.party else ""
    details = ", ".join(filter(None, (party, person.capacity, wording.presence(person.presence))))
    return f"{person.name} ({details})" if details else person.name


def mandate_given(event: Any, wording: Wording) -> list[str]:
    """Return what a delegate is authorised to do, as far as the words say."""
    return _mandate(wording, event.mandate)


def mandate_limited(event: Any, wording: Wording) -> list[str]:
    """Return the terms that stand in the place of the old ones."""
    return [wording.say("the terms of a mandate are now these"), *map(_capital, _mandate(wording, event.mandate))]


def _mandate(wording: Wording, one: Mandate) -> list[str]:
    say = wording.say
    delegate = wording.negotiation.delegates.get(one.delegate)
    party = delegate.value.party if delegate else None
    name, evidence = wording.delegate(one.delegate), weight(wording, one.said, party)
    clause = {
        EvidenceClass.SECOND_HAND: say("{name} is said to be authorised", name=name),
        EvidenceClass.INFERENCE: say("{name} is inferred to be authorised", name=name),
    }.get(evidence, say("{name} is authorised", name=name))
    words = [f"{clause}{say.colon}{one.scope}, {heard(wording, one.said, party)}"]
    if one.issues:
        words.append(say("It covers {things}", things=say.list([wording.issue(key) for key in one.issues])))
    if one.channels:
        kept = wording.negotiation.channels
        names = [kept[key].value.name if key in kept else key for key in one.channels]
        words.append(say("Line of talks: {name}", name=say.list(names)))
    if one.limits:
        words.append(say("Limits: {text}", text=one.limits))
    flags = (
        (one.designated_for_talks, say("The words designate the delegate to negotiate")),
        (one.ad_referendum, say("What is agreed awaits the principal")),
        (one.may_sign, say("The delegate may sign")),
    )
    words += [told for flag, told in flags if flag]
    return [*words, *([say("Its last day is {day}", day=say.day(one.until))] if one.until else [])]


def mandate_withdrawn(event: Any, wording: Wording) -> list[str]:
    """Return which mandate ended."""
    recorded = wording.negotiation.mandates.get(event.mandate)
    one = recorded.value if recorded else None
    what = f"{wording.delegate(one.delegate)}{wording.say.colon}{one.scope}" if one else event.mandate
    return [wording.say("a mandate ended: {mandate}", mandate=what)]


def next_step_announced(event: Any, wording: Wording) -> list[str]:
    """Return what was announced, by whom, whose move it is and when it is due; nothing of whether it will happen."""
    say, one = wording.say, event.next_step
    words = [f"{announced(wording, one, weight(wording, one.said, None))}, {heard(wording, one.said)}"]
    if one.by:
        words.append(say("It is for {parties} to move", parties=wording.parties(one.by, Case.NOUN)))
    return [*words, *([say("It is due: {days}", days=say.days(one.due))] if one.due else [])]


def announced(wording: Wording, one: NextStep, evidence: EvidenceClass) -> str:
    """Return that a step was announced, as a clause; what is known at second hand as what is said of it."""
    if evidence is EvidenceClass.SECOND_HAND:
        return wording.say("a step is said to have been announced: {what}", what=one.what)
    if evidence is EvidenceClass.INFERENCE:
        return wording.say("a step is inferred to come: {what}", what=one.what)
    return wording.say("a step was announced: {what}", what=one.what)


def next_step_met(event: Any, wording: Wording) -> list[str]:
    """Return that an announced step took place, and how."""
    say = wording.say
    return [
        say("an announced step took place: {what}", what=_step(wording, event.step)),
        say("How: {text}", text=event.how),
    ]


def next_step_missed(event: Any, wording: Wording) -> list[str]:
    """Return that an announced step did not take place as announced, and how."""
    say = wording.say
    told = say("an announced step did not take place as announced: {what}", what=_step(wording, event.step))
    return [told, say("How: {text}", text=event.how)]


def _step(wording: Wording, key: str) -> str:
    recorded = wording.negotiation.next_steps.get(key)
    return recorded.value.what if recorded else key


def proposal_made(event: Any, wording: Wording) -> list[str]:
    """Return the options that a party put forward together."""
    say, one = wording.say, event.proposal
    told = say.count(
        "{party} puts these forward together: {options}",
        "{party} put these forward together: {options}",
        wording.number(one.party),
        party=wording.party(one.party, Case.NOUN),
        options=wording.options(one.package),
    )
    return [told, *([one.note] if one.note else [])]


def agreement_reached(event: Any, wording: Wording) -> list[str]:
    """Return who agreed on what."""
    say, one = wording.say, event.agreement
    told = say("an agreement was reached by {parties}", parties=wording.parties(one.parties, Case.NOUN))
    words = [f"{told}{say.colon}{wording.options(one.package)}" if one.package else told]
    if one.draft:
        words.append(say("Its text: {draft}", draft=wording.quoted(wording.draft(one.draft))))
    return [*words, *([say("It awaits the principals (ad referendum)")] if one.ad_referendum else [])]


def agreement_advanced(event: Any, wording: Wording) -> list[str]:
    """Return what became of an agreement."""
    say, key = wording.say, event.stage.agreement
    recorded = wording.negotiation.agreements.get(key)
    parties = wording.parties(recorded.value.parties, Case.OF) if recorded else ""
    name = say("the agreement {of_parties}", of_parties=parties) if parties else key
    return [f"{name}{say.colon}{event.stage.stage}"]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


ACTS = {
    "session-held": session_held,
    "mandate-given": mandate_given,
    "mandate-limited": mandate_limited,
    "mandate-withdrawn": mandate_withdrawn,
    "next-step-announced": next_step_announced,
    "next-step-met": next_step_met,
    "next-step-missed": next_step_missed,
    "proposal-made": proposal_made,
    "agreement-reached": agreement_reached,
    "agreement-advanced": agreement_advanced,
}
