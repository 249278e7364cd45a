"""How fast a report is read, in a process of its own: ``python -m benchmarks.reading_speed report|articles FOLDER_OR_FILE``."""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

from benchmarks.measure import median_seconds, peak_megabytes
from benchmarks.ours import reading
from benchmarks.polnear import articles

SAMPLE = 30
RUNS = 20


def report(file: Path) -> dict[str, float]:
    """Measure one French report: first with the model loaded on the way, then warm."""
    text = file.read_bytes().decode("utf-8")
    begun = time.perf_counter()
    reading(text, "fr")
    cold = time.perf_counter() - begun
    median, least, most = median_seconds(lambda: reading(text, "fr"), runs=RUNS, warm_up=0)
    return {
        "cold": cold,
        "median": median,
        "least": least,
        "most": most,
        "characters": len(text),
        "sentences": sentences(text, "fr"),
        "memory": peak_megabytes(),
    }


def sample(folder: Path) -> dict[str, float]:
    """Measure a sample of PolNeAR's development articles, warm."""
    every = articles(folder, "dev")
    chosen = random.Random(0).sample(every, min(SAMPLE, len(every)))
    reading(chosen[0].text, "en")
    begun = time.perf_counter()
    for one in chosen:
        reading(one.text, "en")
    taken = time.perf_counter() - begun
    read = sum(sentences(one.text, "en") for one in chosen)
    return {
        "articles": len(chosen),
        "sentences": read,
        "seconds": taken,
        "per_second": read / taken,
        "memory": peak_megabytes(),
    }


def sentences(text: str, language: str) -> int:
    """Return how many sentences a text has by the language model, line by line."""
    from pourparler.reading.models import model  # noqa: PLC0415

    return sum(len(list(doc.sents)) for doc in model(language).pipe(line for line in text.splitlines() if line.strip()))


def main() -> None:
    """Print one measurement as JSON."""
    what, place = sys.argv[1], Path(sys.argv[2])
    sys.stdout.write(json.dumps(report(place) if what == "report" else sample(place)))


if __name__ == "__main__":
    main()
