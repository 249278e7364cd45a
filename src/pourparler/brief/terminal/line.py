"""Lines of text on the terminal."""

from __future__ import annotations

from rich.text import Text

from pourparler.brief.document import Line
from pourparler.brief.words.citation import whole

_STYLES = {
    "strong": "bold",
    "small": "dim",
    "muted": "dim",
    "intro": "dim",
    "locator": "dim",
    "struck": "strike dim",
    "challenge": "italic",
    "question": "italic",
}


_LETTERED = ("option", "word")
"""Lines that begin with the letter of an option, or with a sign and a verb."""


def line(content: Line) -> Text:
    """Return a line; what it is about stands before it, in bold.

    Examples
    --------
    >>> line(Line("not an agreement", head="Land")).plain, line(Line("no limit", "option", head="a")).plain
    ('Land — not an agreement', 'a no limit')
    """
    words = Text(whole(content.text), style=_STYLES.get(content.kind, ""))
    if not content.head:
        return words
    return Text.assemble((whole(content.head), "bold"), " " if content.kind in _LETTERED else " — ", words)
