"""Printing: rich pages on a terminal, plain text in a pipe, JSON where asked."""

from __future__ import annotations

from typing import Any

import click
import msgspec
from rich.console import Console, RenderableType

_WIDTH_IN_A_PIPE = 110


def show(*pages: RenderableType) -> None:
    """Print pages, coloured only on a terminal."""
    console = Console(soft_wrap=False, highlight=False)
    if not console.is_terminal:
        console = Console(width=_WIDTH_IN_A_PIPE, highlight=False, no_color=True)
    for page in pages:
        console.print(page)


def show_json(value: Any) -> None:
    """Print plain values as JSON, keys in the order in which they are documented."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
