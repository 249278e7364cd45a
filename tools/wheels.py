"""Print for which versions of Python the pinned requirements can be had as wheels on this kind of machine.

Run ``python tools/wheels.py``, or ``python tools/wheels.py 3.11 3.14`` for some versions only. It asks the package
index that pip is set up with; nothing is installed, and what pip fetches goes into a temporary folder.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import cast

from packaging.markers import default_environment
from packaging.requirements import Requirement

PINNED = Path(__file__).parent.parent / "requirements"
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
LACKING = re.compile(r"No matching distribution found for ([A-Za-z0-9._-]+)")


def full(version: str) -> str:
    """Return a late release of a version of Python: some requirements leave its first releases out."""
    return f"{version}.9"


def wanted(file: Path, version: str) -> dict[str, str]:
    """Return what a file pins for a version of Python: by name, the line with its hashes."""
    here = cast(dict[str, str], default_environment()) | {
        "python_version": version,
        "python_full_version": full(version),
    }
    found = {}
    for line in file.read_text("utf-8").replace("\\\n", " ").splitlines():
        told, _, hashes = line.partition(" --hash=")
        one = Requirement(told.strip()) if told.strip() and not told.startswith("#") else None
        if one and (one.marker is None or one.marker.evaluate(here)):
            # Pip would weigh the marker by its own Python, not by the one asked about.
            found[one.name] = f"{one.name}{one.specifier} --hash={hashes}"
    return found


def lacking(file: Path, version: str) -> list[str]:
    """Return the names, among what a file pins, of which the index has no wheel for a version of Python.

    Raises
    ------
    RuntimeError
        If pip fails for another reason, for instance without a network.
    """
    left, found = wanted(file, version), []
    with tempfile.TemporaryDirectory() as folder:
        while True:
            asked = Path(folder) / "asked.txt"
            asked.write_text("\n".join(left.values()), "utf-8")
            words = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
            words += ["--python-version", full(version), "--dest", folder, "--requirement", str(asked)]
            done = subprocess.run(words, capture_output=True, text=True, check=False)
            if done.returncode == 0:
                return sorted(found)
            told = LACKING.search(done.stderr)
            if told is None or told[1] not in left:
                raise RuntimeError(done.stderr)
            found.append(told[1])
            del left[told[1]]


def main() -> int:
    """Print a table: a row for each version of Python, a column for each file of pinned requirements."""
    files = sorted(PINNED.glob("*.txt"))
    print(f"| Python | {' | '.join(f'`requirements/{file.name}`' for file in files)} |")
    print("|---" * (len(files) + 1) + "|")
    for version in sys.argv[1:] or VERSIONS:
        told = [", ".join(f"no wheel of `{name}`" for name in lacking(file, version)) or "all" for file in files]
        print(f"| {version} | {' | '.join(told)} |", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
