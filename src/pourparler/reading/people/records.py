"""Which party and delegate on record a name means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pourparler.domain.ids import DelegateId, PartyId
from pourparler.reading.known import Known
from pourparler.reading.people.merging import is_same


def delegate_of(known: Known, names: Iterable[str]) -> tuple[DelegateId, PartyId] | None:
    """Return the delegate on record whom the names mean, with the party; none where nobody is."""
    held = tuple(names)
    for one in known.delegates:
        if any(is_same(one.name, name) for name in held):
            return one.id, one.party
    return None


def party_of(known: Known, words: Iterable[str]) -> PartyId | None:
    """Return the party on record that some words name; none where they name none."""
    held = tuple(words)
    for party in known.parties:
        for name in party.names:
            whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            if any(whole.search(text) for text in held):
                return party.id
    return None
