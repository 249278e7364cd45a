"""Tables on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as Columns
from rich.text import Text

from pourparler.brief.document import Table, TableCell
from pourparler.brief.terminal.line import line
from pourparler.brief.words.citation import whole

_NARROW = 17
"""A column narrower than this, and than its words, is hard to read."""

_GAP = 2
"""How many letters a column loses to the gap beside it."""

_UNCAPTIONED = ("cells", "room")
"""Tables whose heading says already what they hold."""


_UNLABELLED = ("cells",)
"""Tables whose cells say by themselves what they are: they stand row after row, however much room there is."""


class Grid:
    """A table of a brief: in columns where there is room for them, otherwise row after row."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the caption, then the rows as the width allows."""
        table = self.table
        if table.caption and table.kind not in _UNCAPTIONED:
            yield Text(whole(table.caption), style="italic")
        if table.kind in _UNLABELLED:
            yield from _stacked(table)
        elif sum(_natural(table)) + _GAP * len(_natural(table)) <= options.max_width:
            yield _columns(table, shared=False)
        elif fits(table, options.max_width):
            yield _columns(table, shared=True)
        else:
            yield from _stacked(table)


def fits(table: Table, width: int) -> bool:
    """Return whether, by the columns' shares of a width, no column is too narrow for its words.

    Examples
    --------
    >>> from pourparler.brief.document import row
    >>> wide = Table("", ("issue", "who says so"), (row("a", "one of the " * 9),), (20, 80))
    >>> fits(wide, 80), fits(wide, 20)
    (True, False)
    """
    shares = _shares(table)
    widths = [width * share // sum(shares) - _GAP for share in shares]
    return all(has >= min(needs, _NARROW) for has, needs in zip(widths, _natural(table), strict=True))


def _shares(table: Table) -> tuple[int, ...]:
    number = len(table.head) or max((len(row.cells) for row in table.rows), default=1)
    return table.widths or (1,) * number


def _natural(table: Table) -> list[int]:
    """Return how wide each column is in which no line breaks."""
    heads = [head.replace(" ", "\n") for head in table.head]
    rows = [[_words(cell).plain for cell in row.cells] for row in table.rows]
    columns = zip(*([heads] if heads else []), *rows, strict=True)
    return [max(len(line) for words in column for line in (words.splitlines() or [""])) for column in columns]


def _columns(table: Table, shared: bool) -> Columns:
    """Return a table in columns: each with its share of the page, or as wide as its words."""
    grid = Columns(box=None, padding=(0, 1), show_edge=False, show_header=bool(table.head), header_style="dim")
    for place, share in enumerate(_shares(table)):
        head = Text(whole(table.head[place])) if table.head else ""
        grid.add_column(head, ratio=share if shared else None, overflow="fold")
    grid.expand = shared
    for row in table.rows:
        grid.add_row(*(_words(cell, bold=place == 0) for place, cell in enumerate(row.cells)))
    return grid


def _stacked(table: Table) -> RenderResult:
    """Yield a row's heading, and below it each other cell after its column's heading."""
    for row in table.rows:
        first, *others = row.cells
        yield _words(first, bold=True, small=" · ")
        for head, cell in zip(table.head[1:] or [""] * len(others), others, strict=False):
            words = _words(cell, small=" · ")
            label = f"{whole(head)}: " if head and table.kind not in _UNLABELLED else ""
            if words.plain:
                yield Padding(Text.assemble((label, "dim"), words), (0, 0, 0, 2), expand=False)


def _words(cell: TableCell, bold: bool = False, small: str = "\n") -> Text:
    """Return a cell's boxes as letters and signs, then its lines; `small` is what a small line stands after."""
    words = Text("   ".join(f"{box.letter} {box.sign}".strip() for box in cell.boxes))
    for place, one in enumerate(cell.lines):
        text = line(one)
        if bold and place == 0:
            text.stylize("bold")
        between = " · " if place == 0 else small if one.kind == "small" else "\n"
        words = Text.assemble(words, between if words.plain else "", text)
    return words


def columns(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Columns:
    """Return rows under plain heads, nothing in them read as markup."""
    table = Columns(box=None, padding=(0, 1), show_edge=False, header_style="bold")
    for head in heads:
        table.add_column(escape(head), overflow="fold")
    for row in rows:
        table.add_row(*(escape(str(cell)) for cell in row))
    return table
