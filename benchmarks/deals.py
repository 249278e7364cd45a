"""The best deals on estimates: beside NegMAS, past what can be listed, first call, growth: ``python -m benchmarks.deals``.

It prints its section of ``docs/benchmarks.md``; with ``--write`` it replaces that section there and draws the figure.
The peer has an environment of its own: the variable PEER_NEGMAS names its interpreter, otherwise one is made in a
temporary folder.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from random import Random
from time import perf_counter
from typing import NamedTuple

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from benchmarks.bargaining_scenarios import as_floats, as_yaml, bargaining
from benchmarks.measure import ROOT, machine, median_seconds, peak_megabytes, process
from benchmarks.peer_negmas import cpu_seconds
from pourparler.domain.deal import Frontier, Solution
from pourparler.domain.position import Stance
from pourparler.domain.red_line import RedLine
from pourparler.domain.zone import Status
from pourparler.solvers.concepts.egalitarian import egalitarian
from pourparler.solvers.concepts.kalai_smorodinsky import kalai_smorodinsky
from pourparler.solvers.concepts.leximin import leximin
from pourparler.solvers.concepts.nash_bargaining import nash_bargaining
from pourparler.solvers.concepts.utilitarian import utilitarian
from pourparler.solvers.frontier_elimination import frontier
from pourparler.solvers.pareto import pareto
from pourparler.solvers.pareto_set import undominated
from pourparler.solvers.reserved_opening import reserved_opening
from pourparler.solvers.valuation import Points, Valuation, valuation

PEER = "PEER_NEGMAS"
NEGMAS = "negmas==0.16.0"
SEEDS = (0, 1, 2, 3, 4)
BESIDE = ((2, 4), (2, 5), (2, 6), (3, 4), (3, 5), (3, 6))
"""Parties and issues, of ten options each, that are given to the peer as well."""
ISSUES = (5, 10, 20, 40, 60, 100)
CURVES = {"frontier, 2 parties": 0, "Nash, 2 parties": 2, "Nash, 3 parties": 3, "Nash, 5 parties": 5}
RESERVED = Fraction(2, 5)
SECONDS = 30.0
"""How long a search may take."""
PATIENCE = 120
"""After so many seconds a measurement is given up, and its row says so."""
SLOW = 5.0
"""What takes longer is measured once, without a warm-up."""

HEADING = "## The best deals"

Found = dict[str, float]
Column = NDArray[np.integer]


class Row(NamedTuple):
    """What is measured on several scenarios, and what was promised."""

    what: str
    work: Callable[[Valuation], object]
    target: str
    parties: int
    issues: int
    options: int
    forbidden: int = 0
    interactions: int = 0
    reserved: Fraction | None = None

    def scenario(self, seed: int) -> Valuation:
        """Return one scenario of the row, its integers made."""
        return valuation(
            bargaining(seed, self.parties, self.issues, self.options, self.forbidden, self.interactions, self.reserved)
        )


ROWS = {
    "integers": Row("integers of 60 × 10, two parties", lambda v: valuation(v.scenario), "", 2, 60, 10),
    "frontier": Row("frontier, two parties, 60 × 10: payoffs", frontier, "≤ 50 ms", 2, 60, 10),
    "pareto": Row("the same with an outcome for each point", pareto, "≤ 50 ms", 2, 60, 10),
    "tied": Row("the same, 40 forbidden pairs, 8 interactions", pareto, "≤ 200 ms", 2, 60, 10, 40, 8),
    "three": Row("frontier, three parties, 30 × 5", pareto, "≤ 2 s", 3, 30, 5, 0, 0, RESERVED),
    "unreserved": Row("the same without reservations", pareto, "", 3, 30, 5),
    "nash": Row(
        "Nash, 5 parties, 40 × 5, 20 forbidden pairs",
        lambda v: nash_bargaining(v, seconds=SECONDS),
        "≤ 150 ms",
        5,
        40,
        5,
        20,
        0,
        RESERVED,
    ),
    "nash_ten": Row(
        "Nash, 10 parties, 60 × 5", lambda v: nash_bargaining(v, seconds=SECONDS), "≤ 0.5 s", 10, 60, 5, 0, 0, RESERVED
    ),
    "nash_ten_free": Row("the same without reservations", lambda v: nash_bargaining(v, seconds=SECONDS), "", 10, 60, 5),
    "egalitarian": Row(
        "egalitarian, 5 parties, 60 × 5", lambda v: egalitarian(v, seconds=SECONDS), "≤ 0.5 s", 5, 60, 5, 0, 0, RESERVED
    ),
    "leximin": Row(
        "leximin, 5 parties, 40 × 5", lambda v: leximin(v, seconds=SECONDS), "≤ 5 s", 5, 40, 5, 0, 0, RESERVED
    ),
    "kalai_smorodinsky": Row(
        "Kalai–Smorodinsky, 5 parties, 40 × 5",
        lambda v: kalai_smorodinsky(v, seconds=SECONDS),
        "",
        5,
        40,
        5,
        0,
        0,
        RESERVED,
    ),
    "utilitarian": Row(
        "utilitarian, 5 parties, 60 × 5", lambda v: utilitarian(v, seconds=SECONDS), "", 5, 60, 5, 0, 0, RESERVED
    ),
}


def listed(found: Valuation) -> list[Column]:
    """Return the payoffs of all outcomes, a column per party, in the order of the options, the last issue's quickest."""
    largest = sum(int(abs(table).max()) for table in found.tables.values())
    columns: list[Column] = []
    for party in range(len(found.parties)):
        total: Column = np.zeros(1, np.int32 if largest < 2**31 else np.int64)
        for table in found.tables.values():
            total = (total[:, None] + table[:, party].astype(total.dtype)).ravel()
        columns.append(total)
    return columns


