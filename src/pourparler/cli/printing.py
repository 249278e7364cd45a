"""The edge of the command line: everything it prints goes through here, and nothing in it can act on a terminal.

Rich pages on a terminal, plain text in a pipe, JSON where asked. What the program prints itself (line breaks, colours)
stays; control characters and marks of writing direction that come from a file are shown as what they are.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

_WIDTH_IN_A_PIPE = 110
_MARKS = "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_ACTING = re.compile(f"[\x00-\x1f\x7f-\x9f{_MARKS}\ud800-\udfff]")
_RAW_IN_JSON = re.compile(f"[\x7f-\x9f{_MARKS}]")


def visible(words: str, safe: str = "") -> str:
    r"""Return words in which nothing can act on a terminal or turn the order of what is read.

    Parameters
    ----------
    words : str
        From wherever.
    safe : str
        Characters that stay as they are, such as line breaks.

    Examples
    --------
    >>> visible("red\x1b[31m\u202etxt\n"), visible("a\tb\n", safe="\n\t")
    ('red␛[31m‹U+202E›txt␊', 'a\tb\n')
    """
    return _ACTING.sub(lambda match: match[0] if match[0] in safe else _picture(ord(match[0])), words)


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"‹U+{code:04X}›"


def show_line(words: str = "", *, aside: bool = False, end: str = "\n") -> None:
    """Print words, line breaks and tabs kept; aside: on standard error."""
    click.echo(f"{visible(words, safe=chr(10) + chr(9))}{end}", nl=False, err=aside)


def ask(question: str, *, aside: bool = False) -> str | None:
    """Return an answer from the terminal or from a pipe; none where there is none any more."""
    typed = sys.stdin.isatty()
    if typed and not aside:
        try:
            return input(visible(question))
        except EOFError:
            return None
    show_line(question if typed else question.rstrip(), aside=aside, end="" if typed else "\n")
    return sys.stdin.readline() or None


def show_marked(parts: Sequence[tuple[str, bool]], *, aside: bool = False) -> None:
    """Print a line of which some parts are marked: in reverse on a terminal, in ⟦ ⟧ in a pipe."""
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    begin, end = ("\x1b[7m", "\x1b[0m") if coloured else ("⟦", "⟧")
    line = "".join(f"{begin}{visible(words)}{end}" if marked else visible(words) for words, marked in parts)
    click.echo(line.replace(end + begin, ""), err=aside)


class _Visible:
    """A page in whose rendered text nothing acts on a terminal."""

    def __init__(self, page: RenderableType) -> None:
        self.page = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.segment import Segment

        for segment in console.render(self.page, options):
            words, style, control = segment
            yield segment if control else Segment(visible(words, safe="\n"), style)


def show(*pages: RenderableType) -> None:
    """Print pages: coloured on a terminal, plain lines without trailing blanks in a pipe."""
    from rich.console import Group

    from pourparler.cli.unbroken import UnbrokenConsole

    page = _Visible(Group(*pages))
    console = UnbrokenConsole(highlight=False)
    if console.is_terminal:
        console.print(page)
        return
    buffer = io.StringIO()
    UnbrokenConsole(file=buffer, width=_WIDTH_IN_A_PIPE, highlight=False, no_color=True).print(page)
    for line in buffer.getvalue().splitlines():
        show_line(line.rstrip())


def show_rows(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under heads; in a pipe one line each, nothing cut or folded."""
    from pourparler.brief.terminal.table import columns
    from pourparler.cli.unbroken import UnbrokenConsole

    console = UnbrokenConsole(highlight=False)
    if console.is_terminal:
        console.print(_Visible(columns(heads, rows)))
        return
    cells = [tuple(visible(str(cell)) for cell in row) for row in (heads, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        show_line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


@contextmanager
def working() -> Iterator[Callable[[str], None]]:
    """Yield a function that says on standard error what is being worked out; only on a terminal, wiped at the end."""
    from rich.console import Console
    from rich.markup import escape

    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status("") as status:
        yield lambda words: status.update(escape(visible(words)))


def show_json(value: Any) -> None:
    """Print plain values as JSON, keys in the order in which they are documented; integers of any length in full.

    What could act on a terminal is escaped, which reads the same.
    """
    import msgspec

    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        words = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    finally:
        sys.set_int_max_str_digits(limit)
    click.echo(_RAW_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", words))
