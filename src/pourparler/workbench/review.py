"""Review a report: accept, mend, reject or leave what it offers. Only here does anything read reach a record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime

from msgspec import Struct, structs

from pourparler.brief.plain.reading import candidate as plain_candidate
from pourparler.brief.plain.value import plain
from pourparler.domain.candidate import Candidate
from pourparler.domain.decision import Decision, Filed, Measured, Ruling, held, ids, standing
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.proposal import Proposal
from pourparler.domain.reading import Numbered, Reading
from pourparler.errors import InvalidEvent
from pourparler.reading.read import read
from pourparler.reading.vocabulary import Vocabulary
from pourparler.record.audience import audience as checked
from pourparler.record.audience import suffix
from pourparler.record.entry import Entry
from pourparler.record.events.correction import EventRetracted
from pourparler.record.info import RecordInfo
from pourparler.record.moment import now
from pourparler.record.opening import open_store
from pourparler.record.store import Store
from pourparler.workbench.acceptance import New, who_stands
from pourparler.workbench.add import digest
from pourparler.workbench.numbering import numbered
from pourparler.workbench.offer import Before, Offer, offers, whose
from pourparler.workbench.proposal import proposed
from pourparler.workbench.read import shares, taken
from pourparler.workbench.views import shared_view
from pourparler.workbench.vocabulary import vocabulary
from pourparler.workbench.writer import Writer, Written, own_language


class _Done(Struct, frozen=True):
    number: int
    decision: Decision
    entries: list[Entry]
    proposal: Proposal | None


class Sitting:
    """One sitting over one report and one record: what is undecided, and the decisions, each written at once.

    Use :func:`sitting`.
    """

    def __init__(
        self,
        store: Store,
        info: RecordInfo,
        audience: str,
        name: str,
        read_as_of: Callable[[date | None], Reading],
        published: Interval | None = None,
        by: str = "",
        kinds: Collection[str] = (),
    ) -> None:
        self.name, self.info, self.audience, self._read_as_of, self.by = name, info, audience, read_as_of, by
        self.kinds = frozenset(kinds)
        reading = read_as_of(_one_day(published))
        printed = reading.provenance.published
        self.reading, self.published = reading, published or (Interval.day(printed) if printed else None)
        self._numbered = {one.number: one for one in reading.numbered()}
        self.sha256, self.location = digest(reading.text), store.location
        self.store = store
        self._done: list[_Done] = []
        self._there: Negotiation | None = None
        self._agree(published)

    def __len__(self) -> int:
        return len(self._numbered)

    def candidate(self, number: int) -> Candidate:
        """Return a candidate by its number, which is the same whatever is on record.

        Raises
        ------
        KeyError
            If there is none of that number.
        """
        return self._numbered[number].candidate

    def numbered(self, number: int) -> Numbered:
        """Return a candidate with its number and its id."""
        return self._numbered[number]

    def last_number(self) -> int:
        """Return the highest number; 0 where the report offers nothing."""
        return max(self._numbered, default=0)

    def _agree(self, published: Interval | None) -> None:
        """Take over when a report that is on record already was published; refuse what differs from it."""
        sources = [
            (key, one.value.published)
            for key, one in self.on_record().sources.items()
            if one.value.sha256 == self.sha256
        ]
        for key, day in sources[:1]:
            if day is None or (published and published != day):
                raise InvalidEvent(
                    "is on record as {source}, published {day}" if day else "is on record as {source}, without a day",
                    where=self.name,
                    mend="say when it was published with {verb[add source-changed]}",
                    source=key,
                    day=day,
                )
            if self.reading.provenance.published is None:
                self.publish(day)
            self.published = day

    def publish(self, days: Interval) -> None:
        """Say when the report was published, and read it anew: what it calls Monday is now a day.

        Raises
        ------
        InvalidEvent
            If that day has not come yet.
        """
        _refuse_future(days)
        self.reading, self.published = self._read_as_of(_one_day(days)), days
        self._numbered = {one.number: one for one in self.reading.numbered()}

    def on_record(self) -> Negotiation:
        """Return the record as everybody in the audience may see it."""
        return shared_view(self.store, self.info.id, self.audience).negotiation

    def decisions(self) -> dict[int, Decision]:
        """Return the decisions that stand, as all of the audience may see them, by the number of their candidate."""
        there = standing(self.store.shared_decisions(self.info.id, self.audience))
        by_number: dict[int, Decision] = {}
        for one, own in zip(self._numbered.values(), ids(self.reading.candidates), strict=True):
            # Older decisions name a candidate by what it was in the light of the record then.
            decision = there.get((self.sha256, one.id)) or there.get((self.sha256, own))
            if decision:
                by_number[one.number] = decision
        return by_number

    def undecided(self) -> list[int]:
        """Return the numbers of the candidates asked for that nobody has decided on, in order.

        That is the order of the text; what only the record lets the readers find comes last.
        """
        done = self.decisions()
        return [number for number in sorted(self._numbered) if number not in done and self.asked_for(number)]

    def asked_for(self, number: int) -> bool:
        """Return whether a candidate is of the kinds that this sitting is over."""
        return not self.kinds or self.candidate(number).kind in self.kinds

    def measured(self) -> dict[str, Measured]:
        """Return how each reader's proposals hold: as measured, and in decisions that all of the audience may see."""
        return shares(self.reading, held(self.store.shared_decisions(self.info.id, self.audience)))

    def proposed(self, number: int) -> Proposal:
        """Return what a candidate proposes to put on record."""
        return proposed(self.reading, self.candidate(number), self.published)

    def offered(self, number: int, proposal: Proposal) -> dict[str, Offer]:
        """Return what may be taken for the empty fields of a candidate's proposal, by field; nothing is filled in."""
        words = whose(self.candidate(number))
        before = [Before(whose(self.candidate(one.number)), one.proposal) for one in self._done if one.proposal]
        # As it was after the last decision: a form asks field by field, and a long record takes long to replay.
        self._there = self._there or self.on_record()
        return offers(proposal, words, before, self._there, self.published)

    def accept(self, number: int, proposal: Proposal | None = None, new: Sequence[New] = ()) -> Decision:
        """Write what a candidate proposes, as it stands or as it was mended, with the decision; all or nothing.

        Parameters
        ----------
        number : int
            The candidate's, from 1.
        proposal : Proposal, optional
            As it was mended; none: as proposed.
        new : sequence of Party, Delegate, Issue or Option
            What it names and the record lacks; see :meth:`own_id`.

        Raises
        ------
        InvalidEvent
            In one sentence that says what to mend; nothing is written.
        """
        first = self.proposed(number)
        last = first if proposal is None else proposal
        additions = self.writer(self.candidate(number)).written(first, last, new)
        ruling = Ruling.ACCEPT if last == first else Ruling.EDIT
        return self._keep(number, ruling, additions, who_stands(first, last), last)

    def reject(self, number: int) -> Decision:
        """Keep that a candidate is wrong, which counts against its reader; nothing else is written."""
        return self._keep(number, Ruling.REJECT, Written())

    def leave(self, number: int) -> Decision:
        """Keep that a candidate is not needed, which says nothing of its reader; nothing else is written."""
        return self._keep(number, Ruling.NOT_NEEDED, Written())

    def undo(self) -> int | None:
        """Take back the last decision of this sitting: what it wrote is retracted. Return its number, or none."""
        if not self._done:
            return None
        last = self._done[-1]
        say = own_language(self.on_record())
        today = Interval.day(datetime.now(UTC).date())
        events = [
            (entry.audience, EventRetracted(happened_on=today, event=entry.hash, ground=say("taken back in review")))
            for entry in last.entries
            if entry.hash in last.decision.events
        ]
        back = structs.replace(last.decision, ruling=Ruling.UNDO, held=False, accepted={}, events=(), at=now())
        self.store.append(self.info.id, events, by=self.by, decided=(self.audience, lambda _: [back]))
        self._there = None
        return self._done.pop().number

    def own_id(self, key: str) -> str:
        """Return the id under which something new is added: with the ending that the audience calls for."""
        return key if "@" in key else f"{key}{suffix(self.audience)}"

    def writer(self, candidate: Candidate) -> Writer:
        """Return what makes the events for a candidate, as the record stands now."""
        view = shared_view(self.store, self.info.id, self.audience)
        return Writer(self.reading, self.name, candidate, view.negotiation, self.audience, view.ids, self.published)

    def decision(
        self,
        numbered: Numbered,
        ruling: Ruling,
        *,
        stands: bool = False,
        proposal: Proposal | None = None,
        events: tuple[str, ...] = (),
        filed: Filed | None = None,
        signed: bool = True,
    ) -> Decision:
        """Return a decision on a candidate of this report, as it is kept."""
        candidate = numbered.candidate
        return Decision(
            self.sha256,
            numbered.id,
            ruling,
            candidate.reader,
            candidate.kind,
            self.reading.provenance.language,
            stands,
            plain_candidate(candidate, numbered.number, numbered.id),
            {"kind": proposal.__struct_config__.tag, **plain(proposal)} if proposal else {},
            events,
            now(),
            filed,
            signed,
        )

    def _keep(
        self, number: int, ruling: Ruling, additions: Written, stands: bool = False, proposal: Proposal | None = None
    ) -> Decision:
        """Write events and the decision on them in one transaction, unless it was decided meanwhile."""
        numbered, decisions = self.numbered(number), list[Decision]()
        events = [*additions.needed, *additions.own]

        def decided(entries: Sequence[Entry]) -> list[Decision]:
            own = tuple(entry.hash for entry in entries[len(additions.needed) :])
            decisions.append(self.decision(numbered, ruling, stands=stands, proposal=proposal, events=own))
            return decisions

        def undecided(before: list[Decision]) -> None:
            if (self.sha256, numbered.id) in standing(before):
                raise InvalidEvent("{number} is decided already", mend="take that back first", number=number)

        entries = self.store.append(
            self.info.id,
            [(self.audience, event) for event in events],
            by=self.by,
            texts=[(self.audience, self.reading.text)] if events else [],
            decided=(self.audience, decided),
            undecided=(self.audience, undecided),
        )
        self._there = None
        self._done.append(_Done(number, decisions[0], entries, proposal))
        return decisions[0]


