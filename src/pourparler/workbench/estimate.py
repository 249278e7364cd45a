"""Enter what a party is estimated to value: the options of issues in order, numbers where somebody has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, structs

from pourparler.domain.ids import slug
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.preference import OptionOrder, Preference, Reservation
from pourparler.domain.request import Request
from pourparler.domain.scenario import Estimate
from pourparler.errors import InputError, InvalidEvent
from pourparler.record.audience import suffix
from pourparler.record.entry import Entry
from pourparler.record.event import Event
from pourparler.record.events.preference import OptionOrderEstimated, PreferenceEstimated, ReservationEstimated
from pourparler.record.opening import open_store
from pourparler.standing.estimate import Ordered, estimates, orders
from pourparler.workbench.acceptance import free
from pourparler.workbench.preview import Effect, effect, seen_by
from pourparler.workbench.recording import open as recording
from pourparler.workbench.views import shared_view

Groups = tuple[tuple[str, ...], ...]
"""Options in groups, the best first; between those of one group nothing is said."""


class Wanted(Struct, frozen=True):
    """What somebody estimates of one party.

    Parameters
    ----------
    party : str
        Whose values.
    by, ground : str
        Whose estimate, on what ground.
    day : Interval
        When it was made.
    order : dict of str to tuple of tuple of str
        Issue to its options in groups, the best first; an option that is not placed is left open.
    weights : dict of str to float
        Issue to weight.
    values : dict of str to float
        Option to value, 0 to 1.
    reservation : float, optional
        What doing without agreement is worth; none where that is not estimated.
    """

    party: str
    by: str
    ground: str
    day: Interval
    order: dict[str, Groups] = {}
    weights: dict[str, float] = {}
    values: dict[str, float] = {}
    reservation: float | None = None


def on_record(negotiation: Negotiation, party: str) -> tuple[Estimate | None, dict[str, Ordered]]:
    """Return what is on record of what a party values: the estimate that counts, and the orders that somebody holds."""
    return estimates(negotiation).get(party), orders(negotiation).get(party, {})


def ranked(pairs: Sequence[tuple[str, str]], options: Sequence[str]) -> Groups:
    """Return options in groups by pairs, the best first; those that no pair names are left out.

    Examples
    --------
    >>> ranked([("treaty", "letter"), ("treaty", "nothing")], ["nothing", "letter", "treaty", "oath"])
    (('treaty',), ('nothing', 'letter'))
    """
    left = [option for option in options if any(option in pair for pair in pairs)]
    groups: list[tuple[str, ...]] = []
    while left:
        best = tuple(o for o in left if not any(worse == o and better in left for better, worse in pairs))
        groups.append(best or tuple(left))
        left = [option for option in left if option not in groups[-1]]
    return tuple(groups)


def entered(negotiation: Negotiation, wanted: Wanted) -> tuple[Event, ...]:
    """Return what would be recorded of an estimate: what is on record so already is left out.

    Parameters
    ----------
    negotiation : Negotiation
        What is on record.
    wanted : Wanted
        What somebody estimates.

    Raises
    ------
    InvalidEvent
        If something is missing, or a number contradicts the order.
    """
    if not wanted.by.strip():
        raise InvalidEvent("it is not said whose estimate it is", mend="write who holds it")
    if not wanted.ground.strip():
        raise InvalidEvent("no ground is given", mend="write on what the estimate rests")
    _agreeing(negotiation, wanted)
    before, held = on_record(negotiation, wanted.party)
    told: list[Event] = [OptionOrderEstimated(happened_on=wanted.day, option_order=one) for one in _pairs(wanted, held)]
    weights, values, reservation = _numbers(before)
    if (wanted.values or wanted.weights) and (wanted.weights, wanted.values) != (weights, values):
        key = slug(f"{wanted.party} estimated by {wanted.by}", 60)
        made = Preference(key, wanted.party, wanted.by, wanted.ground, wanted.weights, wanted.values)
        told.append(PreferenceEstimated(happened_on=wanted.day, preference=made))
    if wanted.reservation is not None and wanted.reservation != reservation:
        if not (wanted.values or (before is not None and before.numeric())):
            raise InvalidEvent(
                "without values, what doing without agreement is worth says nothing",
                mend="give values, or leave it out",
            )
        key = slug(f"{wanted.party} without agreement by {wanted.by}", 60)
        least = Reservation(key, wanted.party, wanted.reservation, wanted.by, wanted.ground)
        told.append(ReservationEstimated(happened_on=wanted.day, reservation=least))
    if not told:
        raise InvalidEvent("nothing here differs from what is on record", mend="order some options, or change a number")
    return tuple(told)


def would_be(request: Request, events: Sequence[Event], audience: str = "") -> Effect:
    """Return what an estimate would change; nothing is written."""
    whom = seen_by(request, audience)
    return effect(request, _named(request, events, whom), whom)


def enter(
    request: Request, events: Sequence[Event], *, audience: str = "", by: str = "", name: str = ""
) -> tuple[Entry, ...]:
    """Put an estimate on record, all of it in one transaction.

    Parameters
    ----------
    request : Request
        Which record, seen by whom.
    events : sequence of Event
        From :func:`entered`.
    audience : str
        Who may see it; empty: the record's default.
    by : str
        Who records it; told within the team.
    name : str
        An id of what is asked: asked again, it changes nothing.
    """
    whom = seen_by(request, audience)
    with recording(request.location, by=by, record=request.record, audience=whom, request=name) as block:
        for event in _named(request, events, whom):
            block.add(event)
    return block.entries


def _pairs(wanted: Wanted, held: Mapping[str, Ordered]) -> list[OptionOrder]:
    """Return the steps of every order that are not on record as that same person's already."""
    told = []
    for issue, groups in wanted.order.items():
        there = held.get(issue)
        known = set(there.pairs) if there and there.by == wanted.by else set()
        if there and known and ranked(there.pairs, [o for group in groups for o in group]) == groups:
            continue
        for above, below in pairwise(groups):
            for than in above:
                for worse in below:
                    key = slug(f"{wanted.party} {worse} below {than}", 80)
                    told.append(OptionOrder(key, wanted.party, worse, than, wanted.by, wanted.ground))
    return told


