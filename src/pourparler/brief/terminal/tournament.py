"""Tournaments in words: one table, a line a strategy."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from pourparler.brief.terminal.table import columns
from pourparler.brief.words.language import Language
from pourparler.domain.tournament import Mean, Result, Standing, standings

_LISTED = 5


def render_tournament(results: tuple[Result, ...], say: Language) -> RenderableType:
    """Return how many runs there were, the standings, and what failed, for a terminal."""
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
    table = columns(heads, [_row(say, one) for one in standings(results)])
    return Group(Text(runs, style="bold"), Text(), table, *(Text(line) for line in _failures(results, say)))


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


def _row(say: Language, one: Standing) -> list[str]:
    means = (one.utility, one.agreements, one.welfare, one.distance, one.rounds)
    return [one.strategy, f"{one.runs:,}", *(_mean(say, mean) for mean in means), str(one.failed)]


def _mean(say: Language, found: Mean | None) -> str:
    if found is None:
        return "–"
    digits = 1 if abs(found.value) >= 10 else 3
    written = f"{found.value:.{digits}f} ({found.low:.{digits}f}–{found.high:.{digits}f})"
    return written.replace(".", ",") if say.code == "fr" else written