@contextmanager
def sitting(
    report: str,
    location: str,
    *,
    record: str = "",
    audience: str = "",
    spoken: str = "",
    published: Interval | None = None,
    reading: Callable[..., Reading] | None = None,
    by: str = "",
    kinds: Collection[str] = (),
) -> Iterator[Sitting]:
    """Open a record, read a report with what is on record, and sit over it.

    Parameters
    ----------
    report : str
        A file, or ``-`` for standard input.
    location, record : str
        The record that is written to.
    audience : str
        Who may see what is accepted; empty: the record's default. Only what they all may see is recognised.
    spoken : str
        The language of the report; empty: as the text shows.
    published : Interval, optional
        When it was published, in the place of what it prints; none: as it prints.
    reading : callable, optional
        What reads it, once with what is on record and once without; none: the readers.
    by : str
        Who reviews; told within the team. Empty: nobody is told.
    kinds : collection of str
        Which kinds of candidates it is over; none named: all. They keep their numbers.

    Raises
    ------
    InputError
        If the report or the record cannot be read.
    """
    data, name = taken(report)
    with sitting_over(
        data,
        name,
        location,
        record=record,
        audience=audience,
        spoken=spoken,
        published=published,
        reading=reading,
        by=by,
        kinds=kinds,
    ) as opened:
        yield opened