def filtered(columns: list[Column]) -> tuple[NDArray[np.intp], Points]:
    """Return which of all outcomes are on the frontier, and their payoffs; those of negative payoffs are not told apart.

    Outcomes fall into bins by all payoffs but the last. One that gives the last party no more than the best outcome of
    some bin that is higher in every other payoff is dropped; the rest is filtered exactly.
    """
    *binned, last = columns
    bits = 12 // len(binned)
    bins = [column >> max(0, int(column.max()).bit_length() - bits) for column in binned]
    # One bin more in every direction, with nothing in it, lies above the highest.
    shape = [int(column.max()) + 2 for column in bins]
    strides = [int(np.prod(shape[place + 1 :], dtype=int)) for place in range(len(shape))]
    cell = sum((column * stride for column, stride in zip(bins[1:], strides[1:], strict=True)), bins[0] * strides[0])
    best = np.full(int(np.prod(shape)), -1, last.dtype)
    np.maximum.at(best, cell, last)
    above = best.reshape(shape)
    for axis in range(len(shape)):
        above = np.flip(np.maximum.accumulate(np.flip(above, axis), axis), axis)
    kept = np.flatnonzero(last > above.ravel()[cell + sum(strides)])
    payoffs = np.stack([column[kept] for column in columns], axis=1).astype(np.int64)
    once = undominated(payoffs)
    return kept[once], payoffs[once]


def beside(parties: int, issues: int) -> Found:
    """Measure one scenario here and with the peer, in CPU seconds, and compare all answers."""
    scenario = bargaining(0, parties, issues, 10)
    asked = {**as_floats(scenario), "runs": 3, "warm_up": 1}
    words = [os.environ[PEER], str(Path(__file__).with_name("peer_negmas.py"))]
    peer = json.loads(
        subprocess.run(words, input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True).stdout
    )
    found = valuation(scenario)
    own = pareto(found)
    theirs = np.array(sorted(peer["frontier"]))
    _same(np.array([list(map(float, point.payoffs.values())) for point in own.points]), theirs)
    _same(filtered(listed(found))[1] / float(found.scale), theirs)
    best = {tuple(map(float, deal.payoffs.values())) for deal in nash_bargaining(found).deals}
    _same(np.array(sorted(best)), np.array(sorted(peer["nash"])))
    return {
        "outcomes": peer["outcomes"],
        "points": len(own.points),
        "peer": peer["seconds"],
        "peer_filter": peer["filter"],
        "peer_import": peer["import"],
        "table": cpu_seconds(lambda: filtered(listed(found)), runs=31, warm_up=3),
        "payoffs": cpu_seconds(lambda: frontier(found), runs=31, warm_up=3),
        "own": cpu_seconds(lambda: pareto(found), runs=31, warm_up=3),
        "own_from_start": cpu_seconds(lambda: pareto(scenario), runs=31, warm_up=3),
    }


