"""Filling in a candidate's form: each field with its present value; what is not on record is added or linked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pourparler.brief.words.language import spoken
from pourparler.cli.face import sentence
from pourparler.cli.review_field import field_word, typed
from pourparler.cli.review_text import shown
from pourparler.domain.ids import is_id, slug
from pourparler.domain.issue import Issue, Option
from pourparler.domain.party import Delegate, Party
from pourparler.domain.proposal import ActorAs, Proposal, ProposedActor, missing
from pourparler.errors import InvalidEvent
from pourparler.workbench.acceptance import New
from pourparler.workbench.offer import Ground, Offer
from pourparler.workbench.proposal_form import Field, added, fields
from pourparler.workbench.review import Sitting
from pourparler.workbench.vocabulary import every

say = spoken()
_LISTED = 12


class Back(Exception):
    """The person leaves the form without a decision."""


def offered(offer: Offer) -> str:
    """Return an offer in words, as what it is: nothing that the report tells."""
    if offer.ground is Ground.PUBLISHED:
        return say("the day of the report: {value}", value=shown(offer.value))
    return say("as before: {value}", value=shown(offer.value))


class FormDialogue:
    """The fields of one candidate's form.

    Parameters
    ----------
    sitting : Sitting
        The report and the record.
    number : int
        The candidate's.
    proposal : Proposal
        What is mended.
    ask, tell : callable
        Return an answer; print a line.
    """

    def __init__(
        self, sitting: Sitting, number: int, proposal: Proposal, ask: Callable[[str], str], tell: Callable[[str], None]
    ) -> None:
        self.sitting, self.number, self.proposal, self.ask, self.tell = sitting, number, proposal, ask, tell
        self.new: list[New] = []
        self._names = self._known()

    def completed(self) -> FormDialogue:
        """Ask only for what is needed and missing, or does not hold."""
        for field in fields(self.proposal):
            if self._wanting(field):
                self._fill(field)
        return self

    def added(self) -> FormDialogue:
        """Ask for what a statement does not hold of what it becomes, and for what is needed and missing."""
        self.tell(say("Enter keeps a value, - empties it, . leaves the form."))
        for field in added(self.proposal):
            self._fill(field)
        return self.completed()

    def edited(self) -> FormDialogue:
        """Ask for every field."""
        self.tell(say("Enter keeps a value, - empties it, . leaves the form."))
        for field in fields(self.proposal):
            if not self._is_nobody():
                self._fill(field)
        return self

    def _is_nobody(self) -> bool:
        """Return whether it is an actor that becomes nothing on record: no other field then counts."""
        return isinstance(self.proposal, ProposedActor) and self.proposal.becomes is ActorAs.NEITHER

    def _wanting(self, field: Field) -> bool:
        if field.name in missing(self.proposal):
            return True
        unknown = [one for one in self._ids(field.of(self.proposal)) if field.names and self._unknown(field, one)]
        return bool(unknown) and not self._is_nobody()

    def _unknown(self, field: Field, key: str) -> bool:
        return key not in self._names[field.names]

    def _ids(self, value: Any) -> tuple[str, ...]:
        return value if isinstance(value, tuple) else (value,) if value else ()

    def _fill(self, field: Field) -> None:
        """Ask for a field until it holds; where it is empty and takes some words only, say which."""
        if field.choices() and field.of(self.proposal) is None:
            self.tell(say("  one of: {choices}", choices=", ".join(field.choices())))
        while True:
            present = field.of(self.proposal)
            offer = None if shown(present) else self.sitting.offered(self.number, self.proposal).get(field.name)
            bracket = offered(offer) if offer else shown(present)
            answer = self._answer(f"  {field_word(field, self.proposal)} [{bracket}]: ")
            try:
                if answer:
                    self._take(field, typed(field, "" if answer == "-" else answer))
                else:
                    self._take(field, offer.value if offer else present)
                return
            except InvalidEvent as error:
                self.tell(sentence(error))

    def _take(self, field: Field, value: Any) -> None:
        """Put a value into the proposal, its ids linked to what is on record."""
        if field.names:
            linked = tuple(self._link(field, one) for one in self._ids(value))
            value = linked if field.many else next(iter(linked), None)
        mended = field.mended(self.proposal, value)
        if field.name in missing(mended):
            raise InvalidEvent("{field} is needed", mend="fill it in", field=field.name)
        self.proposal = mended

    def _answer(self, question: str) -> str:
        answer = self.ask(question)
        if answer == ".":
            raise Back
        return answer

    def _link(self, field: Field, words: str) -> str:
        """Return the id that words mean; where they mean none on record, ask whether to add it, or for another."""
        ids = self._names[field.names]
        while words not in ids:
            full = f"{self._issue().partition('@')[0]}.{words}"
            meant = [key for key, names in ids.items() if words in names or (field.names == "options" and key == full)]
            if len(meant) == 1:
                return meant[0]
            self.tell(
                say(
                    "not on record: {value}; on record are: {known}",
                    value=words,
                    known=", ".join(list(ids)[:_LISTED]) or say("none"),
                )
            )
            answer = self._answer(say("  + adds it as new, or name one on record: "))
            if answer == "+":
                return self._add(field, words)
            words = answer or words
        return words

    def _issue(self) -> str:
        return getattr(self.proposal, "issue", None) or ""

    def _add(self, field: Field, words: str) -> str:
        """Ask for the id and the name of what is new, and note that it is to be written."""
        if field.names == "drafts":
            raise InvalidEvent(
                "a draft is not added here", mend="add it with `pourparler add draft`, or leave this empty"
            )
        issue = self._issue() if field.names == "options" else ""
        stem = f"{issue.partition('@')[0]}." if issue else ""
        first = words if is_id(words) and words.startswith(stem) else f"{stem}{slug(words.removeprefix(stem), 40)}"
        key = self.sitting.own_id(self._answer(say("  its id [{value}]: ", value=first)) or first)
        name = self._answer(say("  its name [{value}]: ", value=words)) or words
        self.new.append(self._noun(field, key, name, issue))
        self._names[field.names][key] = (name,)
        return key

    def _noun(self, field: Field, key: str, name: str, issue: str) -> New:
        if field.names == "parties":
            return Party(key, name)
        if field.names == "issues":
            return Issue(key, name)
        voice = getattr(self.proposal, "said", None)
        party = getattr(self.proposal, "party", None) or (voice.party if voice else None) or ""
        if field.names == "options":
            return Option(key, issue, name, party)
        parties = Field("party", names="parties")
        return Delegate(key, name, party or self._link(parties, self._answer(say("  for which party: "))))

    def _known(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return the ids on record with the words that mean them."""
        there = self.sitting.on_record()
        return {
            "parties": {key: every(one.value.name) for key, one in there.parties.items()},
            "delegates": {key: (one.value.name,) for key, one in there.delegates.items()},
            "issues": {key: every(one.value.title) for key, one in there.issues.items()},
            "options": {key: every(one.value.label) for key, one in there.options.items()},
            "drafts": {key: every(one.value.title) for key, one in there.drafts.items()},
        }
