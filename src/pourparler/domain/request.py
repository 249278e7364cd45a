"""A request: of which record, seen by whom, as of when, as could be known when, on what evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import urlencode

from msgspec import Struct

from pourparler.domain.evidence import Level

KEEPER: Final = ""
"""The viewer who keeps this copy of a record; for a dossier, the one for whom it was written."""


class Request(Struct, frozen=True):
    """What is asked for, whatever the verb.

    Parameters
    ----------
    location : str
        A record file, a dossier's folder, a database URL; for what could be agreed, a scenario file, too.
    viewer : str
        Seen by whom: never left unsaid. :data:`KEEPER` is whoever keeps this copy; a scenario file has no other.
    record : str
        Which record. Empty: the only one.
    as_of : datetime.date, optional
        What had happened by then. None: all.
    known_at : datetime.date, optional
        What could be known by then. None: all.
    since : datetime.date, optional
        Also what changed since what could be seen on that day. None: that is not asked.
    level : Level
        The weakest evidence that counts.
    checked : bool
        Only what a second reader signed off.
    for_others : bool
        As the viewer sees it, under the terms of release that bind outside the team; a viewer who is not of the team
        is always answered so.
    language : str
        The language of the answer, as a code.

    Examples
    --------
    >>> asked = Request("talks.pourparler", "upper", as_of=date(2026, 3, 2), checked=True)
    >>> asked.options()
    ('--viewer', 'upper', '--as-of', '2026-03-02', '--checked')
    >>> asked.query()
    'viewer=upper&as-of=2026-03-02&checked=yes'
    """

    location: str
    viewer: str
    record: str = ""
    as_of: date | None = None
    known_at: date | None = None
    since: date | None = None
    level: Level = Level.REPORTED
    checked: bool = False
    for_others: bool = False
    language: str = "en"

    def options(self) -> tuple[str, ...]:
        """Return it as options of the command line, without what stands at its default; the location stands apart."""
        return tuple(
            word for name, value in self._stated() for word in ((f"--{name}", value) if value else (f"--{name}",))
        )

    def query(self) -> str:
        """Return it as the query of an address, without what stands at its default; the location stands apart."""
        return urlencode([(name, value or "yes") for name, value in self._stated()])

    def _stated(self) -> Iterator[tuple[str, str]]:
        """Yield what is stated, by the option's name; nothing for a flag."""
        words = {
            "record": self.record,
            "viewer": self.viewer,
            "as-of": str(self.as_of or ""),
            "known-at": str(self.known_at or ""),
            "since": str(self.since or ""),
            "evidence": "" if self.level is Level.REPORTED else self.level.value,
        }
        yield from ((name, value) for name, value in words.items() if value)
        yield from ((name, "") for name, on in (("checked", self.checked), ("for-others", self.for_others)) if on)
        if self.language != "en":
            yield "lang", self.language
