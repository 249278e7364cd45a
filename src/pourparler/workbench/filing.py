"""File what a report tells, in two steps: decided is kept at once and undone at will; only signed is it on record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from msgspec import Struct, structs

from pourparler.domain.candidate import HAND, Candidate, FoundStatement, Span, Speech
from pourparler.domain.decision import REPORT, Decision, Filed, Ruling, standing
from pourparler.domain.evidence import Attribution
from pourparler.domain.interval import Interval
from pourparler.domain.issue import Issue, Option
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.party import Delegate, Party
from pourparler.domain.proposal import Proposal, ProposedStatement
from pourparler.domain.reading import Numbered
from pourparler.errors import InvalidEvent
from pourparler.record.entry import Entry
from pourparler.record.event import Event, introduced
from pourparler.record.moment import now
from pourparler.workbench.acceptance import New, who_stands
from pourparler.workbench.offer import Before, Offer, offers, whose
from pourparler.workbench.proposal import proposed
from pourparler.workbench.review import Sitting
from pourparler.workbench.writer import Writer

_NOTHING = FoundStatement(Speech.INDIRECT, "", Attribution.AUTHORS_INFERENCE)


_NEW: dict[str, Callable[[Filed], Sequence[New]]] = {
    "parties": lambda filed: filed.parties,
    "delegates": lambda filed: filed.delegates,
    "issues": lambda filed: filed.issues,
    "options": lambda filed: filed.options,
}


class Waiting(Struct, frozen=True):
    """A decision that waits for a signature, and the events that it will put on record."""

    numbered: Numbered
    decision: Decision
    needed: tuple[Event, ...]
    own: tuple[Event, ...]


class Filing:
    """Decisions on one report that are kept before anything is on record.

    Parameters
    ----------
    sitting : Sitting
        Over the report and the record.
    """

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self._standing = self._read()
        self._writer: Writer | None = None

    @property
    def there(self) -> Negotiation:
        """What is on record, as it was when this was last written to: to replay a long record takes long."""
        if self._writer is None:
            self._writer = self.sitting.writer(Candidate(HAND, _NOTHING, ()))
        return self._writer.on_record

    @property
    def named(self) -> Negotiation:
        """What is on record, and what was decided to be new there: it can be named before it is signed."""
        filed = [one.filed for one in self._standing.values() if one.filed and not one.signed]
        today = datetime.now(UTC).date()
        over = {
            name: {
                noun.id: Recorded(noun, Interval.day(today), today, (), "", "") for one in filed for noun in nouns(one)
            }
            for name, nouns in _NEW.items()
        }
        return structs.replace(
            self.there, **{name: {**getattr(self.there, name), **nouns} for name, nouns in over.items()}
        )

    def writer(self, candidate: Candidate) -> Writer:
        """Return what makes the events for a candidate."""
        if self._writer is None:
            self._writer = self.sitting.writer(candidate)
        return structs.replace(self._writer, candidate=candidate)

    def decision(self, key: str) -> Decision | None:
        """Return the decision that stands on a candidate, by its id; none where it is undecided."""
        return self._standing.get(key)

    def all(self) -> tuple[Numbered, ...]:
        """Return the candidates and, behind them, what persons marked, in the order of the text."""
        offered = self.sitting.reading.numbered()
        marked = [
            (key, one.filed.candidate) for key, one in self._standing.items() if one.filed and one.filed.candidate
        ]
        first = max((one.number for one in offered), default=0) + 1
        numbered = [Numbered(number, key, one) for number, (key, one) in enumerate(marked, first)]
        return tuple(sorted((*offered, *numbered), key=lambda one: (one.candidate.start(), one.number)))

    def one(self, key: str) -> Numbered:
        """Return a candidate, or a mark, by its id.

        Raises
        ------
        InvalidEvent
            If the report offers none of that id.
        """
        for one in self.all():
            if one.id == key:
                return one
        raise InvalidEvent("the report offers nothing of that id", mend="choose one that it offers")

    def undecided(self) -> tuple[Numbered, ...]:
        """Return the candidates on which nobody has decided, in the order of the text."""
        return tuple(one for one in self.all() if one.id not in self._standing)

    def unsigned(self) -> tuple[Numbered, ...]:
        """Return those that were decided and wait for a signature."""
        return tuple(one for one in self.all() if one.id in self._standing and not self._standing[one.id].signed)

    def proposed(self, one: Numbered) -> Proposal:
        """Return what a candidate proposes; of what was decided, what was filed."""
        decision = self._standing.get(one.id)
        if decision and decision.filed:
            return decision.filed.proposal
        return proposed(self.sitting.reading, one.candidate, self.sitting.published)

    def offered(self, one: Numbered, proposal: Proposal) -> dict[str, Offer]:
        """Return what may be taken for the empty fields of a proposal, from what was decided before on this report."""
        decided = sorted(self._standing.values(), key=lambda decision: decision.at)
        names = {numbered.id: whose(numbered.candidate) for numbered in self.all()}
        before = [Before(names.get(d.candidate, ""), d.filed.proposal) for d in decided if d.filed]
        return offers(proposal, whose(one.candidate), before, self.there, self.sitting.published)

    def decide(
        self, one: Numbered, proposal: Proposal, new: Sequence[New] = (), *, again: str = "", relays: str = ""
    ) -> Decision:
        """Keep that a candidate is accepted, as it stands or as it was mended; nothing is on record yet.

        Parameters
        ----------
        one : Numbered
            The candidate.
        proposal : Proposal
            As it is to be on record.
        new : sequence of Party, Delegate, Issue or Option
            What it names and the record lacks.
        again, relays : str
            As for :class:`~pourparler.domain.decision.Filed`.

        Raises
        ------
        InvalidEvent
            If it could not be put on record so; in one sentence that says what to mend.
        """
        first = proposed(self.sitting.reading, one.candidate, self.sitting.published)
        writer = structs.replace(self.writer(one.candidate), before=self._new_before(one.id))
        again = again if isinstance(proposal, ProposedStatement) else ""
        additions = writer.written(first, proposal, new, again=again, relays=relays)
        filed = _filed(proposal, new, one.candidate if one.candidate.reader == HAND else None)
        filed = structs.replace(filed, again=again, relays=relays)
        ruling = Ruling.ACCEPT if proposal == first else Ruling.EDIT
        stands = who_stands(first, proposal)
        return self._keep(self._made(one, ruling, stands, filed, signed=not additions.own))

    def mark(
        self, start: int, end: int, proposal: Proposal, new: Sequence[New] = (), *, again: str = "", relays: str = ""
    ) -> Decision:
        """Keep what a person files on words that no reader offered.

        Parameters
        ----------
        start, end : int
            Where the words stand, in code points, end exclusive.
        proposal, new, again, relays
            As for :meth:`decide`.
        """
        candidate = marked(self.sitting.reading.text, start, end)
        return self.decide(
            Numbered(0, _own_id(candidate, proposal), candidate), proposal, new, again=again, relays=relays
        )

    def reject(self, one: Numbered) -> Decision:
        """Keep that a candidate is wrong, which counts against its reader."""
        return self._keep(self._made(one, Ruling.REJECT))

    def leave(self, one: Numbered) -> Decision:
        """Keep that a candidate is not needed, which says nothing of its reader."""
        return self._keep(self._made(one, Ruling.NOT_NEEDED))

    @property
    def finished(self) -> bool:
        """Whether somebody has finished with the report; what is undecided then stays undecided."""
        return REPORT in self._standing

    def finish(self) -> None:
        """Keep that somebody has finished with the report; said twice, it is said once."""
        if not self.finished:
            self._keep(self._of_the_report(Ruling.DONE))

    def reopen(self) -> None:
        """Take back that somebody has finished with the report."""
        if self.finished:
            self._keep(self._of_the_report(Ruling.UNDO))

    def _of_the_report(self, ruling: Ruling) -> Decision:
        return Decision(
            self.sitting.sha256, REPORT, ruling, "", "", self.sitting.reading.provenance.language, False, {}, at=now()
        )

    def take_back(self, one: Numbered) -> None:
        """Take back a decision that is not on record; nothing of it stays there.

        Raises
        ------
        InvalidEvent
            If nothing was decided, or it is signed: then it is retracted, and both stay.
        """
        decision = self._standing.get(one.id)
        if decision is None:
            raise InvalidEvent("nothing is decided there", mend="choose what is")
        if decision.events:
            raise InvalidEvent("that is signed and on record", mend="retract it there")
        back = structs.replace(decision, ruling=Ruling.UNDO, held=False, accepted={}, filed=None, signed=True, at=now())
        self._write([], lambda _: [back], lambda _: None)

    def read_back(self) -> tuple[Waiting, ...]:
        """Return what signing will put on record, in the order of the text.

        Raises
        ------
        InvalidEvent
            If something cannot be put on record as it was decided, since the record has changed.
        """
        waiting: list[Waiting] = []
        before: list[New] = []
        told: list[Event] = []
        ids: set[str] = set()
        source = ""
        for one in self.unsigned():
            decision = self._standing[one.id]
            assert decision.filed is not None
            first = proposed(self.sitting.reading, one.candidate, self.sitting.published)
            new = [noun for noun in decision.filed.new() if noun not in before]
            writer = self.writer(one.candidate)
            writer = structs.replace(writer, taken=writer.taken | ids, before=tuple(before), source=source)
            filed = decision.filed
            additions = writer.written(first, filed.proposal, new, again=filed.again, relays=filed.relays)
            needed = tuple(event for event in additions.needed if event not in told)
            told += needed
            source = additions.source or source
            before += new
            ids |= {key for event in (*needed, *additions.own) for (_, key), _ in introduced(event)}
            waiting.append(Waiting(one, decision, needed, tuple(additions.own)))
        return tuple(waiting)

    def sign(self) -> list[Entry]:
        """Put on record all that waits, with who signs; in one transaction, or nothing.

        Raises
        ------
        InvalidEvent
            If nothing waits, or somebody signed meanwhile.
        """
        waiting = self.read_back()
        if not waiting:
            raise InvalidEvent("nothing waits for a signature", mend="decide first")
        events = [event for one in waiting for event in (*one.needed, *one.own)]

        def signed(entries: list[Entry]) -> list[Decision]:
            left, done = list(entries), []
            for one in waiting:
                batch = [left.pop(0) for _ in (*one.needed, *one.own)]
                hashes = tuple(entry.hash for entry in batch[len(one.needed) :])
                done.append(structs.replace(one.decision, events=hashes, signed=True, at=now()))
            return done

        def as_before(taken: list[Decision]) -> None:
            there = standing(taken)
            if any(there.get((self.sitting.sha256, one.numbered.id)) != one.decision for one in waiting):
                raise InvalidEvent("what waits was changed meanwhile", mend="read it back again")

        return self._write(events, signed, as_before)

    def _new_before(self, key: str) -> tuple[New, ...]:
        """Return what other decisions that wait put on record."""
        others = (d.filed for k, d in self._standing.items() if k != key and not d.signed and d.filed)
        return tuple(noun for filed in others for noun in filed.new())

    def _made(
        self, one: Numbered, ruling: Ruling, stands: bool = False, filed: Filed | None = None, *, signed: bool = True
    ) -> Decision:
        proposal = filed.proposal if filed else None
        return self.sitting.decision(one, ruling, stands=stands, proposal=proposal, filed=filed, signed=signed)

    def _keep(self, decision: Decision) -> Decision:
        def free(taken: list[Decision]) -> None:
            there = standing(taken).get((decision.text, decision.candidate))
            if there is not None and there.events:
                raise InvalidEvent("that is signed and on record", mend="correct it there")

        self._write([], lambda _: [decision], free)
        return decision

    def _write(
        self,
        events: Sequence[Event],
        decided: Callable[[list[Entry]], Sequence[Decision]],
        test: Callable[[list[Decision]], None],
    ) -> list[Entry]:
        audience, text = self.sitting.audience, self.sitting.reading.text
        entries = self.sitting.store.append(
            self.sitting.info.id,
            [(audience, event) for event in events],
            by=self.sitting.by,
            texts=[(audience, text)] if events else [],
            decided=(audience, decided),
            undecided=(audience, test),
        )
        self._standing, self._writer = self._read(), None
        return entries

    def _read(self) -> dict[str, Decision]:
        taken = self.sitting.store.shared_decisions(self.sitting.info.id, self.sitting.audience)
        return {key: one for (text, key), one in standing(taken).items() if text == self.sitting.sha256}


def marked(text: str, start: int, end: int) -> Candidate:
    """Return words that a person marked, as a candidate.

    Raises
    ------
    InvalidEvent
        If nothing stands there.

    Examples
    --------
    >>> marked("They refuse it.", 5, 11).passages[0].quote
    'refuse'
    """
    words = text[start:end]
    if not 0 <= start < end <= len(text) or not words.strip():
        raise InvalidEvent("no words stand there", mend="mark some")
    quote = " ".join(words.split())
    content = FoundStatement(Speech.INDIRECT, quote, Attribution.AUTHORS_INFERENCE)
    return Candidate(HAND, content, (Span("content", start, end, words),))


def _own_id(candidate: Candidate, proposal: Proposal) -> str:
    """Return the id of a mark: of where it stands, and of what is filed there, which may be several things."""
    span = candidate.passages[0]
    words = f"{HAND} {span.start} {span.end} {type(proposal).__name__}"
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _filed(proposal: Proposal, new: Sequence[New], candidate: Candidate | None) -> Filed:
    return Filed(
        proposal,
        tuple(noun for noun in new if isinstance(noun, Party)),
        tuple(noun for noun in new if isinstance(noun, Delegate)),
        tuple(noun for noun in new if isinstance(noun, Issue)),
        tuple(noun for noun in new if isinstance(noun, Option)),
        candidate,
    )
