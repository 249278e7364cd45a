"""What a page is seen through: whose eyes, which record, as of when, on what evidence; and the addresses seen so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode

from msgspec import Struct, structs

from pourparler.domain.evidence import Level
from pourparler.domain.request import Request
from pourparler.errors import InputError


class Lens(Struct, frozen=True):
    """How a page is seen, and where the other pages stand that are seen in the same way.

    Parameters
    ----------
    key : str
        Stands for the viewer in addresses: opaque, and of one login alone.
    place : str
        Stands for the record in addresses.
    request : Request
        What is asked for; its day, level and language stand in addresses, its viewer and location never.

    Examples
    --------
    >>> lens = Lens("k3y", "talks", Request("talks.pourparler", "north", as_of=date(2026, 3, 2)))
    >>> lens.to("grid")
    '/v/k3y/r/talks/grid?as-of=2026-03-02'
    >>> lens.to("state", **{"as-of": "", "lang": "fr"})
    '/v/k3y/r/talks/state?lang=fr'
    """

    key: str
    place: str
    request: Request

    def to(self, page: str = "", /, **changed: str) -> str:
        """Return the address of a page of this record, seen in the same way but for what is changed.

        Parameters
        ----------
        page : str
            Its path under the record.
        **changed
            What else, or what in the place of it; empty: without it.
        """
        asked = {**self.query(), **changed}
        words = urlencode([(name, value) for name, value in asked.items() if value])
        return f"{self.record()}{'/' if page else ''}{quote(page)}{'?' if words else ''}{words}"

    def record(self) -> str:
        """Return where the record stands in addresses."""
        return f"/v/{self.key}/r/{self.place}"

    def desk(self) -> str:
        """Return the address of the records at hand, seen by the same eyes."""
        lang = self.query().get("lang")
        return f"/v/{self.key}/{f'?lang={lang}' if lang else ''}"

    def query(self) -> dict[str, str]:
        """Return what stands in addresses: the days, the level of evidence, the language; not their defaults."""
        shown = structs.replace(self.request, viewer="", record="")
        words = dict(pair.partition("=")[::2] for pair in shown.query().split("&") if pair)
        return {name: value for name, value in words.items() if name in _ASKED}


_ASKED = ("as-of", "known-at", "since", "evidence", "lang")


def asked_in(query: Mapping[str, str], location: str, record: str, viewer: str) -> Request:
    """Return the request that an address makes.

    Raises
    ------
    InputError
        If a day is none, or no level or language is called so.

    Examples
    --------
    >>> asked_in({"as-of": "2026-03-02"}, "talks.pourparler", "talks", "north").as_of
    datetime.date(2026, 3, 2)
    """
    level = query.get("evidence") or Level.REPORTED.value
    if level not in {one.value for one in Level}:
        known = ", ".join(one.value for one in Level)
        raise InputError("no such level of evidence: {level}", mend="choose one of {known}", level=level, known=known)
    return Request(
        location,
        viewer,
        record,
        as_of=_day(query.get("as-of", "")),
        known_at=_day(query.get("known-at", "")),
        since=_day(query.get("since", "")),
        level=Level(level),
        language=query.get("lang") or "en",
    )


def _day(words: str) -> date | None:
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise InputError("not a day: {value!r}", mend="write it as 2025-12-03", value=words) from None
