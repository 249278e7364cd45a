"""In a notebook, results show as tables."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from msgspec import structs

import pourparler as pp
from pourparler import notebook
from pourparler.domain.position import Stance
from pourparler.domain.red_line import RedLine
from pourparler.domain.scenario import Estimate


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
    worth = {"north": Estimate(values={"a<b": {"x": Fraction(1)}})}
    toy = pp.Scenario("toy", ("north", "south"), {"a<b": ("x", "y")}, red_lines=lines, estimates=worth)
    open_ = structs.replace(toy, red_lines=())
    results = [
        toy,
        pp.zone(toy),
        pp.blocking(toy),
        pp.opening(toy),
        pp.possibilities(toy),
        pp.draft_reading(toy, {"a<b": ("x",)}),
        pp.nash_bargaining(open_),
        pp.nash_bargaining(toy),
        pp.pareto(open_),
        pp.deals(open_),
        pp.improvement(open_, {"a<b": "y"}),
    ]
    for result in results:
        words = shown(shell, result)
        assert words.startswith("<table>"), result
        assert "a<b" not in words
    assert "nash_bargaining (proven)" in shown(shell, pp.deals(open_))
    assert "a&lt;b" in shown(shell, pp.blocking(toy))
    assert "key questions" in shown(shell, pp.key_questions(toy))


def test_a_state_of_play_shows_where_every_issue_stands(shell: InteractiveShell, case: Path) -> None:
    state = pp.state(str(case), viewer=pp.KEEPER)
    words = shown(shell, state)
    assert words.startswith("<table>")
    assert words.count("<tr>") == len(state.issues) + 1
    assert "deadlocked" in words or "contested" in words


def test_every_kind_that_has_a_table_is_registered(shell: InteractiveShell) -> None:
    from pourparler.brief.notebook import shown as tables

    formatter = shell.display_formatter.formatters["text/html"]
    assert {kind for kind in tables.registry if kind is not object} <= set(formatter.type_printers)
