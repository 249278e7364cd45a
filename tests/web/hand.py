"""Somebody who keeps a record by hand at the desk: forms are filled as they are drawn, and sent."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from pourparler.web.access import Laptop
from pourparler.web.desk import Desk
from pourparler.web.shelf import Shelf


class Hand:
    """A desk over the records of a folder, and whoever sits at it."""

    def __init__(self, folder: Path, viewer: str = "", secret: bytes = b"") -> None:
        access = Laptop()
        self.desk = Desk(Shelf((), folder), access, viewer, 8000)
        login = access.enter(access.token) or ""
        if secret:
            access._secrets[login] = secret
        self.key = access.key(login, viewer)
        held = {self.desk.cookie: login}
        self.client = TestClient(
            self.desk.app(), base_url="http://localhost:8000", cookies=held, follow_redirects=False
        )
        self.place = next(iter(self.desk.shelf.places().values()))

    def at(self, page: str) -> str:
        """The address of a page of the record."""
        return f"/v/{self.key}/r/{self.place.word}/{page}"

    def get(self, page: str) -> Page:
        """A page, as it is drawn."""
        answer = self.client.get(self.at(page))
        return Page(answer.text, answer.status_code)

    def send(self, page: str, fields: dict[str, tuple[str, ...]], **more: str) -> Any:
        """Send a form."""
        data = {**{name: list(values) for name, values in fields.items()}, **more}
        return self.client.post(self.at(page), data=data)


class Page(HTMLParser):
    """What a page holds: its controls with what stands in them, the words of its parts."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__()
        self.text, self.status = text, status
        self.fields: dict[str, list[str]] = {}
        self.offered: dict[str, set[str]] = {}
        self.labelled: set[str] = set()
        self.inputs: list[dict[str, str]] = []
        self.headings: list[str] = []
        self._select = self._area = ""
        self._inside = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = {name: value or "" for name, value in attrs}
        name = one.get("name", "")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(tag)
        if tag == "label":
            self._inside += 1
            self.labelled.add(one.get("for", ""))
        if tag == "input" and one.get("type") != "hidden":
            self.inputs.append({**one, "wrapped": "yes" if self._inside else ""})
        if tag == "input":
            checked = one.get("type") not in ("radio", "checkbox") or "checked" in one
            self.offered.setdefault(name, set()).add(one.get("value", ""))
            if checked:
                self.fields.setdefault(name, []).append(one.get("value", ""))
        if tag == "select":
            self._select = name
            self.inputs.append({**one, "wrapped": ""})
        if tag == "option" and self._select:
            self.offered.setdefault(self._select, set()).add(one.get("value", ""))
            if "selected" in one:
                self.fields.setdefault(self._select, []).append(one["value"])
        if tag == "textarea":
            self._area = name
            self.inputs.append({**one, "wrapped": ""})
            self.fields.setdefault(name, []).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self._inside -= 1
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self.fields[self._area][-1] = self.fields[self._area][-1].removeprefix("\n")
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area][-1] += data

    def between(self, start: str, end: str) -> str:
        """The text of the page between two marks, without its elements."""
        part = self.text.partition(start)[2].partition(end)[0]
        inner = HTMLParser()
        words: list[str] = []
        inner.handle_data = words.append  # type: ignore[assignment,method-assign]
        inner.feed(part)
        return " ".join("".join(words).split())

    def sentence(self) -> str:
        """The sentence as which what was typed is read back."""
        return self.between('<p class="sentence">', "</p>")
