"""The gate: the one place where what a viewer, or an audience, may see is told from what they may not.

The same test twice: over entries in memory, and as a predicate for a database, so that hidden rows are not even read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pourparler.record.audience import EVERYONE, includes, within

if TYPE_CHECKING:
    from pourparler.record.entry import Entry
    from pourparler.record.held import Held


def visible(entries: Iterable[Entry], viewer: str) -> list[Entry]:
    """Return the entries that a viewer may see.

    Examples
    --------
    >>> visible([], "north")
    []
    """
    every = list(entries)
    audiences = {entry.audience for entry in every}
    admitted = {audience for audience in audiences if includes(audience, viewer)}
    return every if admitted == audiences else [entry for entry in every if entry.audience in admitted]


def shared(entries: Iterable[Entry], audience: str) -> list[Entry]:
    """Return the entries that everybody in an audience may see: all that is written for it may name.

    Examples
    --------
    >>> shared([], "mediator+north")
    []
    """
    every = list(entries)
    audiences = {entry.audience for entry in every}
    admitted = {one for one in audiences if within(audience, one)}
    return every if admitted == audiences else [entry for entry in every if entry.audience in admitted]


def visible_texts(texts: Iterable[Held], viewer: str) -> list[Held]:
    """Return the sources' texts that a viewer may see.

    Examples
    --------
    >>> visible_texts([("team", "00", "words")], "north")
    []
    """
    return [one for one in texts if includes(one[0], viewer)]


def shared_texts(texts: Iterable[Held], audience: str) -> list[Held]:
    """Return the sources' texts that everybody in an audience may see.

    Examples
    --------
    >>> shared_texts([("team", "00", "words")], "north+team")
    []
    """
    return [one for one in texts if within(audience, one[0])]


def visible_rows(column: Any, viewer: str) -> Any:
    """Return the test of :func:`visible` on a column of audiences."""
    return column == EVERYONE if viewer == EVERYONE else (column == EVERYONE) | _holds(column, viewer)


def shared_rows(column: Any, audience: str) -> Any:
    """Return the test of :func:`shared` on a column of audiences."""
    if audience == EVERYONE:
        return column == EVERYONE
    test: Any = None
    for name in audience.split("+"):
        test = _holds(column, name) if test is None else test & _holds(column, name)
    return (column == EVERYONE) | test


def _holds(column: Any, name: str) -> Any:
    # A name holds small letters, digits and hyphens only: nothing that LIKE would take for more than itself.
    return ("+" + column + "+").like(f"%+{name}+%")
