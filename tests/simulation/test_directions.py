"""Within the room, too, imports go one way: no module imports, at last, itself."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOM = ROOT / "src" / "pourparler" / "simulation"
FILES = sorted(ROOM.rglob("*.py"))


def module(path: Path) -> str:
    """Return a file's name as it is imported."""
    return ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> set[str]:
    """Return what a file imports, at its top, in a function or for the types alone."""
    names = {module(one) for one in FILES}
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (whole | {node.module}) & names
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & names
    return found - {"pourparler.simulation"}


def test_no_two_modules_import_one_another_even_by_a_detour() -> None:
    order = list(TopologicalSorter({module(path): imported(path) for path in FILES}).static_order())
    assert order.index("pourparler.simulation.listed") < order.index("pourparler.simulation.space")
    assert order.index("pourparler.simulation.summed") < order.index("pourparler.simulation.space")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOM)))
def test_nothing_is_imported_late_or_for_the_types_alone(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    everywhere = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert everywhere == [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
