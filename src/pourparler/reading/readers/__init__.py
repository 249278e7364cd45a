"""The readers, found by walking this folder: each is a file, or a folder, that holds a function ``candidates``.

A reader takes a :class:`~pourparler.reading.report.Report` and gives candidates. It bears the name of the kind that it
proposes, and may ask ``report.of("statement")`` for what another reader proposes. A file added here is a reader;
nothing else need be changed.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable

from pourparler.domain.candidate import Candidate
from pourparler.reading.report import Report

Reader = Callable[[Report], Iterable[Candidate]]


def names() -> tuple[str, ...]:
    """Return the names of all readers, in alphabetical order.

    Examples
    --------
    >>> "statement" in names()
    True
    """
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def reader(name: str) -> Reader:
    """Return a reader by its name, imported when it is first needed."""
    candidates: Reader = importlib.import_module(f"{__name__}.{name}").candidates
    return candidates
