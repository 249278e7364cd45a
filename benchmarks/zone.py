"""What could be agreed: blocking and opening sets, exact counts, the demo, growth: ``python -m benchmarks.zone``.

It prints its section of ``docs/benchmarks.md``; with ``--write`` it replaces that section there and draws the figures.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path

from pysat.card import CardEnc, EncType
from pysat.examples.optux import OptUx
from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from benchmarks.measure import ROOT, machine, median_seconds, peak_megabytes, process
from benchmarks.scenarios import contested, tied, untied
from pourparler.domain.evidence import Level
from pourparler.domain.request import KEEPER
from pourparler.domain.scenario import Scenario
from pourparler.domain.zone import Bounds
from pourparler.library import negotiation
from pourparler.solvers.blocking import blocking
from pourparler.solvers.key_questions import key_questions
from pourparler.solvers.opening import opening
from pourparler.solvers.zone import zone
from pourparler.standing.scenario import scenario as standing_scenario
from pourparler.workbench.zone import possibilities

SEEDS = (0, 1, 2, 3, 4)
WIDTHS = (1, 2, 3, 4, 5, 6, 7)
ISSUES = (10, 100, 1_000, 10_000)
PATIENCE = 60
"""After so many seconds a measurement is given up, and its row says so."""

HEADING = "## The zone"
DEMO = "examples/ukraine-2025"
DAY = "2025-12-03"

Found = dict[str, float]


def formula(scenario: Scenario) -> WCNF:
    """Return a scenario as python-sat's own examples take it: each red line wished for, with weight one."""
    number = {c: n for n, c in enumerate(((i, o) for i, os in scenario.issues.items() for o in os), 1)}
    made = WCNF()
    top = len(number)
    for issue, options in scenario.issues.items():
        one = CardEnc.equals([number[issue, o] for o in options], 1, top_id=top, encoding=EncType.seqcounter)
        top = max(top, one.nv)
        made.extend(one.clauses)
    for rule in scenario.rules:
        made.append([-number[choice] for choice in rule.given])
    for line in scenario.red_lines:
        made.append([-number[line.issue, line.refuses[0]]], weight=1)
    return made


def sets(seed: int) -> Found:
    """Measure blocking sets, opening sets and questions of one scenario, and the peers on the same one."""
    scenario = contested(seed)
    assert not zone(scenario).open
    wished = formula(scenario)

    def smallest() -> int:
        with OptUx(wished) as peer:
            return len(peer.compute())

    def hundred() -> int:
        with OptUx(wished) as peer:
            return len(list(islice(peer.enumerate(), 100)))

    def cheapest() -> int:
        with RC2(wished) as peer:
            peer.compute()
            return int(peer.cost)

    assert blocking(scenario, limit=1).fewest == smallest()
    assert opening(scenario).fewest() == cheapest()
    asked: dict[str, Callable[[], object]] = {
        "blocking": lambda: blocking(scenario, limit=1),
        "hundred": lambda: blocking(scenario, limit=100),
        "opening": lambda: opening(scenario, limit=1),
        "openings": lambda: opening(scenario),
        "questions": lambda: key_questions(scenario, limit=5),
        "optux": smallest,
        "optux_hundred": hundred,
        "rc2": cheapest,
    }
    return {name: median_seconds(work, runs=3)[0] for name, work in asked.items()}


def counts(width: int) -> Found:
    """Measure exact counts of one width; those past width 4 once, without a warm-up."""
    scenario = tied(width, seed=0)
    kept: list[Bounds] = []

    def once() -> None:
        kept[:] = [zone(scenario).allowed]

    often = width <= 4
    taken, _, _ = median_seconds(once, runs=3 if often else 1, warm_up=int(often))
    return {"seconds": taken, "lower": kept[0].lower, "upper": kept[0].upper, "memory": peak_megabytes()}


def growth(issues: int) -> Found:
    """Measure all answers about so many issues between two parties."""
    scenario = untied(issues)
    taken, _, _ = median_seconds(lambda: possibilities(scenario), runs=3)
    return {"seconds": taken, "memory": peak_megabytes()}


