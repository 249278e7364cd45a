"""Every sentence that a user may read is in the catalogues: found by reading the program, as the catalogues' tool does."""

from __future__ import annotations

import ast
import importlib.util
from types import ModuleType

import pytest

from tests.conftest import ROOT

MODULES = sorted((ROOT / "src" / "pourparler").rglob("*.py"))


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    """The tool that collects the words."""
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_every_error_is_raised_in_words_that_the_catalogues_hold(catalogue: ModuleType) -> None:
    unread = [
        f"{path.relative_to(ROOT)}, line {node.lineno}: {ast.unparse(words)}"
        for path in MODULES
        for node, words in _worded(ast.parse(path.read_text("utf-8")), catalogue)
        if not _is_read(words, ast.parse(path.read_text("utf-8")), catalogue)
    ]
    assert not unread


def _worded(tree: ast.Module, catalogue: ModuleType) -> list[tuple[ast.Call, ast.expr]]:
    """Return each call that makes an error, with what it says and with how to mend it."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and catalogue.called(n) in catalogue.ERRORS]
    said = [(call, word) for call in calls for word in call.args[:1]]
    return said + [(call, key.value) for call in calls for key in call.keywords if key.arg == "mend"]


def _is_read(words: ast.expr, tree: ast.Module, catalogue: ModuleType) -> bool:
    if isinstance(words, ast.Name):
        handed = {f.args.args[0].arg for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and f.args.args}
        return bool(catalogue.handed_on(tree).get(words.id)) or words.id in handed
    return bool(catalogue.literals(words))


def test_the_tool_reads_what_an_error_is_given_by_a_name_or_a_function(catalogue: ModuleType) -> None:
    module = ast.parse(
        'def f(what, n):\n    raise InputError(what, mend="mend it")\n\n\n'
        'def g(n):\n    lost = "a" if n else "b"\n    f("c", n)\n    raise StoreError(lost)\n'
    )
    assert set(catalogue.words_in(module)) == {"a", "b", "c", "mend it"}
