"""Deals as plain values for ``--json``, and as rows for ``--csv``: stable keys, documented, only ever added to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from pourparler.brief.plain.possibilities import red_line
from pourparler.brief.plain.table import guarded
from pourparler.domain.deal import Deal, Deals, Frontier, Rest, Solution
from pourparler.domain.improvement import Improvement
from pourparler.domain.reserved import Demands
from pourparler.domain.scenario import Lacking, Scenario
from pourparler.domain.trade import Side, Trades


def deals(found: Deals, heading: dict[str, Any]) -> dict[str, Any]:
    """Return every solution asked for, and the frontier."""
    timing = {solution.name: solution.seconds for solution in found.solutions}
    return {
        **heading,
        "no_answer": None if found.scenario.issues else Lacking.OPTIONS.value,
        "parties": list(found.frontier.parties),
        "unvalued": list(found.unvalued),
        "certain_only": found.certain,
        "solutions": {one.name: solution(one) for one in found.solutions},
        "frontier": frontier(found.frontier),
        "acceptability": _acceptability(found),
        "blocking": _blocking(found),
        "opening": _opening(found),
        "estimates": estimates(found.scenario),
        "notices": [notice.what.format(**notice.fields) for notice in found.scenario.notices],
        "timing": {**timing, "frontier": found.frontier.seconds},
    }


def _acceptability(found: Deals) -> dict[str, Any] | None:
    if found.acceptability is None:
        return None
    return {
        "draws": found.acceptability.draws,
        "seed": found.acceptability.seed,
        "deals": [
            {
                "outcome": dict(d.outcome),
                "by_all": d.by_all,
                "nash": d.nash,
                "accepted": dict(d.accepted),
                "best": dict(d.best),
                "necessary": list(d.necessary),
                "possible": list(d.possible),
            }
            for d in found.acceptability.deals
        ],
    }


def _blocking(found: Deals) -> dict[str, Any] | None:
    if found.blocking is None:
        return None
    return {"status": found.blocking.status.value, "sets": _demands(found.blocking.sets)}


def _opening(found: Deals) -> dict[str, Any] | None:
    if found.opening is None:
        return None
    sets = _demands(found.opening.sets)
    return {"status": found.opening.status.value, "fewest": found.opening.fewest(), "sets": sets}


def _demands(sets: Iterable[Demands]) -> list[dict[str, Any]]:
    return [
        {"red_lines": [red_line(line) for line in one.red_lines], "reservations": list(one.reservations)}
        for one in sets
    ]


def improvement(found: Improvement, heading: dict[str, Any]) -> dict[str, Any]:
    """Return the improvements of a baseline."""
    asked = [found.nearest, *([found.best] if found.best else [])]
    return {
        **heading,
        "no_answer": None,
        "baseline": {"outcome": dict(found.baseline), "payoffs": numbers(found.payoffs)},
        "refused_by": [red_line(line) for line in found.refused_by],
        "nearest": _improved(found, found.nearest),
        "best": _improved(found, found.best) if found.best else None,
        "changes": found.changes,
        "estimates": estimates(found.scenario),
        "notices": [notice.what.format(**notice.fields) for notice in found.scenario.notices],
        "timing": {"seconds": sum(one.seconds for one in asked)},
    }


def trades(found: Trades, scenario: Scenario, heading: dict[str, Any]) -> dict[str, Any]:
    """Return the trades open from an outcome."""
    return {
        **heading,
        "no_answer": None,
        "outcome": dict(found.outcome),
        "parties": list(found.parties),
        "trades": [
            {
                "before": dict(t.before),
                "after": dict(t.after),
                "status": t.status.value,
                "share": float(t.share),
                "sides": [_side(side) for side in t.sides],
            }
            for t in found.trades
        ],
        "number": found.number,
        "draws": found.draws,
        "seed": found.seed,
        "estimates": estimates(scenario),
        "notices": [notice.what.format(**notice.fields) for notice in scenario.notices],
    }


def _side(side: Side) -> dict[str, Any]:
    gain = float(side.gain) if side.gain is not None else None
    return {
        "party": side.party,
        "gives": list(side.gives),
        "gets": list(side.gets),
        "gain": gain,
        "ranked": side.ranked,
        "may_gain": side.may_gain,
    }


def _improved(found: Improvement, one: Solution) -> dict[str, Any]:
    return {
        **solution(one),
        "changed": [found.changed(deal) for deal in one.deals],
        "gained": [numbers(found.gained(deal)) for deal in one.deals],
    }


def solution(one: Solution) -> dict[str, Any]:
    """Return what a solution concept picks, as plain values."""
    return {
        "status": one.status.value,
        "gap": one.gap,
        "outcomes": [dict(deal.outcome) for deal in one.deals],
        "payoffs": [numbers(deal.payoffs) for deal in one.deals],
        "gains": [numbers(deal.gains) for deal in one.deals],
        "certain": [deal.certain for deal in one.deals],
        "rests_on": [[rest(r) for r in deal.rests_on] for deal in one.deals],
        "more": one.more,
        "method": one.method,
        "parameters": dict(one.parameters),
    }


def frontier(found: Frontier) -> dict[str, Any]:
    """Return the frontier, every point with an outcome that gives it."""
    return {
        "status": found.status.value,
        "size": found.size,
        "points": [{"payoffs": numbers(p.payoffs), "outcome": dict(p.outcome)} for p in found.points],
        "method": found.method,
    }


def estimates(scenario: Scenario) -> list[dict[str, Any]]:
    """Return whose estimates these are, and on what ground."""
    return [
        {
            "party": party,
            "by": e.by,
            "ground": e.ground,
            "reservation": float(e.reservation) if e.reservation is not None else None,
        }
        for party, e in scenario.estimates.items()
    ]


def numbers(payoffs: dict[str, Fraction]) -> dict[str, float]:
    """Return payoffs as the nearest floats."""
    return {party: float(value) for party, value in payoffs.items()}


def rest(one: Rest) -> dict[str, Any]:
    """Return what keeps a deal from being certain."""
    return {"party": one.party, "issue": one.issue, "option": one.option, "verdict": one.verdict.value}


def rows(found: Deals) -> str:
    """Return the deals as comma-separated values: one row per solution and tied outcome, then the frontier."""
    issues, parties = list(found.scenario.issues), list(found.frontier.parties)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["solution", "status", "certain", *(f"payoff of {p}" for p in parties), *issues])
    for one in found.solutions:
        writer.writerows(_row(one.name, one.status.value, deal, parties, issues) for deal in one.deals)
    for point in found.frontier.points:
        paid = [str(float(point.payoffs[p])) for p in parties]
        told = [guarded(point.outcome[i]) for i in issues]
        writer.writerow(["frontier", found.frontier.status.value, "", *paid, *told])
    return written.getvalue()


def _row(name: str, status: str, deal: Deal, parties: list[str], issues: list[str]) -> list[str]:
    paid = [str(float(deal.payoffs[p])) for p in parties]
    return [name, status, str(deal.certain).lower(), *paid, *(guarded(deal.outcome[i]) for i in issues)]
