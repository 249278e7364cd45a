"""Say back to a party how it was understood: every line as a sentence that it confirms, amends or disowns.

A mediator does this before a session. What a sheet may show is decided where everything else is, by its viewer: a line
rests on those words alone that the viewer may see, and so does its number. A sheet is meant for the party, so it can be
handed out only where its viewer is the party itself, by its id, or everyone. With other eyes, the team's own above all,
it is made all the same and says on its head that it is not to be handed out: whoever prepares the session wants to see
also what is only said of the party in confidence, and whoever enters the answers does so with the eyes of the team.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import structs

from pourparler.domain.entitlement import speaks_for
from pourparler.domain.evidence import Attribution, EvidenceClass, Level, Voice, evidence_class
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.next_step import NextStep, Precondition
from pourparler.domain.position import Position
from pourparler.domain.request import Request
from pourparler.domain.say_back import SHORTEST, Heard, Noun, SayBack, Understood
from pourparler.domain.state_of_play import StateOfPlay, StepState
from pourparler.domain.trail import Bearing
from pourparler.record.audience import EVERYONE
from pourparler.standing.denial import denied_claims
from pourparler.standing.statement import party_of
from pourparler.workbench.scenario import unknown
from pourparler.workbench.state import state
from pourparler.workbench.trail import trails

_LONGEST = 12
_NOBODY = Voice("", Attribution.ON_RECORD)
_STANDS = (Bearing.COUNTS, Bearing.CONTRADICTS, Bearing.CHALLENGES)


def asked_of(request: Request) -> Request:
    """Return a request as a sheet is made of it: with all that is said of the party, hearsay and inference too."""
    return structs.replace(request, level=Level.ANY, since=None)


def say_back(request: Request, party: str) -> SayBack:
    """Return the sheet for a party.

    Parameters
    ----------
    request : Request
        Of which record, seen by whom, as of when. Its level of evidence does not matter: what others say is told apart.
    party : str
        The party's id.

    Raises
    ------
    InputError
        If the viewer finds no such party on record.
    """
    return sheet(state(asked_of(request)), party)


def sheet(now: StateOfPlay, party: str) -> SayBack:
    """Return the sheet for a party, of a state of play at every level of evidence; see :func:`say_back`.

    Examples
    --------
    >>> from pourparler.domain.party import Party
    >>> from pourparler.standing.state_of_play import state_of_play
    >>> sheet(state_of_play(Negotiation(record="empty", viewer="everyone"), Level.ANY), "north")
    Traceback (most recent call last):
    pourparler.errors.UnknownId: empty: no party is called north; none is on record.
    """
    negotiation = now.negotiation
    if party not in negotiation.parties:
        raise unknown("no party is called {name}", party, tuple(negotiation.parties), negotiation.record)
    bare = [*_positions(now, party), *_preconditions(now, party), *_steps(now, party), *_claims(now, party)]
    every = {line.digits for line in bare}
    numbered = [structs.replace(line, number=_shortest(line.digits, every)) for line in bare]
    places = {issue: at for at, issue in enumerate(negotiation.issues)}
    lines = sorted(numbered, key=lambda line: (_part(line.evidence), places.get(line.issue, len(places))))
    return SayBack(negotiation, party, tuple(lines), negotiation.viewer in (EVERYONE, party.partition("@")[0]))


def _part(evidence: EvidenceClass) -> int:
    """Return in which part of a sheet a line stands: what others say is one, be it told or inferred."""
    return min(evidence, EvidenceClass.SECOND_HAND)


def content(noun: Noun) -> Noun:
    """Return what a line says, without on whose word and under which id: what says the same is one line."""
    if isinstance(noun, Position):
        options = tuple(sorted(noun.options))
        bare = structs.replace(noun, paraphrase="", widened="", red_line_ground="", options=options)
        return structs.replace(bare, id="", said=_NOBODY)
    return structs.replace(noun, id="", said=_NOBODY)


def is_of(noun: Noun, party: str, negotiation: Negotiation) -> bool:
    """Return whether something is on record of a party: as what it holds, said, or has to do."""
    if isinstance(noun, Position | Precondition):
        return noun.party == party
    moves = isinstance(noun, NextStep) and party in noun.by
    return moves or party_of(noun.said, negotiation) == party


def _digits(party: str, collection: str, noun: Noun) -> str:
    told = msgspec.json.encode([party, collection, content(noun)], order="sorted")
    # A spreadsheet would drop a nought at the beginning.
    return str(10 ** (_LONGEST - 1) + int(hashlib.sha256(told).hexdigest(), 16) % (9 * 10 ** (_LONGEST - 1)))


def _shortest(digits: str, all_of_them: set[str]) -> str:
    """Return as many of the digits as tell a line from the others.

    Examples
    --------
    >>> _shortest("123456789012", {"123456789012", "123499999999", "500000000000"})
    '12345'
    """
    lengths = range(SHORTEST, _LONGEST)
    short = (digits[:n] for n in lengths if sum(other.startswith(digits[:n]) for other in all_of_them) == 1)
    return next(short, digits)


def _line(party: str, collection: str, issue: str, words: list[tuple[Noun, Heard]]) -> Understood:
    ordered = sorted(words, key=lambda pair: pair[1].happened_on.latest, reverse=True)
    ordered.sort(key=lambda pair: pair[1].evidence)
    digits = _digits(party, collection, ordered[0][0])
    return Understood(digits, "", collection, issue, ordered[0][0], tuple(heard for _, heard in ordered))


def _grouped(party: str, collection: str, nouns: Iterator[tuple[str, Noun, Heard]]) -> Iterator[Understood]:
    groups: dict[Noun, tuple[str, list[tuple[Noun, Heard]]]] = {}
    for issue, noun, heard in nouns:
        groups.setdefault(content(noun), (issue, []))[1].append((noun, heard))
    return (_line(party, collection, issue, words) for issue, words in groups.values())


def _heard(recorded: Recorded[Any], party: str, negotiation: Negotiation) -> Heard:
    said = recorded.value.said
    evidence = evidence_class(said, speaks_for(said, party, negotiation))
    return Heard(recorded.value.id, said, recorded.happened_on, evidence, recorded.passages, recorded.audience)


def _positions(now: StateOfPlay, party: str) -> Iterator[Understood]:
    """Yield what it holds, as far as it is in force, contradicts or challenges that; a twin's word is told with it."""
    negotiation = now.negotiation
    steps = [step for (whose, _), trail in trails(now).items() if whose == party for step in trail]
    standing = {content(step.held.position) for step in steps if step.bearing in _STANDS}
    told = (step.held.position for step in steps if step.bearing not in (Bearing.WITHDRAWN, Bearing.DENIED))
    nouns = (
        (position.issue, position, _heard(negotiation.positions[position.id], party, negotiation))
        for position in told
        if content(position) in standing
    )
    return _grouped(party, "positions", nouns)


