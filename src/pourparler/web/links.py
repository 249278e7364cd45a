"""Where what a section names has a page of its own."""

from __future__ import annotations

from collections.abc import Callable

from pourparler.brief.page.block import within
from pourparler.web.asked import Asked


def links(asked: Asked) -> Callable[[str], str]:
    """Return where a line's link leads: an issue has its page; all else stands on the page itself."""

    def address(key: str) -> str:
        noun, _, name = key.partition("-")
        if noun == "issue" and asked.state.standing(name):
            return asked.lens.to(f"issue/{name}")
        return within(key)

    return address
