"""Tournaments in words: one table, a line a strategy."""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.brief.document import Block, Line, Table, TableCell, TableRow, cell, row
from pourparler.brief.words.language import Language
from pourparler.domain.tournament import Mean, Result, Standing, standings

_LISTED = 5


def tournament_told(say: Language, results: tuple[Result, ...]) -> tuple[Block, ...]:
    """Return how many runs there were, the standings, and what failed."""
    runs = say(
        "Runs: {runs}; scenarios: {scenarios}. Averages, with 95 % intervals in brackets.",
        runs=f"{len(results):,}",
        scenarios=len({one.scenario for one in results}),
    )
    heads = (
        say("strategy"),
        say("runs"),
        say("utility"),
        say("agreements"),
        say("welfare"),
        say("distance to the frontier"),
        say("rounds"),
        say("failed"),
    )
    table = Table("", heads, tuple(_row(say, one) for one in standings(results)), (), "standings")
    return (Line(runs, "strong"), table, *(Line(failed) for failed in _failures(results, say)))


def _failures(results: tuple[Result, ...], say: Language) -> Iterator[str]:
    failed = [one for one in results if one.ending in ("fault", "forbidden offer", "timed out")]
    for one in failed[:_LISTED]:
        yield say(
            "Run {run} failed: {ending}, by {by} ({strategies}). {said}",
            run=one.trial,
            ending=one.ending,
            by=one.by or "?",
            strategies=", ".join(one.strategies),
            said=one.said,
        )
    if len(failed) > _LISTED:
        yield say.count("{n} more run failed.", "{n} more runs failed.", len(failed) - _LISTED)


def _row(say: Language, one: Standing) -> TableRow:
    means = (one.utility, one.agreements, one.welfare, one.distance, one.rounds)
    return row(one.strategy, f"{one.runs:,}", *(_mean(say, mean) for mean in means), str(one.failed))


def _mean(say: Language, mean: Mean | None) -> TableCell:
    """Return a mean with its interval in brackets; a dash where there is none."""
    if mean is None:
        return cell("–")
    digits = 1 if abs(mean.value) >= 10 else 3
    value, interval = f"{mean.value:.{digits}f}", f"({mean.low:.{digits}f}–{mean.high:.{digits}f})"
    point = "," if say.code == "fr" else "."
    return cell(value.replace(".", point), Line(interval.replace(".", point), "small"))
