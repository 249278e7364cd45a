"""What is written beside what is printed: whole, or not at all; and refused before anything is worked out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparler.cli.main import status

TOY = """
pourparler: scenario/1
name: toy
parties: [east, west]
issues:
  hours: [mornings, evenings]
preferences:
  east: {weights: {hours: 1}, values: {hours: {mornings: 1}}}
  west: {weights: {hours: 1}, values: {hours: {evenings: 1}}}
"""


@pytest.mark.parametrize("verb", ["deals", "rehearse", "tournament"])
def test_a_picture_of_another_kind_is_refused(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "toy.yaml").write_text(TOY)
    more = ["--strategy", "micro"] if verb == "tournament" else []
    assert status([verb, str(tmp_path / "toy.yaml"), "--plot", str(tmp_path / "x.pdf"), *more]) == 2
    told = capsys.readouterr()
    assert "a picture is written as .svg or .png; let the name end so." in told.err
    assert not told.out
    assert [file.name for file in tmp_path.iterdir()] == ["toy.yaml"]