def _same(own: NDArray[np.float64], theirs: NDArray[np.float64]) -> None:
    assert own.shape == theirs.shape, f"{own.shape[0]} points here, {theirs.shape[0]} there"
    assert float(np.abs(own - theirs).max(initial=0)) <= 1e-9


def measured(work: Callable[[], object]) -> Found:
    """Measure an answer and say what came of it: whether it is proven, how many points or deals it has."""
    begun = perf_counter()
    answer = work()
    taken = perf_counter() - begun
    if taken <= SLOW:
        taken = median_seconds(work, runs=9 if taken < 0.2 else 3, warm_up=0)[0]
    found = {"seconds": taken, "memory": peak_megabytes()}
    match answer:
        case Frontier():
            found |= {"proven": answer.status is Status.PROVEN, "points": len(answer.points)}
        case Solution():
            found |= {"proven": answer.status is Status.PROVEN, "deals": len(answer.deals)}
    return found


def row(number: int, seed: int) -> Found:
    """Measure one scenario of a row."""
    one = list(ROWS.values())[number]
    found = one.scenario(seed)
    return measured(lambda: one.work(found))


def growth(parties: int, issues: int) -> Found:
    """Measure the Nash bargaining outcome between so many parties; for none, the frontier of two."""
    if not parties:
        free = valuation(bargaining(0, 2, issues, 10))
        return measured(lambda: pareto(free))
    found = valuation(bargaining(0, parties, issues, 10, reserved=RESERVED))
    # A valuation's frontier is kept for further solutions of the same one: each run has one of its own.
    return measured(lambda: nash_bargaining(structs.replace(found), seconds=SECONDS))


def acceptable(counting: int, seed: int) -> Found:
    """Measure 10,000 draws of weights in a total order, 1,000 deals, 4 parties; or drawing and counting alone."""
    from pourparler.solvers.acceptability import acceptability, shares  # noqa: PLC0415
    from pourparler.solvers.preference import partial_preferences  # noqa: PLC0415

    stated = bargaining(seed, 4, 20, 5, reserved=RESERVED)
    random = Random(seed)
    estimates = {}
    for party, one in stated.estimates.items():
        ranked = sorted(one.weights, key=lambda issue, one=one: -one.weights[issue])
        estimates[party] = structs.replace(one, weights={}, order=(tuple(ranked),))
    scenario = structs.replace(stated, estimates=estimates)
    deals = [{issue: random.choice(options) for issue, options in scenario.issues.items()} for _ in range(1_000)]
    if not counting:
        return measured(lambda: acceptability(scenario, deals, draws=10_000))

    def alone() -> object:
        known = partial_preferences(scenario).values()
        return shares([one.factors(deals, 10_000, 0) for one in known], 10_000, len(deals))

    return measured(alone)


def opened(limit: int, seed: int) -> Found:
    """Measure openings with reservations: 5 parties, 40 × 5, 20 forbidden pairs, 50 red lines, high reservations."""
    stated = bargaining(seed, 5, 40, 5, 20, 0, Fraction(3, 4))
    random = Random(seed)
    lines = {}
    while len(lines) < 50:
        party, issue = random.choice(stated.parties), random.choice(list(stated.issues)[:20])
        option = random.choice(stated.issues[issue])
        lines[party, issue, option] = RedLine(party, issue, Stance.REFUSES, (option,), (option,))
    scenario = structs.replace(stated, red_lines=tuple(lines.values()))
    return measured(lambda: reserved_opening(scenario, limit=limit, seconds=SECONDS))


PARTS: dict[str, Callable[[int, int], Found]] = {
    "opened": opened,
    "beside": beside,
    "row": row,
    "acceptable": acceptable,
    "growth": growth,
}


def part(what: str, first: int, second: int, python: str = "") -> Found | None:
    """Run one measurement in a process of its own; none where it was given up."""
    words = [sys.executable, "-m", "benchmarks.deals", what, str(first), str(second)]
    environment = {**os.environ, **({PEER: python} if python else {})}
    try:
        done = subprocess.run(
            words, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, timeout=PATIENCE, env=environment
        )
    except subprocess.TimeoutExpired:
        return None
    found: Found = json.loads(done.stdout)
    return found


