"""The desk in a real browser: ``python -m benchmarks.desk``, on the shipped case and on a record of 10,000 events.

What is told is the 95th percentile of what somebody at the desk waits: from the key or the click until the browser has
painted the answer. It needs Chromium at /usr/bin/chromium; ``--write`` replaces the section in ``docs/benchmarks.md``.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.measure import ROOT, machine
from benchmarks.record import filled
from pourparler.domain.request import KEEPER
from pourparler.library import negotiation
from pourparler.workbench.add import add
from pourparler.workbench.imports import import_dossier

TIMES = 20
HEADING = "## The desk"
_PAINTED = (
    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
)


@contextmanager
def desk(folder: Path) -> Iterator[tuple[str, float, int]]:
    """Serve a folder; yield the entrance, how long it took to be up, and the process."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "pourparler", "serve", "--port", "0", "--no-browser"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        entrance = process.stdout.readline().strip()
        try:
            yield entrance, time.perf_counter() - begun, process.pid
        finally:
            process.kill()


def waited(page: Page, act: Callable[[], object]) -> float:
    """Return how many milliseconds an act takes until its page is painted."""
    begun = time.perf_counter()
    with page.expect_navigation(wait_until="load"):
        act()
    page.evaluate(_PAINTED)
    return 1000 * (time.perf_counter() - begun)


def p95(values: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def memory(process: int) -> float:
    """Return the megabytes that a process holds."""
    words = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in words if line.startswith("VmRSS")) / 1024


def measured(page: Page, base: str, cell: str, days: list[str]) -> dict[str, list[float]]:
    """Return what the pages of one record take."""
    here = f"{base}/possible"
    times: dict[str, list[float]] = {"day": [], "level": [], "cell": [], "suppose": []}
    for n in range(TIMES):
        page.goto(base)
        times["day"].append(waited(page, partial(page.goto, f"{base}?as-of={days[n % len(days)]}")))
        times["level"].append(waited(page, partial(page.goto, f"{base}?evidence={('official', 'any')[n % 2]}")))
        page.goto(f"{base}/grid?show=all")
        times["cell"].append(waited(page, lambda: page.goto(f"{base}/grid?show=all&cell={cell}")))
        page.goto(here)
        box = page.locator("input[name=accepts]").nth(n % max(1, page.locator("input[name=accepts]").count()))
        if box.count():
            box.check()
            times["suppose"].append(waited(page, lambda: page.click(".hypbox button.go")))
    return times


def estimated(place: Path, parties: tuple[str, str]) -> None:
    """Record what two parties value, one as the other does not, so that there are deals to hold options of."""
    there = negotiation(str(place), viewer=KEEPER)
    for number, party in enumerate(parties):
        values, weights = dict[str, float](), dict[str, int]()
        for place_of, issue in enumerate(there.issues):
            options = list(there.options_of(issue))
            if len(options) > 1:
                weights[issue] = 1 + (place_of * (number + 2)) % 5
                order = options if number else options[::-1]
                values |= {option: round(n / (len(order) - 1), 3) for n, option in enumerate(order)}
        preference = {"id": f"of-{party}", "party": party, "by": "a benchmark", "ground": "none: made up"}
        body = {"kind": "preference-estimated", "happened_on": ["2025-11-20", "2025-11-20"]}
        add(str(place), {**body, "preference": {**preference, "weights": weights, "values": values}})


def held(page: Page, base: str) -> list[float]:
    """Return what holding an option takes, until what remains is shown."""
    times = []
    for n in range(TIMES):
        page.goto(f"{base}/deals")
        fields = page.locator(".holds select")
        fields.nth(n % fields.count()).select_option(index=1 + n % 2)
        times.append(waited(page, lambda: page.click(".locking button.go")))
    return times


