"""All entries that a viewer may see, the newest first, with what names each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.sections.log import entry_kind, entry_words
from pourparler.web.asked import Asked
from pourparler.web.trails import held_of, wording_of
from pourparler.workbench.log import Log, LogLine, log
from pourparler.workbench.mention import Mentions, mentions

PATH = "/r/{record}/log"
VERB = "log"

_MOST = 200
"""How many entries stand on one page."""


class Row(Struct, frozen=True):
    """An entry, in words."""

    line: LogLine
    kind: str
    words: str
    named_by: tuple[tuple[str, str], ...]


def get(asked: Asked) -> Response:
    """Show them; those of one kind where the address asks so."""
    lines = [line for line in log_of(asked).events if _shown(line, asked.request.as_of, asked.request.known_at)]
    kinds = _kinds(asked, lines)
    kind = asked.query.get("kind", "")
    lines = [line for line in reversed(lines) if kind in ("", line.kind)]
    start = int(asked.query["from"]) if asked.query.get("from", "").isdecimal() and len(asked.query["from"]) < 9 else 0
    return asked.page(
        "log",
        rows=rows(asked, (line.hash for line in lines[start : start + _MOST])),
        total=len(lines),
        start=start,
        before=max(0, start - _MOST) if start else None,
        after=start + _MOST if start + _MOST < len(lines) else None,
        kinds=kinds,
        kind=kind,
        signed=any(line.recorded_by or line.checked_by for line in lines),
    )


def log_of(asked: Asked) -> Log:
    """Return the log, as the viewer may see it."""
    request = asked.request
    return asked.desk.answers.of(
        "log", request, lambda: log(request.location, viewer=request.viewer, record=request.record)
    )


def mentions_of(asked: Asked) -> Mentions:
    """Return what names what, as far as the viewer may see it."""
    request = asked.request
    return asked.desk.answers.of(
        "mentions", request, lambda: mentions(request.location, viewer=request.viewer, record=request.record)
    )


def rows(asked: Asked, hashes: Iterable[str]) -> list[Row]:
    """Return entries in words, each with the entries that name it."""
    wording, ties = wording_of(asked), mentions_of(asked)
    lines = {line.hash: line for line in log_of(asked).events}
    held = held_of(asked)

    def kind(hash_: str) -> str:
        return entry_kind(wording, lines[hash_].kind, ties.nouns.get(hash_, ()))

    return [
        Row(
            lines[one],
            kind(one),
            entry_words(wording, ties.nouns.get(one, ()), held.get(one)) or lines[one].what,
            tuple((by, kind(by)) for by in ties.named_by.get(one, ())),
        )
        for one in hashes
    ]


def _kinds(asked: Asked, lines: Iterable[LogLine]) -> list[tuple[str, str]]:
    """Return the kinds of some entries with their words, told apart where two have the same."""
    wording, nouns = wording_of(asked), mentions_of(asked).nouns
    named: dict[str, str] = {}
    for line in lines:
        if line.kind not in named:
            named[line.kind] = entry_kind(wording, line.kind, nouns.get(line.hash, ()))
    twice = Counter(named.values())
    told = ((kind, words if twice[words] == 1 else f"{words} ({kind})") for kind, words in named.items())
    return sorted(told, key=lambda pair: pair[1])


def _shown(line: LogLine, as_of: date | None, known_at: date | None) -> bool:
    """Return whether what an entry says had happened by the day shown, and could be known by the other."""
    happened = as_of is None or line.happened_on is None or line.happened_on.latest <= as_of
    return happened and (known_at is None or line.known_on is None or line.known_on <= known_at)
