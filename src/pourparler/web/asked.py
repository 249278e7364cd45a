"""What a route is given: the desk, who asks, how the page is seen; and how a page is answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from msgspec import structs
from starlette.datastructures import FormData
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pourparler.brief.words.language import LANGUAGES, Language, language
from pourparler.domain.request import Request
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.errors import InputError
from pourparler.web.lens import Lens, asked_in
from pourparler.web.shelf import Place
from pourparler.web.template import rendered

if TYPE_CHECKING:
    from pourparler.web.desk import Desk


class Missing(InputError):
    """There is no such page, for whoever asks."""


class Asked:
    """One request for a page.

    Parameters
    ----------
    desk : Desk
        What is served.
    http : starlette.requests.Request
        As it came in.
    login, key, viewer : str
        Who asks, and with which eyes.
    place : Place, optional
        Which record; none on the desk's own pages.
    form : FormData, optional
        What was sent; none where only a page is asked for.
    """

    def __init__(
        self,
        desk: Desk,
        http: HttpRequest,
        login: str,
        viewer: str,
        place: Place | None,
        form: FormData | None = None,
    ) -> None:
        self.desk, self.http, self.login, self.viewer, self.place, self.form = desk, http, login, viewer, place, form
        self.path: Mapping[str, Any] = http.path_params
        self.key: str = self.path.get("key", "")

    @property
    def query(self) -> Mapping[str, str]:
        """What stands in the address behind the question mark."""
        return self.http.query_params

    @cached_property
    def say(self) -> Language:
        """The language of the page: as the address says, else as the browser asks for it."""
        code = self.query.get("lang", "")
        return language(code if code in LANGUAGES else "en")

    @cached_property
    def lens(self) -> Lens:
        """How the page is seen.

        Raises
        ------
        InputError
            If the address names a day, a level or a language that is none.
        """
        location, record = (self.place.location, self.place.record) if self.place else ("", "")
        word = self.place.word if self.place else ""
        request = asked_in(self.query, location, record, self.viewer)
        fixed = self.desk.fixed
        if fixed:
            whose = {"location": location, "viewer": self.viewer, "record": record}
            request = structs.replace(fixed, **whose, language=request.language)
        return Lens(self.key, word, request)

    @property
    def request(self) -> Request:
        """What is asked for."""
        return self.lens.request

    @cached_property
    def state(self) -> StateOfPlay:
        """The state of play, as the page is seen."""
        return self.desk.answers.state(self.request)

    @property
    def here(self) -> str:
        """The address of this page, without what stands behind its question mark."""
        return self.http.url.path

    @property
    def kept(self) -> dict[str, str]:
        """What stands in the address beside what the lens shows: it is kept when that is changed."""
        return {name: value for name, value in self.query.items() if name not in ("as-of", "known-at", "evidence")}

    def with_query(self, **changed: str) -> str:
        """Return the address of this page, with something else behind its question mark; empty: without it."""
        words = {name: value for name, value in {**self.query, **changed}.items() if value}
        return f"{self.here}{'?' if words else ''}{urlencode(words)}"

    def in_language(self, code: str) -> str:
        """Return the address of this page in another language."""
        return self.with_query(lang="" if code == "en" else code)

    def at(self, day: date | None) -> str:
        """Return the address of this page as of another day; none: the latest."""
        return self.with_query(**{"as-of": str(day or "")})

    @property
    def back(self) -> str:
        """Where somebody goes who did what could not be done."""
        return self.here if self.http.method == "POST" else f"/v/{self.key}/"

    def page(self, name: str, status: int = 200, /, **values: object) -> Response:
        """Return a page: the template of that name, filled."""
        return HTMLResponse(rendered(name, self, values), status)

    def see(self, address: str) -> Response:
        """Return an answer that sends the browser to another page, after something was done."""
        return RedirectResponse(address, 303)

    def sent(self, field: str) -> str:
        """Return what was sent in a field, without the white space around it; empty where nothing was."""
        value = self.form.get(field, "") if self.form else ""
        return value.strip() if isinstance(value, str) else ""

    def sent_all(self, field: str) -> tuple[str, ...]:
        """Return all that was sent in fields of one name, without what is empty."""
        values = self.form.getlist(field) if self.form else []
        return tuple(value.strip() for value in values if isinstance(value, str) and value.strip())
