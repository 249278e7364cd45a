"""Somebody at the desk: pages asked for as a browser does, through any viewer's eyes."""

from __future__ import annotations

import html
import re
from pathlib import Path

from pourparler.record.event import Event
from pourparler.record.info import RecordInfo
from pourparler.record.opening import create_store
from pourparler.web.access import Laptop
from pourparler.web.desk import Desk
from pourparler.web.inside import Answer, Inside
from pourparler.web.shelf import Shelf
from pourparler.workbench.imports import import_dossier

_PORT = 7777


class Visit:
    """A desk with one record on it, and somebody who looks."""

    def __init__(self, location: Path, viewer: str = "") -> None:
        self.inside = Inside(Desk(Shelf([str(location)], location.parent), Laptop(), viewer, _PORT))
        listed = self.ask(f"/v/{self.inside.key}/").text
        self.root = html.unescape(re.findall(r'href="(/v/[^"]*/r/[^"?]*)', listed)[0])

    def page(self, path: str, status: int = 200) -> str:
        """Return a page's markup: its path below the record, or a whole address."""
        answer = self.ask(path if path.startswith("/") else f"{self.root}/{path}".rstrip("/"))
        assert answer.status == status, answer.text[:2000]
        return answer.text

    def ask(self, address: str, method: str = "GET") -> Answer:
        """Return what the desk answers when an address is asked for; by POST, with an empty form."""
        page = address.partition("#")[0]
        return self.inside.get(page) if method == "GET" else self.inside.post(page, [])

    def words(self, path: str) -> str:
        """Return what is read on a page, without its markup."""
        return words(self.page(path))


def imported(case: Path, folder: Path) -> Visit:
    """Return a visit to the shipped case, as a record file."""
    location = folder / "case.pourparler"
    import_dossier(case, str(location))
    return Visit(location)


def words(markup: str) -> str:
    """Return the text of a page, white space as one space."""
    whole = re.sub(r"<(script|style|head)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", whole)).split())


def alike(markup: str) -> str:
    """Return a page without what differs between two logins and two records: keys, and hashes that salts go into."""
    return re.sub(r"[0-9a-f]{64}", "", re.sub(r"/v/[0-9a-f]+/", "/v/KEY/", markup))


def part(markup: str, start: str, end: str) -> str:
    """Return what stands between two pieces of markup."""
    return markup.partition(start)[2].partition(end)[0]


def links(markup: str) -> list[str]:
    """Return where a page's links lead."""
    return [html.unescape(one) for one in re.findall(r'<a [^>]*href="([^"]+)"', markup)]


def kept(
    folder: Path,
    *events: Event | tuple[str, Event],
    keeper: str = "everyone",
    team: str = "",
    texts: tuple[tuple[str, str], ...] = (),
) -> Path:
    """Return a record file that holds events; texts go with their audience."""
    location = folder / "talks.pourparler"
    with create_store(str(location)) as store:
        store.begin(RecordInfo("talks", keeper, "everyone", team))
        given = [one if isinstance(one, tuple) else ("everyone", one) for one in events]
        store.append("talks", given, texts=texts)
    return location
