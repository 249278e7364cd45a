"""The desk and what it publishes, in Firefox: another engine than that of the other tests, driven over WebDriver BiDi."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pourparler.domain.evidence import Level
from pourparler.domain.request import Request
from pourparler.domain.search import Query
from pourparler.web.publish.site import publish
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.search import search
from tests.conftest import ROOT
from tests.web.served import served

FIREFOX = Path("/usr/bin/firefox-esr")
PUPPETEER = Path(os.environ.get("POURPARLER_PUPPETEER") or ROOT / ".puppeteer" / "node_modules" / "puppeteer-core")
CASE = str(ROOT / "examples" / "ukraine-2025")
REPORT = ROOT / "examples" / "reading" / "report.txt"

pytestmark = pytest.mark.skipif(
    not (FIREFOX.exists() and PUPPETEER.exists() and shutil.which("node")),
    reason="needs Firefox at /usr/bin/firefox-esr and what drives it: on Debian, apt-get install firefox-esr nodejs npm; "
    "then npm install --no-save --prefix .puppeteer puppeteer-core@24",
)


def gone(way: str, address: str, *more: str) -> tuple[dict[str, Any], list[str]]:
    """What Firefox saw on a way, and all that it reported: errors, what the policy forbade, requests elsewhere."""
    command = ["node", str(Path(__file__).with_name("firefox.mjs")), str(PUPPETEER), str(FIREFOX), way, address, *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=150)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["browser"].startswith("firefox/")
    return told["seen"], told["reported"]


def test_from_the_token_to_a_passage_decided_by_a_key(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    import_dossier(Path(CASE), str(tmp_path / "talks.pourparler"))
    import_dossier(ROOT / "examples" / "reading", str(tmp_path / "river.pourparler"))
    with served(tmp_path, "--by", "analyst") as desk:
        seen, reported = gone("desk", desk.entrance, str(REPORT))
    assert reported == []
    assert "token" not in seen["root"]
    assert (seen["state"], seen["grid"], seen["possible"]) == (
        "State of play",
        "Issues and parties",
        "What could be agreed",
    )
    assert "Zelensky" in seen["evidence"]
    assert "On whose word" in seen["evidence"]
    before, after = (int(seen[when].split()[0]) for when in ("before", "after"))
    assert after == before - 1
    assert "Nothing is signed yet" in seen["kept"]


@pytest.mark.soak
def test_a_published_site_opens_from_a_stick_and_searches(tmp_path: Path) -> None:
    request = Request(CASE, "everyone", level=Level.ANY)
    publish(request, tmp_path / "case")
    seen, reported = gone("site", (tmp_path / "case").as_uri())
    assert reported == []
    assert seen["sheets"] == 1
    assert seen["hits"] == len(search(request, Query("land")).hits) < seen["all"]


@pytest.mark.soak
def test_the_watch_works(tmp_path: Path) -> None:
    with served(tmp_path) as desk:
        _, reported = gone("watch", desk.entrance)
    told = " ".join(reported)
    assert "script-src" in told
    assert "connect-src" in told
    assert "evil.example" in told
    assert "thrown" in told
