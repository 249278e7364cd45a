"""One gate: who may see what is told in one place, and a database is asked for nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, String, Table, create_engine, select

from pourparler.record.audience import audience, includes, within
from pourparler.record.gate import shared, shared_rows, visible, visible_rows, visible_texts
from tests.making import context, opened, recorded, source

ROOT = Path(__file__).parent.parent.parent / "src" / "pourparler"
STRUCTURAL = {
    "record/gate.py": "the gate",
    "record/merging.py": "an entry may stand only on what its whole audience may see",
    "record/faults.py": "the same, of entries that are held already",
    "record/newest.py": "an entry is the newest of every audience that may see it",
    "record/registers.py": "an entry is taken in by the register of every audience that may see it",
    "record/appending.py": "the same, in a store",
    "workbench/add.py": "an event is disclosed to an audience that holds its own",
    "workbench/recording.py": "a text that a block itself adds may be quoted for those who may see it",
    "workbench/preview.py": "whoever looks may not write for an audience that they are not in",
    "record/release.py": "what may not be used outside is for the team alone",
}
"""Where two audiences are compared, and why that is no look at what somebody may see."""


def calling(name: str) -> set[str]:
    """The files that import the test of that name from where it is defined."""
    found = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.ImportFrom)
                and node.module == "pourparler.record.audience"
                and name in {alias.name for alias in node.names}
            ):
                found.add(str(path.relative_to(ROOT)))
    return found


def test_whether_a_viewer_is_in_an_audience_is_asked_in_the_gate_alone() -> None:
    assert calling("includes") == {"record/gate.py"}


def test_audiences_are_compared_in_these_places_only() -> None:
    assert calling("within") == set(STRUCTURAL)


def test_nobody_takes_the_whole_of_the_module_and_asks_behind_the_gate() -> None:
    whole = [
        path
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Import) and any(a.name == "pourparler.record.audience" for a in node.names))
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "pourparler.record"
            and any(a.name == "audience" for a in node.names)
        )
    ]
    assert whole == []


# Names that are parts of one another, and the characters that a pattern of SQL could take for more.
names = st.sampled_from(["everyone", "team", "north", "north-east", "nor", "th", "a", "a-b", "ab", "0"])
audiences = st.lists(names, min_size=1, max_size=4).map("+".join).map(audience)


def asked(held: list[str], test: str, whom: str) -> list[str]:
    table = Table("held", MetaData(), Column("audience", String))
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        table.create(connection)
        connection.execute(table.insert(), [{"audience": one} for one in held])
        predicate = {"visible": visible_rows, "shared": shared_rows}[test](table.c.audience, whom)
        found = list(connection.scalars(select(table.c.audience).where(predicate)))
    engine.dispose()
    return sorted(found)


@given(st.lists(audiences, min_size=1, max_size=12), names)
def test_a_database_gives_a_viewer_the_rows_that_memory_would(held: list[str], viewer: str) -> None:
    assert asked(held, "visible", viewer) == sorted(one for one in held if includes(one, viewer))


@given(st.lists(audiences, min_size=1, max_size=12), audiences)
def test_a_database_gives_an_audience_the_rows_that_memory_would(held: list[str], whom: str) -> None:
    assert asked(held, "shared", whom) == sorted(one for one in held if within(whom, one))


@pytest.mark.parametrize("viewer", ["everyone", "north", "team"])
def test_entries_and_texts_go_through_the_same_test(viewer: str) -> None:
    entries = recorded(opened(), source(), ("team", context("talk@team")), ("north+team", context("word@north+team")))
    held = [(entry.audience, entry.hash, "words") for entry in entries]
    seen = [entry.hash for entry in visible(entries, viewer)]
    assert [one[1] for one in visible_texts(held, viewer)] == seen
    assert len(seen) == {"everyone": 2, "north": 3, "team": 4}[viewer]


def test_what_is_shared_with_an_audience_is_what_each_in_it_may_see() -> None:
    entries = recorded(opened(), source(), ("team", context("talk@team")), ("north+team", context("word@north+team")))
    both = [entry.hash for entry in shared(entries, "north+team")]
    assert both == [e.hash for e in visible(entries, "north") if e in visible(entries, "team")]
