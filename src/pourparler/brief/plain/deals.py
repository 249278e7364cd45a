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
from pourparler.domain.doubt import Doubts
from pourparler.domain.improvement import Improvement
from pourparler.domain.lock import Locked
from pourparler.domain.reserved import Demands
from pourparler.domain.scenario import Lacking, Scenario
from pourparler.domain.trade import Side, Trades
from pourparler.domain.zone import Status


def deals(answer: Deals, heading: dict[str, Any]) -> dict[str, Any]:
    """Return every solution asked for, and the frontier."""
    timing = {solution.name: solution.seconds for solution in answer.solutions}
    return {
        **heading,
        "no_answer": None if answer.scenario.issues else Lacking.OPTIONS.value,
        "parties": list(answer.frontier.parties),
        "unvalued": list(answer.unvalued),
        "certain_only": answer.certain,
        "solutions": {one.name: solution(one) for one in answer.solutions},
        "frontier": frontier(answer.frontier),
        "acceptability": _acceptability(answer),
        "blocking": _blocking(answer),
        "opening": _opening(answer),
        "estimates": estimates(answer.scenario),
        "notices": [notice.what.format(**notice.fields) for notice in answer.scenario.notices],
        "timing": {**timing, "frontier": answer.frontier.seconds},
    }


def lock(answer: Locked) -> dict[str, Any]:
    """Return what is held, and what remains of the best deals without it."""
    changes = {one.name: answer.changes(one.name) for one in answer.after.solutions}
    return {
        "locks": dict(answer.locks),
        "barred": list(answer.barred),
        "kept": {
            "points": answer.kept,
            "of": len(answer.before.frontier.points),
            "status": (Status.PROVEN if answer.known else Status.GAP).value,
        },
        "changes": {name: None if one is None else numbers(one) for name, one in changes.items()},
    }


def doubts(answer: Doubts) -> dict[str, Any]:
    """Return which changes of one weight pick another deal."""
    tried = [
        {
            "party": one.party,
            "issue": one.issue,
            "factor": float(one.factor),
            "moved": list(one.moved),
            "outcome": dict(one.deal.outcome) if one.deal else None,
            "proven": one.proven,
        }
        for one in answer.doubts
    ]
    told = {"solution": answer.name, "proven": answer.proven, "tried": tried, "steady": list(answer.steady)}
    return {"doubt": told}


def _acceptability(answer: Deals) -> dict[str, Any] | None:
    if answer.acceptability is None:
        return None
    return {
        "draws": answer.acceptability.draws,
        "seed": answer.acceptability.seed,
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
            for d in answer.acceptability.deals
        ],
    }


def _blocking(answer: Deals) -> dict[str, Any] | None:
    if answer.blocking is None:
        return None
    return {"status": answer.blocking.status.value, "sets": _demands(answer.blocking.sets)}


def _opening(answer: Deals) -> dict[str, Any] | None:
    if answer.opening is None:
        return None
    sets = _demands(answer.opening.sets)
    return {"status": answer.opening.status.value, "fewest": answer.opening.fewest(), "sets": sets}


def _demands(sets: Iterable[Demands]) -> list[dict[str, Any]]:
    return [
        {"red_lines": [red_line(line) for line in one.red_lines], "reservations": list(one.reservations)}
        for one in sets
    ]


def improvement(answer: Improvement, heading: dict[str, Any]) -> dict[str, Any]:
    """Return the improvements of a baseline."""
    solutions = [answer.nearest, *([answer.best] if answer.best else [])]
    return {
        **heading,
        "no_answer": None,
        "baseline": {"outcome": dict(answer.baseline), "payoffs": numbers(answer.payoffs)},
        "refused_by": [red_line(line) for line in answer.refused_by],
        "nearest": _improved(answer, answer.nearest),
        "best": _improved(answer, answer.best) if answer.best else None,
        "changes": answer.changes,
        "estimates": estimates(answer.scenario),
        "notices": [notice.what.format(**notice.fields) for notice in answer.scenario.notices],
        "timing": {"seconds": sum(one.seconds for one in solutions)},
    }


def trades(answer: Trades, scenario: Scenario, heading: dict[str, Any]) -> dict[str, Any]:
    """Return the trades open from an outcome."""
    return {
        **heading,
        "no_answer": None,
        "outcome": dict(answer.outcome),
        "parties": list(answer.parties),
        "trades": [
            {
                "before": dict(t.before),
                "after": dict(t.after),
                "status": t.status.value,
                "share": float(t.share),
                "sides": [_side(side) for side in t.sides],
            }
            for t in answer.trades
        ],
        "number": answer.number,
        "draws": answer.draws,
        "seed": answer.seed,
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


def _improved(answer: Improvement, one: Solution) -> dict[str, Any]:
    return {
        **solution(one),
        "changed": [answer.changed(deal) for deal in one.deals],
        "gained": [numbers(answer.gained(deal)) for deal in one.deals],
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


def frontier(answer: Frontier) -> dict[str, Any]:
    """Return the frontier, every point with an outcome that gives it."""
    return {
        "status": answer.status.value,
        "size": answer.size,
        "points": [{"payoffs": numbers(p.payoffs), "outcome": dict(p.outcome)} for p in answer.points],
        "method": answer.method,
        "coverage": answer.coverage,
        "stopped": answer.stopped or None,
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


def rows(answer: Deals) -> str:
    """Return the deals as comma-separated values: one row per solution and tied outcome, then the frontier."""
    issues, parties = list(answer.scenario.issues), list(answer.frontier.parties)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["solution", "status", "certain", *(f"payoff of {p}" for p in parties), *issues])
    for one in answer.solutions:
        writer.writerows(_row(one.name, one.status.value, deal, parties, issues) for deal in one.deals)
    for point in answer.frontier.points:
        paid = [str(float(point.payoffs[p])) for p in parties]
        options = [guarded(point.outcome[i]) for i in issues]
        writer.writerow(["frontier", answer.frontier.status.value, "", *paid, *options])
    return buffer.getvalue()


def _row(name: str, status: str, deal: Deal, parties: list[str], issues: list[str]) -> list[str]:
    paid = [str(float(deal.payoffs[p])) for p in parties]
    return [name, status, str(deal.certain).lower(), *paid, *(guarded(deal.outcome[i]) for i in issues)]
