"""A desk as its user has it: served by the command in a process of its own, or asked in this one."""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from msgspec import structs
from playwright.sync_api import Browser, Dialog, Page, Request
from starlette.testclient import TestClient

from pourparler.domain.reading import Reading
from pourparler.web.access import Laptop
from pourparler.web.desk import Desk
from pourparler.web.queries import Queries
from pourparler.web.shelf import Shelf
from pourparler.workbench.readings import kept_reading
from tests.reports import READING
from tests.web.at_once import AtOnce

PORT = 8000
LOGIN = "login"
HOST = f"http://localhost:{PORT}"


class Fixed(Laptop):
    """Access whose token, login and keys are always the same: two desks differ by their records alone."""

    def __init__(self) -> None:
        super().__init__()
        self.token = "token"
        self._secrets = {LOGIN: bytes(32), "another": bytes(range(32))}


class Named(Queries[Any]):
    """Queries that are kept under names of their own words, not under names that nobody can guess."""

    def keep(self, whose: tuple[str, str, str], query: Any) -> str:
        name = hashlib.sha256(repr((whose, query)).encode()).hexdigest()[:16]
        with self._lock:
            self._kept[(*whose, name)] = query
        return name


def desk(folder: Path, viewer: str = "", *locations: str) -> Desk:
    """A desk over the records of a folder."""
    whole = Desk(Shelf(locations, folder), Fixed(), viewer, PORT)
    whole.queries, whole.suppositions, whole.locks = Named(), Named(), Named()
    whole.jobs = AtOnce()
    return whole


@contextlib.contextmanager
def by_hand() -> Iterator[None]:
    """Let no model read, and nothing be drawn: a report offers what was found in it by hand, any other text nothing."""

    def read(data: bytes, name: str, **_: object) -> Reading:
        text = data.decode()
        return READING if text == READING.text else structs.replace(READING, text=text, candidates=())

    with pytest.MonkeyPatch.context() as patch:
        kept_reading.cache_clear()
        patch.setattr("pourparler.workbench.readings.read", read)
        patch.setattr("pourparler.workbench.report.read", read)
        yield
        kept_reading.cache_clear()


def asking(whom: Desk, login: str = LOGIN) -> TestClient:
    """Somebody who asks a desk of this process, with a login or without; redirections are not followed."""
    held = {whom.cookie: login} if login else {}
    return TestClient(whom.app(), base_url=HOST, cookies=held, follow_redirects=False, raise_server_exceptions=False)


class Served:
    """A desk in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], entrance: str) -> None:
        self.process, self.entrance = process, entrance
        self.origin = entrance.partition("/?")[0]
        self.port = urlsplit(entrance).port
        self.client = httpx2.Client(base_url=self.origin, cookies=CookieJar(), trust_env=False, timeout=60)

    def enter(self) -> httpx2.Response:
        """Go in by the address that was printed; the cookie then counts."""
        return self.client.get(self.entrance)

    def stop(self, how: int = signal.SIGINT) -> int:
        """Stop it as its user does; return its exit status."""
        self.process.send_signal(how)
        return self.process.wait(20)


@contextlib.contextmanager
def served(folder: Path, *words: str) -> Iterator[Served]:
    """Serve the records of a folder by the command that its user types; end it when that is over."""
    command = [sys.executable, "-m", "pourparler", "serve", "--port", "0", "--no-browser", *words]
    errors = folder / "serve.err"
    with (
        errors.open("w") as told,
        subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=told, text=True, env={**os.environ}
        ) as process,
    ):
        assert process.stdout is not None
        entrance = process.stdout.readline().strip()
        assert entrance, errors.read_text()
        desk = Served(process, entrance)
        try:
            yield desk
        finally:
            desk.client.close()
            if process.poll() is None:
                process.kill()


@contextlib.contextmanager
def looking(desk: Served, browser: Browser, **how: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page of a browser that is in already, and a list of all that it reports: errors, dialogs, foreign requests."""
    desk.enter()
    cookies = [{"name": one.name, "value": one.value or "", "url": desk.origin} for one in desk.client.cookies.jar]
    with browser.new_context(**how) as context:
        context.add_cookies(cookies)  # type: ignore[arg-type]
        page = context.new_page()
        reported: list[str] = []

        def dismissed(dialog: Dialog) -> None:
            reported.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        def asked(request: Request) -> None:
            if not request.url.startswith((f"{desk.origin}/", "data:")):
                reported.append(f"asked elsewhere: {request.url}")

        page.on("dialog", dismissed)
        page.on("request", asked)
        page.on("pageerror", lambda error: reported.append(f"error: {error}"))
        page.on("console", lambda told: reported.append(f"{told.type}: {told.text}"))
        page.on("framenavigated", lambda frame: frame.parent_frame and reported.append(f"a frame: {frame.url}"))
        page.on("popup", lambda other: reported.append(f"a window: {other.url}"))
        yield page, reported
