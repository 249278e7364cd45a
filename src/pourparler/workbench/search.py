"""Search what a viewer sees: its words, narrowed by kind, party, issue, evidence, person, source and day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from pourparler.domain.evidence import EvidenceClass, Level
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import Request
from pourparler.domain.search import Count, Facet, Hit, Item, Kind, Query, Search
from pourparler.domain.token import holds, terms
from pourparler.errors import InputError
from pourparler.standing.search import items
from pourparler.workbench.scenario import unknown
from pourparler.workbench.state import negotiation

__all__ = ["days_of", "items", "require", "search", "searched", "values"]

_MOST_WEEKS = 20
"""Up to so many weeks, days are told apart by the week; beyond, by the month."""


def search(request: Request, query: Query) -> Search:
    """Return what holds the words that somebody looks for, of what a viewer sees.

    Nothing is kept from one search for another, and nothing is ranked: the order is that of the days.

    Parameters
    ----------
    request : Request
        Of which record, as of when, for whom. Evidence below its level is counted, not told.
    query : Query
        What is looked for.

    Raises
    ------
    InputError
        If a tick names something that cannot be on record.
    """
    seen = negotiation(request)
    require(seen, query)
    return searched(items(seen), query, request.level)


def require(seen: Negotiation, query: Query) -> None:
    """Refuse a query whose ticks name what is not on record for the viewer, or is no day.

    Raises
    ------
    InputError
        With the nearest name that is.
    """
    for facet, name in query.ticks:
        _require(seen, facet, name)


def searched(through: Sequence[Item], query: Query, level: Level = Level.ANY) -> Search:
    """Return what a search comes to over things on record that were made ready before.

    Parameters
    ----------
    through : sequence of Item
        What is looked through, in the order of the record.
    query : Query
        What is looked for.
    level : Level
        The weakest evidence that is told.

    Examples
    --------
    >>> searched([], Query("land")).hits
    ()
    """
    sought = terms(query.words)
    holding = [item for item in through if holds(item.words, sought)]
    told = [item for item in holding if item.evidence is None or level.admits(item.evidence)]
    bucket = days_of(through)
    facets = {facet: _counts([i for i in told if _fits(i, query, facet)], query, facet, bucket) for facet in Facet}
    left = [item for item in told if _fits(item, query)]
    weaker = sum(_fits(item, query) for item in holding) - len(left)
    return Search(query, tuple(_hits(left)), facets, weaker)


def _require(seen: Negotiation, facet: Facet, name: str) -> None:
    """Refuse a tick that can be none, with the nearest that can."""
    if facet is Facet.DAY:
        try:
            Interval.of(name)
        except ValueError:
            raise InputError("not a day: {value!r}", mend="write it as 2025-12-03", value=name) from None
    known: dict[Facet, tuple[str, ...]] = {
        Facet.PARTY: tuple(seen.parties),
        Facet.ISSUE: tuple(seen.issues),
        Facet.KIND: tuple(kind.value for kind in Kind),
        Facet.EVIDENCE: tuple(one.name.lower() for one in EvidenceClass),
    }
    names = known.get(facet)
    if names is None or name in names:
        return
    match facet:
        case Facet.PARTY:
            raise unknown("no party is called {name}", name, names, seen.record)
        case Facet.ISSUE:
            raise unknown("no issue is called {name}", name, names, seen.record)
        case _:
            raise unknown("nothing on record is of the kind {name}", name, names, seen.record)


def _fits(item: Item, query: Query, beside: Facet | None = None) -> bool:
    """Return whether something is among what is ticked; of one facet, whatever it is."""
    return all(
        facet is beside or not query.of(facet) or any(_is(item, facet, value) for value in query.of(facet))
        for facet in Facet
    )


def _is(item: Item, facet: Facet, value: str) -> bool:
    if facet is Facet.DAY:
        days = Interval.of(value)
        return days.earliest <= item.day <= days.latest
    if facet is Facet.SOURCE and value in (passage.source for passage in item.recorded.passages):
        return True
    return value in values(item, facet)


def values(item: Item, facet: Facet) -> tuple[str, ...]:
    """Return the ticks of a facet under which a thing stands; not of days, which :func:`days_of` tells."""
    return _VALUES[facet](item)


_VALUES: dict[Facet, Callable[[Item], tuple[str, ...]]] = {
    Facet.KIND: lambda item: (item.kind.value,),
    Facet.PARTY: lambda item: item.parties,
    Facet.ISSUE: lambda item: item.issues,
    Facet.EVIDENCE: lambda item: (item.evidence.name.lower(),) if item.evidence else (),
    Facet.PERSON: lambda item: item.people,
    Facet.SOURCE: lambda item: item.sources,
}


def _counts(among: Iterable[Item], query: Query, facet: Facet, bucket: Callable[[date], str]) -> tuple[Count, ...]:
    """Return a facet's values with how many hits each has; a tick that stands is there, even with none."""
    passages: dict[str, set[object]] = {value: set() for value in query.of(facet)}
    for item in among:
        own = (bucket(item.day),) if facet is Facet.DAY else values(item, facet)
        ticked = (value for value in query.of(facet) if _is(item, facet, value))
        for value in {*own, *ticked}:
            passages.setdefault(value, set()).add(item.passage)
    order = list(dict.fromkeys(chain.from_iterable(_VALUES[facet](i) for i in among))) if facet in _VALUES else []
    counts = [Count(value, len(hits)) for value, hits in passages.items()]
    if facet is Facet.DAY:
        return tuple(sorted(counts, key=lambda count: count.value, reverse=True))
    if facet is Facet.EVIDENCE:
        return tuple(sorted(counts, key=lambda count: [one.name.lower() for one in EvidenceClass].index(count.value)))
    return tuple(sorted(counts, key=lambda c: (-c.number, order.index(c.value) if c.value in order else -1, c.value)))


def days_of(through: Sequence[Item]) -> Callable[[date], str]:
    """Return how days are told apart: by the week, from Monday; where the record spans many, by the month."""
    days = [item.day for item in through]
    by_week = not days or (max(days) - min(days)).days <= 7 * _MOST_WEEKS
    return lambda day: _days(day, by_week)


def _days(day: date, by_week: bool) -> str:
    """Return the week, from Monday, or the month that a day lies in."""
    if by_week:
        first = day - timedelta(days=day.weekday())
        return str(Interval(first, first + timedelta(days=6)))
    next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return str(Interval(day.replace(day=1), next_month - timedelta(days=1)))


def _hits(left: Iterable[Item]) -> Iterator[Hit]:
    """Yield the hits, the latest first; entries from one passage are one."""
    grouped: dict[object, list[Item]] = {}
    for item in left:
        grouped.setdefault(item.passage, []).append(item)
    hits = [Hit(tuple(group)) for group in grouped.values()]
    return iter(sorted(hits, key=lambda hit: hit.happened_on.latest, reverse=True))
