"""Printing: rich pages on a terminal, plain text in a pipe, JSON where asked."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
import msgspec
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from pourparler.brief.terminal_table import columns

_WIDTH_IN_A_PIPE = 110

_HELD = str.maketrans("\u00a0\u202f", "\ufdd0\ufdd1")
_LET_GO = str.maketrans("\ufdd0\ufdd1", "\u00a0\u202f")


class UnbrokenConsole(Console):
    """A console that breaks no line at a no-break space; rich takes every space for a place to break at."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Render with the no-break spaces held as characters that are no spaces while lines are broken."""
        if isinstance(renderable, str):
            renderable = renderable.translate(_HELD)
        elif isinstance(renderable, Text):
            renderable = renderable.copy()
            renderable.plain = renderable.plain.translate(_HELD)
        for segment in super().render(renderable, options):
            yield segment._replace(text=segment.text.translate(_LET_GO))


def show(*pages: RenderableType) -> None:
    """Print pages: coloured on a terminal, plain lines without trailing blanks in a pipe."""
    console = UnbrokenConsole(highlight=False)
    if console.is_terminal:
        console.print(*pages, sep="\n")
        return
    written = io.StringIO()
    UnbrokenConsole(file=written, width=_WIDTH_IN_A_PIPE, highlight=False, no_color=True).print(*pages, sep="\n")
    for line in written.getvalue().splitlines():
        click.echo(line.rstrip())


def show_rows(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under heads; in a pipe one line each, nothing cut or folded."""
    console = UnbrokenConsole(highlight=False)
    if console.is_terminal:
        console.print(columns(heads, rows))
        return
    cells = [tuple(map(str, row)) for row in (heads, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


@contextmanager
def working() -> Iterator[Callable[[str], None]]:
    """Yield a function that says on standard error what is being worked out; only on a terminal, wiped at the end."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("") as told:
        yield told.update


def show_json(value: Any) -> None:
    """Print plain values as JSON, keys in the order in which they are documented; integers of any length in full."""
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
    finally:
        sys.set_int_max_str_digits(limit)
