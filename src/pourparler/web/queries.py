"""What was searched for: kept in memory under opaque ids, each of one login and one key, and in no address."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from threading import Lock

from pourparler.domain.search import Query


class Queries:
    """Keeps the newest queries; an id tells nothing to another login, nor under another viewer's key or record.

    Parameters
    ----------
    most : int
        How many.

    Examples
    --------
    >>> queries = Queries()
    >>> name = queries.keep(("login", "key", "talks"), Query("land"))
    >>> queries.of(("login", "key", "talks"), name).words, queries.of(("login", "other", "talks"), name)
    ('land', None)
    """

    def __init__(self, most: int = 1000) -> None:
        self._most, self._kept = most, OrderedDict[tuple[str, ...], Query]()
        self._lock = Lock()

    def keep(self, whose: tuple[str, str, str], query: Query) -> str:
        """Return the id under which a query is kept for a login, a key and a record."""
        name = secrets.token_urlsafe(12)
        with self._lock:
            self._kept[(*whose, name)] = query
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return name

    def of(self, whose: tuple[str, str, str], name: str) -> Query | None:
        """Return the query of an id; none where it is no id of theirs, or was forgotten."""
        return self._kept.get((*whose, name))
