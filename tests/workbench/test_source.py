"""The texts of sources, as far as they may be shown; passages among the words around them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.domain.request import Request
from pourparler.domain.source import Passage
from pourparler.workbench.source import excerpt, texts
from pourparler.workbench.state import negotiation
from tests.making import ground, source
from tests.web.visit import kept

TEXT = "words of a report"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize("free", [False, True])
def test_for_others_only_what_may_be_passed_on_has_a_text(tmp_path: Path, free: bool) -> None:
    report = source("report", sha256=SHA256, redistributable=free)
    location = str(kept(tmp_path, *ground(), report, keeper="team", texts=(("everyone", TEXT),)))

    def held(viewer: str, *, for_others: bool = False) -> dict[str, str]:
        request = Request(location, viewer, for_others=for_others)
        return texts(request, negotiation(request))

    assert held("team") == {"report": TEXT}
    assert held("team", for_others=True) == held("north") == ({"report": TEXT} if free else {})


def test_only_the_sources_asked_for_are_read(tmp_path: Path) -> None:
    location = str(kept(tmp_path, *ground(), source("report", sha256=SHA256), texts=(("everyone", TEXT),)))
    request = Request(location, "")
    assert texts(request, negotiation(request), ["letter"]) == {}
    assert texts(request, negotiation(request), ["report", "unheard-of"]) == {"report": TEXT}


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 20))
def test_an_excerpt_is_a_part_of_the_text_and_holds_the_passage(text: str, start: int, end: int, around: int) -> None:
    if not start < end:
        return
    one = excerpt(Passage("report", start, end), text, around)
    if end > len(text):
        assert one is None
        return
    assert one is not None
    whole = one.before + one.words + one.after
    first = one.start - len(one.before)
    assert one.words == text[start:end]
    assert text[first : first + len(whole)] == whole
    assert one.opens == (first > 0)
    assert one.closes == (first + len(whole) < len(text))
