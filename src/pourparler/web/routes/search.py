"""Search what the viewer sees: everything, the latest first, until words or ticks narrow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape
from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.words.hit import facet_word, told, value_word
from pourparler.brief.words.wording import Wording
from pourparler.domain.ids import slug
from pourparler.domain.search import Facet, Hit, Kind, Query, Search
from pourparler.domain.token import Term, marked, terms
from pourparler.web.asked import Asked
from pourparler.workbench.search import items, require, searched

PATH = "/r/{record}/search"
VERB = "search"
WRITES = False
MOST = 100
"""How many hits stand on one page; the published page, which has no server to ask for more, holds them all."""
_SHOWN = 6
"""How many of a facet's values are shown unfolded."""


class Tick(Struct, frozen=True):
    """A tick of a facet: its value, in words, how many hits it leaves, and whether it stands."""

    value: str
    words: str
    number: int
    on: bool


class Group(Struct, frozen=True):
    """A facet on the page: its name, in words, the ticks shown, and those that are folded away."""

    name: str
    words: str
    ticks: tuple[Tick, ...]
    more: tuple[Tick, ...]


def get(asked: Asked) -> Response:
    """Show everything that is on record for this viewer."""
    return page(asked, Query())


def post(asked: Asked) -> Response:
    """Keep what is looked for, and show what holds it."""
    ticks = tuple((facet, value) for facet in Facet for value in asked.sent_all(facet.value))
    query = Query(asked.sent("words"), ticks)
    require(asked.state.negotiation, query)
    name = asked.desk.queries.keep(whose(asked), query)
    return asked.see(asked.lens.to(f"search/{name}"))


def whose(asked: Asked) -> tuple[str, str, str]:
    """Return whose a kept query is: of one login, one viewer's key, one record."""
    return asked.login, asked.key, asked.path["record"]


def page(asked: Asked, query: Query) -> Response:
    """Return the page of a query."""
    answers, request = asked.desk.answers, asked.request
    through = answers.of("items", request, lambda: items(asked.state.negotiation))
    answer: Search = answers.of("search", request, lambda: searched(through, query, request.level), query)
    wording = Wording(asked.state.negotiation, asked.say)
    number = asked.query.get("from", "")
    first = int(number) if number.isdecimal() and len(number) < 7 else 0
    hits = answer.hits if asked.desk.fixed else answer.hits[first : first + MOST]
    sought = terms(query.words)
    return asked.page(
        "search",
        answer=answer,
        hits=[(hit, told(wording, hit)) for hit in hits],
        groups=list(_groups(wording, answer)),
        mark=lambda words: _mark(words, sought),
        signs=SIGNS,
        earlier=first - MOST if first else None,
        later=first + MOST if len(answer.hits) > first + len(hits) else None,
        anchors=_anchors(hits),
        evs=EVIDENCE,
    )


def _anchors(hits: Sequence[Hit]) -> list[list[str]]:
    """Return what each entry of each hit goes by on the page: the beginning of its hash; of a point its number, too."""
    taken: set[str] = set()
    names: list[list[str]] = []
    for hit in hits:
        names.append([])
        for item in hit.items:
            number = f"-{slug(item.key.rpartition(' ')[2])}" if item.kind is Kind.POINT else ""
            name = f"e-{item.recorded.event[:12]}{number}"
            if name not in taken:
                taken.add(name)
                names[-1].append(name)
    return names


SIGNS = {
    "refuses": "⊘",
    "insists": "⊘",
    "demands": "▲",
    "opposes": "✗",
    "conditional": "◐",
    "supports": "✓",
    "accepts": "✓",
    "reserves": "…",
}
"""The sign of each stance, beside its verb."""
EVIDENCE = {"OWN_WORD": "own", "REPORTED": "rep", "SECOND_HAND": "hear", "INFERENCE": "inf"}
"""The class of each evidence mark."""


def _groups(wording: Wording, answer: Search) -> Iterator[Group]:
    for facet, counts in answer.facets.items():
        on = answer.query.of(facet)
        ticks = [Tick(c.value, value_word(wording, facet, c.value), c.number, c.value in on) for c in counts]
        # What stands ticked is never folded away.
        shown = [tick for at, tick in enumerate(ticks) if at < _SHOWN or tick.on]
        folded = [tick for tick in ticks if tick not in shown]
        if ticks:
            yield Group(facet.value, facet_word(wording, facet), tuple(shown), tuple(folded))


def _mark(words: str, sought: tuple[Term, ...]) -> Markup:
    """Return words with those marked that are looked for."""
    pieces = (
        Markup('<mark class="hit">{}</mark>').format(piece) if hit else escape(piece)
        for piece, hit in marked(words, sought)
    )
    return Markup("").join(pieces)
