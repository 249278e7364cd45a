"""Who may speak for whom: what somebody says of another party is second-hand, however plainly it is said."""

from __future__ import annotations

from pourparler.domain.evidence import Voice
from pourparler.domain.negotiation import Negotiation


def speaks_for(voice: Voice, party: str, negotiation: Negotiation) -> bool:
    """Return whether a speaker may speak for a party: false where it places them elsewhere, or cannot any more.

    Examples
    --------
    >>> from pourparler.domain.evidence import Attribution
    >>> talks = Negotiation(record="toy", viewer="everyone")
    >>> speaks_for(Voice("A", Attribution.ON_RECORD, party="south"), "north", talks)
    False
    """
    if voice.delegate:
        delegate = negotiation.delegates.get(voice.delegate)
        return delegate is not None and delegate.value.party == party
    return voice.party in (None, party)
