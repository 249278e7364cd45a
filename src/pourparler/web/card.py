"""A card: the form in which a person decides on one candidate, as it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct, structs

from pourparler.brief.words.language import Language
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Voice, evidence_class
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.proposal import ActorAs, Proposal, missing
from pourparler.workbench.offer import Offer
from pourparler.workbench.proposal_form import Field, Typed, fields

EVIDENCE = ("own", "reported", "hearsay", "inference")
"""The classes of evidence, by the word under which each is sent, the strongest first."""


class Choice(Struct, frozen=True):
    """One of the values that a field may take."""

    value: str
    words: str
    chosen: bool = False
    group: str = ""


class Entry(Struct, frozen=True):
    """A field of a card as it is shown.

    Parameters
    ----------
    name : str
        Under which it is sent.
    words : str
        What it is called.
    widget : str
        ``choice``, ``many``, ``day``, ``words``, ``long`` or ``people``.
    value : str
        What stands in it; empty for choices.
    choices : tuple of Choice
        What may be chosen.
    key : str
        The key that leads to it; empty where none does.
    fresh : str
        What something new is called that may be typed beside it; empty where nothing may.
    hint : str
        Where its value comes from, when the report does not tell; mostly empty.
    wanting : bool
        Whether it is empty and must not be.
    """

    name: str
    words: str
    widget: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    key: str = ""
    fresh: str = ""
    hint: str = ""
    wanting: bool = False

    def groups(self) -> list[tuple[str, list[Choice]]]:
        """Return the choices by group, in the order in which each first stands."""
        by_group: dict[str, list[Choice]] = {}
        for choice in self.choices:
            by_group.setdefault(choice.group, []).append(choice)
        return list(by_group.items())


_KEYS = {
    "said.speaker": "f",
    "said.via": "v",
    "on": "d",
    "party": "p",
    "issue": "i",
    "options": "o",
}
_LONG = ("content", "what", "statement", "about")


def entries(proposal: Proposal, offers: Mapping[str, Offer], there: Negotiation, wording: Wording) -> tuple[Entry, ...]:
    """Return the fields of a card, but for the evidence and the stance, which stand apart.

    Parameters
    ----------
    proposal : Proposal
        What stands in them.
    offers : mapping of str to Offer
        What may be taken where they are empty.
    there : Negotiation
        What may be chosen.
    wording : Wording
        The words for it.
    """
    apart = ("said.attribution", "said.hearsay", "stance")
    return tuple(
        _entry(field, proposal, offers.get(field.name), there, wording)
        for field in fields(proposal)
        if field.name not in apart
    )


def _entry(field: Field, proposal: Proposal, offer: Offer | None, there: Negotiation, wording: Wording) -> Entry:
    say, value = wording.say, field.of(proposal)
    hint = ""
    if offer is not None and not value:
        value, hint = offer.value, _ground(offer, say)
    wanting = field.name in missing(proposal) and not value
    words = field_words(field.name, proposal, say)
    entry = Entry(field.name, words, "words", key=_KEYS.get(field.name, ""), hint=hint, wanting=wanting)
    if field.names:
        chosen = value if isinstance(value, tuple) else (value,) if value else ()
        choices = tuple(_choices(field.names, chosen, there, wording, getattr(proposal, "issue", None)))
        widget = "many" if field.many else "choice"
        return structs.replace(entry, widget=widget, choices=choices, fresh=_fresh(field.names, say))
    if isinstance(field.typed, type):
        members = tuple(Choice(str(m.value), _member(m, wording), m is value) for m in field.typed)
        return structs.replace(entry, widget="choice", choices=members)
    widget = {Typed.DAYS: "day", Typed.PEOPLE: "people"}.get(field.typed, "words")
    widget = "long" if widget == "words" and field.name in _LONG else widget
    return structs.replace(entry, widget=widget, value=_shown(value))


def _ground(offer: Offer, say: Language) -> str:
    return say("the day of the report") if isinstance(offer.value, Interval) else say("as before")


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(f"{one.party}: {one.name}" if one.party else one.name for one in value)
    return "" if value is None else str(value)


def _choices(
    names: str, chosen: tuple[str, ...], there: Negotiation, wording: Wording, issue: str | None
) -> Iterator[Choice]:
    told = {"parties": wording.party, "issues": wording.issue, "options": wording.option, "drafts": wording.draft}
    tell = told.get(names, wording.delegate)
    keys = getattr(there, names)
    ordered = sorted(keys, key=lambda key: keys[key].value.issue != issue) if names == "options" else list(keys)
    for key in dict.fromkeys((*ordered, *chosen)):
        group = wording.issue(keys[key].value.issue) if names == "options" and key in keys else ""
        yield Choice(key, tell(key), key in chosen, group)


def _fresh(names: str, say: Language) -> str:
    return {
        "parties": say("a new party"),
        "issues": say("a new issue"),
        "options": say("a new option"),
        "delegates": say("a new person of that party"),
    }.get(names, "")


def _member(member: Enum, wording: Wording) -> str:
    if isinstance(member, ActorAs):
        say = wording.say
        words = {
            ActorAs.DELEGATE: say("a delegate"),
            ActorAs.PARTY: say("a party"),
            ActorAs.NEITHER: say("nothing on record"),
        }
        return words[member]
    return str(member.value)


def field_words(name: str, proposal: Proposal, say: Language) -> str:
    """Return what a field of a card is called."""
    if name == "said.party" and hasattr(proposal, "party"):
        return say("the speaker's party")
    return {
        "speaker": say("From whom"),
        "party": say("Party"),
        "delegate": say("On record as"),
        "via": say("Via whom"),
        "content": say("In short"),
        "statement": say("Noted as a statement, too"),
        "on": say("Day"),
        "issue": say("Issue"),
        "options": say("Option"),
        "place": say("Place"),
        "participants": say("Who took part"),
        "duration": say("Duration"),
        "about": say("About"),
        "what": say("What"),
        "by": say("Whose move"),
        "due": say("Due"),
        "topic": say("Topic"),
        "figure": say("Figure"),
        "draft": say("Draft"),
        "becomes": say("Becomes"),
        "id": say("Id"),
        "name": say("Name"),
        "office": say("Office"),
    }[name.rpartition(".")[2]]


def evidence_of(voice: Voice, *, entitled: bool = True) -> str:
    """Return the word for the class of evidence that a voice is.

    Examples
    --------
    >>> from pourparler.domain.evidence import Attribution
    >>> evidence_of(Voice("A. Envoy", Attribution.ON_RECORD)), evidence_of(Voice("", Attribution.LEAK, hearsay=True))
    ('own', 'hearsay')
    """
    return EVIDENCE[evidence_class(voice, entitled) - 1]
