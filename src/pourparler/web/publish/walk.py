"""Which pages are published: what the first page's links reach, without what writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import ModuleType

from starlette.routing import compile_path

from pourparler.brief.words.language import LANGUAGES
from pourparler.web.desk import modules
from pourparler.web.inside import Answer, Inside
from pourparler.web.publish.address import Addresses, Link, Page
from pourparler.web.publish.page import Fate, Reference, rewritten

UNDER_TERMS = frozenset(
    (
        "brief",
        "deals",
        "draft",
        "drafts",
        "improve",
        "questions",
        "rehearse",
        "say-back",
        "search",
        "state",
        "trades",
        "zone",
    )
)
"""The verbs whose pages keep to the terms of release; the others tell of entries, as they stand."""
_ENTRIES = frozenset(("conflicts", "log", "show", "verify"))
_MOST = 40
"""So many variants of one page become files; of a page with more, none does."""
_ENTRY = re.compile(r"/r/\{record\}/entry/\{\w+\}")


def writes(module: ModuleType) -> bool:
    """Return whether a route's page is there to write: it says so (``WRITES``), takes a form, or its verb writes."""
    told = module.VERB in UNDER_TERMS | _ENTRIES
    return bool(getattr(module, "WRITES", not told or hasattr(module, "post")))


class Walk:
    """The pages that are published.

    Parameters
    ----------
    inside : Inside
        A login at a desk on which every page is seen in the same way.
    addresses : Addresses
        Of the record.
    whole : bool
        Whether the viewer is told entry by entry; else only pages that keep to the terms of release are published.
    """

    def __init__(self, inside: Inside, addresses: Addresses, whole: bool) -> None:
        self.inside, self.addresses = inside, addresses
        self._routes = [
            (compile_path(module.PATH)[0], module, whole or _outside(module))
            for module in modules()
            if module.PATH.startswith("/r/{record}")
        ]
        self.answers: dict[Page, Answer] = {}
        self.ids: dict[Page, frozenset[str]] = {}
        self._missing: set[Page] = set()

    def begin(self, entries: Iterable[str]) -> None:
        """Fetch the first page in every language, and all that links reach from there; also the page of each entry."""
        firsts = [Page(path, (), code) for code in LANGUAGES for path in ("", "search", "corrections")]
        if any(_ENTRY.fullmatch(module.PATH) for _, module, _ in self._routes):
            firsts += [Page(f"entry/{entry}", (), code) for entry in entries for code in LANGUAGES]
        variants = self._fetch(firsts)
        while variants:
            # Too many of one page are none of it: its links lead to the page itself.
            counts: dict[Page, int] = {}
            for page in {*variants, *(page for page in self.answers if page.query)}:
                counts[page.plain()] = counts.get(page.plain(), 0) + 1
            crowded = {page for page, number in counts.items() if number > _MOST}
            self.answers = {p: a for p, a in self.answers.items() if not p.query or p.plain() not in crowded}
            self._missing |= {page for page in variants if page.plain() in crowded}
            variants = self._fetch(sorted(page for page in variants if page.plain() not in crowded))
        self.answers = dict(sorted(self.answers.items()))

    def _fetch(self, pages: Iterable[Page]) -> set[Page]:
        """Fetch pages and what they link to; return the variants of pages that are linked to and not fetched."""
        queue, variants = list(pages), set[Page]()
        while queue:
            page = queue.pop(0)
            if page in self.answers or page in self._missing:
                continue
            answer = self.inside.get(self.addresses.at(page)) if self.opens(page) else None
            if answer is None or answer.status != 200:
                self._missing.add(page)
                continue
            self.answers[page] = answer
            for target in self._targets(page, answer):
                if target.query:
                    variants.add(target)
                else:
                    queue.append(target)
        return {page for page in variants if page not in self.answers and page not in self._missing}

    def _targets(self, page: Page, answer: Answer) -> Iterator[Page]:
        if answer.kind != "text/html":
            return
        links: list[Link] = []

        def noted(reference: Reference) -> str | Fate:
            links.extend(self.addresses.link(one, page) for one in (reference.address, reference.still) if one)
            return reference.address

        self.ids[page] = rewritten(answer.text, noted, self.addresses.lens.key).ids
        yield from (link.page for link in links if link.page)

    def opens(self, page: Page) -> bool:
        """Return whether a page may be published: it does not write, and its variants are those that become files."""
        module = self.module(page)
        if module is None or writes(module):
            return False
        files = getattr(module, "FILES", None)
        return files is None or all(name in files for name, _ in page.query)

    def writes(self, page: Page) -> bool:
        """Return whether a page is there to write, or may not be told."""
        return self._route(page) is not None and (self.module(page) is None or not self.opens(page.plain()))

    def module(self, page: Page) -> ModuleType | None:
        """Return the route of a page; none where there is none, or its page may not be told."""
        route = self._route(page)
        return route[1] if route and route[2] else None

    def _route(self, page: Page) -> tuple[re.Pattern[str], ModuleType, bool] | None:
        path = f"/r/{self.addresses.lens.place}{'/' if page.path else ''}{page.path}"
        return next((route for route in self._routes if route[0].match(path)), None)


def _outside(module: ModuleType) -> bool:
    return module.VERB in UNDER_TERMS or getattr(module, "OUTSIDE", False)
