"""What a party says is not its own: a denial ends what is on record of it by the rule by which a later position does.

A denial is a statement (:class:`~pourparler.domain.statement.Statement`) that names what it denies. What it names stays
on record as what was reported. It counts no longer where the party's own side denies it, in its own word or as
reported, on evidence as strong and with an authority as great as that of what is denied, on that day or later. A denial
that is weaker lifts nothing: it is shown beside what it denies.
"""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.domain.entitlement import speaks_for
from pourparler.domain.evidence import Voice, evidence_class
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.next_step import NextStep
from pourparler.domain.statement import Statement
from pourparler.standing.authority import authority
from pourparler.standing.statement import party_of

Key = tuple[str, str]
"""A collection, and an id in it."""


def denials(negotiation: Negotiation) -> dict[Key, list[Recorded[Statement]]]:
    """Return every denial on record, by what it denies, whether it ends it or not.

    Examples
    --------
    >>> denials(Negotiation(record="empty", viewer="everyone"))
    {}
    """
    by_key: dict[Key, list[Recorded[Statement]]] = {}
    for recorded in negotiation.statements.values():
        for key in recorded.value.denies():
            by_key.setdefault(key, []).append(recorded)
    return by_key


def ending(
    by: Iterable[Recorded[Statement]], party: str, said: Voice, happened_on: Interval, negotiation: Negotiation
) -> Recorded[Statement] | None:
    """Return the first denial after which something no longer counts as a party's own; none where none ends it.

    Parameters
    ----------
    by : iterable of Recorded[Statement]
        The denials of it.
    party : str
        The party of which it is on record.
    said : Voice
        On whose word it is.
    happened_on : Interval
        When it was said.
    negotiation : Negotiation
        Where speakers are placed.
    """
    strength = evidence_class(said, speaks_for(said, party, negotiation))
    rank = authority(said, party, negotiation).rank()
    for recorded in by:
        voice = recorded.value.said
        if party_of(voice, negotiation) != party or happened_on.after(recorded.happened_on):
            continue
        own = evidence_class(voice, entitled=True)
        if own.may_accept() and own <= strength and authority(voice, party, negotiation).rank() >= rank:
            return recorded
    return None


def denied_preconditions(negotiation: Negotiation) -> frozenset[str]:
    """Return the ids of the preconditions that their party's denial ended."""
    by = denials(negotiation)
    return frozenset(
        key
        for key, p in negotiation.preconditions.items()
        if ending(by.get(("preconditions", key), ()), p.value.party, p.value.said, p.happened_on, negotiation)
    )


def denied_steps(negotiation: Negotiation) -> frozenset[str]:
    """Return the ids of the steps that whoever is said to have announced them denies, or all whose move they are."""
    by = denials(negotiation)
    return frozenset(
        key
        for key, step in negotiation.next_steps.items()
        if (told := by.get(("next_steps", key))) and _disowned(step, told, negotiation)
    )


def denied_claims(negotiation: Negotiation) -> frozenset[str]:
    """Return the ids of the claims that count no longer as theirs of whom they are told, since they deny them."""
    by = denials(negotiation)
    told = ((key, claim, party_of(claim.value.said, negotiation)) for key, claim in negotiation.claims.items())
    return frozenset(
        key
        for key, claim, party in told
        if party and ending(by.get(("claims", key), ()), party, claim.value.said, claim.happened_on, negotiation)
    )


def _disowned(step: Recorded[NextStep], told: list[Recorded[Statement]], negotiation: Negotiation) -> bool:
    announcer, movers = party_of(step.value.said, negotiation), step.value.by
    ended = {
        party
        for party in {*movers, *([announcer] if announcer else [])}
        if ending(told, party, step.value.said, step.happened_on, negotiation)
    }
    return announcer in ended or (bool(movers) and ended.issuperset(movers))
