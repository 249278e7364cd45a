"""Where an issue stands: agreed, deadlocked, convergent, contested or unknown, tried in that order."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from pourparler.domain.cell import Cell, Held, OptionCell, Verdict
from pourparler.domain.evidence import Level
from pourparler.domain.interval import Interval
from pourparler.domain.issue_standing import Conflict, IssueStanding, classified
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.party import Role
from pourparler.domain.position import Stance
from pourparler.domain.set_aside import SetAside
from pourparler.standing.cell import cell_of
from pourparler.standing.text_status import Reported, issue_statuses, settled, statuses
from pourparler.standing.weight import Denied, denied_by_place, held_positions, set_aside_positions


def issue_standings(negotiation: Negotiation, level: Level) -> tuple[IssueStanding, ...]:
    """Return where every issue on record stands, at a level of evidence."""
    positions = held_positions(negotiation, level)
    aside = set_aside_positions(negotiation)
    denied = denied_by_place(negotiation, level)
    reports = statuses(negotiation, level)
    return tuple(
        _standing(negotiation, issue, level, positions, aside, denied, reports) for issue in negotiation.issues
    )


def required_parties(negotiation: Negotiation, issue: str) -> tuple[tuple[str, ...], str]:
    """Return who must agree on an issue, and the ground; by default the conflict parties.

    A statement that is set aside, since a party it names no longer counts, gives way to the default and not to an
    earlier statement that it had replaced. Where the default is nobody, the rest of those it names must agree.
    """
    for key in (issue, ""):
        stated = negotiation.required.get(key)
        if stated and not any(one.happened_on.latest >= stated.happened_on.latest for one in _aside(negotiation, key)):
            return stated.value.parties, stated.value.ground
    default = tuple(k for k, p in negotiation.parties.items() if Role.CONFLICT_PARTY in p.value.roles)
    return default or _left(negotiation, issue), ""


def _aside(negotiation: Negotiation, key: str) -> list[SetAside]:
    return [one for one in negotiation.set_aside if (one.collection, one.key) == ("required", key)]


def _left(negotiation: Negotiation, issue: str) -> tuple[str, ...]:
    """Return those still on record whom the last statement names that is set aside, on the issue or on all."""
    stated = _aside(negotiation, issue) or _aside(negotiation, "")
    return tuple(p for p in stated[-1].noun.parties if p in negotiation.parties) if stated else ()


def _standing(
    negotiation: Negotiation,
    issue: str,
    level: Level,
    positions: dict[tuple[str, str], list[Held]],
    aside: dict[tuple[str, str], list[Held]],
    denied: dict[tuple[str, str], list[Denied]],
    reports: Sequence[Reported],
) -> IssueStanding:
    required, ground = required_parties(negotiation, issue)
    names = [(name, negotiation.options[name].happened_on) for name in negotiation.options_of(issue)]
    others = [p for p in negotiation.parties if p not in required and positions.get((p, issue))]
    cells = tuple(
        _cell(
            party,
            issue,
            names,
            positions.get((party, issue), ()),
            _orders(negotiation, party, level),
            aside.get((party, issue), ()),
            denied.get((party, issue), ()),
        )
        for party in (*required, *others)
    )
    needed = [cell for cell in cells if cell.party in required]
    options = [name for name, _ in names]
    text = issue_statuses(negotiation, reports, issue)
    conflicts = tuple(_conflicts(needed))
    acceptable = tuple(o for o in options if needed and all(_accepts(c.option(o)) for c in needed))
    refused = bool(options) and all(any(_refuses(c.option(o)) for c in needed) for o in options)
    firmly = refused and all(any(_refuses(c.option(o), firmly=True) for c in needed) for o in options)
    standing = classified(
        settled=settled(negotiation, reports, issue),
        deadlocked=firmly,
        convergent=bool(acceptable),
        contested=bool(conflicts) or refused,
    )
    return IssueStanding(issue, standing, required, ground, cells, conflicts, acceptable, refused and not firmly, text)


def _cell(
    party: str,
    issue: str,
    names: Sequence[tuple[str, Interval]],
    positions: Sequence[Held],
    orders: Sequence[tuple[str, str]],
    aside: Sequence[Held],
    denied: Sequence[Denied],
) -> Cell:
    """Return how a party stands; that it denies something is no consent to what that had ruled out.

    Where what is denied had ended what the party said before, that makes nothing acceptable until it says so anew;
    where the option was acceptable all the same, the denial takes nothing away.
    """
    plain = cell_of(party, issue, names, positions, orders, aside)
    if not denied:
        return plain
    doubtful = cell_of(party, issue, names, positions, orders, (*aside, *(one.doubt for one in denied)))
    before = cell_of(party, issue, names, (*positions, *(one.held for one in denied)), orders, aside)
    lived = (Verdict.ACCEPTABLE, Verdict.CONDITIONAL)
    options = tuple(
        sure if was.verdict in lived else doubted
        for sure, doubted, was in zip(plain.options, doubtful.options, before.options, strict=True)
    )
    return structs.replace(plain, options=options)


def _orders(negotiation: Negotiation, party: str, level: Level) -> list[tuple[str, str]]:
    if level is not Level.ANY:
        return []
    orders = (order.value for order in negotiation.option_orders.values())
    return [(order.worse, order.than) for order in orders if order.party == party]


def _accepts(option: OptionCell) -> bool:
    return option.verdict is Verdict.ACCEPTABLE


def _refuses(option: OptionCell, firmly: bool = False) -> bool:
    return option.verdict is Verdict.REFUSED and not (firmly and option.said_to_be)


def _conflicts(needed: Sequence[Cell]) -> list[Conflict]:
    """Return where one required party insists on or demands what another refuses, objects to, or demands otherwise."""
    conflicts = []
    for cell in needed:
        for claim in cell.effective:
            if claim.position.stance not in (Stance.INSISTS, Stance.DEMANDS):
                continue
            for other in needed:
                answers = [other.option(o) for o in claim.position.options]
                against = (Verdict.REFUSED, Verdict.OBJECTED)
                if other is not cell and answers and all(a.verdict in against for a in answers):
                    grounds = [a.effective or a.implied_by for a in answers]
                    conflicts.append(Conflict(claim, other.party, tuple(dict.fromkeys(g for g in grounds if g))))
    return conflicts
