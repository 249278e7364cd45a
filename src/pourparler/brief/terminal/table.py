"""Tables for the smaller verbs on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.markup import escape
from rich.table import Table


def columns(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Return rows under plain heads, nothing in them read as markup."""
    table = Table(box=None, padding=(0, 1), show_edge=False, header_style="bold")
    for head in heads:
        table.add_column(escape(head), overflow="fold")
    for row in rows:
        table.add_row(*(escape(str(cell)) for cell in row))
    return table
