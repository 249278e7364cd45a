"""The only way to read a record: what a viewer may see, as of a date, as it could be known at a date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec import structs

from pourparler.domain.draft import Draft
from pourparler.domain.negotiation import COLLECTIONS, Negotiation, Recorded
from pourparler.domain.set_aside import SetAside
from pourparler.domain.source import Passage, Source
from pourparler.record.ancestry import grew_apart
from pourparler.record.counting import Counted, counted
from pourparler.record.entry import Entry
from pourparler.record.event import Event, introduced, named
from pourparler.record.events.source import SourceAdded, SourceChanged
from pourparler.record.gate import visible
from pourparler.record.happening import Happening
from pourparler.record.naming import Key, told_apart
from pourparler.record.part import changed
from pourparler.record.release import bound, left_out_of, released
from pourparler.record.resting import resting


def replay(
    entries: Iterable[Entry],
    viewer: str,
    *,
    as_of: date | None = None,
    known_at: date | None = None,
    checked: bool = False,
    outside: str | None = None,
) -> Negotiation:
    """Return the negotiation as one viewer may see it.

    What the viewer may not see is dropped here, before anything else is done.

    Parameters
    ----------
    entries : iterable of Entry
        A record's events, in order; see :func:`~pourparler.record.order.ordered`.
    viewer : str
        One name, or ``everyone``.
    as_of : datetime.date, optional
        Only what had happened by then, at its latest possible day. None: all.
    known_at : datetime.date, optional
        Only what could be known by then; corrections included. None: all.
    checked : bool
        Only what a second reader checked.
    outside : str, optional
        The team for whose outside it is made: the terms of release bind. None: it stays within the team.

    Returns
    -------
    Negotiation
        Of any prefix of a record, the same as if the rest had never been appended, but for what was erased since.

    Examples
    --------
    >>> replay([], "everyone").parties
    {}
    """
    seen = visible(entries, viewer)
    counts = counted(seen, known_at, checked=checked)
    happenings = counts.happenings
    if grew_apart(seen):
        happenings = told_apart(happenings, counts.about, seen)
    left_out = 0
    if outside is None or not bound(seen):
        happenings, aside = _resting(happenings, counts, as_of)
    else:
        public, counts, unseen = released(happenings, counts, seen, outside, checked=checked)
        part, aside = _resting(public, counts, as_of, unseen)
        left_out = left_out_of(_resting(happenings, counts, as_of)[0], part)
        happenings = part
    happenings = sorted(happenings, key=attrgetter("event.happened_on.latest"))
    nouns = _applied(happenings, counts)
    if known_at is not None:
        _drop_unknown_sources(nouns)
    last = next((h.event.happened_on.latest for h in reversed(happenings) if not _is_source(h.event)), None)
    return Negotiation(
        record=seen[0].record if seen else "",
        viewer=viewer,
        as_of=as_of,
        known_at=known_at,
        last_day=last,
        erased=sum(1 for reason in counts.gone.values() if reason == "erased"),
        set_aside=aside,
        checked=checked,
        unchecked=_unchecked(counts, as_of, known_at),
        for_others=False,
        left_out=left_out,
        **nouns,
    )


def _resting(
    happenings: list[Happening], counts: Counted, as_of: date | None, unseen: Sequence[Happening] = ()
) -> tuple[list[Happening], tuple[SetAside, ...]]:
    """Return what counts of what had happened by a day, and what is set aside."""
    beyond = [*counts.later, *unseen]
    if as_of is not None:
        all_of_them, happenings = happenings, _by(happenings, as_of)
        admitted = {h.hash for h in happenings}
        beyond += [h for h in all_of_them if h.hash not in admitted]
    return resting(happenings, counts, beyond) if counts.gone or beyond else (happenings, ())


def _by(happenings: list[Happening], as_of: date) -> list[Happening]:
    """Return what had happened by a day, and the words it is put in.

    A source published later may tell of what was the case then: only `known_at` asks when it could be known. What
    belongs to the analyst's frame was there, at the latest, when something that had happened named it; but for an
    option, which is on the table from the day it was first named.
    """
    before = [h for h in happenings if h.event.happened_on.latest <= as_of or _is_source(h.event)]
    if len(before) == len(happenings):
        return before
    frame: dict[Key, list[Happening]] = {}
    for happening in happenings:
        if happening.event.happened_on.latest > as_of and happening.event.framed and happening.event.renews == "never":
            for key, _ in introduced(happening.event):
                if key[0] != "options":
                    frame.setdefault(key, []).append(happening)
    admitted = {h.hash for h in before}
    queue = list(before) if frame else []
    while queue and frame:
        for key in named(queue.pop().event):
            for happening in frame.pop(key, ()):
                admitted.add(happening.hash)
                queue.append(happening)
    return [h for h in happenings if h.hash in admitted]


def _unchecked(counts: Counted, as_of: date | None, known_at: date | None) -> int:
    """Return how many events would be seen, were they checked."""
    left_out = (h for h in counts.retracted if counts.gone[h.hash] == "unchecked")
    return sum(
        (as_of is None or h.event.happened_on.latest <= as_of) and (known_at is None or h.known_on <= known_at)
        for h in left_out
    )


def _is_source(event: Event) -> bool:
    return isinstance(event, SourceAdded | SourceChanged)


class _Ledger:
    """Nouns by collection and id; a later happening replaces an earlier one."""

    def __init__(self) -> None:
        self.nouns: dict[str, dict[str, Recorded[Any]]] = {name: {} for name in COLLECTIONS}
        self.current: Happening

    def put(self, collection: str, key: str, value: object) -> None:
        now, group = self.current, self.nouns[collection]
        event = now.event
        if key in group and event.renews == "never" and group[key].value == value:
            # Two copies recorded the same: it is one, on the passages of both.
            before = group[key]
            more = tuple(p for p in event.passages if p not in before.passages)
            group[key] = structs.replace(before, passages=before.passages + more)
            return
        group[key] = Recorded(
            value, event.happened_on, now.known_on, event.passages, now.hash, now.audience, event.note
        )

    def change(self, collection: str, part: Any) -> None:
        before = self.nouns[collection].get(part.id)
        now = self.current
        if before is not None:
            # A changed noun is still the one that came up when it came up, and rests on what it rested on.
            more = tuple(p for p in now.event.passages if p not in before.passages)
            self.nouns[collection][part.id] = Recorded(
                changed(before.value, part),
                before.happened_on,
                now.known_on,
                before.passages + more,
                now.hash,
                now.audience,
                now.event.note,
            )


def _applied(happenings: list[Happening], counts: Counted) -> dict[str, dict[str, Recorded[Any]]]:
    ledger = _Ledger()
    for happening in happenings:
        ledger.current = happening
        happening.event.apply(ledger)
    if counts.gone:
        _keep_gone_sources(ledger.nouns, happenings, counts)
    return ledger.nouns


def _keep_gone_sources(
    nouns: dict[str, dict[str, Recorded[Any]]], happenings: Iterable[Happening], counts: Counted
) -> None:
    """Keep, marked as gone, the sources that something still rests on: no refusal is lost with its source's entry."""
    cited = {key for h in happenings for collection, key in named(h.event) if collection == "sources"}
    missing = cited - nouns["sources"].keys() - {key for h in counts.later for (_, key), _ in introduced(h.event)}
    stood = {h.event.source.id: h for h in counts.retracted if isinstance(h.event, SourceAdded)}
    resting = {h.event.happened_on.latest: h for h in happenings for c, k in named(h.event) if (c, k) and k in missing}
    for key in sorted(missing):
        gone = stood.get(key)
        if gone is not None:
            assert isinstance(gone.event, SourceAdded)
            value, when, by = gone.event.source, gone.event.happened_on, gone
            why = counts.gone[gone.hash]
        else:
            by = resting[min(resting)]
            value, when, why = Source(key, key, ""), by.event.happened_on, "erased"
        nouns["sources"][key] = Recorded(value, when, by.known_on, (), by.hash, by.audience, "", why)


def _drop_unknown_sources(nouns: dict[str, dict[str, Recorded[Any]]]) -> None:
    """Leave out passages of sources that could not be known yet."""
    sources = nouns["sources"]
    for group in nouns.values():
        for key, recorded in group.items():
            changes: dict[str, Any] = {}
            if any(p.source not in sources for p in recorded.passages):
                changes["passages"] = _of(recorded.passages, sources)
            if isinstance(recorded.value, Draft):
                points = tuple(structs.replace(p, passages=_of(p.passages, sources)) for p in recorded.value.points)
                changes["value"] = structs.replace(recorded.value, points=points)
            if changes:
                group[key] = structs.replace(recorded, **changes)


def _of(passages: tuple[Passage, ...], sources: dict[str, Recorded[Any]]) -> tuple[Passage, ...]:
    return tuple(p for p in passages if p.source in sources)
