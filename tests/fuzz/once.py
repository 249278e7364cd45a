"""Read one input once, within the limits, and print what went wrong: ``python -m tests.fuzz.once READER FILE``."""

from __future__ import annotations

import os
import sys
import tempfile
import warnings
from pathlib import Path

from tests.fuzz.targets import targets
from tests.fuzz.worker import REFUSED, limited, tried


def main() -> None:
    """Read the file."""
    target, data = targets()[sys.argv[1]], Path(sys.argv[2]).read_bytes()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        target.seeds()
        limited()
        sys.stdout.write(tried(target, data).replace(REFUSED, ""))
        os.chdir("/")


if __name__ == "__main__":
    main()
