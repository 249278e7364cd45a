"""What was said: every statement with how it is known; no stance is ever worked out from one."""

from __future__ import annotations

from pourparler.domain.evidence import Voice, evidence_class
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.state_of_play import Said


def statements(negotiation: Negotiation) -> tuple[Said, ...]:
    """Return every statement on record with its class of evidence, in the order in which they were made.

    A speaker speaks for themself: the class says how it is known that they said it, not whether it is so.

    Examples
    --------
    >>> statements(Negotiation(record="empty", viewer="everyone"))
    ()
    """
    return tuple(
        Said(recorded, evidence_class(recorded.value.said, entitled=True), party_of(recorded.value.said, negotiation))
        for recorded in negotiation.statements.values()
    )


def party_of(voice: Voice, negotiation: Negotiation) -> str | None:
    """Return the party a speaker belongs to: the delegate's, else the one named; none where there is neither."""
    delegate = negotiation.delegates.get(voice.delegate or "")
    return delegate.value.party if delegate else voice.party
