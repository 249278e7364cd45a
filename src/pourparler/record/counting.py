"""Which events count for a viewer: corrected, without the retracted and the erased, disclosures opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from pourparler.record.entry import Entry
from pourparler.record.event import introduced, named
from pourparler.record.events.attestation import EventChecked
from pourparler.record.events.correction import (
    EventCorrected,
    EventDisclosed,
    EventOpened,
    EventRetracted,
    carried,
)
from pourparler.record.happening import Happening


class Counted(Struct, frozen=True):
    """What counts, and what does not.

    Parameters
    ----------
    happenings : list of Happening
        What counts, in the record's order.
    later : list of Happening
        What would count, but could not be known yet.
    gone : dict of str to str
        Why an event does not count, by its hash: ``retracted``, ``erased`` or ``unchecked``.
    retracted : list of Happening
        What was retracted or is not checked, as it stood.
    about : list of Happening
        What tells of the record: corrections, retractions, settled ids, attestations.
    """

    happenings: list[Happening]
    later: list[Happening]
    gone: dict[str, str]
    retracted: list[Happening]
    about: list[Happening]


def counted(entries: Sequence[Entry], known_at: date | None, *, checked: bool = False) -> Counted:
    """Return which of the entries that a viewer may see count.

    Parameters
    ----------
    entries : sequence of Entry
        In the record's order.
    known_at : datetime.date, optional
        Only what could be known by then, corrections included. None: all.
    checked : bool
        Whether only what a second reader checked counts.
    """
    sorted_out = _SortedOut(entries)
    about = [h for h in sorted_out.about if known_at is None or h.known_on <= known_at]
    gone = dict.fromkeys(sorted_out.erased, "erased")
    plain = _amended(sorted_out, about, gone)
    if checked:
        _leave_out_unchecked(sorted_out, about, gone)
    kept = [h for h in plain if h.hash not in gone] if gone else plain
    retracted = [h for h in plain if h.hash in gone] if gone else []
    if known_at is None:
        return Counted(kept, [], gone, retracted, about)
    known = _known(kept, known_at)
    admitted = {h.hash for h in known}
    return Counted(known, [h for h in kept if h.hash not in admitted], gone, retracted, about)


class _SortedOut:
    """What tells of the talks, what tells of the record, and which disclosures are of what."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.plain: list[Happening] = []
        self.about: list[Happening] = []
        self.original: dict[str, str] = {}
        self.copies: dict[str, list[str]] = {}
        self.erased: list[str] = []
        self.places: dict[str, int] = {}
        copies: list[Happening] = []
        for entry in entries:
            if entry.body is None:
                self.erased.append(entry.hash)
                self.places[entry.hash] = len(self.plain)
                continue
            event = entry.event()
            known_on = event.known_on
            assert known_on is not None  # an entry without it cannot be read
            happening = Happening(event, entry.hash, entry.audience, known_on)
            if not event.about_record:
                self.plain.append(happening)
            elif isinstance(event, EventDisclosed):
                self._note_original(entry.hash, event.event)
                copy = Happening(carried(event.body), entry.hash, entry.audience, known_on)
                copies.append(copy)
                self.plain.append(copy)
            else:
                if isinstance(event, EventOpened):
                    self._note_original(event.disclosed, event.event)
                self.about.append(happening)
        # Who sees both an event and its disclosure counts one.
        hashes = {entry.hash for entry in entries} if copies else set()
        twice = {h.hash for h in copies if self.original.get(h.hash) in hashes}
        if twice:
            self.plain = [h for h in self.plain if h.hash not in twice]

    def _note_original(self, disclosed: str, event: str) -> None:
        if event and disclosed not in self.original:
            self.original[disclosed] = event
            self.copies.setdefault(event, []).append(disclosed)

    def same(self, hash_: str) -> set[str]:
        """Return the hashes that one event goes by: its own, and those of its disclosures."""
        first = self.original.get(hash_, hash_)
        return {hash_, first, *self.copies.get(first, ())}


