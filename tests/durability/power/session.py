"""Run by the test with the witness loaded: does one thing after another, and notes in the log what is then on record.

Arguments: the log, and a file with JSON lines ``[folder, [command line, …]]``.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path

from pourparler.cli.main import status
from tests.durability.found import found
from tests.durability.workloads import NEW, RECORD


def noted(log: Path, folder: str, before: str) -> None:
    """Write a mark: in which folder, what is about to be done, and which events each record file there holds."""
    files = [Path(folder) / name for name in (RECORD, NEW)]
    held = {file.name: sorted(found(file).hashes) for file in files if file.exists()}
    words = json.dumps({"folder": folder, "next": before, "held": held}).encode()
    with log.open("ab", buffering=0) as file:
        file.write(b"mark %d\n" % len(words) + words)


def main() -> None:
    """Do what the file says."""
    log, plan = Path(sys.argv[1]), Path(sys.argv[2])
    with contextlib.suppress(BrokenPipeError):
        for line in plan.read_text("utf-8").splitlines():
            folder, calls = json.loads(line)
            for words in calls:
                noted(log, folder, words[0])
                if status(words):
                    os._exit(3)
                sys.stdout.flush()
            noted(log, folder, "")


if __name__ == "__main__":
    main()
