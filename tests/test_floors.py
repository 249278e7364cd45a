"""The folder tree is the architecture: what imports what, found by reading every module."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "pourparler"
BRIEF = ("words", "drawings", "document", "sections")
"""The floors of the brief, from the ground; above them stand its renderings, beside one another."""


@cache
def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(("pourparler", *path.relative_to(PACKAGE).with_suffix("").parts))
        found[name.removesuffix(".__init__")] = path
    return found


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text("utf-8"))


def imported(module: str, when_loaded: bool = False) -> set[str]:
    """Return the modules of the package that one imports; only while it is loaded, or at any time and for types too."""
    return {target for line in _lines(tree(module).body, when_loaded) for target in _targets(line)}


def _lines(body: Iterable[ast.stmt], when_loaded: bool) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif when_loaded and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        elif when_loaded and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from _lines(node.orelse, when_loaded)
        else:
            for name in ("body", "orelse", "finalbody", "handlers"):
                inner = getattr(node, name, [])
                yield from _lines([s for h in inner for s in getattr(h, "body", [h])], when_loaded)


def _targets(line: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(line, ast.Import):
        yield from (name.name for name in line.names if name.name in modules())
    elif line.module and line.module.partition(".")[0] == "pourparler":
        for name in line.names:
            whole = f"{line.module}.{name.name}"
            yield whole if whole in modules() else line.module


def circles() -> list[list[str]]:
    """Return each circle of modules that load one another."""
    graph = {module: imported(module, when_loaded=True) for module in modules()}
    done: set[str] = set()
    found: list[list[str]] = []

    def visit(module: str, path: list[str]) -> None:
        if module in path:
            found.append(path[path.index(module) :])
        elif module not in done:
            for target in sorted(graph[module]):
                visit(target, [*path, module])
            done.add(module)

    for module in graph:
        visit(module, [])
    return found


def floor(module: str) -> int:
    """Return on which floor of the brief a module stands; its renderings stand on the last."""
    part = module.split(".")[2]
    return BRIEF.index(part) if part in BRIEF else len(BRIEF)


def test_no_modules_load_one_another_in_a_circle() -> None:
    assert circles() == []


def test_the_brief_has_at_most_five_floors_and_no_way_back() -> None:
    inside = [module for module in modules() if module.startswith("pourparler.brief.")]
    ways = {(one, other) for one in inside for other in imported(one) if other.startswith("pourparler.brief.")}
    assert {floor(module) for module in inside} == set(range(5))
    assert not [(one, other) for one, other in ways if floor(other) > floor(one)]


def test_no_rendering_borrows_from_another() -> None:
    def rendering(module: str) -> str:
        return module.split(".")[2]

    above = [m for m in modules() if m.startswith("pourparler.brief.") and floor(m) == len(BRIEF)]
    ways = [(one, other) for one in above for other in imported(one) if other in above]
    assert not [(one, other) for one, other in ways if rendering(one) != rendering(other)]


def test_modules_are_small() -> None:
    long = {module: len(path.read_text("utf-8").splitlines()) for module, path in modules().items()}
    assert not {module: lines for module, lines in long.items() if lines > 400}


def test_most_modules_are_smaller() -> None:
    assert statistics.median(len(path.read_text("utf-8").splitlines()) for path in modules().values()) <= 120


def test_functions_are_small() -> None:
    found = ((m, n) for m in modules() for n in ast.walk(tree(m)) if isinstance(n, ast.FunctionDef))
    assert not [f"{module}: {f.name}, {_own_lines(f)} lines" for module, f in found if _own_lines(f) > 60]


def _own_lines(function: ast.FunctionDef) -> int:
    """Return how many lines a function has beside its docstring."""
    whole = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return whole - ((first.end_lineno or 0) - first.lineno + 1 if told else 0)


def test_no_participle_stands_for_a_noun() -> None:
    stored = ((m, n) for m in modules() for n in ast.walk(tree(m)))
    names = ((m, n.arg if isinstance(n, ast.arg) else n.id) for m, n in stored if isinstance(n, ast.arg | ast.Name))
    # A candidate's own field bears the name of its types: what was found is a FoundStance, a FoundMeeting.
    assert {module for module, name in names if name == "found"} == {"pourparler.domain.candidate"}


def test_the_formatter_is_trusted() -> None:
    switched_off = "# " + "fmt:"
    files = (path for folder in ("src", "tests", "benchmarks", "tools") for path in (ROOT / folder).rglob("*.py"))
    assert not [str(path) for path in files if switched_off in path.read_text("utf-8")]


def test_what_the_map_of_the_house_names_is_there() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("Where is it?")[2].partition("\n## ")[0]
    rows = [line.split("|")[2] for line in told.splitlines() if line.startswith("| ")][1:]
    places = [place for row in rows for place in re.findall(r"`([^`]+)`", row)]
    assert len(rows) >= 18
    folders = {f"{name}/" for name in ("terminal", "page", "docx", "plain", "pictures")}
    assert not [place for place in places if not (PACKAGE / ("brief" if place in folders else "") / place).exists()]
