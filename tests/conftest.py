"""Hypothesis profiles, and the real material that some tests need."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.database_server import database, server

__all__ = ["database", "server"]

ROOT = Path(__file__).parent.parent
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("ci", max_examples=60, deadline=None, suppress_health_check=_SLOW, derandomize=True)
settings.register_profile("dev", max_examples=25, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("soak", max_examples=3000, deadline=None, suppress_health_check=_SLOW)
# While one writes: the first counterexample as it was found, without the minutes of making it smaller.
settings.register_profile(
    "quick", max_examples=20, deadline=None, suppress_health_check=_SLOW, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def case() -> Path:
    """The shipped dossier."""
    return ROOT / "examples" / "ukraine-2025"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Material that stands beside the project on its developers' machines."""
    found = ROOT.parent / "shared"
    if not found.is_dir():
        pytest.skip("needs the developers' shared material beside the project")
    return found


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Says something at the end of the run: how many kills or points a long test reached."""
    return lambda words: record_property("told", words)


@pytest.fixture
def inputs(record_property: Callable[[str, object], None]) -> Callable[[int, float], None]:
    """Counts the inputs that a fuzzer tried, and the seconds it took, for the sum at the end of the run."""
    return lambda many, seconds: record_property("inputs", (many, seconds))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for found in terminalreporter.stats.values() for report in found]
    calls = [report for report in reports if getattr(report, "when", "") == "call"]
    said = [(report.nodeid.rpartition("::")[2], *pair) for report in calls for pair in report.user_properties]
    for test, name, words in said:
        if name == "told":
            terminalreporter.write_line(f"{test}: {words}")
    tried = [(test, *words) for test, name, words in said if name == "inputs"]
    for test, many, seconds in tried:
        terminalreporter.write_line(f"{test}: {many:,} inputs, {many / max(seconds, 0.001):,.0f} a second")
    if tried:
        many, seconds = sum(one[1] for one in tried), sum(one[2] for one in tried)
        terminalreporter.write_line(f"fuzzed: {many:,} inputs, {many / max(seconds, 0.001):,.0f} a second")
