"""What was said, called or asserted, and what happened outside the room."""

from __future__ import annotations

from typing import Any

from pourparler.brief.words.acts.position import as_declared
from pourparler.brief.words.acts.voice import heard, reports
from pourparler.brief.words.party import Case
from pourparler.brief.words.wording import Wording


def statement_noted(event: Any, wording: Wording) -> list[str]:
    """Return who said what, and what it is about."""
    say, one = wording.say, event.statement
    words = [reports(wording, one.said, one.content)]
    if one.about:
        words.append(say("It speaks about {parties}", parties=wording.parties(one.about, Case.NOUN)))
    if one.issues:
        words.append(say("It touches {things}", things=say.list([wording.issue(key) for key in one.issues])))
    if one.session:
        words.append(say("It was said at, or about, the session {session}", session=session(wording, one.session)))
    named = [_named(wording, collection, key) for collection, key in one.denies()]
    if named:
        words.append(say("It denies what is on record: {things}", things=say.semicolon.join(named)))
    terms = wording.release(one.release)
    return [*words, *([terms[:1].upper() + terms[1:]] if terms else [])]


def _named(wording: Wording, collection: str, key: str) -> str:
    """Return what a statement denies, as it stands on record, with its day; its id where it does not stand there."""
    recorded = getattr(wording.negotiation, collection).get(key)
    if recorded is None:
        return key
    if collection == "positions":
        return as_declared(wording, recorded)
    told = recorded.value.content if collection == "claims" else recorded.value.what
    return f"{wording.quoted(told)} ({wording.say.days(recorded.happened_on)})"


def session(wording: Wording, key: str) -> str:
    """Return a session by its place and day; its id where it is not on record."""
    recorded = wording.negotiation.sessions.get(key)
    return f"{recorded.value.place}, {wording.say.days(recorded.happened_on)}" if recorded else key


def characterisation_noted(event: Any, wording: Wording) -> list[str]:
    """Return what the talks were called, and by whom; hearsay as what they are said to have been called."""
    say, one = wording.say, event.characterisation
    quoted = wording.quoted(one.words)
    called = say("the talks were called {text}", text=quoted)
    if one.said.hearsay:
        called = say("the talks are said to have been called {text}", text=quoted)
    words = [f"{called}, {heard(wording, one.said)}"]
    if one.session:
        words.append(say("It was said at, or about, the session {session}", session=session(wording, one.session)))
    return words


def claim_made(event: Any, wording: Wording) -> list[str]:
    """Return what is asserted on a matter on which sources differ; an assertion is never told as a fact."""
    say, one = wording.say, event.claim
    asserted = say("it was asserted, not established, that {content}", content=one.content)
    words = [f"{asserted}, {heard(wording, one.said)}", say("The matter: {topic}", topic=one.topic)]
    if one.figure:
        words.append(say("The number asserted: {figure}", figure=one.figure))
    if one.draft:
        words.append(say("It counts the points of {draft}", draft=wording.quoted(wording.draft(one.draft))))
    if one.meetings_of:
        names = say.list([wording.delegate(key) for key in one.meetings_of])
        since = f", {say('since {day}', day=say.day(one.since))}" if one.since else ""
        words.append(f"{say('It counts the meetings of {names}', names=names)}{since}")
    return words


def context_noted(event: Any, wording: Wording) -> list[str]:
    """Return what happened outside the room."""
    one = event.context
    details = ", ".join(filter(None, (one.kind, one.place)))
    words = wording.say("outside the room: {what}", what=one.what)
    return [f"{words} ({details})" if details else words]


ACTS = {
    "statement-noted": statement_noted,
    "characterisation-noted": characterisation_noted,
    "claim-made": claim_made,
    "context-noted": context_noted,
}
