"""Which party and delegate on record a name means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pourparler.domain.ids import DelegateId, PartyId
from pourparler.reading.readers.actor.identity import is_same
from pourparler.reading.vocabulary import Vocabulary


def delegate_of(vocabulary: Vocabulary, names: Iterable[str]) -> tuple[DelegateId, PartyId] | None:
    """Return the delegate on record whom the names mean, with the party; none where nobody is."""
    every = tuple(names)
    for one in vocabulary.delegates:
        if any(is_same(one.name, name) for name in every):
            return one.id, one.party
    return None


def party_of(vocabulary: Vocabulary, words: Iterable[str]) -> PartyId | None:
    """Return the party on record that some words name, the one with the longest name; none where they name none.

    Examples
    --------
    >>> from pourparler.reading.vocabulary import KnownParty
    >>> party_of(Vocabulary(parties=(KnownParty("north", ("North",)),)), ["the envoy of the North"])
    'north'
    """
    texts = tuple(words)
    names = sorted(
        ((name, party.id) for party in vocabulary.parties for name in party.names), key=lambda one: -len(one[0])
    )
    return next((party for name, party in names if any(holds(text, name) for text in texts)), None)


def holds(words: str, name: str) -> bool:
    """Return whether words hold a name as whole words, in large or small letters."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None
