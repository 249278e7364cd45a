"""Rehearsals beside two peers in one run: ``python -m benchmarks.rehearsal --negolog DIR``.

Offers a CPU second on the plain path and in bulk; a tournament; spaces too large to list; Dask workers. ``--write FILE``
replaces the page's section. The peers have an environment each: ``--negmas-python`` and ``--negolog-python``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measure import machine
from pourparler.domain.scenario import Estimate, Scenario
from pourparler.simulation.bulk import bulk
from pourparler.simulation.deadline import Rounds
from pourparler.simulation.named import strategy
from pourparler.simulation.plan import Plan, trials
from pourparler.simulation.protocols.alternating_offers import alternating_offers
from pourparler.simulation.seat import Seat, mixed
from pourparler.simulation.space import Space
from pourparler.simulation.trial import Bench
from pourparler.workbench.scenario import read_scenario
from pourparler.workbench.tournament import tournament

SECTION = "## Rehearsals"
DOMAINS = (1, 5, 11)
STRATEGIES = ("boulware", "conceder", "linear", "micro")
PAIRS = list(product(STRATEGIES, repeat=2))
ROUNDS, REPETITIONS, BULK = 100, 10, 10_000


def plain(spaces: list[Space]) -> dict[str, Any]:
    """Hold every pair in every space on the plain path, as the peers do."""

    def held(space: Space, names: tuple[str, str], seed: int) -> int:
        seated = [strategy(n)(Seat(space, c, mixed(seed, c), ROUNDS)) for c, n in enumerate(names)]
        return sum(entry[3] == "offer" for entry in alternating_offers(space, seated, Rounds(ROUNDS)).log)

    for space in spaces:
        held(space, ("boulware", "micro"), 0)
    begun, offers = time.process_time(), 0
    for seed in range(10 * REPETITIONS):
        offers += sum(held(space, names, seed) for space in spaces for names in PAIRS)
    return {
        "name": "Pourparler, plain path",
        "offers": offers,
        "cpu": time.process_time() - begun,
        "runs": 10 * REPETITIONS * len(spaces) * len(PAIRS),
    }


def in_bulk(spaces: list[Space], pairs: list[tuple[str, str]], talks: int, name: str) -> dict[str, Any]:
    """Hold pairs in bulk."""
    every = [pairs[n % len(pairs)] for n in range(talks)]
    for space in spaces:
        bulk(space, every[:100], ROUNDS)
    begun = time.process_time()
    offers = sum(int(bulk(space, every, ROUNDS, seed).offers.sum()) for seed, space in enumerate(spaces))
    return {"name": name, "offers": offers, "cpu": time.process_time() - begun, "runs": talks * len(spaces)}


def peer(python: str, *words: str, scenarios: list[dict[str, Any]], repetitions: int) -> dict[str, Any] | None:
    """Return a peer's figures; none where it was not named, or fails."""
    if not python:
        return None
    asked = {"scenarios": scenarios, "pairs": PAIRS, "rounds": ROUNDS, "repetitions": repetitions}
    script = str(Path(__file__).parent / "peer_negotiations.py")
    done = subprocess.run(
        [python, script, *words], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stderr.strip().splitlines()[-1:], file=sys.stderr)
        return None
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])  # NegMAS prints a bar before it.
    return found


def as_json(number: int, scenario: Scenario) -> dict[str, Any]:
    """Return a scenario for the peers."""
    return {
        "number": number,
        "issues": {issue: list(options) for issue, options in scenario.issues.items()},
        "parties": [
            {
                "weights": {i: float(w) for i, w in e.weights.items()},
                "values": {i: {o: float(v) for o, v in table.items()} for i, table in e.values.items()},
            }
            for e in scenario.estimates.values()
        ],
    }


