"""The folder tree is the architecture: imports go one way only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "pourparler"
RIGHT_OF = {
    "errors": set(),
    "regular_file": set(),
    "piped": set(),
    "domain": {"errors"},
    "record": {"domain", "errors", "regular_file"},
    "reading": {"domain", "errors"},
    "standing": {"domain", "errors"},
    "solvers": {"domain", "errors"},
    "simulation": {"solvers", "domain", "errors", "piped"},
    "formats": {"domain", "errors", "regular_file"},
    "brief": {"domain", "errors"},
    "library": {"workbench", "domain", "errors"},
    "notebook": {"brief", "domain", "errors"},
    "workbench": {
        "reading",
        "record",
        "standing",
        "solvers",
        "simulation",
        "formats",
        "brief",
        "domain",
        "errors",
        "regular_file",
    },
    "web": {"workbench", "brief", "domain", "errors", "piped"},
    "cli": {"web", "workbench", "record", "standing", "solvers", "simulation", "formats", "brief", "domain", "errors"},
}
FORBIDDEN_NAMES = {"utils", "common", "helpers", "core", "misc"}
FILES = sorted(ROOT.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        found |= {name.split(".")[1] for name in names if name.startswith("pourparler.")}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_imports_only_what_lies_to_its_right(path: Path) -> None:
    own = room(path)
    if own not in ("__init__", "__main__"):
        assert imported(path) <= RIGHT_OF[own] | {own}


_RENDERINGS = {"sections", "terminal", "page", "docx", "pictures", "notebook", "drawings"}


def test_the_workbench_renders_nothing_and_prints_nothing() -> None:
    for path in FILES:
        if room(path) == "workbench":
            tree = ast.parse(path.read_text())
            names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
            assert not {n.split(".")[2] for n in names if n.startswith("pourparler.brief.")} & _RENDERINGS, path
            called = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
            assert not called & {"print", "input"}, path


def test_the_domain_neither_reads_nor_writes_and_knows_no_numpy() -> None:
    for path in FILES:
        if room(path) == "domain":
            for node in ast.walk(ast.parse(path.read_text())):
                names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not {n.split(".")[0] for n in names} & {"numpy", "os", "pathlib", "io", "sqlalchemy", "yaml"}


def test_no_module_is_long_or_without_a_meaning_in_its_name() -> None:
    for path in FILES:
        assert len(path.read_text().splitlines()) <= 400, path
        assert path.stem not in FORBIDDEN_NAMES


def test_nothing_opens_a_connection() -> None:
    for path in FILES:
        names = {
            a.name.split(".")[0]
            for n in ast.walk(ast.parse(path.read_text()))
            if isinstance(n, ast.Import)
            for a in n.names
        }
        assert not names & {"socket", "urllib", "http", "requests", "httpx"}, path