def _agreeing(negotiation: Negotiation, wanted: Wanted) -> None:
    """Refuse numbers that say otherwise than the order beside them."""
    for issue, groups in wanted.order.items():
        flat = [(place, option) for place, group in enumerate(groups) for option in group if option in wanted.values]
        for place, option in flat:
            for other_place, other in flat:
                if place < other_place and wanted.values[option] < wanted.values[other]:
                    raise InvalidEvent(
                        "the order puts {better} before {worse}, the numbers do not",
                        where=negotiation.issues[issue].value.id,
                        mend="mend one of them",
                        better=option,
                        worse=other,
                    )


def _numbers(before: Estimate | None) -> tuple[dict[str, float], dict[str, float], float | None]:
    if before is None:
        return {}, {}, None
    values = {option: float(value) for options in before.values.values() for option, value in options.items()}
    weights = {issue: float(weight) for issue, weight in before.weights.items()}
    return weights, values, None if before.reservation is None else float(before.reservation)


def _named(request: Request, events: Sequence[Event], whom: str) -> tuple[Event, ...]:
    """Return events with ids that nobody among their audience has seen before."""
    with open_store(request.location) as store:
        ids = set(shared_view(store, store.record(request.record).id, whom).ids)
    named: list[Event] = []
    for event in events:
        name = next(field for field in _NOUNS if hasattr(event, field))
        noun = getattr(event, name)
        key = free(noun.id, ids, suffix(whom))
        ids.add(key)
        named.append(structs.replace(event, **{name: structs.replace(noun, id=key)}))
    return tuple(named)


_NOUNS = ("option_order", "preference", "reservation")


def number(words: str, what: str, least: float = 0.0, most: float = 1e9) -> float | None:
    """Return a number as somebody typed it, with a point or a comma; none where nothing was typed.

    Raises
    ------
    InputError
        If it is none, or out of range.

    Examples
    --------
    >>> number("0,4", "a value"), number(" ", "a value")
    (0.4, None)
    """
    text = words.strip().replace(",", ".")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise InputError(
            "not a number from {least} to {most}: {words}",
            where=what,
            mend="write it as 0.4",
            least=f"{least:g}",
            most=f"{most:g}",
            words=words[:40],
        )
    return value
