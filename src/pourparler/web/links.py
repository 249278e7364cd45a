"""Where what a section names has a page of its own."""

from __future__ import annotations

from collections.abc import Callable

from pourparler.brief.page.block import within
from pourparler.brief.sections.contents import SECTIONS
from pourparler.web.asked import Asked


def links(asked: Asked) -> Callable[[str], str]:
    """Return where a line's link leads: an issue and a section have their pages; all else stands on the page itself."""

    def address(key: str) -> str:
        noun, _, name = key.partition("-")
        if noun == "issue" and asked.state.standing(name):
            return asked.lens.to(f"issue/{name}")
        if key in SECTIONS:
            return asked.lens.to(_PAGE_OF.get(key, f"section/{key}"))
        return within(key)

    return address


_PAGE_OF = {"possibilities": "possible", "timeline": "timeline", "drafts": "drafts"}
"""The sections that are a page of another name."""
