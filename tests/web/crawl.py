"""Walks a desk: begins at the first page and follows every link with its own login."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lxml import html
from msgspec import Struct
from starlette.routing import compile_path
from starlette.testclient import TestClient

from pourparler.web.desk import modules

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src", "use": "href"}


WORDS = "army"
"""What is searched for."""
POSTED = " (sent) "
"""What stands in an address before what was sent to it by a form."""


class Answer(Struct, frozen=True):
    """What the desk answered at an address, and where that leads."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    leads_to: tuple[str, ...]

    @property
    def path(self) -> str:
        return urlsplit(self.address.partition(POSTED)[0]).path

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the desk, not a file to keep."""
        told = dict(self.headers)
        return "html" in told.get("content-type", "") and "attachment" not in told.get("content-disposition", "")

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.body, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def route(path: str) -> str:
    """Return the path of the route that answers at an address; empty where none does."""
    return str(getattr(_module(path), "PATH", ""))


def _module(path: str) -> ModuleType | None:
    return next((one for one in modules() if compile_path(f"/v/{{key}}{one.PATH}")[0].match(path)), None)


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
        route in one record, are asked for; 0: all there are.
    """
    walked: dict[str, Answer] = {}
    paths: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    waiting = deque([start])
    while waiting:
        address = waiting.popleft()
        at, sent, _ = address.partition(POSTED)
        path = sent + urlsplit(at).path
        if address in walked or (queries and asked[path] >= queries):
            continue
        if not asked[path]:
            kind = f"{path.split('/')[4:5]} {route(path)}"
            if of_a_route and route(path) and paths[kind] >= of_a_route:
                continue
            paths[kind] += 1
        asked[path] += 1
        walked[address] = answer = ask(client, address)
        waiting.extend(answer.leads_to)
    return walked


def ask(client: TestClient, address: str) -> Answer:
    """Return what is answered at one address, or to what is sent to it."""
    at, _, sent = address.partition(POSTED)
    told = client.post(at, data=dict(parse_qsl(sent, keep_blank_values=True))) if sent else client.get(at)
    headers = tuple(told.headers.multi_items())
    bare = Answer(address, told.status_code, headers, told.content, ())
    if "location" in told.headers:
        return _leading(bare, [told.headers["location"]])
    return _leading(bare, list(links(bare.tree))) if bare.is_page and bare.body else bare


def _leading(answer: Answer, found: list[str]) -> Answer:
    """Return an answer with the addresses of this desk to which it leads, without what stands behind the `#`."""
    whole = (urljoin(answer.path, link).partition("#")[0] for link in found)
    own = dict.fromkeys(link for link in whole if link.startswith("/") and POSTED not in link)
    sent = [form for form in found if POSTED in form and _only_looks(form)]
    return Answer(answer.address, answer.status, answer.headers, answer.body, (*own, *sent))


def _only_looks(form: str) -> bool:
    """Whether a form that is sent writes nothing: its route says so."""
    module = _module(form.partition(POSTED)[0].partition("?")[0])
    return module is not None and not getattr(module, "WRITES", True)


def takes_forms(path: str) -> bool:
    """Whether a form can be sent to an address."""
    return hasattr(_module(path), "post")


def links(tree: html.HtmlElement) -> Iterator[str]:
    """Yield all that a page links to: what it loads, what can be clicked, what its forms ask for."""
    for element in tree.iter():
        name = LINKS.get(element.tag) if isinstance(element.tag, str) else None
        if name and element.get(name):
            yield element.get(name)
    for form in tree.iter("form"):
        if form.get("method", "get").lower() == "get":
            yield from _asked(form)
        elif form.get("action"):
            values = {**dict(form.form_values()), "words": WORDS}
            ticks = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='checkbox']")}
            lasts = {one.get("name"): one.value_options[-1] for one in form.iter("select") if one.value_options}
            for chosen in (values, values | ticks, values | lasts):
                yield f"{form.get('action')}{POSTED}{urlencode(chosen)}"


def _asked(form: Any) -> Iterator[str]:
    """Yield what a form asks for as it stands, and with each other choice of its lists."""
    values = dict(form.form_values())
    yield f"{form.get('action') or ''}?{urlencode(values)}"
    for select in form.iter("select"):
        for option in select.iter("option"):
            yield f"{form.get('action') or ''}?{urlencode({**values, select.get('name'): option.get('value')})}"
