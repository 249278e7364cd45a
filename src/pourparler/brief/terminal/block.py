"""Each kind of block on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import structs
from rich.console import RenderableType
from rich.table import Table as Columns
from rich.text import Text

from pourparler.brief.document import Block, Bullets, Figure, Heading, Line, Table
from pourparler.brief.terminal.line import line
from pourparler.brief.terminal.table import Grid
from pourparler.brief.words.citation import whole

COLOURS = {
    "agreed": "green",
    "deadlocked": "red",
    "convergent": "cyan",
    "contested": "yellow",
    "unknown": "bright_black",
}
"""In which colour a class of issues stands; its word says the same."""

_OWN_SIGN = ("options", "points")
"""Lists whose lines begin with a sign of their own."""


def rendered(blocks: Iterable[Block]) -> Iterator[RenderableType]:
    """Yield blocks for the terminal, in their order.

    Pictures are left out: what they show stands as text beside them.
    """
    for block in blocks:
        match block:
            case Line():
                yield line(block)
            case Bullets():
                yield _items(block)
            case Table():
                yield Grid(block)
            case Heading():
                yield Text(f"\n{whole(block.text)}", style=f"bold {COLOURS.get(block.kind, '')}".strip())
            case Figure():
                pass
            case _:
                assert_never(block)


def _items(block: Bullets) -> RenderableType:
    """Return a list whose lines hang beside their marks."""
    own = block.kind in _OWN_SIGN
    listed = Columns.grid(padding=(0, 1, 0, 0))
    listed.add_column(no_wrap=True, justify="right" if block.kind == "numbered" else "left")
    listed.add_column()
    for number, item in enumerate(block.items, 1):
        if own and item.head:
            listed.add_row(Text(whole(item.head), "bold"), line(structs.replace(item, head="")))
        else:
            listed.add_row(f"{number}." if block.kind == "numbered" else "" if own else "•", line(item))
    return listed
