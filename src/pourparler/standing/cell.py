"""What each option of an issue is to one party.

The rules are those of ``docs/theory/stances.md``: a later position replaces an earlier one only on evidence of an
equal or stronger class by a speaker of at least equal authority; weaker evidence may say more in the same sense,
marked as said to be, but never lifts anything and never makes an option acceptable.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct, structs

from pourparler.domain.cell import Cell, Held, OptionCell, Verdict
from pourparler.domain.interval import Interval
from pourparler.domain.position import Stance

_FORCE = [
    Stance.INSISTS,
    Stance.REFUSES,
    Stance.DEMANDS,
    Stance.OPPOSES,
    Stance.CONDITIONAL,
    Stance.SUPPORTS,
    Stance.ACCEPTS,
    Stance.RESERVES,
]


class _Sense(Enum):
    YES = 1
    IF = 2
    NO = 3
    OPEN = 4


_SENSES = {
    stance: _Sense.IF
    if stance is Stance.CONDITIONAL
    else {1: _Sense.YES, -1: _Sense.NO, 0: _Sense.OPEN}[stance.direction()]
    for stance in Stance
}


def _sense(held: Held) -> _Sense:
    return _SENSES[held.position.stance]


class _Own(Struct, frozen=True):
    """A party's own stance on one option, before anything implied."""

    head: Held
    effective: Held
    others: tuple[Held, ...] = ()
    contradictory: tuple[Held, ...] = ()
    outlasting: tuple[Held, ...] = ()


def cell_of(
    party: str,
    issue: str,
    options: Sequence[tuple[str, Interval]],
    positions: Sequence[Held],
    orders: Sequence[tuple[str, str]] = (),
    aside: Sequence[Held] = (),
) -> Cell:
    """Return how a party stands on an issue.

    Parameters
    ----------
    party, issue : str
        Who, on what.
    options : sequence of (str, Interval)
        The options on record and when each was first named.
    positions : sequence of Held
        The party's positions on the issue that count at the level of evidence asked for.
    orders : sequence of (str, str)
        Pairs (worse, than): a refusal of the second carries over to the first, as inference.
    aside : sequence of Held
        The party's positions on the issue that are set aside: they rule nothing out, and let nothing earlier that they
        differ from make an option acceptable.

    Examples
    --------
    >>> cell_of("north", "army", [("army.small", Interval.of("2025-11-20"))], []).silent()
    True
    """
    # Ties are broken the same way whatever the order of recording.
    positions = sorted(positions, key=lambda h: h.position.id)
    own = {name: _own([h for h in positions if name in h.position.options]) for name, _ in options}
    drivers = [h for h in positions if _drives(h, own)]
    cells = [_option_cell(name, naming, own[name], drivers) for name, naming in options]
    cells = [_overtaken(cell, aside) for cell in _carried_over(cells, orders)]
    effective = dict.fromkeys(o.effective for o in cells if o.effective and not o.contradictory)
    ranked = sorted(effective, key=lambda h: (_FORCE.index(h.position.stance), h.evidence, h.happened_on.earliest))
    unspecified = tuple(h for h in positions if not h.position.options)
    return Cell(party, issue, tuple(cells), tuple(ranked), unspecified)


def _replaces(new: Held, old: Held) -> bool:
    return (
        new.happened_on.after(old.happened_on)
        and new.evidence <= old.evidence
        and new.authority.rank() >= old.authority.rank()
    )


def _own(explicit: Sequence[Held]) -> _Own | None:
    live = _not_replaced(explicit)
    if not live:
        return None
    best = min(h.evidence for h in live)
    heads = [h for h in live if h.evidence == best]
    clash = _contradicting(heads)
    head = max(heads, key=lambda h: (h.authority.rank(), h.happened_on.latest, h.position.stance.strictness()))
    effective = head if clash else _strengthened(head, live)
    others = tuple(h for h in live if h is not effective and h is not head and h not in clash)
    outlasting = tuple(h for h in explicit if h not in live and _outlasts(h, explicit))
    return _Own(head, effective, others, clash, outlasting)


def _outlasts(insistence: Held, explicit: Sequence[Held]) -> bool:
    """Return whether an insistence that a later word replaced on its own option still refuses the others.

    A demand or an insistence says anew what holds for the others, and stronger evidence settles how things are; a mere
    support of the same option on the same evidence says nothing of the others, and lifts no red line.
    """
    if insistence.position.stance is not Stance.INSISTS:
        return False
    after = [h for h in explicit if _replaces(h, insistence)]
    silent = (Stance.SUPPORTS, Stance.ACCEPTS, Stance.CONDITIONAL)
    return all(h.position.stance in silent and h.evidence == insistence.evidence for h in after)


