"""The feed of a published record: what changed, day by day, and what was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct, structs

from pourparler.brief.sections.change import change_line
from pourparler.brief.words.amendment import amended
from pourparler.brief.words.language import Language
from pourparler.brief.words.wording import Wording
from pourparler.domain.amendment import Amendment
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import Request
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.workbench.amendments import amendments
from pourparler.workbench.state import negotiation, state

MOST = 30
"""So many days are told, the latest."""


class Changes(Struct, frozen=True):
    """What a feed tells.

    Parameters
    ----------
    seen : Negotiation
        Whose words name things.
    days : tuple of StateOfPlay
        As of each day, with what changed since the one before; the latest first.
    amended : tuple of Amendment
        What was corrected.
    """

    seen: Negotiation
    days: tuple[StateOfPlay, ...]
    amended: tuple[Amendment, ...]


def changes(request: Request) -> Changes:
    """Return what changed from day to day, as it could be known on each.

    Parameters
    ----------
    request : Request
        Of which record, up to when, for whom.
    """
    seen = negotiation(request)
    days = seen.days()[-MOST - 1 :]
    told = []
    for before, day in pairwise(days):
        known = min(day, request.known_at or day)
        told.append(state(structs.replace(request, as_of=day, known_at=known, since=before)))
    return Changes(seen, tuple(reversed(told)), amendments(request))


def feed(told: Changes, say: Language, links: dict[str, str]) -> bytes:
    """Return an Atom feed (RFC 4287) in a language; its days are those of the record, and of no clock.

    Parameters
    ----------
    told : Changes
        What it tells.
    say : Language
        In which language.
    links : dict of str to str
        Where the pages ``index``, ``timeline`` and ``corrections`` stand beside it.
    """
    title = say.of(told.seen.opening().title)
    entries = [_day(told.seen.record, day, say, links["timeline"]) for day in told.days if day.changes]
    entries += _corrections(told, say, links["corrections"])
    entries.sort(key=lambda entry: entry.day, reverse=True)
    newest = max((entry.day for entry in entries), default=told.seen.last_day or date.min)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{say.code}">',
        f"<id>{_id(told.seen.record, say.code)}</id>",
        f"<title>{escape(title)}</title>",
        f"<updated>{newest}T00:00:00Z</updated>",
        f"<author><name>{escape(title)}</name></author>",
        f'<link rel="alternate" type="text/html" href="{links["index"]}"/>',
    )
    body = (line for entry in entries for line in entry.lines(told.seen.record, say.code))
    return ("\n".join((*head, *body, "</feed>")) + "\n").encode()


class _Entry(Struct, frozen=True):
    kind: str
    day: date
    title: str
    link: str
    told: Sequence[str]

    def lines(self, record: str, code: str) -> Iterable[str]:
        listed = "".join(f"<li>{escape(words)}</li>" for words in self.told)
        yield "<entry>"
        yield f"<id>{_id(record, code, self.kind, str(self.day))}</id>"
        yield f"<title>{escape(self.title)}</title>"
        yield f"<updated>{self.day}T00:00:00Z</updated>"
        yield f'<link rel="alternate" type="text/html" href="{self.link}"/>'
        yield f'<content type="html">{escape(f"<ul>{listed}</ul>")}</content>'
        yield "</entry>"


def _day(record: str, told: StateOfPlay, say: Language, link: str) -> _Entry:
    day = told.negotiation.as_of
    assert day
    wording = Wording(told.negotiation, say)
    number = say.count("{n} change", "{n} changes", len(told.changes))
    lines = [change_line(wording, change).text for change in told.changes]
    return _Entry("changes", day, f"{say.day(day)}{say.colon}{number}", link, lines)


def _corrections(told: Changes, say: Language, link: str) -> list[_Entry]:
    wording = Wording(told.seen, say)
    by_day: dict[date, list[str]] = {}
    for one in told.amended:
        by_day.setdefault(one.mended, []).append(f"{one.key or one.event[:12]}{say.colon}{amended(wording, one)}")
    title = say("Corrections")
    return [
        _Entry("corrections", day, f"{say.day(day)}{say.colon}{title}", link, words) for day, words in by_day.items()
    ]


def _id(*words: str) -> str:
    """Return an id that is the same whenever the same thing is told."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'pourparler ' + ' '.join(words))}"
