"""What was sent in a card, as a proposal; what is new is noted beside it, what does not fit is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import structs

from pourparler.domain.evidence import Attribution, EvidenceClass, Voice, evidence_class
from pourparler.domain.ids import slug
from pourparler.domain.interval import Interval
from pourparler.domain.issue import Issue, Option
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.party import Delegate, Party
from pourparler.domain.position import Stance
from pourparler.domain.proposal import Proposal, ProposedPosition
from pourparler.domain.session import Participant
from pourparler.errors import InvalidEvent
from pourparler.web.asked import Asked
from pourparler.web.card import evidence_of
from pourparler.workbench.acceptance import New
from pourparler.workbench.proposal_form import Field, Typed, fields

_USUAL = {
    "own": (Attribution.ON_RECORD, False),
    "reported": (Attribution.BACKGROUND, False),
    "hearsay": (Attribution.ANONYMOUS, True),
    "inference": (Attribution.AUTHORS_INFERENCE, False),
}


def weighed(voice: Voice, evidence: str) -> Voice:
    """Return a voice as evidence of a class: as it is where it is of that class, else by the usual attribution.

    Parameters
    ----------
    voice : Voice
        As proposed.
    evidence : str
        One of :data:`EVIDENCE`.

    Raises
    ------
    InvalidEvent
        If it is none of these.

    Examples
    --------
    >>> weighed(Voice("A. Envoy", Attribution.ON_RECORD), "hearsay").hearsay
    True
    """
    if evidence not in _USUAL:
        raise InvalidEvent("nobody says how it is known", mend="choose the evidence")
    if evidence_of(voice) == evidence:
        return voice
    if evidence == "hearsay" and evidence_class(voice, True) < EvidenceClass.SECOND_HAND:
        return structs.replace(voice, hearsay=True)
    attribution, hearsay = _USUAL[evidence]
    return structs.replace(voice, attribution=attribution, hearsay=hearsay)


class Sent:
    """What was sent in a card.

    Parameters
    ----------
    asked : Asked
        With the form.
    proposal : Proposal
        What stood in it, of the kind that is sent.
    there : Negotiation
        What is on record.
    ending : callable
        Given an id without an ending, returns the id under which something new is added.
    """

    def __init__(self, asked: Asked, proposal: Proposal, there: Negotiation, ending: Callable[[str], str]) -> None:
        self.asked, self.there, self.ending = asked, there, ending
        self.new: list[New] = []
        self.proposal = self._filled(proposal)

    def _filled(self, proposal: Proposal) -> Proposal:
        for field in fields(proposal):
            if field.name == "stance":
                word = self.asked.sent("stance")
                proposal = field.mended(proposal, Stance(word) if word in {s.value for s in Stance} else None)
            elif field.name in ("said.attribution", "said.hearsay"):
                continue
            else:
                proposal = field.mended(proposal, self._value(field, proposal))
        if isinstance(proposal, ProposedPosition) and proposal.issue is None and proposal.options:
            proposal = structs.replace(proposal, issue=self._issue_of(proposal.options[0]))
        if hasattr(proposal, "said"):
            voice = weighed(proposal.said, self.asked.sent("evidence"))
            proposal = structs.replace(proposal, said=voice)
        return proposal

    def _value(self, field: Field, proposal: Proposal) -> Any:
        words = self.asked.sent(field.name)
        if field.names:
            return self._ids(field, proposal)
        if isinstance(field.typed, type):
            return next((member for member in field.typed if str(member.value) == words), None)
        if field.typed is Typed.DAYS:
            return days(words) if words else None
        if field.typed is Typed.PEOPLE:
            return tuple(_person(one) for one in words.split(";") if one.strip())
        return words

    def _ids(self, field: Field, proposal: Proposal) -> Any:
        """Return the ids that were chosen, and that of what is new."""
        chosen = self.asked.sent_all(field.name)
        fresh = self.asked.sent(f"{field.name}.new")
        if fresh:
            chosen = (
                (*chosen, self._add(field, fresh, proposal)) if field.many else (self._add(field, fresh, proposal),)
            )
        if field.names == "options":
            issue = getattr(proposal, "issue", None)
            if any(self._issue_of(key) not in (issue, None) for key in chosen if issue):
                raise InvalidEvent(
                    "an option is of another issue", mend="choose options of the issue, or another issue"
                )
        return chosen if field.many else next(iter(chosen), None)

    def _issue_of(self, option: str) -> str | None:
        recorded = self.there.options.get(option)
        return recorded.value.issue if recorded else None

    def _add(self, field: Field, words: str, proposal: Proposal) -> str:
        key = slug(words, 40)
        if field.names == "options":
            issue = getattr(proposal, "issue", None)
            if not issue:
                raise InvalidEvent("a new option needs its issue", mend="choose the issue first")
            noun: New = Option(
                self.ending(f"{issue.partition('@')[0]}.{key}"), issue, words, getattr(proposal, "party", None) or ""
            )
        elif field.names == "issues":
            noun = Issue(self.ending(key), words)
        elif field.names == "parties":
            noun = Party(self.ending(key), words)
        else:
            party = self.asked.sent("said.party") or getattr(proposal, "party", None)
            if not party:
                raise InvalidEvent("a new person needs a party", mend="choose the party first")
            noun = Delegate(self.ending(key), words, party)
        self.new.append(noun)
        return noun.id


def days(words: str) -> Interval:
    """Return the days that a field names.

    Raises
    ------
    InvalidEvent
        If it names none.
    """
    try:
        return Interval.of(words)
    except ValueError:
        raise InvalidEvent(
            "not a day: {value!r}", mend="write it as 2025-12-03 or 2025-12-02/2025-12-03", value=words
        ) from None


def _person(words: str) -> Participant:
    """Read ``party: Name``."""
    party, colon, name = words.partition(":")
    return Participant(name.strip(), party.strip()) if colon else Participant(words.strip(), None)
