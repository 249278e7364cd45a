"""A reader is one file, one test, one page; a file added to the folder is a reader."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pourparler.domain.candidate import Candidate, FoundClaim
from pourparler.reading import readers
from pourparler.reading.read import read
from tests.conftest import ROOT


@pytest.mark.parametrize("name", readers.names())
def test_every_reader_has_a_test_and_a_page(name: str) -> None:
    assert (ROOT / "tests" / "reading" / "readers" / f"test_{name}.py").is_file()
    page = (ROOT / "docs" / "reference" / "readers" / f"{name}.md").read_text("utf-8")
    assert f"pourparler/reading/readers/{name}.py" in page


OWN = """
from pourparler.domain.candidate import Candidate, FoundClaim


def candidates(report):
    for paragraph, sentence in report.sentences():
        if "dam" in sentence.text:
            at = sentence.text.index("dam") + sentence.start_char
            span = report.span("claim", paragraph, at, at + 3)
            yield Candidate("dam", FoundClaim("dam", "1"), (span,))
"""


def test_another_readers_file_in_the_folder_is_read_with_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dam.py").write_text(OWN, "utf-8")
    monkeypatch.setattr(readers, "__path__", [*readers.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "pourparler.reading.readers.dam", raising=False)
    found = read(b"The envoys spoke of the dam.", language="en", whole=True)
    assert [c.found for c in found.candidates if c.reader == "dam"] == [FoundClaim("dam", "1")]
    assert all(isinstance(c, Candidate) for c in found.candidates)
