"""Asks the desk's application from inside this process: for pages that are published, and for tests."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any
from urllib.parse import quote, unquote, urlencode

from msgspec import Struct
from starlette.types import ASGIApp

from pourparler.web.access import Laptop
from pourparler.web.desk import Desk


class Answer(Struct, frozen=True):
    """What the desk answered.

    Parameters
    ----------
    status : int
        Of HTTP.
    headers : dict of str to str
        By their names in small letters.
    body : bytes
        The page.
    """

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip()

    @property
    def text(self) -> str:
        """The page as text."""
        return self.body.decode("utf-8")


class Inside:
    """A login at a desk that listens nowhere.

    Parameters
    ----------
    desk : Desk
        Opened on a laptop's access whose token nobody used yet, or on one where somebody is known.
    login : str
        Who asks; empty: whoever brings the token.
    """

    def __init__(self, desk: Desk, login: str = "") -> None:
        self.desk, self.app = desk, desk.app()
        access = desk.access
        self.login = login or (access.enter(access.token) if isinstance(access, Laptop) else None) or ""
        # A loop in a thread of its own: whoever asks may stand in one already, as in a notebook.
        self._thread = ThreadPoolExecutor(1)

    def __enter__(self) -> Inside:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown()

    @property
    def key(self) -> str:
        """The key of the desk's own viewer."""
        return self.desk.access.key(self.login, self.desk.viewer) or ""

    def get(self, address: str) -> Answer:
        """Ask for a page, by its address on the desk."""
        return self._thread.submit(asyncio.run, self._asked("GET", address, b"")).result()

    def post(self, address: str, fields: list[tuple[str, str]]) -> Answer:
        """Send a form."""
        asked = self._asked("POST", address, urlencode(fields).encode())
        return self._thread.submit(asyncio.run, asked).result()

    async def _asked(self, method: str, address: str, body: bytes) -> Answer:
        path, _, query = address.partition("?")
        cookie = f"{self.desk.cookie}={self.login}".encode()
        headers = [(b"host", f"localhost:{self.desk.port}".encode()), (b"cookie", cookie)]
        if body or method == "POST":
            headers.append((b"content-type", b"application/x-www-form-urlencoded"))
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": quote(path, safe="/%").encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": headers,
            "client": None,
            "server": ("localhost", self.desk.port),
        }
        return await _answered(self.app, scope, body)


async def _answered(app: ASGIApp, scope: dict[str, Any], body: bytes) -> Answer:
    """Return what an application answers, whole."""
    parts: list[bytes] = []
    start: dict[str, Any] = {}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    await app(scope, receive, send)
    headers = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], headers, b"".join(parts))
