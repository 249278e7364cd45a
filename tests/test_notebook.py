"""In a notebook, results show as tables."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from IPython.core.interactiveshell import InteractiveShell

import pourparler as pp
from pourparler import notebook
from pourparler.domain.position import Stance
from pourparler.domain.red_line import RedLine


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    made = InteractiveShell.instance()
    notebook.register()
    yield made
    InteractiveShell.clear_instance()


def shown(shell: InteractiveShell, value: object) -> str:
    found: str = shell.display_formatter.format(value)[0].get("text/html", "")
    return found


def test_every_result_shows_as_a_table_with_its_words_escaped(shell: InteractiveShell) -> None:
    lines = tuple(RedLine(p, "a<b", Stance.REFUSES, (o,), (o,)) for p, o in (("north", "x"), ("south", "y")))
    toy = pp.Scenario("toy", ("north", "south"), {"a<b": ("x", "y")}, red_lines=lines)
    results = [toy, pp.zone(toy), pp.blocking(toy), pp.opening(toy), pp.possibilities(toy),
               pp.draft_reading(toy, {"a<b": ("x",)})]  # fmt: skip
    for result in results:
        words = shown(shell, result)
        assert words.startswith("<table>"), result
        assert "a<b" not in words
    assert "a&lt;b" in shown(shell, pp.blocking(toy))
    assert "key questions" in shown(shell, pp.key_questions(toy))
