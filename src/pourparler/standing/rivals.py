"""Claims about one matter, side by side, and what the record itself counts."""

from __future__ import annotations

from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.session import Presence
from pourparler.domain.state_of_play import Rivals
from pourparler.domain.statement import Claim


def rivals(negotiation: Negotiation) -> tuple[Rivals, ...]:
    """Return the claims on record by topic, in the order in which each topic first came up."""
    topics: dict[str, list[Recorded[Claim]]] = {}
    for recorded in negotiation.claims.values():
        topics.setdefault(recorded.value.topic, []).append(recorded)
    return tuple(Rivals(topic, tuple(claims), _on_record(negotiation, claims)) for topic, claims in topics.items())


def _on_record(negotiation: Negotiation, claims: list[Recorded[Claim]]) -> int | None:
    countable = [claim.value for claim in claims if claim.value.meetings_of]
    return meetings(negotiation, countable[0]) if countable else None


def meetings(negotiation: Negotiation, claim: Claim) -> int:
    """Return how many sessions on record had all the delegates a claim counts, from its day on."""
    number = 0
    for recorded in negotiation.sessions.values():
        there = {p.delegate for p in recorded.value.participants if p.presence is Presence.PRESENT}
        late_enough = claim.since is None or recorded.happened_on.latest >= claim.since
        number += late_enough and there.issuperset(claim.meetings_of)
    return number
