"""Printing: rich pages on a terminal, plain text in a pipe, JSON where asked."""

from __future__ import annotations

import io
from typing import Any

import click
import msgspec
from rich.console import Console, RenderableType

_WIDTH_IN_A_PIPE = 110


def show(*pages: RenderableType) -> None:
    """Print pages: coloured on a terminal, plain lines without trailing blanks in a pipe."""
    console = Console(highlight=False)
    if console.is_terminal:
        console.print(*pages, sep="\n")
        return
    written = io.StringIO()
    Console(file=written, width=_WIDTH_IN_A_PIPE, highlight=False, no_color=True).print(*pages, sep="\n")
    for line in written.getvalue().splitlines():
        click.echo(line.rstrip())


def show_json(value: Any) -> None:
    """Print plain values as JSON, keys in the order in which they are documented."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
