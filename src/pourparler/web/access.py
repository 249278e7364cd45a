"""Who asks, and the viewers allowed to him: a port. On a laptop one person, who keeps the copies, and every viewer."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import Protocol


class Access(Protocol):
    """Tells who may look with which eyes.

    A login is an opaque word that stands in a cookie; a key stands in addresses for one viewer of one login, and tells
    nothing to anybody else.
    """

    def enter(self, token: str) -> str | None:
        """Return a new login for a token; none where the token is not one, or was used."""

    def knows(self, login: str) -> bool:
        """Return whether a login is one."""

    def key(self, login: str, viewer: str) -> str | None:
        """Return the key of a viewer for a login; none where that viewer is not allowed to it."""

    def viewer(self, login: str, key: str) -> str | None:
        """Return the viewer that a key of a login stands for; none where it is no key of that login."""


class Laptop:
    """One person on one machine, who keeps the copies: every viewer is allowed, one token opens the desk once.

    Examples
    --------
    >>> laptop = Laptop()
    >>> login = laptop.enter(laptop.token)
    >>> laptop.enter(laptop.token) is None, laptop.viewer(login, laptop.key(login, "north"))
    (True, 'north')
    >>> laptop.viewer("somebody else", laptop.key(login, "north")) is None
    True
    """

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        self._used = False
        self._secrets: dict[str, bytes] = {}
        self._viewers: dict[tuple[str, str], str] = {}

    def enter(self, token: str) -> str | None:
        """Return the login; none for another token, or the second time."""
        if self._used or not hmac.compare_digest(token.encode(), self.token.encode()):
            return None
        self._used = True
        login = secrets.token_urlsafe(24)
        self._secrets[login] = secrets.token_bytes(32)
        return login

    def knows(self, login: str) -> bool:
        """Return whether somebody logged in so."""
        return login in self._secrets

    def key(self, login: str, viewer: str) -> str | None:
        """Return the key of a viewer: the same for as long as the login lasts."""
        secret = self._secrets.get(login)
        if secret is None:
            return None
        key = hmac.new(secret, viewer.encode(), sha256).hexdigest()[:16]
        self._viewers[login, key] = viewer
        return key

    def viewer(self, login: str, key: str) -> str | None:
        """Return the viewer of a key that was given to this login."""
        return self._viewers.get((login, key))
