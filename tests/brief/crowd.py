"""A record with far more on it than one page can hold."""

from __future__ import annotations

from pourparler.domain.evidence import Attribution, Voice
from pourparler.domain.issue import Issue, Option
from pourparler.domain.negotiation import Opening
from pourparler.domain.next_step import NextStep, Precondition
from pourparler.domain.party import Party, Role
from pourparler.domain.position import Position, Stance
from pourparler.domain.session import Participant, Session
from pourparler.domain.source import Passage, Source
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.record.event import Event
from pourparler.record.events.issue import IssueAdded
from pourparler.record.events.negotiation import NegotiationOpened
from pourparler.record.events.next_step import NextStepAnnounced
from pourparler.record.events.option import OptionNamed
from pourparler.record.events.party import PartyAdded
from pourparler.record.events.position import PositionTaken
from pourparler.record.events.precondition import PreconditionSet
from pourparler.record.events.session import SessionHeld
from pourparler.record.events.source import SourceAdded
from pourparler.record.replay import replay
from pourparler.standing.state_of_play import state_of_play
from tests.making import day, recorded

PARTIES, ISSUES = 30, 40
LONG = "words that go on and on about one and the same thing and come to no end "


def crowd() -> StateOfPlay:
    """Return its state of play."""
    said = Voice("A speaker with a long name, of a long office", Attribution.ON_RECORD)
    events: list[Event] = [NegotiationOpened(happened_on=day(), opening=Opening(f"Talks of many: {LONG * 4}"))]
    for n in range(PARTIES):
        roles = (Role.CONFLICT_PARTY,) if n < PARTIES // 2 else (Role.OBSERVER,)
        events.append(PartyAdded(happened_on=day(), party=Party(f"p{n}", f"Party with a long name {n}", roles)))
    for n in range(ISSUES):
        where = f"https://example.org/{'a-long-path-' * 12}{n}"
        made = Source(f"s{n}", f"Source {n}: {LONG}", f"Publisher {n}", published=day(), locator=where)
        events.append(SourceAdded(happened_on=day(), source=made))
        events.append(IssueAdded(happened_on=day(), issue=Issue(f"i{n}", f"Issue {n} {LONG}", f"What of {n}?")))
        options = [f"i{n}.{key}" for key in ("a", "b")]
        events += [
            OptionNamed(happened_on=day(), option=Option(key, f"i{n}", f"{key} {LONG * 2}", "a draft"))
            for key in options
        ]
        cited = (Passage(f"s{n}"),)
        for party, stance in (("p0", Stance.REFUSES), ("p1", Stance.INSISTS), ("p2", Stance.ACCEPTS)):
            taken = Position(f"{party}-{n}", party, f"i{n}", stance, said, (options[0],))
            events.append(PositionTaken(happened_on=day("2025-11-21"), passages=cited, position=taken))
        step = NextStep(f"step-{n}", f"step {n} {LONG * 4}", said, by=("p0", "p1"))
        events.append(NextStepAnnounced(happened_on=day("2025-11-22"), passages=cited, next_step=step))
        wanted = Precondition(f"first-{n}", "p3", f"first {n} {LONG * 4}", said)
        events.append(PreconditionSet(happened_on=day("2025-11-22"), passages=cited, precondition=wanted))
    people = tuple(Participant(f"Person {n} with a long name", f"p{n % (PARTIES - 8)}") for n in range(200))
    session = Session("hall", f"A hall {LONG * 3}", participants=people)
    events.append(SessionHeld(happened_on=day("2025-11-23"), passages=(Passage("s0"),), session=session))
    return state_of_play(replay(recorded(*events), "everyone"))
