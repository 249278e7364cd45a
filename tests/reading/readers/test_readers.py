"""A reader is one file or folder, one test, one page, and bears its kind's name; a file added here is a reader."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

import pytest

from pourparler.brief.words.candidate import KINDS
from pourparler.domain.candidate import Candidate, Found, FoundClaim
from pourparler.reading import readers
from pourparler.reading.read import read
from tests.conftest import ROOT
from tests.test_floors import imported, modules


@pytest.mark.parametrize("name", readers.names())
def test_every_reader_has_a_test_and_a_page(name: str) -> None:
    assert (ROOT / "tests" / "reading" / "readers" / f"test_{name}.py").is_file()
    page = (ROOT / "docs" / "reference" / "readers" / f"{name}.md").read_text("utf-8")
    assert f"`pourparler/reading/readers/{name}/`" in page


def test_a_reader_bears_the_name_of_the_kind_that_it_proposes() -> None:
    kinds = {found.__struct_config__.tag for found in get_args(Found)}
    assert {name.replace("_", "-") for name in readers.names()} == kinds == set(KINDS)


def test_a_reader_borrows_from_no_other_but_that_of_actors_and_grammar_from_none() -> None:
    ways = {(one, other) for one in modules() for other in imported(one) if other.startswith(f"{readers.__name__}.")}
    between = {
        (one, other) for one, other in ways if one.startswith("pourparler.reading.") and kind(one) != kind(other)
    }
    assert {kind(other) for _, other in between} == {"actor"}
    assert {kind(one) for one, _ in between} == {"statement", "meeting", "next_step", "stance"}


def kind(module: str) -> str:
    """Return the reader that a module belongs to; another module of the room by its own name."""
    return module.removeprefix(f"{readers.__name__}.").split(".")[0]


OWN = """
from pourparler.brief.words.candidate import KINDS
from pourparler.domain.candidate import Candidate, Found, FoundClaim


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