@contextmanager
def peer_python() -> Iterator[str]:
    """Give the interpreter of the peer's environment, made first where none is named; empty where that fails."""
    if PEER in os.environ:
        yield os.environ[PEER]
        return
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder) / "bin" / "python")
        try:
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, stdout=subprocess.DEVNULL)
            subprocess.run([python, "-m", "pip", "install", "-qq", NEGMAS], check=True, stdout=subprocess.DEVNULL)
        except subprocess.CalledProcessError:
            python = ""
        yield python


def section(draw: bool = False) -> list[str]:
    """Return the section; with `draw`, draw its figure as well."""
    load = os.getloadavg()[0]
    with peer_python() as python:
        pairs = {sizes: part("beside", *sizes, python) for sizes in BESIDE} if python else {}
    by_issues = {name: {n: part("growth", parties, n) for n in ISSUES} for name, parties in CURVES.items()}
    made = [
        HEADING,
        "",
        "Printed by `python -m benchmarks.deals`; `python -m benchmarks.deals --write` replaces this section. Taken on:",
        f"{machine()}; load average {load:.1f} at the start.",
        "",
        "Nothing of ours is compiled at first use: NumPy, moocore's filter for three and more parties, and HiGHS. All",
        "scenarios are random: weights drawn from a Dirichlet distribution, every second party's values on an issue partly",
        "the reverse of the others'.",
        "",
        *_beside_lines(pairs),
        *_row_lines(),
        *_start_lines(pairs),
        *_growth_lines(by_issues),
    ]
    # Last: a child's peak memory counts from what its parent had.
    if draw:
        figure(by_issues)
    return made


def _beside_lines(pairs: dict[tuple[int, int], Found | None]) -> list[str]:
    head = ["### Beside NegMAS", ""]
    if not pairs:
        return [*head, f"Left out: `{NEGMAS}` could not be installed.", ""]
    known = {sizes: found for sizes, found in pairs.items() if found}
    given_up = [f"{parties} parties, {issues} issues" for (parties, issues), found in pairs.items() if not found]
    same, default = [], []
    for (parties, issues), f in known.items():
        begin = f"| {parties} | {int(f['outcomes']):,}"
        largest = issues == max(i for _, i in BESIDE)
        same.append(
            f"{begin} | {f['peer']:.3f} | {f['peer_filter']:.3f} | {_told(f['table'])} | {f['peer'] / f['table']:,.0f} × "
            f"| {f['peer_filter'] / f['table']:,.1f} × | ≥ 100 × |"
        )
        default.append(
            f"{begin} | {int(f['points']):,} | {_told(f['payoffs'])} | {f['peer'] / f['payoffs']:,.0f} × | {_told(f['own'])} | {f['peer'] / f['own']:,.0f} × "
            f"| {_told(f['own_from_start'])} | {f['peer'] / f['own_from_start']:,.0f} × "
            f"| {'≥ 10,000 ×' if largest else ''} |"
        )
    return [
        *head,
        "The Pareto frontier of 4, 5 and 6 issues with 10 options each, by NegMAS 0.16 in an environment of its own and by",
        "us, on the same scenarios in the same run: CPU seconds, medians after a warm-up. Frontiers and Nash points are",
        "asserted to agree to 10⁻⁹. NegMAS is asked by `pareto_frontier` on its utility functions, which it documents as",
        "the quickest path from start to end; *its filter* is its `pareto_frontier_numpy` alone, on payoffs that are there",
        "already.",
        "",
        "The same work: list the payoffs of all outcomes, then filter them (`benchmarks/deals.py` with NumPy and our",
        "filter; our own `pareto` lists none). The ratios are NegMAS to ours, first of the whole, then of its filter",
        "alone to our listing and filtering.",
        "",
        "| parties | outcomes | NegMAS, s | its filter, s | ours | whole | filter alone | target |",
        "|---|---|---|---|---|---|---|---|",
        *same,
        "",
        "The default method: `pareto`, which builds the frontier issue by issue instead of listing outcomes, and gives exact",
        "payoffs and an outcome for each point. Before it the frontier's payoffs alone, as integers; after it `pareto` with",
        "the reading of the estimates into integers, which every further answer on the same scenario spares.",
        "",
        "| parties | outcomes | points | payoffs alone | NegMAS to it | `pareto` | NegMAS to it | from the scenario | NegMAS to it "
        "| target for `pareto` |",
        "|---|---|---|---|---|---|---|---|---|---|",
        *default,
        "",
        *([f"Given up after {PATIENCE} s: {'; '.join(given_up)}.", ""] if given_up else []),
    ]


