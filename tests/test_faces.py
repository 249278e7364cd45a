"""What to do next is said in the terms of whoever reads it: no sentence of the library speaks of the command line."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

from pourparler.cli.face import COMMANDS, sentence
from pourparler.cli.main import Verbs
from pourparler.errors import StoreError

ROOT = Path(__file__).parent.parent / "src" / "pourparler"
LIBRARY = [path for path in sorted(ROOT.rglob("*.py")) if path.relative_to(ROOT).parts[0] not in ("cli", "brief")]
_TYPED = re.compile(r"`pourparler |(?<![\w-])--[a-z]")
_VERB = re.compile(r"\{verb\[([a-z-]+)[^\]]*\]\}")
_OPTION = re.compile(r"\{option\[([a-z-]+)\]\}")


def texts(path: Path) -> list[str]:
    """Return the strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told)
    return [node.value for node in constants if isinstance(node.value, str)]


@pytest.mark.parametrize("path", LIBRARY, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_sentence_of_the_library_names_a_command_or_an_option(path: Path) -> None:
    assert not [text for text in texts(path) if _TYPED.search(_VERB.sub("", text)) and "pip install" not in text]


def test_every_verb_and_option_that_a_sentence_names_exists() -> None:
    verbs = set(Verbs().list_commands(None))  # type: ignore[arg-type]
    offered = {
        option.lstrip("-")
        for name in verbs
        for parameter in _parameters(name)
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    told = [text for path in LIBRARY for text in texts(path)]
    assert {name for text in told for name in _VERB.findall(text)} <= verbs
    assert {name for text in told for name in _OPTION.findall(text)} <= offered


def _parameters(name: str) -> list[click.Parameter]:
    command = Verbs().get_command(click.Context(click.Command("pourparler")), name)
    assert command is not None
    inner = getattr(command, "commands", {})
    return [*command.params, *(p for one in inner.values() for p in one.params)]


def test_each_face_puts_it_in_its_own_terms() -> None:
    error = StoreError("holds several records", mend="name one with {option[as-of]}, or see {verb[log]}")
    assert str(error) == "holds several records; name one with `as_of`, or see `log`."
    assert sentence(error) == "holds several records; name one with --as-of, or see `pourparler log`."
    assert COMMANDS.verb["new"] == "`pourparler new`"