def large(issues: int = 19, options: int = 5) -> Space:
    """Return a space of options to the power of issues."""
    draw = np.random.default_rng(0)
    domains = {f"i{n}": tuple(f"o{k}" for k in range(options)) for n in range(issues)}
    estimates = {
        party: Estimate(
            {
                i: Fraction(round(float(w) * 10**6), 10**6)
                for i, w in zip(domains, draw.dirichlet(np.ones(issues)), strict=True)
            },
            {i: {o: Fraction(int(draw.integers(0, 101)), 100) for o in os_} for i, os_ in domains.items()},
        )
        for party in ("first", "second")
    }
    return Space(Scenario(f"{issues} x {options}", tuple(estimates), domains, estimates=estimates))


def manners() -> list[tuple[str, str]]:
    """Return pairs of many different strategies by the clock, and of MiCRO."""
    names = [f"boulware:end={n / 100}" for n in range(30, 60)] + [
        f"time_dependent:exponent={n / 10}" for n in range(1, 30)
    ]
    names += ["micro", "conceder", "linear"]
    draw = random.Random(0)
    return [(draw.choice(names), draw.choice(names)) for _ in range(1000)]


def whole_tournament(scenarios: list[tuple[str, Scenario]], workers: int) -> tuple[float, float, Any]:
    """Return the wall-clock and CPU seconds of a tournament with its processes, and its results."""
    plan = Plan(tuple(scenarios), STRATEGIES, REPETITIONS, ROUNDS)

    def used() -> float:
        own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime

    before, begun = used(), time.perf_counter()
    found = tournament(plan, workers=workers)
    return time.perf_counter() - begun, used() - before, found


def without_guard(scenarios: list[tuple[str, Scenario]]) -> float:
    """Return the CPU seconds of a tournament in this process, the scenarios prepared anew."""
    plan = Plan(tuple(scenarios), STRATEGIES, REPETITIONS, ROUNDS)
    begun = time.process_time()
    bench = Bench(plan)
    for trial in trials(plan, (2,) * len(scenarios)):
        bench.result(trial)
    return time.process_time() - begun


def on_dask(scenarios: list[tuple[str, Scenario]], repetitions: int, workers: int) -> tuple[float, Any]:
    """Return the seconds of a tournament on a cluster of this machine, after its workers were warmed up."""
    import distributed  # noqa: PLC0415

    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
    ) as own:
        slow = ("nice_tit_for_tat", "hard_headed", "agent_k")
        tournament(Plan(tuple(scenarios), slow, 1, 5), cluster=own.scheduler_address)
        begun = time.perf_counter()
        found = tournament(Plan(tuple(scenarios), slow, repetitions, ROUNDS), cluster=own.scheduler_address)
        return time.perf_counter() - begun, found


