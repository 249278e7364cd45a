"""``say-back`` at the terminal: what is asked together must go together."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparler.cli.main import status
from pourparler.domain.position import Stance
from tests.making import ground, position
from tests.web.visit import kept


@pytest.fixture
def talks(tmp_path: Path) -> str:
    return str(kept(tmp_path, *ground(), position("p", "north", Stance.REFUSES, "army.small")))


@pytest.mark.parametrize("option", ["--html", "--word", "--csv"])
def test_a_sheet_is_not_written_while_answers_are_read(
    talks: str, tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table, sheet = tmp_path / "answers.csv", tmp_path / "sheet"
    table.write_text("number,answer\n4821,correct\n", "utf-8")
    assert status(["say-back", talks, "north", "--answers", str(table), option, str(sheet)]) == 2
    assert "a sheet is written before it is answered" in capsys.readouterr().err
    assert not sheet.exists()


def test_without_answers_there_is_nothing_to_record(talks: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["say-back", talks, "north", "--write"]) == 2
    assert "name the table with the answers with --answers" in capsys.readouterr().err