def _row_lines() -> list[str]:
    rows = [_row_line("row", number, one.what, one.target) for number, one in enumerate(ROWS.values())]
    what = "an opening with reservations, 5 parties, 40 × 5, 20 forbidden pairs, 50 red lines"
    rows.append(_row_line("opened", 1, what, "≤ 2 s"))
    rows.append(_row_line("opened", 20, "the same, up to 20 openings", ""))
    later: list[str] = []
    if find_spec("pourparler.solvers.acceptability"):
        what = "acceptability: 10,000 draws, 1,000 deals, 4 parties, 20 × 5, weights in order alone"
        rows.append(_row_line("acceptable", 0, what, "≤ 0.4 s"))
        rows.append(
            _row_line("acceptable", 1, "of it drawing and counting; the rest is exact bounds of every gain", "")
        )
    else:
        later.append("Acceptability under uncertain estimates is not there yet: no row.")
    return [
        "### Past what can be listed",
        "",
        f"{len(SEEDS)} random scenarios a row, issues × options, up to 10⁶⁰ outcomes: no peer that lists outcomes can answer.",
        "Wall-clock seconds: the median scenario, in brackets the quickest and the slowest; integers made beforehand.",
        f"With three and more parties every reservation is {float(RESERVED)} of the most that the party could be given. What",
        f"takes longer than {SLOW:.0f} s is run once; a search is stopped after {SECONDS:.0f} s.",
        "",
        "| what | time (median) | target | what came of it | peak memory, MB |",
        "|---|---|---|---|---|",
        *rows,
        "",
        *later,
        "",
    ]


def _row_line(what: str, number: int, told: str, target: str) -> str:
    found = [f for f in (part(what, number, seed) for seed in SEEDS) if f]
    if not found:
        return f"| {told} | > {PATIENCE} s | {target} | | |"
    own = [f["seconds"] for f in found]
    taken = f"{_told(statistics.median(own))} ({_told(min(own))} – {_told(max(own))})"
    memory = f"{max(f['memory'] for f in found):.0f}"
    return f"| {told} | {taken} | {target} | {_came_of_it(found)} | {memory} |"


def _came_of_it(found: list[Found]) -> str:
    told = []
    if any("proven" in f for f in found):
        told.append(f"proven in {sum(f.get('proven', 0) for f in found):.0f} of {len(SEEDS)}")
    points = [int(f["points"]) for f in found if "points" in f]
    if points:
        told.append(f"{min(points):,}–{max(points):,} points")
    none = sum(f.get("deals", 1) == 0 for f in found)
    if none:
        told.append(f"no individually rational outcome in {none}")
    if len(found) < len(SEEDS):
        told.append(f"{len(SEEDS) - len(found)} given up after {PATIENCE} s")
    return "; ".join(told)


