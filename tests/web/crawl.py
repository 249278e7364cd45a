"""Walks a desk: begins at the first page and follows every link with its own login."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from lxml import html
from msgspec import Struct
from starlette.routing import compile_path
from starlette.testclient import TestClient

from pourparler.web.desk import modules

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src", "use": "href"}


class Answer(Struct, frozen=True):
    """What the desk answered at an address, and where that leads."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    leads_to: tuple[str, ...]

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def is_page(self) -> bool:
        return any(name == "content-type" and "html" in value for name, value in self.headers)

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.body, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def route(path: str) -> str:
    """Return the path of the route that answers at an address; empty where none does."""
    for module in modules():
        if compile_path(f"/v/{{key}}{module.PATH}")[0].match(path):
            return str(module.PATH)
    return ""


def crawl(client: TestClient, start: str = "/", *, queries: int = 4, of_a_route: int = 12) -> dict[str, Answer]:
    """Return every answer by its address, in the order in which a reader would come upon them.

    Parameters
    ----------
    client : TestClient
        Who walks.
    start : str
        Where.
    queries, of_a_route : int
        How many addresses of one path that differ in what stands behind the question mark, and how many paths of one
        route, are asked for; 0: all there are.
    """
    walked: dict[str, Answer] = {}
    paths: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    waiting = deque([start])
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address).path
        if address in walked or (queries and asked[path] >= queries):
            continue
        if not asked[path]:
            if of_a_route and route(path) and paths[route(path)] >= of_a_route:
                continue
            paths[route(path)] += 1
        asked[path] += 1
        walked[address] = answer = ask(client, address)
        waiting.extend(answer.leads_to)
    return walked


def ask(client: TestClient, address: str) -> Answer:
    """Return what is answered at one address."""
    told = client.get(address)
    headers = tuple(told.headers.multi_items())
    bare = Answer(address, told.status_code, headers, told.content, ())
    if "location" in told.headers:
        return _leading(bare, [told.headers["location"]])
    return _leading(bare, list(links(bare.tree))) if bare.is_page and bare.body else bare


def _leading(answer: Answer, found: list[str]) -> Answer:
    """Return an answer with the addresses of this desk to which it leads, without what stands behind the `#`."""
    whole = (urljoin(answer.address, link).partition("#")[0] for link in found)
    own = dict.fromkeys(link for link in whole if link.startswith("/"))
    return Answer(answer.address, answer.status, answer.headers, answer.body, tuple(own))


def links(tree: html.HtmlElement) -> Iterator[str]:
    """Yield all that a page links to: what it loads, what can be clicked, what its forms ask for."""
    for element in tree.iter():
        name = LINKS.get(element.tag) if isinstance(element.tag, str) else None
        if name and element.get(name):
            yield element.get(name)
    for form in tree.iter("form"):
        if form.get("method", "get").lower() == "get":
            yield from _asked(form)


def _asked(form: Any) -> Iterator[str]:
    """Yield what a form asks for as it stands, and with each other choice of its lists."""
    values = dict(form.form_values())
    yield f"{form.get('action') or ''}?{urlencode(values)}"
    for select in form.iter("select"):
        for option in select.iter("option"):
            yield f"{form.get('action') or ''}?{urlencode({**values, select.get('name'): option.get('value')})}"
