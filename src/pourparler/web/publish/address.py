"""Addresses of the desk's pages, and of the files that they become."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

from msgspec import Struct

from pourparler.domain.ids import slug
from pourparler.web.lens import Lens

_PLAIN = re.compile(r"[a-z0-9][a-z0-9._@+~-]{0,119}")
_LENS = ("as-of", "known-at", "since", "evidence")
"""What a published page is seen through; nothing on it can change that."""


class Page(Struct, frozen=True, order=True):
    """A page of the record that is published.

    Parameters
    ----------
    path : str
        Below the record; empty: the first page.
    query : tuple of (str, str)
        What else its address asks for, sorted.
    language : str
        As a code.
    """

    path: str = ""
    query: tuple[tuple[str, str], ...] = ()
    language: str = "en"

    def plain(self) -> Page:
        """Return the same page without what its address asks for besides."""
        return Page(self.path, (), self.language)


class Link(Struct, frozen=True):
    """Where a link of a page leads.

    Parameters
    ----------
    page : Page, optional
        A page of the record, seen in the same way; none: something else.
    fragment : str
        Where on it.
    static : str
        A file that every page shares; mostly empty.
    desk : bool
        Whether it leads to the records at hand.
    outside : bool
        Whether it leads out of the desk.
    """

    page: Page | None = None
    fragment: str = ""
    static: str = ""
    desk: bool = False
    outside: bool = False


class Addresses:
    """The addresses of one record, for one viewer.

    Parameters
    ----------
    lens : Lens
        How every page is seen; in the language that comes first.
    """

    def __init__(self, lens: Lens) -> None:
        self.lens, self.first = lens, lens.request.language
        self._seen = {name: value for name, value in lens.query().items() if name in _LENS}

    def at(self, page: Page) -> str:
        """Return the address of a page on the desk."""
        lang = "" if page.language == "en" else page.language
        words = [*self._seen.items(), *page.query, *([("lang", lang)] if lang else [])]
        return (
            f"{self.lens.record()}{'/' if page.path else ''}{quote(page.path)}{'?' if words else ''}{urlencode(words)}"
        )

    def link(self, address: str, on: Page) -> Link:
        """Return where an address leads that stands on a page."""
        parts = urlsplit(urljoin(f"http://desk{self.at(on)}", address))
        if parts.netloc != "desk" or parts.scheme != "http":
            return Link(outside=True)
        path = unquote(parts.path)
        if path.startswith("/static/"):
            return Link(static=path.removeprefix("/static/"))
        words = dict(parse_qsl(parts.query))
        language = words.pop("lang", "") or "en"
        root = self.lens.record()
        if path != root and not path.startswith(f"{root}/"):
            return Link(Page("", (), language), desk=True) if path == f"/v/{self.lens.key}/" else Link()
        if {name: value for name, value in words.items() if name in _LENS and value} != self._seen:
            return Link()
        query = tuple(sorted((name, value) for name, value in words.items() if name not in _LENS and value))
        return Link(Page(path.removeprefix(root).strip("/"), query, language), parts.fragment)

    def file(self, page: Page, ending: str = ".html") -> str:
        """Return the file that a page becomes."""
        name = "/".join(_part(part) for part in page.path.split("/")) if page.path else "index"
        if page.query:
            name += f"~{_mark(urlencode(page.query))}"
        if ending == ".html" and name.endswith(ending):
            # Beside a page there may be a file of the same name.
            name = f"{name.removesuffix(ending)}~page"
        name = name if name.endswith(ending) else f"{name}{ending}"
        return name if page.language == self.first else f"{page.language}/{name}"


def _part(words: str) -> str:
    """Return a part of a path as every file system takes it."""
    return words if _PLAIN.fullmatch(words) else f"{slug(words)}~{_mark(words)}"


def _mark(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:10]
