"""The events that an accepted proposal is written as: the report as a source, what is new, and what was accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from pourparler.brief.words.language import LANGUAGES, Language, language
from pourparler.domain.candidate import Candidate
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.origin import origin
from pourparler.domain.proposal import ActorAs, Proposal, ProposedActor, ProposedDate, missing
from pourparler.domain.reading import Reading
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.record.audience import suffix
from pourparler.record.event import Event, introduced, named
from pourparler.record.passage import check_passage
from pourparler.workbench.acceptance import (
    Basis,
    New,
    events,
    free,
    new_event,
    note,
    passages,
    relayed_event,
    source_event,
    told_again,
)
from pourparler.workbench.add import digest


class Written(Struct, frozen=True):
    """The events that one act of a reviewer puts on record.

    Parameters
    ----------
    needed : list of Event
        What must be on record first: the report as a source, what a person added.
    own : list of Event
        What was accepted; empty where it makes no event.
    source : str
        The id of the report among the sources; empty where nothing rests on it.
    """

    needed: list[Event] = []
    own: list[Event] = []
    source: str = ""


class Writer(Struct, frozen=True):
    """Makes the events for one candidate.

    Parameters
    ----------
    reading : Reading
        The report.
    name : str
        What the report is called where it prints no title.
    candidate : Candidate
        One of its candidates.
    on_record : Negotiation
        The record as the audience may see it.
    audience : str
        Who may see what is written.
    taken : frozenset of str
        Every id that was ever introduced in the record, by whatever audience.
    published : Interval, optional
        When the report was published; none: nobody knows, and nothing can be written yet.
    before : tuple of Party, Delegate, Issue or Option
        What is written before it in the same batch, and may be named.
    source : str
        The id under which the report is added before it in the same batch; empty: it is not.
    """

    reading: Reading
    name: str
    candidate: Candidate
    on_record: Negotiation
    audience: str
    taken: frozenset[str] = frozenset()
    published: Interval | None = None
    before: tuple[New, ...] = ()
    source: str = ""

    def written(
        self, proposed: Proposal, accepted: Proposal, new: Sequence[New] = (), *, again: str = "", relays: str = ""
    ) -> Written:
        """Return the events of a proposal that a person accepts.

        Parameters
        ----------
        proposed, accepted : Proposal
            As the reader proposed it, and as a person accepted it.
        new : sequence of Party, Delegate, Issue or Option
            What it names and the record lacks.
        again : str
            The statement on record that it tells once more; empty: it is a new one.
        relays : str
            The source that the report reprints or relays; empty: nobody says that it does.

        Raises
        ------
        InvalidEvent
            If something needed is missing; :class:`UnknownId` where it names what is not on record.
        PassageMismatch
            If a passage does not stand in the report's text.
        """
        for field in missing(accepted):
            raise InvalidEvent("{field} is needed", mend="fill it in", field=field)
        neither = isinstance(accepted, ProposedActor) and accepted.becomes is ActorAs.NEITHER
        if neither or isinstance(accepted, ProposedDate) or accepted.on is None:
            return Written()
        self._check_names(accepted, new, accepted.on)
        if again and again not in self.on_record.statements:
            raise UnknownId("{value} is not on record", mend="name a statement that is", value=again)
        ids = set(self.taken)

        def own(stem: str) -> str:
            key = free(stem, ids, suffix(self.audience))
            ids.add(key)
            return key

        source, first = self._source(own)
        cited = passages(self.candidate, source)
        for one in cited:
            check_passage(one, self.reading.text)
        added = [new_event(noun, Basis(accepted.on, cited)) for noun in new]
        remark = note(self.candidate, proposed, accepted, own_language(self.on_record))
        basis = Basis(accepted.on, cited, remark)
        facts: list[Event] = [told_again(again, basis)] if again else events(accepted, basis, self.on_record, own)
        return Written([*first, *self._relaying(source, relays), *added], facts, source)

    def _relaying(self, source: str, relays: str) -> list[Event]:
        """Return the event that says what the report relays, where one is said to and the record does not know."""
        own = self.on_record.sources.get(source)
        if not relays or self.published is None or (own is not None and own.value.origin):
            return []
        if relays == source or relays not in self.on_record.sources:
            raise UnknownId("{value} is not on record", mend="name a source that is", value=relays)
        return [relayed_event(source, origin(relays, self.on_record), self.published)]

    def _source(self, own: Callable[[str], str]) -> tuple[str, list[Event]]:
        """Return the id of the report among the sources, and the event that adds it where it is not one yet."""
        if self.source:
            return self.source, []
        sha256 = digest(self.reading.text)
        for key, source in self.on_record.sources.items():
            if source.value.sha256 == sha256:
                return key, []
        if self.published is None:
            raise undated(self.name)
        event = source_event(self.reading.provenance, self.name, sha256, self.published, own)
        return event.source.id, [event]

    def _check_names(self, accepted: Proposal, new: Sequence[New], on: Interval) -> None:
        added = {key for noun in (*self.before, *new) for key, _ in introduced(new_event(noun, Basis(on)))}
        for collection, key in named(accepted):
            if key not in getattr(self.on_record, collection) and (collection, key) not in added:
                raise UnknownId("{value} is not on record", mend="add it as new, or name one that is", value=key)


def undated(name: str) -> InvalidEvent:
    """Return what is said of a report of which nobody says when it was published: it would count as of today."""
    return InvalidEvent(
        "prints no day of publication",
        where=name,
        mend="say it with {option[published]} DAY, or DAY/DAY where only a span is known",
    )


def own_language(on_record: Negotiation) -> Language:
    """Return the language of a record's own words."""
    code = on_record.opening().language
    return language(code if code in LANGUAGES else "en")
