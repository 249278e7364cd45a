"""How things are measured: a warm-up, then medians; peak memory from a process of its own."""

from __future__ import annotations

import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent


def median_seconds(work: Callable[[], object], runs: int = 5, warm_up: int = 1) -> tuple[float, float, float]:
    """Return the median, least and greatest wall-clock seconds of several runs after a warm-up."""
    for _ in range(warm_up):
        work()
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken), min(taken), max(taken)


def process(*words: str, runs: int = 5) -> tuple[float, float, float, float]:
    """Return the median, least and greatest seconds of whole processes, start-up included, and their peak megabytes."""
    peaks: list[float] = []

    def once() -> None:
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, cwd=ROOT) as child:
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, words)
        peaks.append(used.ru_maxrss / 1024)

    return (*median_seconds(once, runs), max(peaks))


def loop() -> float:
    """Return the seconds of ten million additions: by how much another machine's figures are to be stretched."""
    return median_seconds(lambda: sum(number for number in range(10_000_000)), runs=3)[0]


def peak_megabytes() -> float:
    """Return the greatest resident size of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_a_process(module: str, *arguments: str) -> dict[str, float]:
    """Run one measurement in a process of its own and return what it prints as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], check=True, capture_output=True, text=True, cwd=ROOT
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def machine() -> str:
    """Return what these figures were taken on, in a line."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    return f"{os.cpu_count()} cores ({model}), {platform.system()}, Python {platform.python_version()}"
