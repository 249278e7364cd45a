"""Collect every fixed word a user reads into the gettext catalogues, and compile them.

Run ``python tools/catalogue.py`` after words were added; then translate what is empty in the ``.po`` file and run it
again. ``--check`` changes nothing and fails where a word is missing or a compiled catalogue is stale.
"""

from __future__ import annotations

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

ROOT = Path(__file__).parent.parent / "src" / "pourparler"
_CLASSES = [node for node in ast.parse((ROOT / "errors.py").read_text()).body if isinstance(node, ast.ClassDef)]
ERRORS = {node.name for node in _CLASSES if node.bases and ast.unparse(node.bases[0]) != "NamedTuple"}


def literals(node: ast.expr) -> list[str]:
    """Return the text constants an argument may be: itself, or the branches of a conditional."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return []


def called(node: ast.AST) -> str:
    """Return the name of what a call calls; empty where it has none."""
    func = node.func if isinstance(node, ast.Call) else None
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def handed_on(tree: ast.AST) -> dict[str, list[str]]:
    """Return what a name may be, in a module that gives the name to an error: the texts that are assigned to it."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).extend(literals(node.value))
    return found


def speakers(tree: ast.AST) -> set[str]:
    """Return the functions of a module that give their first parameter to an error as its words."""
    return {
        function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and function.args.args
        for node in ast.walk(function)
        if called(node) in ERRORS and _is_named(function.args.args[0].arg, node)
    }


def _is_named(name: str, node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and any(isinstance(arg, ast.Name) and arg.id == name for arg in node.args[:1])


def words_in(tree: ast.AST) -> list[str | tuple[str, str]]:
    """Return the words that a module says, or raises as errors."""
    found: list[str | tuple[str, str]] = []
    names = handed_on(tree)
    saying = {"say", "self", "unknown", "_unknown", "Notice", *ERRORS, *speakers(tree)}

    def texts(node: ast.expr) -> list[str]:
        return names.get(node.id, []) if isinstance(node, ast.Name) else literals(node)

    for node in ast.walk(tree):
        name = called(node)
        if not isinstance(node, ast.Call):
            continue
        if name == "count" and len(node.args) == 3:
            found += list(zip(literals(node.args[0]), literals(node.args[1]), strict=True))
        elif name in saying:
            read = texts if name in ERRORS else literals
            found += [text for arg in node.args[:1] for text in read(arg)]
            found += [text for key in node.keywords if key.arg == "mend" for text in read(key.value)]
    return found


def kind_words(tree: ast.Module) -> list[str]:
    """Return what kinds of event say of themselves: the first line of each class."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return [(ast.get_docstring(node) or "").splitlines()[0] for node in classes if ast.get_docstring(node)]


def template_words(text: str) -> list[str | tuple[str, str]]:
    """Return the words that a template says."""
    found: list[str | tuple[str, str]] = []
    for call in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        constants = [node.value for node in call.args if isinstance(node, nodes.Const)]
        if isinstance(call.node, nodes.Name) and call.node.name == "say" and constants:
            found.append(constants[0])
        if isinstance(call.node, nodes.Getattr) and call.node.attr == "count" and len(constants) > 1:
            found.append((constants[0], constants[1]))
    return found


def collected() -> Catalog:
    """Return a catalogue of all words, without translations."""
    catalogue = Catalog(project="Pourparler", charset="utf-8")
    for file in sorted(ROOT.rglob("*.py")):
        for words in words_in(ast.parse(file.read_text())):
            if words:
                catalogue.add(words, locations=[(str(file.relative_to(ROOT)), 0)])
    for file in sorted((ROOT / "record" / "events").glob("*.py")):
        for words in kind_words(ast.parse(file.read_text())):
            catalogue.add(words, locations=[(str(file.relative_to(ROOT)), 0)])
    for file in sorted(ROOT.rglob("templates/*")):
        for words in template_words(file.read_text()):
            catalogue.add(words, locations=[(str(file.relative_to(ROOT)), 0)])
    return catalogue


def _told(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def main() -> int:
    """Update or check the French catalogue."""
    check = "--check" in sys.argv
    po = ROOT / "locale" / "fr" / "LC_MESSAGES" / "pourparler.po"
    mo = po.with_suffix(".mo")
    catalogue = read_po(io.BytesIO(po.read_bytes()), locale="fr") if po.exists() else Catalog(locale="fr")
    catalogue.update(collected(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    # The compiled file holds these days in its head; it must not change from one minute to the next.
    catalogue.creation_date = catalogue.revision_date = datetime(2025, 1, 1, tzinfo=UTC)
    # What is only a guess is not compiled: it is as good as missing.
    empty = [m.id for m in catalogue if m.id and (m.fuzzy or not _told(m.string))]
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    if check:
        stale = not mo.exists() or mo.read_bytes() != compiled.getvalue()
        print(f"{len(catalogue)} words, {len(empty)} without French{', compiled catalogue stale' if stale else ''}")
        for words in empty:
            print(" ", words)
        return int(bool(empty) or stale)
    written = io.BytesIO()
    write_po(written, catalogue, width=110, omit_header=False, include_lineno=False, sort_output=True)
    po.write_bytes(b"\n".join(line for line in written.getvalue().split(b"\n") if b"-Date:" not in line))
    mo.write_bytes(compiled.getvalue())
    print(f"{len(catalogue)} words, {len(empty)} without French")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
