"""What runs in the browser is typed, is ours, and asks for nothing that the policy of the pages forbids."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "src" / "pourparler" / "web").rglob("*.js"))
STRICT = ("--checkJs", "--allowJs", "--noEmit", "--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable")


def test_every_script_is_checked_for_its_types() -> None:
    compiler = os.environ.get("POURPARLER_TSC") or shutil.which("tsc")
    if not compiler:
        pytest.skip("needs TypeScript's compiler: npm install --global typescript, or name it in POURPARLER_TSC")
    done = subprocess.run([compiler, *STRICT, *map(str, SCRIPTS)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_evaluates_words_or_goes_anywhere_else(script: Path) -> None:
    words = script.read_text("utf-8")
    assert "// @ts-check" in words
    for forbidden in (
        "eval(",
        "new Function",
        "innerHTML",
        "insertAdjacentHTML",
        "document.write",
        "http://",
        "https://",
    ):
        assert forbidden not in words, forbidden
