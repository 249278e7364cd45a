"""What was searched for or supposed: kept in memory under opaque ids of one login and one key, in no address."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Queries(Generic[T]):
    """Keeps the newest; an id tells nothing to another login, nor under another viewer's key or record.

    Parameters
    ----------
    most : int
        How many.

    Examples
    --------
    >>> queries = Queries()
    >>> name = queries.keep(("login", "key", "talks"), "land")
    >>> queries.of(("login", "key", "talks"), name), queries.of(("login", "other", "talks"), name)
    ('land', None)
    """

    def __init__(self, most: int = 1000) -> None:
        self._most, self._kept = most, OrderedDict[tuple[str, ...], T]()
        self._lock = Lock()

    def keep(self, whose: tuple[str, str, str], query: T) -> str:
        """Return the id under which a query is kept for a login, a key and a record."""
        name = secrets.token_urlsafe(12)
        with self._lock:
            self._kept[(*whose, name)] = query
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return name

    def of(self, whose: tuple[str, str, str], name: str) -> T | None:
        """Return the query of an id; none where it is no id of theirs, or was forgotten."""
        return self._kept.get((*whose, name))