def demo(_: int) -> Found:
    """Measure all answers about the shipped case, warm, at each level of evidence."""
    found: Found = {}
    now = negotiation(DEMO, as_of=date.fromisoformat(DAY), viewer=KEEPER)
    for level in Level:
        scenario = standing_scenario(now, level)
        found[level.value] = median_seconds(lambda scenario=scenario: possibilities(scenario, now), runs=9)[0]
    return found


PARTS: dict[str, Callable[[int], Found]] = {"sets": sets, "counts": counts, "growth": growth, "demo": demo}


def part(what: str, size: int = 0) -> Found | None:
    """Run one measurement in a process of its own; none where it was given up."""
    words = [sys.executable, "-m", "benchmarks.zone", what, str(size)]
    try:
        done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    found: Found = json.loads(done.stdout)
    return found


def section(draw: bool = False) -> list[str]:
    """Return the section; with `draw`, draw its figures as well."""
    by_width = {width: part("counts", width) for width in WIDTHS}
    by_issues = {number: part("growth", number) for number in ISSUES}
    if draw:
        figures(by_issues, by_width)
    return [
        HEADING,
        "",
        "Printed by `python -m benchmarks.zone`; `python -m benchmarks.zone --write` replaces this section. Taken on:",
        f"{machine()}.",
        "",
        *_sets_lines(),
        *_counts_lines(by_width),
        *_demo_lines(),
        *_growth_lines(by_issues),
    ]


def _sets_lines() -> list[str]:
    found = [f for f in (part("sets", seed) for seed in SEEDS) if f]

    def row(what: str, name: str, target: str, peer: str = "", against: str = "") -> str:
        own = [f[name] for f in found]
        ratio = f"{statistics.median(f[name] / f[against] for f in found):.1f} × {peer}" if against else ""
        return f"| {what} | {statistics.median(own):.2f} ({min(own):.2f}–{max(own):.2f}) | {target} | {ratio} |"

    peers = {name: statistics.median(f[name] for f in found) for name in ("optux", "optux_hundred", "rc2")}
    return [
        "### What stands in the way, and what to ask",
        "",
        f"{len(found)} random scenarios, all with an empty zone: 10 parties, 60 issues with 10 options each, 900 red lines",
        "on half of the issues, 400 forbidden pairs. Between brackets the quickest and the slowest scenario. Beside it",
        "python-sat's own examples on the same scenarios in the same run; they build their formula beforehand, and we do",
        "not. Sizes agree with theirs.",
        "",
        "| what | seconds (median) | target | against |",
        "|---|---|---|---|",
        row("first blocking set", "blocking", "≤ 1 s", "OptUx", "optux"),
        row("100 blocking sets, the smallest first", "hundred", "", "OptUx", "optux_hundred"),
        row("an opening set", "opening", "≤ 1 s", "RC2", "rc2"),
        row("up to 100 opening sets", "openings", ""),
        row("the 5 key questions", "questions", ""),
        "",
        f"OptUx itself: {peers['optux']:.3f} s for one set, {peers['optux_hundred']:.3f} s for 100; RC2: "
        f"{peers['rc2']:.3f} s.",
        "",
    ]


def _counts_lines(by_width: dict[int, Found | None]) -> list[str]:
    rows = []
    for width, found in by_width.items():
        target = "≤ 1 s" if width <= 4 else ""
        if found is None:
            rows.append(f"| {width} | given up | > {PATIENCE} | {target} | |")
            continue
        lower, upper = int(found["lower"]), int(found["upper"])
        told = f"exactly {_short(lower)}" if lower == upper else f"from {_short(lower)} to {_short(upper)}"
        rows.append(f"| {width} | {told} | {found['seconds']:.2f} | {target} | {found['memory']:.0f} |")
    return [
        "### Exact counts, against how closely issues are tied",
        "",
        "60 issues with 10 options each, tied along a random partial tree of a width; 25 % of the pairs on each edge are",
        "forbidden. All three counts: what meets the constraints (shown), what nobody refuses, what is accepted. Past",
        "tables of 4,000,000 cells the count lies between bounds. Past width 4: one run.",
        "",
        "| width | outcomes | seconds (median) | target | peak memory, MB |",
        "|---|---|---|---|---|",
        *rows,
        "",
        "![Seconds and peak memory of the counts, against the width; log scales](benchmarks/zone-width.svg)",
        "",
    ]


