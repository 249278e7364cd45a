"""What is on record already, for the readers: as far as a viewer may see it."""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.words import Words
from pourparler.reading.vocabulary import KnownDelegate, KnownIssue, KnownOption, KnownParty, Vocabulary
from pourparler.record.entry import Entry
from pourparler.record.gate import shared
from pourparler.record.replay import replay


def vocabulary(negotiation: Negotiation) -> Vocabulary:
    """Return the parties, delegates, issues and options of a negotiation, with their words in every language.

    Examples
    --------
    >>> vocabulary(Negotiation(record="talks", viewer="everyone")).parties
    ()
    """
    return Vocabulary(
        tuple(KnownParty(key, every(party.value.name)) for key, party in negotiation.parties.items()),
        tuple(
            KnownDelegate(key, person.value.name, person.value.party, person.value.office)
            for key, person in negotiation.delegates.items()
        ),
        tuple(
            KnownIssue(key, (*every(issue.value.title), *every(issue.value.question)), _options(negotiation, key))
            for key, issue in negotiation.issues.items()
        ),
    )


def _options(negotiation: Negotiation, issue: str) -> tuple[KnownOption, ...]:
    return tuple(KnownOption(key, every(negotiation.options[key].value.label)) for key in negotiation.options_of(issue))


def every(words: Words) -> tuple[str, ...]:
    """Return words in every language they are held in.

    Examples
    --------
    >>> every({"en": "Land", "fr": "Territoires"}), every("")
    (('Land', 'Territoires'), ())
    """
    wordings = [words] if isinstance(words, str) else list(words.values())
    return tuple(dict.fromkeys(one for one in wordings if one))


def seen_by_all(entries: Iterable[Entry], audience: str) -> Negotiation:
    """Return the negotiation as everybody in an audience may see it: what is written for them may name nothing else.

    Examples
    --------
    >>> seen_by_all([], "mediator+north").viewer
    'mediator'
    """
    return replay(shared(entries, audience), audience.partition("+")[0])
