"""A report as read, as one HTML file that needs nothing else: its text with every passage coloured."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from pourparler.brief.page.block import css
from pourparler.brief.page.brief import environment
from pourparler.brief.sections.reading import notice_lines, provenance_lines, share
from pourparler.brief.words.candidate import KINDS, Proposal, kind_word, role_word
from pourparler.brief.words.language import Language
from pourparler.brief.words.segment import Mark, Segment, lines, segments
from pourparler.domain.reading import Numbered, Reading

_PAPER = {
    "statement": "#fdf3c8",
    "stance": "#fbdfcd",
    "meeting": "#d9ecdc",
    "next-step": "#d8eaf0",
    "claim": "#eadff2",
    "actor": "#fff",
    "date": "#fff",
}
_EDGE = {
    "statement": "#7d6000",
    "stance": "#a2480f",
    "meeting": "#2c6e46",
    "next-step": "#2a6f87",
    "claim": "#6a3d8f",
    "actor": "#1f3a52",
    "date": "#77787c",
}


class Item(Struct, frozen=True):
    """A candidate as the page lists it."""

    number: int
    kind: str
    word: str
    who: str
    what: str
    marks: tuple[str, ...]
    place: str
    reader: str
    precision: str


def render_reading(reading: Reading, say: Language, name: str = "") -> str:
    """Return a report as read as a page for the screen and for A4.

    Parameters
    ----------
    reading : Reading
        The report. Everything in it is escaped.
    say : Language
        The language of the page's own words.
    name : str
        What the report is called where it prints no title.

    Returns
    -------
    str
        A whole HTML document without script; the same for the same input.
    """
    items = [_item(one, say) for one in reading.numbered()]
    cut = segments(reading.text, _marks(reading))
    title = reading.provenance.title or name or say("A report as read")
    page: str = (
        environment()
        .get_template("reading.html")
        .render(
            reading=reading,
            title=title,
            say=say,
            items=items,
            lines=lines(cut),
            facts=provenance_lines(reading.provenance, say),
            notices=notice_lines(reading, say),
            hint=_Hints(items, say),
            legend=_legend(items, say),
            rules=_rules(cut),
            classes=_classes,
            css=css,
            brief={"footer": _footer(reading, say)},
        )
    )
    return page


def _marks(reading: Reading) -> Iterable[Mark]:
    for one in reading.numbered():
        for span in one.candidate.passages:
            yield Mark(one.number, one.candidate.kind, span)


def _item(one: Numbered, say: Language) -> Item:
    candidate = one.candidate
    proposal = Proposal(candidate, say)
    place = f"{candidate.start()}–{max(span.end for span in candidate.passages)}"
    return Item(
        one.number,
        candidate.kind,
        proposal.kind(),
        proposal.who(),
        proposal.what(),
        proposal.marks(),
        place,
        candidate.reader,
        share(candidate.precision),
    )


def _legend(items: Iterable[Item], say: Language) -> list[tuple[str, str, int]]:
    counts = Counter(item.kind for item in items)
    return [(kind, kind_word(kind, say), counts[kind]) for kind in KINDS if counts[kind]]


class _Hints:
    """What a segment says of itself when it is pointed at."""

    def __init__(self, items: list[Item], say: Language) -> None:
        self.words, self.say = {item.number: item.word for item in items}, say

    def __call__(self, segment: Segment) -> str:
        hints = dict.fromkeys(
            f"{mark.number} {self.words[mark.number]} ({role_word(mark.span.role, self.say)})" for mark in segment.marks
        )
        return "; ".join(hints)


def _classes(segment: Segment) -> str:
    return " ".join(f"k-{kind}" for kind in _kinds(segment))


def _kinds(segment: Segment) -> tuple[str, ...]:
    there = {mark.kind for mark in segment.marks}
    return tuple(kind for kind in KINDS if kind in there)


def _footer(reading: Reading, say: Language) -> str:
    digest = hashlib.sha256(reading.text.encode("utf-8", "surrogatepass")).hexdigest()
    return say("SHA-256 of the text: {digest}", digest=digest)


def _rules(cut: Iterable[Segment]) -> Markup:
    """Return a rule for every set of kinds that occurs: the paper of the first, a line below for each of them."""
    sets = sorted(
        {_kinds(segment) for segment in cut if segment.marks} | {(kind,) for kind in KINDS},
        key=lambda kinds: (len(kinds), kinds),
    )
    return Markup("\n").join(Markup(_rule(kinds)) for kinds in sets if kinds)


def _rule(kinds: tuple[str, ...]) -> str:
    paper = next((_PAPER[kind] for kind in kinds if _PAPER[kind] != "#fff"), "#fff")
    stops, at = [], 0
    for kind in reversed(kinds):
        stops.append(f"{_EDGE[kind]} {at}px {at + 2}px, {paper} {at + 2}px {at + 3}px")
        at += 3
    selector = "".join(f".k-{kind}" for kind in kinds)
    return (
        f"{selector} {{ background: {paper} linear-gradient(to top, {', '.join(stops)}, {paper} {at}px); "
        f"padding-bottom: {at}px; }}"
    )
