"""Whatever somebody else wrote is read or refused in a sentence: within ten seconds, within two gigabytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.fuzz.targets import targets

SECONDS = float(os.environ.get("POURPARLER_FUZZ_SECONDS", "30"))
"""For all readers together, in the short version."""
SOAK_SECONDS = float(os.environ.get("POURPARLER_FUZZ_SOAK_SECONDS", "7200"))
"""For all readers together, in the long version."""
SEED = int(os.environ.get("POURPARLER_SEED", "1"))
NAMES = sorted(targets())
REGRESSIONS = Path(__file__).with_name("regressions")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of time and memory need POSIX")


def fuzzed(name: str, seconds: float, seed: int, found: Path, most: int = 10**9) -> dict[str, Any]:
    """Fuzz one reader in a process of its own; return what it reached."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    words = [sys.executable, "-m", "tests.fuzz.worker", name, str(seed), str(seconds), str(most), str(found)]
    try:
        done = subprocess.run(
            words,
            check=False,
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=seconds + 180,
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired:
        pytest.fail(f"does not come back from the input {found / name}-reading")
    assert done.returncode == 0, f"died of {found / name}-reading: {done.returncode} {done.stderr[-2000:]}"
    return dict(json.loads(done.stdout))


def held(reached: dict[str, Any]) -> None:
    """Fail where an input was not read as it must be, naming the file that holds it."""
    lines = [f"{what}\n    {file}" for file, what in reached["crashes"]]
    assert not lines, "\n".join([*lines, f"Put these files into {REGRESSIONS.relative_to(ROOT)} when it is mended."])


@pytest.mark.parametrize("name", NAMES)
def test_strange_inputs_are_read_or_refused(name: str, inputs: Callable[[int, float], None]) -> None:
    reached = fuzzed(name, SECONDS / len(NAMES), SEED, ROOT / "out" / "fuzz")
    inputs(reached["inputs"], reached["seconds"])
    held(reached)
    assert reached["read"], "not even the inputs to begin from are read"


@pytest.mark.soak
@pytest.mark.parametrize("name", NAMES)
def test_a_million_strange_inputs_are_read_or_refused(name: str, inputs: Callable[[int, float], None]) -> None:
    seed = int(os.environ.get("POURPARLER_SEED", "0")) or int.from_bytes(os.urandom(4), "big")
    reached = fuzzed(name, SOAK_SECONDS / len(NAMES), seed, ROOT / "out" / "fuzz")
    inputs(reached["inputs"], reached["seconds"])
    held(reached)


@pytest.mark.parametrize("file", sorted(REGRESSIONS.glob("*-*")), ids=lambda file: file.name)
def test_what_was_not_read_once_is_read_or_refused(file: Path, tmp_path: Path) -> None:
    name = file.name.rpartition("-")[0]
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.once", name, str(file)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr[-2000:]
