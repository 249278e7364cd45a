"""Rehearsals as plain values for ``--json``: stable keys, documented, only ever added to."""

from __future__ import annotations

from typing import Any

from pourparler.brief.plain.deals import estimates, numbers
from pourparler.domain.rehearsal import Rehearsal, interval
from pourparler.domain.run import Ending, Run


def rehearsal(answer: Rehearsal, heading: dict[str, Any]) -> dict[str, Any]:
    """Return every run, and what they show together."""
    agreed = answer.count(Ending.AGREEMENT)
    return {
        **heading,
        "no_answer": None,
        "protocol": answer.protocol,
        "drawn": answer.drawn,
        "agreements": agreed,
        "share": answer.share(),
        "interval": list(interval(agreed, len(answer.runs))),
        "endings": {kind.value: answer.count(kind) for kind in Ending if answer.count(kind)},
        "obstacles": [{"issue": one.issue, "runs": one.runs} for one in answer.obstacles],
        "runs": [run(one) for one in answer.runs],
        "estimates": estimates(answer.scenario),
        "notices": [notice.what.format(**notice.fields) for notice in answer.scenario.notices],
    }


def run(one: Run) -> dict[str, Any]:
    """Return one run of rehearsed talks as plain values."""
    return {
        "ending": one.ending.value,
        "round": one.round,
        "by": one.by or None,
        "outcome": dict(one.outcome) if one.outcome is not None else None,
        "payoffs": numbers(one.payoffs),
        "utilities": dict(one.utilities),
        "strategies": dict(one.strategies),
        "seed": one.seed,
        "offers": one.offers,
        "distances": dict(one.distances),
        "said": one.said,
        "turns": [
            {
                "round": t.round,
                "party": t.party,
                "act": t.act.value,
                "outcome": dict(t.outcome) if t.outcome is not None else None,
                "utilities": dict(t.utilities),
            }
            for t in one.turns
        ],
    }