def section(asked: argparse.Namespace) -> list[str]:
    """Return the section's lines."""
    folder = Path(asked.negolog)
    scenarios = [(f"NegoLog {n}", read_scenario(folder / "domains" / f"domain{n}")) for n in DOMAINS]
    spaces = [Space(scenario) for _, scenario in scenarios]
    told = [as_json(n, scenario) for n, (_, scenario) in zip(DOMAINS, scenarios, strict=True)]
    peers = [
        found
        for found in (
            peer(asked.negmas_python, "negmas", scenarios=told, repetitions=REPETITIONS),
            peer(asked.negolog_python, "negolog", str(folder.resolve()), scenarios=told, repetitions=REPETITIONS),
        )
        if found
    ]
    fastest = max((one["offers"] / one["cpu"] for one in peers), default=0.0)
    ours = [plain(spaces), in_bulk(spaces, PAIRS, BULK, "Pourparler, in bulk")]
    lines = [
        SECTION,
        "",
        "Printed by `python -m benchmarks.rehearsal`; `--write` replaces this section. Taken on:",
        f"{machine()}.",
        "",
        f"NegoLog's domains {', '.join(map(str, DOMAINS))} (64, 256 and 7,776 outcomes), {ROUNDS} rounds, every ordered pair of {', '.join(STRATEGIES)}.",
        "CPU seconds of one process, without imports; NegoLog's Excel files are not written. Each side plays its own version",
        "of the strategies.",
        "",
        "| what | negotiations | offers | CPU seconds | offers a CPU second | of the faster peer |",
        "|---|---|---|---|---|---|",
    ]
    for one in (*peers, *ours):
        rate = one["offers"] / one["cpu"]
        ratio = f"{rate / fastest:,.{2 if rate < 10 * fastest else 0}f} ×" if fastest else "–"
        lines.append(
            f"| {one['name']} | {one['runs']:,} | {one['offers']:,} | {one['cpu']:.2f} | {rate:,.0f} | {ratio} |"
        )
    own = peer(asked.negmas_python, "negmas-tournament", scenarios=told, repetitions=REPETITIONS)
    lines += [
        "",
        "A tournament of 4 strategies × 3 scenarios × both sides × 10, with the distances to the frontier and the solutions;",
        "NegMAS's own with its statistics off, imports included; NegoLog's negotiations alone. Ours twice: in a process under",
        "guard, start and imports included, as the verb holds it; and in this process, without a guard, as NegMAS does.",
        "",
        "| what | runs | CPU seconds | over ours under guard | over ours without |",
        "|---|---|---|---|---|",
    ]
    _, cpu, results = whole_tournament(scenarios, 1)
    bare = without_guard(scenarios)
    lines.append(f"| Pourparler, under guard | {len(results):,} | {cpu:.2f} | | |")
    lines.append(f"| Pourparler, without | {len(results):,} | {bare:.2f} | | |")
    lines += [
        f"| {one['name']} | {one['runs']:,} | {one['cpu']:.2f} | {one['cpu'] / cpu:,.0f} × | {one['cpu'] / bare:,.0f} × |"
        for one in (own, *(one for one in peers if one["name"] == "NegoLog"))
        if one
    ]
    huge = large()
    many = in_bulk([huge], manners(), 5000, "")
    lines += [
        "",
        f"With 19 issues of 5 options ({huge.size:,} outcomes), where the peers cannot list them: {many['runs'] / many['cpu']:,.0f} negotiations",
        f"a CPU second in bulk, {many['offers'] / many['cpu']:,.0f} offers ({many['runs']:,} negotiations, 62 strategies, {ROUNDS} rounds).",
    ]
    one, first = on_dask(scenarios, asked.dask_repetitions, 1)
    two, second = on_dask(scenarios, asked.dask_repetitions, 2)
    here = tournament(
        Plan(tuple(scenarios), ("nice_tit_for_tat", "hard_headed", "agent_k"), asked.dask_repetitions, ROUNDS),
        workers=1,
    )
    same = "the same results, bit for bit, as one process" if first == second == here else "RESULTS DIFFER"
    lines += [
        "",
        f"Dask workers on this machine, {len(second):,} runs of slow strategies: one worker {one:.1f} s, two {two:.1f} s ({one / two:.2f} ×); {same}.",
        "",
    ]
    return lines


def main() -> None:
    """Print the section, or write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--negolog", required=True, metavar="DIR", help="a checkout of NegoLog")
    parser.add_argument("--negolog-python", default="", metavar="PYTHON", help="the interpreter of its environment")
    parser.add_argument("--negmas-python", default="", metavar="PYTHON", help="the interpreter of NegMAS's environment")
    parser.add_argument("--dask-repetitions", type=int, default=2)
    parser.add_argument("--write", type=Path, metavar="FILE")
    asked = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    lines = section(asked)
    if asked.write is None:
        print("\n".join(lines))
        return
    page = asked.write.read_text("utf-8")
    before = page.split(SECTION)[0].rstrip() if SECTION in page else page.rstrip()
    rest = page.split(SECTION, 1)[1].split("\n## ", 1)[1:] if SECTION in page else []
    asked.write.write_text("\n".join([before, "", *lines, *[f"## {part}" for part in rest]]).rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    main()