@contextmanager
def sitting_over(
    data: bytes,
    name: str,
    location: str,
    *,
    record: str = "",
    audience: str = "",
    spoken: str = "",
    published: Interval | None = None,
    reading: Callable[..., Reading] | None = None,
    by: str = "",
    kinds: Collection[str] = (),
) -> Iterator[Sitting]:
    """Sit over a report whose bytes and name are given; see :func:`sitting`."""
    with open_store(location) as store:
        info = store.record(record)
        whom = checked(audience or info.audience)
        recognised = vocabulary(shared_view(store, info.id, whom).negotiation)
        if published:
            _refuse_future(published)

        def read_as_of(day: date | None) -> Reading:
            reader = reading or read
            with_record = reader(data, name, vocabulary=recognised, language=spoken, published=day)
            return numbered(with_record, reader(data, name, vocabulary=Vocabulary(), language=spoken, published=day))

        yield Sitting(store, info, whom, name, read_as_of, published, by, kinds)


def _one_day(days: Interval | None) -> date | None:
    """Return the day that an interval of one day is; none for a span, by which no Monday can be told."""
    return days.latest if days and days.earliest == days.latest else None


def _refuse_future(days: Interval) -> None:
    if days.latest > datetime.now(UTC).date():
        raise InvalidEvent(
            "the report cannot have been published on {day}: that has not come yet", mend="mend the day", day=days
        )