def _preconditions(now: StateOfPlay, party: str) -> Iterator[Understood]:
    negotiation = now.negotiation

    def issue_of(recorded: Recorded[Precondition]) -> str:
        value = recorded.value
        touched = (negotiation.options[key].value.issue for key in value.options if key in negotiation.options)
        return next(iter(value.gates_issues), "") or next(touched, "")

    nouns = (
        (issue_of(p), p.value, _heard(p, party, negotiation))
        for p in now.preconditions
        if is_of(p.value, party, negotiation)
    )
    return _grouped(party, "preconditions", nouns)


def _steps(now: StateOfPlay, party: str) -> Iterator[Understood]:
    """Yield what is still to come and what it is said to have announced, or to have to do."""
    negotiation = now.negotiation
    nouns = (
        ("", one.step.value, _heard(one.step, party, negotiation))
        for one in now.steps
        if one.state in (StepState.OPEN, StepState.OVERDUE) and is_of(one.step.value, party, negotiation)
    )
    return _grouped(party, "next_steps", nouns)


def _claims(now: StateOfPlay, party: str) -> Iterator[Understood]:
    negotiation, denied = now.negotiation, denied_claims(now.negotiation)
    nouns = (
        ("", claim.value, _heard(claim, party, negotiation))
        for key, claim in negotiation.claims.items()
        if is_of(claim.value, party, negotiation) and key not in denied
    )
    return _grouped(party, "claims", nouns)