def _told(seconds: float) -> str:
    if seconds < 0.01:
        return f"{seconds * 1e3:.2f} ms"
    return f"{seconds * 1e3:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _start_lines(pairs: dict[tuple[int, int], Found | None]) -> list[str]:
    python = sys.executable
    program = str(Path(python).parent / "pourparler")

    def told(what: str, *words: str, target: str = "") -> str:
        taken = process(*words)
        return f"| {what} | {taken[0]:.2f} ({taken[1]:.2f}–{taken[2]:.2f}) | {target} |"

    rows = [
        told("`python -c pass`, for comparison", python, "-c", "pass"),
        told("`import pourparler`", python, "-c", "import pourparler"),
        told("`import pourparler.solvers.pareto`", python, "-c", "import pourparler.solvers.pareto"),
        told(
            "`import pourparler.solvers.concepts.nash_bargaining`",
            python,
            "-c",
            "import pourparler.solvers.concepts.nash_bargaining",
        ),
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "talks.yaml"
        file.write_text(as_yaml(bargaining(0, 2, 19, 5, reserved=RESERVED)), "utf-8")
        try:
            rows.append(
                told(
                    "`pourparler deals` on a scenario file of 19 × 5, two parties",
                    program,
                    "deals",
                    str(file),
                    target="≤ 1 s",
                )
            )
            missing = []
        except subprocess.CalledProcessError:
            missing = ["The verb `deals` does not answer yet: no row.", ""]
    peers = [f["peer_import"] for f in pairs.values() if f]
    spent = f"`import negmas` takes {statistics.median(peers):.2f} CPU seconds. " if peers else ""
    return [
        "### Start-up",
        "",
        f"{spent}Whole processes, each fresh, files in the cache of the operating system.",
        "",
        "| what | seconds (median) | target |",
        "|---|---|---|",
        *rows,
        "",
        *missing,
    ]


def _growth_lines(by_issues: dict[str, dict[int, Found | None]]) -> list[str]:
    def cell(found: Found | None) -> str:
        if found is None:
            return f"> {PATIENCE} s"
        none = ", none rational" if not found.get("deals", 1) else ""
        return f"{_told(found['seconds'])}{none}" if found["proven"] else f"{_told(found['seconds'])}, not proven{none}"

    rows = [f"| {n} | " + " | ".join(cell(found[n]) for found in by_issues.values()) + " |" for n in ISSUES]
    return [
        "### Growth, against the number of issues",
        "",
        "10 options on each issue, nothing forbidden, one scenario a point; reservations as above, but none for the frontier.",
        f"A search is stopped after {SECONDS:.0f} s; what was not proven then has a hollow mark.",
        "",
        "| issues | " + " | ".join(by_issues) + " |",
        "|---|" + "---|" * len(by_issues),
        *rows,
        "",
        "![Time of the frontier and of the Nash bargaining outcome, against the number of issues; log scales]"
        "(benchmarks/deals-issues.svg)",
        "",
    ]


def figure(by_issues: dict[str, dict[int, Found | None]]) -> None:
    """Draw the figure; the same bytes for the same measurements."""
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "pourparler"
    from matplotlib import pyplot  # noqa: PLC0415

    drawn, pane = pyplot.subplots(figsize=(8, 3.6), layout="constrained")
    colours = ("#1f4e79", "#8c510a", "#01665e", "#762a83")
    for (name, by_number), colour, mark in zip(by_issues.items(), colours, "os^D", strict=True):
        known = {n: f for n, f in by_number.items() if f}
        pane.plot(list(known), [f["seconds"] for f in known.values()], color=colour)
        for proven in (True, False):
            some = {n: f["seconds"] for n, f in known.items() if bool(f["proven"]) is proven}
            pane.plot(
                list(some),
                list(some.values()),
                linestyle="none",
                marker=mark,
                color=colour,
                markerfacecolor=colour if proven else "white",
                label=name if proven else None,
            )
    pane.set_xlabel("issues")
    pane.set_ylabel("seconds")
    pane.set_xscale("log")
    pane.set_yscale("log")
    pane.set_xticks(ISSUES, [str(n) for n in ISSUES])
    pane.minorticks_off()
    pane.grid(True, which="major", color="#dddddd")
    pane.legend(frameon=False)
    folder = ROOT / "docs" / "benchmarks"
    folder.mkdir(exist_ok=True)
    drawn.savefig(folder / "deals-issues.svg", metadata={"Date": None})
    pyplot.close(drawn)


def replaced(page: str, lines: list[str]) -> str:
    """Return a page with its section replaced; at its end where it has none yet."""
    before, _, after = page.partition(f"{HEADING}\n")
    _, mark, rest = after.partition("\n## ")
    return "\n".join([before.rstrip("\n"), "", *lines]).rstrip("\n") + "\n" + (f"\n## {rest}" if mark else "")


def main() -> None:
    """Print the section, write it, or print one measurement as JSON."""
    match sys.argv[1:]:
        case [what, first, second]:
            sys.stdout.write(json.dumps(PARTS[what](int(first), int(second))))
        case ["--write"]:
            page = ROOT / "docs" / "benchmarks.md"
            page.write_text(replaced(page.read_text("utf-8"), section(draw=True)), "utf-8")
        case _:
            print("\n".join(section()))


if __name__ == "__main__":
    main()