def _amended(sorted_out: _SortedOut, about: list[Happening], gone: dict[str, str]) -> list[Happening]:
    """Return what tells of the talks as corrected; what was retracted is noted in `gone`."""
    if not about and not sorted_out.erased:
        return sorted_out.plain
    instead: dict[str, Happening] = {}
    for happening in reversed(about):
        event = happening.event
        if happening.hash in gone or not isinstance(event, EventCorrected | EventRetracted):
            continue
        if isinstance(event, EventRetracted):
            # Who always saw the original keeps it when only its disclosure is taken back.
            for hash_ in (event.event, *sorted_out.copies.get(event.event, ())):
                gone.setdefault(hash_, "retracted")
            continue
        for target in sorted_out.same(event.event):
            instead.setdefault(target, happening)
    for happening in sorted_out.plain:
        correction = instead.get(happening.hash)
        if correction is not None:
            assert isinstance(correction.event, EventCorrected)
            happening.event = carried(correction.event.instead)
    return _revived(sorted_out, instead, gone)


def _revived(sorted_out: _SortedOut, instead: dict[str, Happening], gone: dict[str, str]) -> list[Happening]:
    """Return what tells of the talks; where an event was erased and its correction stays, the correction counts."""
    plain = list(sorted_out.plain)
    for hash_ in reversed(sorted_out.erased):
        correction = instead.get(hash_)
        if correction is not None and gone.get(hash_) == "erased":
            assert isinstance(correction.event, EventCorrected)
            body = carried(correction.event.instead)
            plain.insert(
                sorted_out.places[hash_], Happening(body, correction.hash, correction.audience, correction.known_on)
            )
    return plain


def _leave_out_unchecked(sorted_out: _SortedOut, about: list[Happening], gone: dict[str, str]) -> None:
    """Note what no second reader checked: of a corrected event the correction, of any other the event itself."""
    signed = {
        hash_
        for happening in about
        if isinstance(happening.event, EventChecked) and happening.hash not in gone
        for hash_ in happening.event.events
    }
    counts = {hash_: hash_ for h in sorted_out.plain for hash_ in sorted_out.same(h.hash)}
    for happening in about:
        if isinstance(happening.event, EventCorrected) and happening.hash not in gone:
            counts.update(dict.fromkeys(sorted_out.same(happening.event.event), happening.hash))
    for happening in sorted_out.plain:
        if not sorted_out.same(counts.get(happening.hash, happening.hash)) & signed:
            gone.setdefault(happening.hash, "unchecked")


def _known(happenings: list[Happening], known_at: date) -> list[Happening]:
    """Return what could be known by a day, and the words it is put in.

    A party or an issue that was recorded later, or whose own source came later, could be known from when something
    that names it could be.
    """
    admitted = {h.hash for h in happenings if h.known_on <= known_at}
    waiting = {("openings", "opening"): [], **_named_by_others(h for h in happenings if h.hash not in admitted)}
    queue = [h for h in happenings if h.hash in admitted]
    if queue:
        queue += waiting.pop(("openings", "opening"))
    while queue:
        happening = queue.pop()
        admitted.add(happening.hash)
        for pair in named(happening.event):
            queue += waiting.pop(pair, ())
    return [h for h in happenings if h.hash in admitted]


def _named_by_others(happenings: Iterable[Happening]) -> dict[tuple[str, str], list[Happening]]:
    by_pair: dict[tuple[str, str], list[Happening]] = {}
    for happening in happenings:
        event = happening.event
        unsourced = not event.sourced and not event.passages
        if event.renews == "never" and (event.framed or unsourced):
            for pair, _ in introduced(event):
                if pair[0] != "sources":  # a source is known from its publication, whoever cites it
                    by_pair.setdefault(pair, []).append(happening)
    return by_pair
