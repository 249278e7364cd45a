"""How far somebody can speak for a party."""

from __future__ import annotations

from pourparler.domain.entitlement import speaks_for
from pourparler.domain.evidence import Attribution, Authority, Voice
from pourparler.domain.negotiation import Negotiation


def authority(voice: Voice, party: str, negotiation: Negotiation) -> Authority:
    """Return how far a speaker can speak for a party.

    The voice's own `authority` counts first, then the delegate's, then an official text's, which binds as the
    principal does. Everybody else is unnamed.
    """
    if voice.authority is not None:
        return voice.authority
    if not speaks_for(voice, party, negotiation):
        return Authority.UNNAMED
    if voice.delegate and voice.delegate in negotiation.delegates:
        return negotiation.delegates[voice.delegate].value.authority
    return Authority.PRINCIPAL if voice.attribution is Attribution.OFFICIAL_TEXT else Authority.UNNAMED
