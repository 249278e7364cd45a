"""The brief on paper: how many sheets it takes, printed by a real browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from pourparler.brief.page.brief import page_of, render_html
from pourparler.brief.sections.one_page import one_page_of
from pourparler.brief.words.language import language
from pourparler.domain.evidence import Level
from pourparler.domain.request import KEEPER, Request
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.workbench.brief import could_be_agreed
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.state import state
from tests.brief.crowd import crowd
from tests.brief.page.printing import sheets

CASE = Path(__file__).parents[3] / "examples" / "ukraine-2025"
MOST = {"2025-12-03": 12, "2025-12-21": 15}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("printed") / "talks.pourparler"
    import_dossier(CASE, str(file))
    return str(file)


def shipped(record: str, day: str = "2025-12-03", level: Level = Level.REPORTED, since: str = "") -> StateOfPlay:
    before = date.fromisoformat(since) if since else None
    return state(Request(record, KEEPER, as_of=date.fromisoformat(day), level=level, since=before))


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize(("day", "most"), MOST.items())
def test_the_whole_brief_of_the_shipped_case_takes_few_sheets_and_none_is_nearly_blank(
    code: str, day: str, most: int, record: str, tmp_path: Path, record_property: Any
) -> None:
    now = shipped(record, day)
    filled = sheets(render_html(now, language(code), could_be_agreed(now)), tmp_path)
    record_property("told", f"{len(filled)} sheets ({code}, {day})")
    assert 2 < len(filled) <= most
    # The last may end anywhere.
    assert min(filled[:-1]) > median(filled) / 4


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize(
    ("day", "level", "since"),
    [("2025-12-03", Level.REPORTED, ""), ("2025-12-21", Level.ANY, "2025-11-21"), ("2025-11-20", Level.OFFICIAL, "")],
)
def test_page_one_alone_is_one_sheet(
    code: str, day: str, level: Level, since: str, record: str, tmp_path: Path
) -> None:
    now = shipped(record, day, level, since)
    assert len(sheets(page_of(one_page_of(now, language(code), could_be_agreed(now)), language(code)), tmp_path)) == 1


@pytest.mark.parametrize("code", ["en", "fr"])
def test_page_one_alone_is_one_sheet_however_much_is_on_record(code: str, tmp_path: Path) -> None:
    now = crowd()
    assert len(sheets(page_of(one_page_of(now, language(code), could_be_agreed(now)), language(code)), tmp_path)) == 1


def test_an_empty_record_takes_one_sheet_alone(tmp_path: Path, state: Any, english: Any) -> None:
    assert len(sheets(page_of(one_page_of(state, english), english), tmp_path)) == 1
