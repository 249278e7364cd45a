"""Terms of release: what leaves the team, and without whose name.

They bind before anything is put on a page, event by event: what rests only on what may not be used outside is left out
with all that needs it, and what may not be attributed loses who said it (see :mod:`pourparler.record.unnamed`).
The terms of today hold in views of the past, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from msgspec import UNSET, Struct, structs

from pourparler.domain.draft import Continuation, Draft, Extent, Point, PointStatus
from pourparler.domain.source import Passage, Release
from pourparler.domain.statement import denied_by
from pourparler.errors import InvalidEvent
from pourparler.record.ancestry import grew_apart
from pourparler.record.audience import within
from pourparler.record.counting import Counted, counted
from pourparler.record.entry import Entry
from pourparler.record.event import Event, introduced
from pourparler.record.events.correction import EventDisclosed, content
from pourparler.record.events.source import SourceAdded, SourceChanged
from pourparler.record.happening import Happening
from pourparler.record.info import RecordInfo
from pourparler.record.naming import Key, told_apart
from pourparler.record.unnamed import unnamed

_BOUND = ("sources", "statements")
"""The collections whose nouns have terms of release."""

_STATES_TERMS = re.compile(rb'"release"\s*:')
"""A member of this name: an issue may be called so, too."""


class Terms(Struct, frozen=True):
    """The terms of release in force, by (collection, id); of a source that was erased there are none.

    Parameters
    ----------
    stated : dict of (str, str) to Release
        For every source and statement whose words the viewer may see.
    """

    stated: dict[Key, Release]

    def of(self, collection: str, key: str) -> Release | None:
        """Return the terms of something; none where nothing is known of it."""
        release = self.stated.get((collection, key))
        return release or self.stated.get((collection, key.partition("~")[0]))


def bound(seen: Iterable[Entry]) -> bool:
    """Return whether anything may have terms of release: they are stated, or were erased with what stated them."""
    return any(entry.body is None or _STATES_TERMS.search(entry.body) for entry in seen)


def released(
    happenings: list[Happening], counts: Counted, seen: Sequence[Entry], team: str, *, checked: bool = False
) -> tuple[list[Happening], Counted, list[Happening]]:
    """Return what happened as it may be told outside the team, with what counts then, and what is not told at all.

    Parameters
    ----------
    happenings : list of Happening
        What counts, in the record's order, each id standing for one thing.
    counts : Counted
        Of which the happenings are a part.
    seen : sequence of Entry
        All that the viewer may see.
    team : str
        The team; empty where there is none.
    checked : bool
        Whether the view holds checked events only. Terms that nobody checked bind all the same.
    """
    terms = Terms(_stated(seen, checked))
    usable, out = _withheld(happenings, terms, team)
    retracted, gone = _withheld(counts.retracted, terms, team)
    later = {key for h in counts.later for (_, key), _ in introduced(h.event)}
    # What was taken away may be named beside what rests on it: it loses the same names.
    public = unnamed([*usable, *retracted], terms.of, later)
    away = {h.hash for h in counts.retracted}
    left = [h for h in public if h.hash not in away or isinstance(h.event, SourceAdded)]
    counts = structs.replace(counts, retracted=[h for h in public if h.hash in away])
    return left, counts, [*out, *gone]


def left_out_of(whole: Iterable[Happening], part: Sequence[Happening]) -> int:
    """Return how many things, points of drafts included, are not shown of a whole; sources are not things told."""
    points = {h.hash: len(_points(h.event)) for h in part}
    things = [h for h in whole if not isinstance(h.event, SourceAdded | SourceChanged)]
    return sum(len(_points(h.event)) - points[h.hash] if h.hash in points else 1 for h in things)


def _points(event: Event) -> tuple[Point, ...]:
    draft = getattr(event, "draft", None)
    return draft.points if isinstance(draft, Draft) else ()


def _stated(seen: Sequence[Entry], checked: bool) -> dict[Key, Release]:
    """Return the terms in force today; of what no longer counts the strictest that were ever stated."""
    ever: dict[Key, Release] = {}
    for entry in seen:
        if entry.body is not None and (b'"release"' in entry.body or b'"source-added"' in entry.body):
            _take(ever, content(entry.event()), Release.stricter)
    now: dict[Key, Release] = {}
    for only in {False, checked}:
        terms: dict[Key, Release] = {}
        counts = counted(seen, None, checked=only)
        happenings = told_apart(counts.happenings, counts.about, seen) if grew_apart(seen) else counts.happenings
        for happening in sorted(happenings, key=attrgetter("event.happened_on.latest")):
            _take(terms, happening.event, lambda before, after: after)
        for key, release in terms.items():
            now[key] = release.stricter(now.get(key, release))
    return ever | now


def _take(terms: dict[Key, Release], event: Event, settled: Callable[[Release, Release], Release]) -> None:
    for key, noun in introduced(event):
        if key[0] in _BOUND:
            stated = getattr(noun, "release", UNSET)
            if stated is not UNSET:
                after = stated or Release.QUOTABLE
                terms[key] = settled(terms.get(key, after), after)


def _withheld(happenings: Iterable[Happening], terms: Terms, team: str) -> tuple[list[Happening], list[Happening]]:
    """Return what may be told outside, and what may not."""
    usable: list[Happening] = []
    out: list[Happening] = []
    struck: set[tuple[str, str]] = set()
    for happening in happenings:
        event = _outside(happening, terms, team, struck)
        if event is None:
            out.append(happening)
        else:
            usable.append(Happening(event, happening.hash, happening.audience, happening.known_on))
    gone = _gone(usable, out) | {
        key for h in usable for _, noun in introduced(h.event) for key in denied_by(noun) if _nameless(h.event, terms)
    }
    statuses = [h.event.status for h in out if isinstance(getattr(h.event, "status", None), PointStatus)]  # type: ignore[attr-defined]
    more = [h for h in usable if _falls(h.event, gone, struck, statuses)]
    lost = {h.hash for h in more}
    return [h for h in usable if h.hash not in lost], [*out, *more]


def _outside(happening: Happening, terms: Terms, team: str, struck: set[tuple[str, str]]) -> Event | None:
    """Return an event on what may be used outside of that on which it rests; none where nothing is left."""
    event = happening.event
    if any(key[0] in _BOUND and terms.of(*key) is Release.INTERNAL for key, _ in introduced(event)):
        return None

    def usable(passage: Passage) -> bool:
        release = terms.of("sources", passage.source)
        # An erased source took its terms with it. Only what is the team's alone can have rested on terms.
        return release is not Release.INTERNAL and not (release is None and within(happening.audience, team))

    passages = tuple(filter(usable, event.passages))
    if event.passages and not passages:
        return None
    if len(passages) < len(event.passages):
        event = structs.replace(event, passages=passages)
    draft: Any = getattr(event, "draft", None)
    points = getattr(draft, "points", None)
    if not points or all(usable(p) for point in points for p in point.passages):
        return event
    left = [
        structs.replace(p, passages=tuple(filter(usable, p.passages)))
        for p in points
        if not p.passages or any(map(usable, p.passages))
    ]
    if not left and not event.passages:
        return None
    struck |= {(draft.id, p.number) for p in points} - {(draft.id, p.number) for p in left}
    extent = Extent.PARTIAL if draft.extent is Extent.WHOLE and len(left) < len(points) else draft.extent
    return structs.replace(event, draft=structs.replace(draft, points=tuple(left), extent=extent))


def _nameless(event: Event, terms: Terms) -> bool:
    """Return whether an event is told without who said it: a denial then no longer shows that the party itself denies.

    What it denies is left out with it, so that it is not told as standing.
    """
    bound = any(terms.of(*key) is Release.UNATTRIBUTED for key, _ in introduced(event) if key[0] == "statements")
    sources = {terms.of("sources", passage.source) for passage in event.passages}
    return bound or sources == {Release.UNATTRIBUTED}


def _gone(usable: Iterable[Happening], out: Iterable[Happening]) -> set[Key]:
    """Return what nothing puts on record any more; what was taken back or denied, too: nothing is told as standing."""
    gone: set[Key] = set()
    denied: set[Key] = set()
    for happening in out:
        for (collection, key), noun in introduced(happening.event):
            denied.update(denied_by(noun))
            if collection.endswith("_withdrawn"):
                gone.add((collection.removesuffix("_withdrawn"), key))
            elif happening.event.renews == "never":
                gone.add((collection, key))
    left = {key for h in usable if h.event.renews == "never" for key, _ in introduced(h.event)}
    return denied | (gone - {key for key in left if key[0] not in ("positions", "mandates")})


def _falls(event: Event, gone: set[Key], struck: set[tuple[str, str]], later: Sequence[PointStatus]) -> bool:
    """Return whether an event that may itself be told would mislead, or mean nothing, without what is left out."""
    if any(key in gone for key, _ in introduced(event)):
        return True
    link, status = getattr(event, "continuation", None), getattr(event, "status", None)
    if isinstance(link, Continuation):
        ends = {(link.earlier, n) for n in link.earlier_points} | {(link.later, n) for n in link.later_points}
        return bool(ends & struck)
    if not isinstance(status, PointStatus):
        return False
    same = (s for s in later if s.draft == status.draft)
    return (status.draft, status.point) in struck or any(
        s.point == status.point and (bool(s.point) or set(s.issues) & set(status.issues)) for s in same
    )


def require_within_team(event: Event, audience: str, info: RecordInfo) -> None:
    """Refuse what has terms of release for an audience that goes beyond the team: its entry holds what they withhold.

    Raises
    ------
    InvalidEvent
        If somebody in the audience is not of the team, or there is no team.
    """
    stated = {getattr(noun, "release", UNSET) for key, noun in introduced(content(event)) if key[0] in _BOUND}
    require_quotable(stated - {UNSET, None}, audience, info, disclosed=isinstance(event, EventDisclosed))


def require_quotable(stated: Iterable[Any], audience: str, info: RecordInfo, *, disclosed: bool) -> None:
    """Refuse an audience beyond the team for something of these terms; see :func:`require_within_team`."""
    team = info.whole_team()
    strictest = max(stated, key=list(Release).index, default=Release.QUOTABLE)
    if strictest is Release.QUOTABLE or (team and within(audience, team)):
        return
    if not team:
        raise InvalidEvent(
            "terms of release bind those who are not of the team, and this copy has no team",
            mend="leave them out, or keep the record for a team",
        )
    if strictest is Release.INTERNAL:
        raise InvalidEvent(
            "what may not be used outside is for the team alone",
            mend="lift its terms first, or leave it with the team" if disclosed else "say {option[audience]} {team}",
            team=team,
        )
    raise InvalidEvent(
        "what is not for attribution is for the team alone: its entry names who said it",
        mend="lift its terms first, or leave it with the team" if disclosed else "say {option[audience]} {team}",
        team=team,
    )
