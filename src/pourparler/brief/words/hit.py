"""A hit of a search in words: when and of what kind, who takes which stance, what is said in short, on whose word."""

from __future__ import annotations

from msgspec import Struct

from pourparler.brief.words.party import Case
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import EvidenceClass
from pourparler.domain.interval import Interval
from pourparler.domain.position import Position
from pourparler.domain.search import Facet, Hit, Item, Kind
from pourparler.domain.source import NOT_NAMED


class Taken(Struct, frozen=True):
    """A stance that an entry of a hit takes.

    Parameters
    ----------
    party, verb, options : str
        In words; the options are empty where none is named, and the verb says so.
    stance : str
        The stance's own name.
    said_to_be : bool
        Whether it is only second-hand or inferred.
    """

    party: str
    verb: str
    options: str
    stance: str
    said_to_be: bool


class Short(Struct, frozen=True):
    """What an entry says in short: whether it is only said to be so, and whether a compiler put it so."""

    words: str
    said_to_be: bool
    paraphrase: bool


class Told(Struct, frozen=True):
    """A hit in words.

    Parameters
    ----------
    days, kinds : str
        When, and what its entries are: ``3 positions``.
    taken : tuple of Taken
        The stances, refusals first.
    short : tuple of Short
        What is said in short, each once.
    quotes : tuple of str
        The words of the passage, as far as they are kept.
    who : str
        On whose word; empty where nobody is heard.
    evidence : tuple of (EvidenceClass, str)
        How it is known, and its word.
    sources : tuple of str
        Who published it.
    issues : tuple of (str, str)
        What it is on, by id, and in words.
    """

    days: str
    kinds: str
    taken: tuple[Taken, ...]
    short: tuple[Short, ...]
    quotes: tuple[str, ...]
    who: str
    evidence: tuple[tuple[EvidenceClass, str], ...]
    sources: tuple[str, ...]
    issues: tuple[tuple[str, str], ...]


def told(wording: Wording, hit: Hit) -> Told:
    """Return a hit in words.

    Parameters
    ----------
    wording : Wording
        Of the negotiation that was searched, in the reader's language.
    hit : Hit
        Entries from one passage.
    """
    items = hit.items
    stances = [_taken(wording, item) for item in items if isinstance(item.recorded.value, Position)]
    stances.sort(key=lambda one: _FIRST.index(one.stance) if one.stance in _FIRST else len(_FIRST))
    short = dict.fromkeys(
        Short(said, item.said_to_be(), item.kind not in _NAMED) for item in items if (said := _short(wording, item))
    )
    heard = [wording.speaker(item.voice) for item in items if item.voice]
    evidence = [(item.evidence, wording.evidence(item.evidence)) for item in items if item.evidence]
    quotes = (passage.quote for item in items for passage in item.recorded.passages if passage.quote)
    issues = dict.fromkeys(issue for item in items for issue in item.issues)
    return Told(
        wording.say.days(hit.happened_on),
        _kinds(wording, items),
        tuple(dict.fromkeys(stances)),
        tuple(short),
        tuple(dict.fromkeys(quotes)),
        ", ".join(dict.fromkeys(heard)),
        tuple(dict.fromkeys(evidence)),
        tuple(dict.fromkeys(name for item in items for name in item.sources)),
        tuple((key, wording.issue(key)) for key in issues),
    )


_NAMED = (Kind.CHARACTERISATION, Kind.DRAFT, Kind.OPTION, Kind.ISSUE, Kind.SOURCE)
"""What is told by its own name or words, and not by a compiler's."""
_FIRST = ("refuses", "insists", "opposes", "demands")


def _taken(wording: Wording, item: Item) -> Taken:
    position: Position = item.recorded.value
    number = wording.number(position.party)
    verbs = {EvidenceClass.SECOND_HAND: wording.said_stance, EvidenceClass.INFERENCE: wording.inferred_stance}
    verb = verbs.get(item.evidence or EvidenceClass.OWN_WORD, wording.stance)(position.stance, number)
    options = wording.options(position.options)
    if not options:
        verb = f"{verb}{wording.say.colon}{wording.say('no option named')}"
    party = wording.party(position.party)
    return Taken(party, verb, options, position.stance.value, item.said_to_be())


def _short(wording: Wording, item: Item) -> str:
    """Return what an entry says in short; of a session who sat there, of a point and an option what it belongs to."""
    say, value = wording.say, item.recorded.value
    own = say.of(item.short) if item.short != NOT_NAMED else ""
    match item.kind:
        case Kind.SESSION:
            place = f"{value.place}{say.colon}{own}" if own else value.place
            return f"{place} ({wording.parties(item.parties, Case.NOUN)})" if item.parties else str(place)
        case Kind.POINT:
            draft, _, number = item.key.rpartition(" ")
            return f"{wording.draft(draft)}, {number}{say.colon}{own}"
        case Kind.CLAIM:
            return f"{value.topic}{say.colon}{own}"
        case Kind.CHARACTERISATION:
            return wording.quoted(own)
        case _:
            return own


def _kinds(wording: Wording, items: tuple[Item, ...]) -> str:
    """Return what entries are: ``statement``, ``3 positions``."""
    kinds = [item.kind for item in items]
    words = [(kinds.count(kind), kind_word(wording, kind, kinds.count(kind))) for kind in dict.fromkeys(kinds)]
    return ", ".join(f"{number} {word}" if number > 1 else word for number, word in words)


def kind_word(wording: Wording, kind: Kind, number: int = 1) -> str:
    """Return the word for a kind of thing on record."""
    count = wording.say.count
    return {
        Kind.POSITION: count("position", "positions", number),
        Kind.STATEMENT: count("statement", "statements", number),
        Kind.CLAIM: count("claim", "claims", number),
        Kind.CHARACTERISATION: count("characterisation", "characterisations", number),
        Kind.NEXT_STEP: count("next step", "next steps", number),
        Kind.STEP_OUTCOME: count("outcome of a step", "outcomes of steps", number),
        Kind.PRECONDITION: count("precondition", "preconditions", number),
        Kind.MANDATE: count("mandate", "mandates", number),
        Kind.SESSION: count("session", "sessions", number),
        Kind.CONTEXT: count("event outside the room", "events outside the room", number),
        Kind.DRAFT: count("draft", "drafts", number),
        Kind.POINT: count("point of a draft", "points of drafts", number),
        Kind.OPTION: count("option", "options", number),
        Kind.ISSUE: count("issue", "issues", number),
        Kind.SOURCE: count("source", "sources", number),
    }[kind]


def facet_word(wording: Wording, facet: Facet) -> str:
    """Return the heading of a facet."""
    say = wording.say
    return {
        Facet.KIND: say("Kind"),
        Facet.PARTY: say("Party"),
        Facet.ISSUE: say("Issue"),
        Facet.EVIDENCE: say("Evidence"),
        Facet.PERSON: say("Person"),
        Facet.SOURCE: say("Published by"),
        Facet.DAY: say("Day"),
    }[facet]


def value_word(wording: Wording, facet: Facet, value: str) -> str:
    """Return what a facet's tick says."""
    match facet:
        case Facet.KIND:
            return kind_word(wording, Kind(value))
        case Facet.PARTY:
            return wording.party(value)
        case Facet.ISSUE:
            return wording.issue(value)
        case Facet.EVIDENCE:
            return wording.evidence(EvidenceClass[value.upper()])
        case Facet.PERSON:
            return wording.delegate(value)
        case Facet.DAY:
            return wording.say.days(Interval.of(value))
        case Facet.SOURCE:
            return value
