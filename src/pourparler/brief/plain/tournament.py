"""Tournaments as plain values for ``--json``: stable keys, documented, only ever added to."""

from __future__ import annotations

from typing import Any

from pourparler.brief.plain.value import SCHEMA
from pourparler.domain.tournament import Mean, Result, standings


def tournament(results: tuple[Result, ...]) -> dict[str, Any]:
    """Return the standings, and every run."""
    return {
        "schema": SCHEMA,
        "no_answer": None,
        "standings": [
            {
                "strategy": one.strategy,
                "runs": one.runs,
                "failed": one.failed,
                "utility": _mean(one.utility),
                "agreements": _mean(one.agreements),
                "welfare": _mean(one.welfare),
                "distance": _mean(one.distance),
                "rounds": _mean(one.rounds),
            }
            for one in standings(results)
        ],
        "runs": [
            {
                "run": one.trial,
                "scenario": one.scenario,
                "repetition": one.repetition,
                "seed": one.seed,
                "parties": list(one.parties),
                "strategies": list(one.strategies),
                "ending": one.ending,
                "round": one.round,
                "by": one.by or None,
                "offers": one.offers,
                "utilities": list(one.utilities),
                "payoffs": list(one.payoffs),
                "distances": dict(one.distances),
                "said": one.said,
            }
            for one in results
        ],
    }


def _mean(mean: Mean | None) -> dict[str, float] | None:
    return None if mean is None else {"mean": mean.value, "low": mean.low, "high": mean.high}
