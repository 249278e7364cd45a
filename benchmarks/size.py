"""Print the installed size of the core: Pourparler and what it needs, nothing for development."""

from __future__ import annotations

import json
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement


def needed(name: str, seen: set[str]) -> None:
    """Collect a distribution and all that it requires, extras left out."""
    key = name.lower().replace("_", "-")
    if key in seen:
        return
    seen.add(key)
    for line in metadata.requires(name) or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            needed(requirement.name, seen)


def size_of(name: str) -> int:
    """Return the bytes of a distribution's files."""
    total = 0
    for file in metadata.files(name) or ():
        path = Path(str(file.locate()))
        total += path.stat().st_size if path.is_file() else 0
    return total


def main() -> None:
    """Print the sum, in megabytes."""
    names: set[str] = set()
    needed("pourparler", names)
    package = Path(__file__).parent.parent / "src" / "pourparler"
    total = sum(size_of(name) for name in names) + sum(f.stat().st_size for f in package.rglob("*") if f.is_file())
    if "--json" in sys.argv:
        print(json.dumps({"megabytes": total / 1e6, "distributions": len(names)}))
    else:
        print(f"{total / 1e6:.1f} MB in {len(names)} distributions")


if __name__ == "__main__":
    main()
