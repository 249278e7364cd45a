"""The files of a published record: every page with its links resolved, and what all pages share."""

from __future__ import annotations

import mimetypes
import posixpath
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from pourparler.web.inside import Answer
from pourparler.web.publish.address import Link, Page
from pourparler.web.publish.page import Fate, Reference, Rewritten, rewritten
from pourparler.web.publish.walk import Walk

_STATIC = Path(__file__).parent.parent / "static"
_SHARED = ("desk.css", "icon.svg")
_HERE = Path(__file__).parent
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'"
)
FEED, INDEX = "changes.atom", "static/search-index.js"


class Files:
    """Makes the files.

    Parameters
    ----------
    walk : Walk
        The pages.
    """

    def __init__(self, walk: Walk) -> None:
        self.walk, self.addresses = walk, walk.addresses
        self.names = {page: self.addresses.file(page, _ending(answer)) for page, answer in walk.answers.items()}
        for page in [page for page in walk.answers if not page.path and not page.query]:
            self.names[Page(FEED, (), page.language)] = self.addresses.file(Page(FEED, (), page.language), "")
        self._ids: dict[Page, frozenset[str]] = {}

    def all(self) -> dict[str, bytes]:
        """Return every page, and what they share, by the name of its file."""
        html = {page: answer for page, answer in self.walk.answers.items() if answer.kind == "text/html"}
        for page, answer in html.items():
            self._ids[page] = self._page(page, answer).ids
        files = {self.names[page]: self._page(page, answer).text.encode() for page, answer in html.items()}
        files |= {self.names[p]: a.body for p, a in self.walk.answers.items() if p not in html}
        files |= {f"static/{name}": (_STATIC / name).read_bytes() for name in _SHARED}
        files["static/search.js"] = (_HERE / "search.js").read_bytes()
        return files

    def _page(self, page: Page, answer: Answer) -> Rewritten:
        feed = self._from(page, self.names[Page(FEED, (), page.language)])
        head = f'<link rel="alternate" type="application/atom+xml" href="{feed}">\n'
        if page.path == "search" and not page.query:
            for script in (INDEX, "static/search.js"):
                head += f'<script src="{self._from(page, script)}" defer></script>\n'
        policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        return rewritten(answer.text, lambda one: self._resolved(one, page), self.addresses.lens.key, head, policy)

    def _from(self, page: Page, file: str) -> str:
        """Return a file's address as it stands on a page."""
        return quote(posixpath.relpath(file, posixpath.dirname(self.names[page]) or "."))

    def _resolved(self, one: Reference, page: Page) -> str | Fate:
        """Return where a link of a page leads, or what becomes of it."""
        link = self.addresses.link(one.address, page)
        if link.outside:
            return one.address if one.tag == "a" else Fate.NOTHING
        if link.static:
            return self._from(page, f"static/{link.static}") if link.static in _SHARED else Fate.NOTHING
        if link.page and link.page in self.names:
            return self._address(link, page)
        if one.still:
            return self._resolved(Reference(one.tag, one.still, "", one.button, one.in_nav), page)
        if link.page and link.page.query and link.page.plain() in self.names and link.page.plain() != page.plain():
            return self._address(Link(link.page.plain()), page)
        away = one.button or one.in_nav or one.tag != "a" or (link.page is not None and self.walk.writes(link.page))
        return Fate.NOTHING if away else Fate.WORDS

    def _address(self, link: Link, page: Page) -> str | Fate:
        assert link.page
        known = self._ids.get(link.page)
        fragment = f"#{quote(link.fragment)}" if link.fragment and (known is None or link.fragment in known) else ""
        if link.page == page and link.fragment:
            return fragment or Fate.WORDS
        return f"{self._from(page, self.names[link.page])}{fragment}"


def _ending(answer: Answer) -> str:
    known: Mapping[str, str] = {"text/html": ".html", "application/atom+xml": ".atom", "image/svg+xml": ".svg"}
    return known.get(answer.kind) or mimetypes.guess_extension(answer.kind) or ".bin"
