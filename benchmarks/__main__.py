"""Run every measurement and write ``docs/benchmarks.md``: ``make benchmarks``."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import deals, zone
from benchmarks.measure import ROOT, in_a_process, loop, machine, process

SIZES = (1_000, 10_000, 100_000)
BATCHES = (1, 10, 100, 1000)


def lines() -> list[str]:
    """Return the page."""
    python = sys.executable
    program = str(Path(python).parent / "pourparler")
    bare = process(python, "-c", "pass", runs=9)
    imported = process(python, "-c", "import pourparler", runs=9)
    dossier = process(program, "state", "examples/ukraine-2025", "--as-of", "2025-12-03")
    record = str(ROOT / "out" / "bench.pourparler")
    Path(record).parent.mkdir(exist_ok=True)
    Path(record).unlink(missing_ok=True)
    process(program, "import", "examples/ukraine-2025", record, runs=1)
    state = process(program, "state", record, "--as-of", "2025-12-03")
    html = process(program, "brief", record, "--html", str(ROOT / "out" / "bench.html"))
    size = in_a_process("benchmarks.size", "--json")
    page = [
        "# Benchmarks",
        "",
        "Written by `make benchmarks`. Medians after a warm-up; each row in a process of its own; absolute figures depend",
        "on the machine, ratios less so. No test is timed.",
        "",
        f"Machine: {machine()}. A loop of ten million additions takes it {loop():.2f} s.",
        "",
        "## Start-up and the demo",
        "",
        "| what | seconds (median) | peak memory, MB | promised |",
        "|---|---|---|---|",
        f"| `python -c pass`, for comparison | {bare[0]:.2f} | {bare[3]:.0f} | |",
        f"| `python -c 'import pourparler'` | {imported[0]:.2f} | {imported[3]:.0f} | ≤ 0.3 s |",
        f"| `pourparler state` on the demo's record | {state[0]:.2f} ({state[1]:.2f}–{state[2]:.2f}) | {state[3]:.0f} | ≤ 1 s |",
        f"| the same on the dossier's folder, read and checked anew | {dossier[0]:.2f} | {dossier[3]:.0f} | |",
        f"| `pourparler brief --html` on the demo's record | {html[0]:.2f} | {html[3]:.0f} | |",
        "",
        f"Installed size of the core: {size['megabytes']:.1f} MB in {size['distributions']:.0f} distributions (promised: ≤ 350).",
        "",
        "## Reading, against the number of events",
        "",
        "Replay includes reading the file. Promised: 100,000 events in ≤ 1.5 s.",
        "",
        "| events | replay, s | state of play, s | verify, s | peak memory, MB |",
        "|---|---|---|---|---|",
    ]
    for events in SIZES:
        found = in_a_process("benchmarks.record", "read", str(events))
        page.append(
            f"| {events:,} | {found['replay']:.3f} ({found['least']:.3f}–{found['most']:.3f}) | {found['state']:.3f} "
            f"| {found['verify']:.3f} | {found['memory']:.0f} |"
        )
    page += [
        "",
        "## Durable appends per second",
        "",
        "Every batch is one transaction, on disk before it is acknowledged; each says who recorded it. Promised: ≥ 400 for",
        "batches of one. Between brackets SQLite alone in the same run: rows of the same size written with the same care to",
        "the same file, nothing checked and nothing read; that is what the disk gives.",
        "",
        "| events on record | " + " | ".join(f"batches of {b}" for b in BATCHES) + " | peak memory, MB |",
        "|---|" + "---|" * (len(BATCHES) + 1),
    ]
    for events in SIZES:
        found = [in_a_process("benchmarks.record", "append", str(events), str(b)) for b in BATCHES]
        rates = " | ".join(f"{f['per_second']:,.0f} ({f['alone']:,.0f})" for f in found)
        page.append(f"| {events:,} | {rates} | {max(f['memory'] for f in found):.0f} |")
    fill = in_a_process("benchmarks.record", "fill", "100000")
    page += [
        "",
        f"One batch of 100,000 events: {fill['per_second']:,.0f} a second, {fill['memory']:.0f} MB at the peak; the file then has "
        f"{fill['bytes'] / 1e6:.0f} MB.",
        "",
        *zone.section(draw=True),
        *deals.section(draw=True),
    ]
    return page


def main() -> None:
    """Write the page."""
    (ROOT / "docs" / "benchmarks.md").write_text("\n".join(lines()), "utf-8")


if __name__ == "__main__":
    main()
