"""The desk: the records at hand, who may look, what was answered; served as one application."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from markupsafe import escape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from pourparler.domain.outcome import Outcome
from pourparler.domain.request import Request
from pourparler.domain.search import Query
from pourparler.domain.supposition import Supposition
from pourparler.errors import InputError, NoAnswer, PourparlerError
from pourparler.web import routes
from pourparler.web.access import Access
from pourparler.web.answers import Answers
from pourparler.web.asked import Asked, Missing
from pourparler.web.changes import Changes, Watch
from pourparler.web.face import sentence
from pourparler.web.guard import Guard
from pourparler.web.jobs import Jobs
from pourparler.web.looked import Looked
from pourparler.web.pool import Pool
from pourparler.web.queries import Queries
from pourparler.web.shelf import Shelf

_STATIC = Path(__file__).parent / "static"
_MOST = 64 * 2**20
"""The most that a form may hold, in bytes: a report of the largest size that a record keeps."""


class Desk:
    """What is served.

    Parameters
    ----------
    shelf : Shelf
        The records at hand.
    access : Access
        Who may look, with which eyes.
    viewer : str
        With whose eyes it opens; :data:`~pourparler.domain.request.KEEPER`: whoever keeps each copy.
    port : int
        Where it listens: the cookie bears its number, so that two desks do not share one.
    by : str
        Who records here; told within the team. Empty: nobody is told.
    looked : Looked, optional
        When whoever sits here looked last; none: that is known as long as the desk runs.
    """

    def __init__(
        self, shelf: Shelf, access: Access, viewer: str, port: int, by: str = "", looked: Looked | None = None
    ) -> None:
        self.shelf, self.access, self.viewer, self.port, self.by = shelf, access, viewer, port, by
        self.looked = looked or Looked()
        self.answers = Answers()
        self.queries: Queries[Query] = Queries()
        self.suppositions: Queries[Supposition] = Queries()
        self.locks: Queries[Outcome] = Queries()
        self.changes: Changes = Watch(self.answers.revision)
        self.jobs: Jobs = Pool()
        self.fixed: Request | None = None
        """How every page is seen, where it is published: then no address changes it, and no page asks for anything."""

    @property
    def cookie(self) -> str:
        """The name of the cookie that holds a login."""
        return f"pourparler-{self.port}"

    def app(self) -> ASGIApp:
        """Return the application."""
        pages = [self._route(module) for module in modules()]
        inside = Starlette(
            routes=[Route("/", self._enter), Mount("/static", self._static()), *pages],
            exception_handlers={HTTPException: self._unread},
        )
        inside.router.redirect_slashes = False
        # Around everything, so that even what fails unforeseen bears the headers.
        return Guard(inside, hosts=[f"{name}:{self.port}" for name in ("localhost", "127.0.0.1")])

    def _static(self) -> Callable[..., Any]:
        files = StaticFiles(directory=_STATIC)

        async def served(scope: Any, receive: Any, send: Any) -> None:
            asked = HttpRequest(scope)
            if self._login(asked) is None:
                await refused()(scope, receive, send)
            else:
                await files(scope, receive, send)

        return served

    def _login(self, http: HttpRequest) -> str | None:
        login = http.cookies.get(self.cookie, "")
        return login if login and self.access.knows(login) else None

    async def _unread(self, http: HttpRequest, error: Exception) -> Response:
        """Answer where no page is, or what was sent cannot be read: without a login as everywhere."""
        if self._login(http) is None:
            return refused()
        status = error.status_code if isinstance(error, HTTPException) else 400
        told = nowhere() if status in (404, 405) else InputError("what was sent cannot be read", mend="send it again")
        return bare(Asked(self, http, "", "", None), told, status)

    async def _enter(self, http: HttpRequest) -> Response:
        """Let in whoever brings the token, once; after that the cookie."""
        token = http.query_params.get("token", "")
        login = self._login(http)
        fresh = self.access.enter(token) if token and login is None else None
        key = self.access.key(fresh or login or "", self.viewer)
        if key is None:
            return refused()
        answer = RedirectResponse(f"/v/{key}/", 303)
        if fresh:
            answer.set_cookie(self.cookie, fresh, httponly=True, samesite="strict")
        return answer

    def _route(self, module: ModuleType) -> Route:
        async def answered(http: HttpRequest) -> Response:
            login = self._login(http)
            if login is None:
                return refused()
            form = await http.form(max_part_size=_MOST) if http.method == "POST" else None
            return await run_in_threadpool(self._answer, module, http, login, form)

        methods = ["GET", *(["POST"] if hasattr(module, "post") else [])]
        return Route(f"/v/{{key}}{module.PATH}", answered, methods=methods)

    def _answer(self, module: ModuleType, http: HttpRequest, login: str, form: FormData | None) -> Response:
        viewer = self.access.viewer(login, http.path_params["key"])
        word = http.path_params.get("record", "")
        place = self.shelf.place(word) if word and viewer is not None else None
        asked = Asked(self, http, login, viewer or "", place, form)
        if viewer is None or (word and place is None):
            return failed(asked, nowhere())
        try:
            if place and place.error:
                raise place.error
            answer: Response = module.get(asked) if form is None else module.post(asked)
            return answer
        except PourparlerError as error:
            return failed(asked, error)


def modules() -> tuple[ModuleType, ...]:
    """Return the routes' modules: the files of :mod:`pourparler.web.routes`, found by walking."""
    pages = (importlib.import_module(f"{routes.__name__}.{one.name}") for one in pkgutil.iter_modules(routes.__path__))
    return tuple(sorted(pages, key=lambda module: _specific(module.PATH)))


def _specific(path: str) -> tuple[int, str]:
    """Return the order in which a path is tried: what is fixed before what holds a name."""
    return path.count("{"), path


def refused() -> Response:
    """Return what somebody without a login is told, whatever he asks for."""
    return PlainTextResponse("Open the desk by the address that was printed when it was started.", 403)


def nowhere() -> Missing:
    """Return what is said where no page is."""
    return Missing("there is no such page", mend="begin at the records at hand")


def failed(asked: Asked, error: PourparlerError) -> Response:
    """Return the page that says in one sentence what is wrong."""
    if isinstance(error, Missing):
        return bare(asked, error, 404)
    status = 404 if isinstance(error, NoAnswer) else 400
    return asked.page("error", status, told=sentence(error, asked.say))


def bare(asked: Asked, error: PourparlerError, status: int) -> Response:
    """Return the sentence alone, on a page that leads nowhere: it tells nothing of any record or viewer."""
    code, told = asked.say.code, escape(sentence(error, asked.say))
    head = f'<!DOCTYPE html><html lang="{code}"><meta charset="utf-8"><title>Pourparler</title>'
    return HTMLResponse(f"{head}<h1>Pourparler</h1><p>{told}</p></html>", status)


def addresses() -> Iterable[str]:
    """Return the paths of all pages, as the documentation lists them."""
    return (module.PATH for module in modules())
