"""No line is broken at a no-break space, so that none ends in an opening guillemet."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.cli.unbroken import UnbrokenConsole


def lines(page: object, width: int) -> list[str]:
    written = io.StringIO()
    UnbrokenConsole(file=written, width=width, highlight=False, no_color=True).print(page)
    return [line.rstrip(" ") for line in written.getvalue().splitlines()]


@given(
    st.lists(st.sampled_from(["mot", "«\u00a0la question\u00a0»", "refuse\u202f;", "«\u00a0non\u00a0»\u202f:"])),
    st.integers(20, 60),
)
def test_no_line_ends_in_a_guillemet_or_begins_with_what_closes(words: list[str], width: int) -> None:
    for line in lines(Padding(Text(" ".join(words)), (0, 0, 0, 2), expand=False), width):
        assert not line.endswith(("«", "\u00a0", "\u202f"))
        assert not line.lstrip(" ").startswith((";", "»", ":", "\u00a0", "\u202f"))


@pytest.mark.parametrize("width", range(14, 30))
def test_cells_of_tables_hold_together_too(width: int) -> None:
    table = Table.grid()
    table.add_row("dit que « la question » est « close »".replace("« ", "«\u00a0").replace(" »", "\u00a0»"))
    assert not any(line.endswith("«") for line in lines(table, width))


def test_the_words_come_out_as_they_went_in() -> None:
    assert lines(Text("«\u00a0oui\u00a0»\u202f: non", style="bold"), 40) == ["«\u00a0oui\u00a0»\u202f: non"]