def reading(page: Page, base: str) -> dict[str, list[float]]:
    """Return what deciding takes on a report that is taken in."""
    page.goto(f"{base}/read")
    page.set_input_files("#file", ROOT / "examples" / "reading" / "report.txt")
    page.click("button:has-text('Read it')")
    page.wait_for_selector("#card", timeout=120_000)
    page.wait_for_load_state()
    times: dict[str, list[float]] = {"next": [], "decided": []}
    for _ in range(TIMES):
        times["next"].append(waited(page, lambda: page.keyboard.press("j")))
    page.goto(page.url.partition("?")[0])
    for _ in range(TIMES):
        times["decided"].append(waited(page, lambda: page.keyboard.press("x")))
    return times


ROWS = (
    ("next", "next candidate", 50, 50),
    ("decided", "decided: kept on disk, the next one painted", 150, 150),
    ("cell", "cell → evidence", 100, 100),
    ("day", "another day", 200, 400),
    ("level", "another level", 200, 400),
    ("suppose", "suppose → answer", 150, 150),
    ("lock", "an option held → what remains", 150, 150),
)


def lines() -> list[str]:
    """Return the section."""
    results: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as place, sync_playwright() as play:
        alone = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=[*alone, "--disable-gpu"])
        for name in ("shipped", "large"):
            folder = Path(place) / name
            folder.mkdir()
            if name == "shipped":
                import_dossier(ROOT / "examples" / "ukraine-2025", str(folder / "talks.pourparler"))
                word, cell, days = "ukraine-2025", "army-cap|ukraine", ["2025-11-25", "2025-11-28", "2025-12-03"]
                file, parties = "talks.pourparler", ("ukraine", "russia")
            else:
                filled(folder / "bench.pourparler", 10_000)
                word, cell, days = "bench", "issue-0|party-0", ["2025-11-22", "2025-11-25", "2025-11-27"]
                file, parties = "bench.pourparler", ("party-0", "party-1")
            with desk(folder) as (entrance, up, process), browser.new_context() as context:
                page = context.new_page()
                page.goto(entrance)
                base = f"{page.url}r/{word}"
                page.goto(base)
                found = {key: p95(values) for key, values in measured(page, base, cell, days).items() if values}
                bare = memory(process)
                found |= {key: p95(values) for key, values in reading(page, base).items()}
                estimated(folder / file, parties)
                found["lock"] = p95(held(page, base))
                results[name] = {**found, "up": up, "memory": bare}
        browser.close()
    shipped, large = results["shipped"], results["large"]
    table = [
        f"| {words} | {shipped.get(key, float('nan')):.0f} | ≤ {first} | {large.get(key, float('nan')):.0f} | ≤ {second} |"
        for key, words, first, second in ROWS
    ]
    return [
        HEADING,
        "",
        "Printed by `python -m benchmarks.desk`; `--write` replaces this section. Taken on:",
        f"{machine()}.",
        "",
        f"Milliseconds that somebody waits in Chromium, until the answer is painted: the 95th percentile of {TIMES}. Each is a",
        "whole page from the server.",
        "",
        "| what | shipped case | asked for | 10,000 events | asked for |",
        "|---|---|---|---|---|",
        *table,
        "",
        f"Server up in {shipped['up']:.2f} s (asked for: 1.5). Memory without models: {shipped['memory']:.0f} MB, with 10,000",
        f"events {large['memory']:.0f} MB (asked for: 150).",
        "",
    ]


def main() -> None:
    """Print the section, or write it."""
    section = "\n".join(lines())
    if "--json" in sys.argv:
        section = json.dumps(section)
    print(section)
    if "--write" in sys.argv:
        page = ROOT / "docs" / "benchmarks.md"
        words = page.read_text("utf-8")
        head, _, rest = words.partition(f"\n{HEADING}\n")
        tail = rest.partition("\n## ")[2]
        page.write_text(f"{head.rstrip()}\n\n{section}" + (f"\n## {tail}" if tail else ""), "utf-8")


if __name__ == "__main__":
    main()