def _not_replaced(explicit: Sequence[Held]) -> list[Held]:
    """Return the positions that no other replaces; of each weight, only the last can replace what is before it."""
    latest: dict[tuple[int, int], Held] = {}
    for position in explicit:
        weight = (position.evidence, position.authority.rank())
        if weight not in latest or position.happened_on.earliest > latest[weight].happened_on.earliest:
            latest[weight] = position
    return [h for h in explicit if not any(_replaces(other, h) for other in latest.values())]


def _contradicting(heads: Sequence[Held]) -> tuple[Held, ...]:
    """Return those of equal class that overlap one of another sense; where all are of one sense, nothing."""
    by_sense: dict[_Sense, list[Held]] = {}
    for position in heads:
        by_sense.setdefault(_sense(position), []).append(position)
    if len(by_sense) < 2:
        return ()
    return tuple(h for h in heads if any(_contradict(h, other) for other in heads))


def _contradict(one: Held, other: Held) -> bool:
    return _sense(one) is not _sense(other) and one.happened_on.overlaps(other.happened_on)


def _strengthened(head: Held, live: Iterable[Held]) -> Held:
    """Return the strictest stance in the sense of the head: weaker evidence may say more, never otherwise."""
    more = [
        h
        for h in live
        if h.position.stance.strictness() > head.position.stance.strictness()
        and (_sense(h) is _sense(head) or (_sense(head) is _Sense.OPEN and _sense(h) is _Sense.NO))
        and not head.happened_on.after(h.happened_on)
    ]
    if not more:
        return head
    return min(more, key=lambda h: (-h.position.stance.strictness(), h.evidence, -h.authority.rank()))


def _drives(driver: Held, own: dict[str, _Own | None]) -> bool:
    """Return whether an insistence or demand is in force: on one of its own options nothing stronger differs."""
    if driver.position.stance not in (Stance.INSISTS, Stance.DEMANDS):
        return False
    for name in driver.position.options:
        stance = own.get(name)
        if stance is None or driver in stance.contradictory:
            continue
        if driver in stance.outlasting:
            return True
        live = driver in (stance.head, stance.effective) or driver in stance.others
        if stance.contradictory:
            agrees = driver.evidence == stance.head.evidence
        else:
            agrees = _sense(stance.head) in (_Sense.YES, _Sense.OPEN)
        if live and agrees:
            return True
    return False


def _option_cell(name: str, naming: Interval, own: _Own | None, drivers: Sequence[Held]) -> OptionCell:
    implied = [d for d in drivers if name not in d.position.options and _reaches(d, naming)]
    insistences = [d for d in implied if d.position.stance is Stance.INSISTS]
    clash = _clashing(own, insistences)
    over = [d for d in insistences if d not in clash and _outweighs(d, own)]
    if over:
        driver = min(over, key=lambda d: (d.evidence, -d.authority.rank()))
        challenges = (*own.others, own.effective) if own and _sense(own.effective) is not _Sense.NO else ()
        only_if = own.effective if own and _only_if(own) else None
        return OptionCell(
            name,
            Verdict.REFUSED,
            implied_by=driver,
            challenges=challenges,
            said_to_be=driver.said_to_be(),
            refused_by=tuple(over),
            only_if=only_if,
        )
    if clash:
        return OptionCell(name, contradictory=clash)
    firmer = [d for d in implied if own is not None and d.evidence < own.head.evidence]
    if own is not None and firmer and (own.contradictory or _sense(own.effective) is not _Sense.NO):
        # Weaker evidence of an acceptance does not lift what the party's better word implies.
        driver = min(firmer, key=lambda d: (d.evidence, -d.authority.rank()))
        weaker = own.contradictory or (own.effective,)
        return OptionCell(name, Verdict.OBJECTED, implied_by=driver, challenges=(*weaker, *own.others))
    if own is not None:
        return _explicit(name, own, insistences)
    if implied:
        driver = min(implied, key=lambda d: (d.evidence, -d.authority.rank()))
        return OptionCell(name, Verdict.OBJECTED, implied_by=driver, said_to_be=driver.said_to_be())
    return OptionCell(name)


def _reaches(driver: Held, naming: Interval) -> bool:
    """An insistence refuses only what was on the table at its date; a demand objects to all else."""
    return driver.position.stance is Stance.DEMANDS or naming.latest <= driver.happened_on.latest


