"""Whoever reads a record from Python says as whom; the command line alone has a default, and tells it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

import pourparler
from pourparler import library, workbench
from pourparler.domain.request import Request


def _public() -> Iterator[tuple[str, Any]]:
    rooms = [library, *(importlib.import_module(f"{workbench.__name__}.{m.name}") for m in _modules())]
    for room in rooms:
        for name, value in inspect.getmembers(room, inspect.isfunction):
            if value.__module__ == room.__name__ and not name.startswith("_"):
                yield f"{room.__name__}.{name}", value


def _modules() -> list[pkgutil.ModuleInfo]:
    return list(pkgutil.iter_modules(workbench.__path__))


@pytest.mark.parametrize(("name", "function"), list(_public()))
def test_no_function_chooses_the_viewer_by_itself(name: str, function: Any) -> None:
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name == "viewer":
            assert parameter.default is inspect.Parameter.empty, name


def test_a_request_without_a_viewer_is_none() -> None:
    with pytest.raises(TypeError, match="viewer"):
        Request("talks.pourparler")  # type: ignore[call-arg]


@pytest.mark.parametrize("name", ["state", "negotiation", "scenario"])
def test_the_library_asks_as_whom(name: str) -> None:
    with pytest.raises(TypeError, match="viewer"):
        getattr(pourparler, name)("talks.pourparler")
