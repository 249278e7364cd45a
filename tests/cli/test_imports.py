"""A verb loads what it needs: a scenario file needs no database, a record none of what solves."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

SCENARIO = str(ROOT / "examples" / "river-talks" / "scenario.yaml")
ESTIMATES = str(ROOT / "examples" / "river-talks" / "estimates.yaml")
CASE = str(ROOT / "examples" / "ukraine-2025")
ASKED = """
import sys
from pourparler.cli.main import status
assert status(sys.argv[2:]) == 0
loaded = [name for name in sys.argv[1].split(",") if name in sys.modules]
raise SystemExit(f"loaded: {loaded}" if loaded else 0)
"""


@pytest.mark.parametrize(
    ("words", "spared"),
    [
        (("deals", SCENARIO, "--estimates", ESTIMATES), "sqlalchemy,spacy,docx,matplotlib,starlette"),
        (("zone", SCENARIO), "sqlalchemy,spacy,docx,matplotlib,starlette"),
        (("state", CASE), "sqlalchemy,numpy,highspy,pysat,spacy,docx,matplotlib,starlette"),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_a_verb_loads_what_it_needs(words: tuple[str, ...], spared: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED, spared, *words], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