def _short(number: int) -> str:
    text = str(number)
    return f"{number:,}" if len(text) < 10 else f"{text[0]}.{text[1:4]} · 10^{len(text) - 1}"


def _demo_lines() -> list[str]:
    found = part("demo") or {}
    program = str(Path(sys.executable).parent / "pourparler")
    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder) / "demo.pourparler")
        process(program, "import", DEMO, record, runs=1)
        verb = process(program, "zone", record, "--as-of", DAY)
    rows = [
        f"| all answers, drafts read as well, level *{level}* | {taken:.3f} | ≤ 0.5 s |"
        for level, taken in found.items()
    ]
    return [
        "### The shipped case",
        "",
        f"`{DEMO}` as of {DAY}; warm, but for the last row: start to end.",
        "",
        "| what | seconds (median) | target |",
        "|---|---|---|",
        *rows,
        f"| `pourparler zone` on the record, start-up included | {verb[0]:.2f} ({verb[1]:.2f}–{verb[2]:.2f}) | |",
        "",
    ]


def _growth_lines(by_issues: dict[int, Found | None]) -> list[str]:
    rows = [
        f"| {n:,} | {f['seconds']:.3f} | {f['memory']:.0f} |" if f else f"| {n:,} | > {PATIENCE} | |"
        for n, f in by_issues.items()
    ]
    return [
        "### All answers, against the number of issues",
        "",
        "Two parties, 5 options on each issue, nothing tied; no drafts.",
        "",
        "| issues | seconds (median) | peak memory, MB |",
        "|---|---|---|",
        *rows,
        "",
        "![Seconds and peak memory of all answers, against the number of issues; log scales](benchmarks/zone-issues.svg)",
        "",
    ]


def figures(by_issues: dict[int, Found | None], by_width: dict[int, Found | None]) -> None:
    """Draw both figures; the same bytes for the same measurements."""
    _figure("zone-issues", "issues", {n: f for n, f in by_issues.items() if f}, log=True)
    _figure("zone-width", "width", {n: f for n, f in by_width.items() if f}, log=False)


def _figure(name: str, axis: str, found: dict[int, Found], log: bool) -> None:
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "pourparler"
    from matplotlib import pyplot  # noqa: PLC0415

    figure, panes = pyplot.subplots(1, 2, figsize=(8, 3.2), layout="constrained")
    for pane, key, label in zip(panes, ("seconds", "memory"), ("seconds", "peak memory, MB"), strict=True):
        pane.plot(list(found), [f[key] for f in found.values()], marker="o", color="#1f4e79")
        pane.set_xlabel(axis)
        pane.set_ylabel(label)
        pane.set_yscale("log")
        if log:
            pane.set_xscale("log")
        pane.grid(True, which="major", color="#dddddd")
    folder = ROOT / "docs" / "benchmarks"
    folder.mkdir(exist_ok=True)
    figure.savefig(folder / f"{name}.svg", metadata={"Date": None})
    pyplot.close(figure)


def replaced(page: str, lines: list[str]) -> str:
    """Return a page with its section replaced; at its end where it has none yet."""
    before, _, after = page.partition(f"{HEADING}\n")
    _, mark, rest = after.partition("\n## ")
    return "\n".join([before.rstrip("\n"), "", *lines]).rstrip("\n") + "\n" + (f"\n## {rest}" if mark else "")


def main() -> None:
    """Print the section, write it, or print one measurement as JSON."""
    match sys.argv[1:]:
        case [what, size]:
            sys.stdout.write(json.dumps(PARTS[what](int(size))))
        case ["--write"]:
            page = ROOT / "docs" / "benchmarks.md"
            page.write_text(replaced(page.read_text("utf-8"), section(draw=True)), "utf-8")
        case _:
            print("\n".join(section()))


if __name__ == "__main__":
    main()
