"""What is on record, each thing in a few words: for whoever chooses one of them."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from pourparler.brief.words.wording import Wording, shortened
from pourparler.domain.cell import Held
from pourparler.domain.entitlement import speaks_for
from pourparler.domain.evidence import Authority, evidence_class
from pourparler.domain.negotiation import Recorded
from pourparler.domain.position import Position

_LONGEST = 90


class Listed(Struct, frozen=True):
    """One thing on record: its id, its words, and under which heading it stands; mostly under none."""

    id: str
    words: str
    under: str = ""
    heading: str = ""


def listing(wording: Wording, collection: str) -> tuple[Listed, ...]:
    """Return the things of a collection in words, those that happened last first; options by their issues.

    Parameters
    ----------
    wording : Wording
        Whose negotiation is listed, in whose language.
    collection : str
        Such as ``parties``.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.negotiation import Negotiation
    >>> listing(Wording(Negotiation(record="toy", viewer="everyone"), language("en")), "parties")
    ()
    """
    kept: dict[str, Recorded[Any]] = getattr(wording.negotiation, collection, {})
    if collection == "options":
        return tuple(
            Listed(option, shortened(wording.option(option), _LONGEST), issue, wording.issue(issue))
            for issue in wording.negotiation.issues
            for option in wording.negotiation.options_of(issue)
        )
    listed = [Listed(key, shortened(thing(wording, collection, key), _LONGEST)) for key in kept]
    return tuple(listed[::-1] if collection in _LATEST_FIRST else listed)


def _stance(wording: Wording, recorded: Recorded[Position]) -> str:
    """Return a position as a clause; hearsay is said to be."""
    one = recorded.value
    entitled = speaks_for(one.said, one.party, wording.negotiation)
    evidence = evidence_class(one.said, entitled)
    held = Held(one, recorded.happened_on, recorded.known_on, evidence, Authority.UNNAMED, recorded.passages)
    what = wording.options(one.options) or f"{wording.stance_word(one.stance)} ({wording.issue(one.issue)})"
    return f"{wording.party(one.party)} {wording.verb(held)} {what}"


_LATEST_FIRST = frozenset({"sources", "sessions", "positions", "statements", "next_steps", "preconditions", "drafts"})


def thing(wording: Wording, collection: str, key: str) -> str:
    """Return one thing on record in a few words; its id where it is not on record, or has no words.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.negotiation import Negotiation
    >>> thing(Wording(Negotiation(record="toy", viewer="everyone"), language("en")), "sessions", "geneva")
    'geneva'
    """
    recorded = getattr(wording.negotiation, collection, {}).get(key)
    if recorded is None:
        return key
    words = _words(wording, collection, key, recorded)
    return words or key


def _words(wording: Wording, collection: str, key: str, recorded: Recorded[Any]) -> str:
    noun, say = recorded.value, wording.say
    match collection:
        case "parties":
            return wording.party(key)
        case "issues":
            return wording.issue(key)
        case "options":
            return wording.option(key)
        case "drafts":
            return wording.draft(key)
        case "sources":
            day = say.days(noun.published) if noun.published else ""
            return ", ".join(filter(None, (noun.publisher, day, noun.title)))
        case "delegates":
            return f"{noun.name} ({wording.party(noun.party)})"
        case "sessions":
            return f"{noun.place}, {say.days(recorded.happened_on)}"
        case "positions":
            return f"{_stance(wording, recorded)}, {say.days(recorded.happened_on)}"
        case "mandates":
            return f"{wording.delegate(noun.delegate)}{say.colon}{noun.scope}"
        case "preconditions":
            return f"{wording.party(noun.party)}{say.colon}{noun.what}"
        case "next_steps":
            return f"{noun.what} ({say.days(recorded.happened_on)})"
        case "agreements":
            return f"{wording.parties(noun.parties)}, {say.days(recorded.happened_on)}"
        case _:
            words = getattr(noun, "name", "") or getattr(noun, "ground", "") or getattr(noun, "content", "")
            return say.of(words)
