"""Who takes part, what is to be settled, and on what sources: the frame of the talks, and the estimates."""

from __future__ import annotations

from typing import Any

from pourparler.brief.words.choice import constraint_kind
from pourparler.brief.words.party import Case, name_of, named
from pourparler.brief.words.wording import Wording


def negotiation_opened(event: Any, wording: Wording) -> list[str]:
    """Return what the record is about."""
    return [wording.say("the record was begun: {title}", title=wording.say.of(event.opening.title))]


def source_added(event: Any, wording: Wording) -> list[str]:
    """Return which document became a source, and how it may be used."""
    say, one = wording.say, event.source
    what = ", ".join(filter(None, (one.publisher, one.author, wording.quoted(one.title))))
    words = [say("a document became a source: {source}", source=what)]
    if one.published:
        words.append(say("Published: {days}", days=say.days(one.published)))
    if one.origin:
        words.append(say("It relays {origin}: with other sources of that origin it is one witness", origin=one.origin))
    terms = wording.release(one.release)
    return [*words, *([terms[:1].upper() + terms[1:]] if terms else [])]


def party_added(event: Any, wording: Wording) -> list[str]:
    """Return who takes part, in which roles."""
    say, one = wording.say, event.party
    name = named([name_of(one, say.code)], Case.NOUN, say)
    roles = say.list([wording.role(role) for role in one.roles])
    told = say("a party takes part: {name}", name=name)
    return [f"{told} ({roles})" if roles else told]


def delegate_named(event: Any, wording: Wording) -> list[str]:
    """Return who speaks for whom, and how far."""
    say, one = wording.say, event.delegate
    party = wording.party(one.party, Case.NOUN)
    office = f" ({one.office})" if one.office else ""
    told = say("{name} speaks or negotiates for {party}", name=f"{one.name}{office}", party=party)
    words = [f"{told}, {say('as {authority}', authority=wording.authority(one.authority))}"]
    if one.reports_to:
        words.append(say("Reports to {name}", name=wording.delegate(one.reports_to)))
    if one.no_public_comment:
        words.append(say("Rule not to comment in public: {text}", text=one.no_public_comment))
    return words


def issue_added(event: Any, wording: Wording) -> list[str]:
    """Return what is to be settled."""
    say, one = wording.say, event.issue
    question = say.of(one.question)
    return [say("an issue came up: {title}", title=say.of(one.title)), *([question] if question else [])]


def option_named(event: Any, wording: Wording) -> list[str]:
    """Return which answer to which issue was first named; that it was named says nothing of who wants it."""
    say, one = wording.say, event.option
    words = wording.quoted(say.of(one.label))
    told = say("an option on {issue} was named: {option}", issue=wording.issue(one.issue), option=words)
    return [told, *([say("First named by {who}", who=one.named_by)] if one.named_by else [])]


def channel_opened(event: Any, wording: Wording) -> list[str]:
    """Return which line of talks was opened, and between whom."""
    say, one = wording.say, event.channel
    parties = wording.parties(one.parties) if one.parties else ""
    details = ", ".join(filter(None, (parties, one.track)))
    told = say("a line of talks was opened: {name}", name=one.name)
    return [f"{told} ({details})" if details else told]


def required_parties_stated(event: Any, wording: Wording) -> list[str]:
    """Return who must agree, on what, and on what ground."""
    say, one = wording.say, event.required
    parties = wording.parties(one.parties, Case.NOUN)
    if one.issue:
        told = say("on {issue}, these must agree: {parties}", issue=wording.issue(one.issue), parties=parties)
    else:
        told = say("on every issue for which nothing else is stated, these must agree: {parties}", parties=parties)
    return [told, say("Ground: {ground}", ground=one.ground)]


def ratifier_named(event: Any, wording: Wording) -> list[str]:
    """Return whose later consent is needed."""
    say, one = wording.say, event.ratifier
    details = ", ".join(filter(None, (wording.party(one.party) if one.party else "", one.scope)))
    told = say("an agreement needs the later consent of {name}", name=say.of(one.name))
    return [f"{told} ({details})" if details else told]


def constraint_stated(event: Any, wording: Wording) -> list[str]:
    """Return which options may not, or must, go together."""
    say, one = wording.say, event.constraint
    if one.excludes:
        told = say("these options may not all be chosen together: {options}", options=wording.options(one.excludes))
    else:
        either = f" {say('or')} ".join(wording.quoted(wording.option(key)) for key in one.requires_any)
        told = say("whoever chooses {given} must choose {either}", given=wording.options(one.given), either=either)
    words = [
        told,
        say("It rests on {ground_kind}: {ground}", ground_kind=constraint_kind(say, one.kind), ground=one.ground),
    ]
    if one.party:
        words.append(say("Whose constraint it is: {party}", party=wording.party(one.party)))
    return [*words, *([say("Since {day}", day=say.day(one.since))] if one.since else [])]


def preference_estimated(event: Any, wording: Wording) -> list[str]:
    """Return whose estimate of whose values it is, on what ground, before any number."""
    say, one = wording.say, event.preference
    party = wording.party(one.party, Case.NOUN)
    words = [say("{by} estimates what {party} values", by=one.by, party=party), _ground(wording, one.ground)]
    weights = [f"{wording.issue(key)} {number:g}" for key, number in one.weights.items()]
    values = [f"{wording.quoted(wording.option(key))} {number:g}" for key, number in one.values.items()]
    told = ((say("Weights"), weights), (say("Values"), values))
    return [*words, *(f"{name}{say.colon}{', '.join(numbers)}" for name, numbers in told if numbers)]


def alternative_estimated(event: Any, wording: Wording) -> list[str]:
    """Return whose estimate it is of what a party does without agreement."""
    say, one = wording.say, event.alternative
    party = wording.party(one.party, Case.NOUN)
    told = say("{by} estimates what {party} would do without agreement: {what}", by=one.by, party=party, what=one.what)
    return [told, _ground(wording, one.ground)]


def reservation_estimated(event: Any, wording: Wording) -> list[str]:
    """Return whose estimate it is of what a party's alternative is worth to it."""
    say, one = wording.say, event.reservation
    told = say(
        "{by} estimates what doing without agreement is worth to {party}: {worth}",
        by=one.by,
        party=wording.party(one.party, Case.NOUN),
        worth=f"{one.worth:g}",
    )
    return [told, _ground(wording, one.ground)]


def option_order_estimated(event: Any, wording: Wording) -> list[str]:
    """Return who holds that one option is at least as bad as another for a party."""
    say, one = wording.say, event.option_order
    told = say(
        "{by} holds that for {party} {worse} is at least as bad as {than}",
        by=one.by,
        party=wording.party(one.party, Case.NOUN),
        worse=wording.quoted(wording.option(one.worse)),
        than=wording.quoted(wording.option(one.than)),
    )
    return [told, _ground(wording, one.ground)]


def _ground(wording: Wording, ground: str) -> str:
    return wording.say("Ground: {ground}", ground=ground)


ACTS = {
    "negotiation-opened": negotiation_opened,
    "source-added": source_added,
    "party-added": party_added,
    "delegate-named": delegate_named,
    "issue-added": issue_added,
    "option-named": option_named,
    "channel-opened": channel_opened,
    "required-parties-stated": required_parties_stated,
    "ratifier-named": ratifier_named,
    "constraint-stated": constraint_stated,
    "preference-estimated": preference_estimated,
    "alternative-estimated": alternative_estimated,
    "reservation-estimated": reservation_estimated,
    "option-order-estimated": option_order_estimated,
}