def _clashing(own: _Own | None, insistences: Sequence[Held]) -> tuple[Held, ...]:
    """Return insistences of equal class and overlapping dates on different options; empty where there are none."""
    if own is None or own.head.position.stance is not Stance.INSISTS:
        return ()
    head = own.head
    rivals = [d for d in insistences if d.evidence == head.evidence and d.happened_on.overlaps(head.happened_on)]
    return (head, *rivals) if rivals else ()


def _outweighs(insistence: Held, own: _Own | None) -> bool:
    """Return whether an insistence elsewhere outweighs what the party itself says of an option."""
    if own is None:
        return True
    if own.effective.position.stance is Stance.REFUSES and not own.contradictory:
        return False
    if own.head.happened_on.after(insistence.happened_on):
        lesser = own.head.authority.rank() < insistence.authority.rank()
        return own.head.evidence > insistence.evidence or lesser
    return insistence.evidence <= own.head.evidence or _sense(own.head) is _Sense.OPEN


def _explicit(name: str, own: _Own, insistences: Sequence[Held]) -> OptionCell:
    if own.contradictory:
        return OptionCell(name, contradictory=own.contradictory, challenges=own.others)
    verdict = _verdict(own)
    weaker = tuple(h for h in own.others if _sense(h) is not _sense(own.effective))
    overruled = () if _sense(own.head) is _Sense.NO else tuple(insistences)
    second_hand = own.effective.said_to_be() and verdict in (Verdict.REFUSED, Verdict.OBJECTED, Verdict.CONDITIONAL)
    refused_by = (own.effective, *insistences) if verdict is Verdict.REFUSED else ()
    only_if = own.effective if _only_if(own) else None
    return OptionCell(
        name, verdict, own.effective, own.head, None, (*weaker, *overruled), (), second_hand, refused_by, only_if
    )


def _only_if(own: _Own) -> bool:
    condition = own.effective.position.condition
    return not own.contradictory and condition is not None and condition.only and bool(condition.options)


def _verdict(own: _Own) -> Verdict:
    match _sense(own.effective):
        case _Sense.YES:
            return Verdict.ACCEPTABLE if own.head.evidence.may_accept() else Verdict.UNKNOWN
        case _Sense.IF:
            condition = own.effective.position.condition
            only = condition is not None and condition.only
            return Verdict.CONDITIONAL if own.head.evidence.may_accept() or only else Verdict.UNKNOWN
        case _Sense.NO:
            return Verdict.REFUSED if own.effective.position.stance is Stance.REFUSES else Verdict.OBJECTED
        case _Sense.OPEN:
            return Verdict.UNKNOWN


def _overtaken(cell: OptionCell, aside: Sequence[Held]) -> OptionCell:
    """Return a cell as unknown where a position set aside came after what would make the option acceptable."""
    head = cell.rests_on
    if head is None or cell.verdict not in (Verdict.ACCEPTABLE, Verdict.CONDITIONAL):
        return cell
    later = next((h.position.id for h in aside if _differs(h, cell.option, head)), "")
    return structs.replace(cell, verdict=Verdict.UNKNOWN, later_set_aside=later) if later else cell


def _differs(aside: Held, option: str, head: Held) -> bool:
    if aside.position.id == head.position.id or aside.evidence > head.evidence:
        return False
    if head.happened_on.after(aside.happened_on):
        return False
    if option in aside.position.options:
        return _sense(aside) is not _Sense.YES
    stance = aside.position.stance
    return stance is Stance.INSISTS or (stance is Stance.DEMANDS and aside.evidence < head.evidence)


def _carried_over(cells: list[OptionCell], orders: Sequence[tuple[str, str]]) -> list[OptionCell]:
    """Carry refusals over to options that an analyst holds to be at least as bad, until nothing changes."""
    by_name = {cell.option: cell for cell in cells}
    moved = True
    while moved:
        moved = False
        for worse, than in orders:
            source, target = by_name.get(than), by_name.get(worse)
            if source is None or target is None or source.verdict is not Verdict.REFUSED:
                continue
            if target.effective is None and target.verdict in (Verdict.UNKNOWN, Verdict.OBJECTED):
                ground = source.effective or source.implied_by
                by_name[worse] = structs.replace(
                    target, verdict=Verdict.REFUSED, implied_by=ground, said_to_be=True, refused_by=source.refused_by
                )
                moved = True
    return [by_name[cell.option] for cell in cells]
