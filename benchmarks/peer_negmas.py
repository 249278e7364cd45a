"""NegMAS on one scenario: run by the interpreter of its own environment, a scenario as JSON in, figures as JSON out.

It imports nothing of ours. `pareto_frontier` over utility functions and issues is the path that NegMAS documents as the
fastest from start to end, `pareto_frontier_numpy` the one for payoffs that are there already.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version


def cpu_seconds(work: Callable[[], object], runs: int, warm_up: int) -> float:
    """Return the median CPU seconds of several runs."""
    for _ in range(warm_up):
        work()
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


def main() -> None:
    """Answer one scenario."""
    warnings.simplefilter("ignore")
    asked = json.load(sys.stdin)
    begun = time.process_time()
    import numpy as np  # noqa: PLC0415
    from negmas import LinearAdditiveUtilityFunction, make_issue  # noqa: PLC0415
    from negmas.preferences.ops import nash_points, pareto_frontier, pareto_frontier_numpy  # noqa: PLC0415
    from negmas.preferences.value_fun import TableFun  # noqa: PLC0415

    imported = time.process_time() - begun
    issues = [make_issue(options, name) for name, options in asked["issues"].items()]
    parties = [
        LinearAdditiveUtilityFunction(
            values={name: TableFun(table) for name, table in party["values"].items()},
            weights=party["weights"],
            issues=issues,
            reserved_value=0.0,
        )
        for party in asked["parties"]
    ]
    kept: list[tuple[tuple[float, ...], ...]] = []

    def whole() -> None:
        kept[:] = [pareto_frontier(parties, issues=issues, sort_by_welfare=False)[0]]

    seconds = cpu_seconds(whole, asked["runs"], asked["warm_up"])
    frontier = kept[0]
    most = [sum(p["weights"][i] * max(p["values"][i].values()) for i in asked["issues"]) for p in asked["parties"]]
    best = nash_points(parties, frontier, ranges=[(0.0, one) for one in most])
    columns = []
    for party in asked["parties"]:
        total = np.zeros(1)
        for name, options in asked["issues"].items():
            row = np.array([party["weights"][name] * party["values"][name][o] for o in options])
            total = (total[:, None] + row).ravel()
        columns.append(total)
    points = np.stack(columns, axis=1)
    alone = cpu_seconds(lambda: pareto_frontier_numpy(points, sort_by_welfare=False), asked["runs"], asked["warm_up"])
    json.dump(
        {
            "version": version("negmas"),
            "import": imported,
            "outcomes": len(points),
            "seconds": seconds,
            "filter": alone,
            "frontier": [list(map(float, point)) for point in frontier],
            "nash": [list(map(float, point)) for point, _ in best],
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
