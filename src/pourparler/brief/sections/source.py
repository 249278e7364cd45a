"""The numbered list of sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pourparler.brief.document import Block, Line, Section, Table, TableRow, cell, row
from pourparler.brief.words.address import address
from pourparler.brief.words.references import References
from pourparler.brief.words.wording import Wording
from pourparler.domain.negotiation import Recorded
from pourparler.domain.origin import origin as origin_of
from pourparler.domain.origin import relayed
from pourparler.domain.source import NOT_NAMED, Source

Kin = Sequence[tuple[int, Source]]
"""The sources of one origin, with their numbers, in their order."""


def sources(wording: Wording, references: References) -> Section:
    """Return the sources that were cited, in order of their numbers."""
    say = wording.say
    entries = references.cited()
    if not entries:
        return Section("sources", say("Sources"), (Line(say("No source is cited."), "muted"),))
    kin: dict[str, list[tuple[int, Source]]] = {}
    for number, key, recorded in entries:
        if recorded:
            kin.setdefault(origin_of(key, wording.negotiation), []).append((number, recorded.value))
    rows = tuple(_row(wording, number, key, recorded, kin) for number, key, recorded in entries)
    head = (say("No."), say("Source"), say("Origin and independence"))
    intro = Line(say("Sources of one origin are one witness."), "intro")
    blocks: tuple[Block, ...] = (intro, Table(say("Sources cited"), head, rows, (6, 56, 38), "sources"))
    return Section("sources", say("Sources"), blocks)


def gone(wording: Wording, recorded: Recorded[Source]) -> str:
    """Return that a source no longer counts and is cited all the same; mostly nothing."""
    say = wording.say
    sentences = {
        "retracted": say("This source was retracted."),
        "erased": say("This source was erased."),
        "unchecked": say("Nobody checked this source."),
    }
    return sentences.get(recorded.gone, "")


def _row(
    wording: Wording, number: int, key: str, recorded: Recorded[Source] | None, kin: Mapping[str, Kin]
) -> TableRow:
    say = wording.say
    if recorded is None:
        return row(str(number), key, say("not on record"), key=f"source-{number}")
    source = recorded.value
    day = say.days(source.published) if source.published else say("undated")
    names = ", ".join(part for part in (source.author, source.publisher, day) if part)
    more = [source.kind, source.language]
    if source.translator:
        more.append(say("translated by {name}", name=source.translator))
    if source.original:
        more.append(say("original: {title}", title=source.original))
    title = say("a source that may not be named") if source.title == NOT_NAMED else source.title
    described = cell(
        Line(gone(wording, recorded), "challenge"),
        Line(title, "strong"),
        Line(" · ".join(part for part in (names, *more) if part)),
        Line(source.locator, "locator", address=address(source.locator)),
        Line(wording.release(source.release), "small"),
    )
    origin = _origin(wording, number, key, source, kin.get(origin_of(key, wording.negotiation), []))
    return row(str(number), described, cell(*origin), key=f"source-{number}")


def _origin(wording: Wording, number: int, key: str, source: Source, kin: Kin) -> Iterator[Line]:
    """Yield what a source relays and with whom it is one witness.

    The first source of an origin names all others; each of them names the first, and does not say again what it says.
    """
    say = wording.say
    if source.origin:
        named = not source.origin.startswith(NOT_NAMED)
        name = relayed(key, wording.negotiation) if named else say("what may not be named")
        yield Line(say("relays: {origin}", origin=name))
    else:
        yield Line(say("its own origin"))
    numbers = [n for n, _ in kin]
    same = [n for n in numbers if n != number] if numbers[:1] == [number] else numbers[:1]
    yield Line(say("one witness with {numbers}", numbers=", ".join(f"[{n}]" for n in same)) if same else "", "small")
    said = {one.independence for n, one in kin if n < number}
    yield Line("" if source.independence in said else source.independence, "record")
