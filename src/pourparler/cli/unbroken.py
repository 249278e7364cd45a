"""A console whose lines break where a reader of French expects it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

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
