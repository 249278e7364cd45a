"""The numbered list of sources."""

from __future__ import annotations

from pourparler.brief.document import Block, Line, Section, Table, TableRow, cell, row
from pourparler.brief.words.references import References
from pourparler.brief.words.wording import Wording
from pourparler.domain.negotiation import Recorded
from pourparler.domain.origin import origin as origin_of
from pourparler.domain.origin import relayed
from pourparler.domain.source import NOT_NAMED, Source


def sources(wording: Wording, references: References) -> Section:
    """Return the sources that were cited, in order of their numbers."""
    say = wording.say
    entries = references.cited()
    if not entries:
        return Section("sources", say("Sources"), (Line(say("No source is cited."), "muted"),))
    numbers: dict[str, list[int]] = {}
    for number, key, recorded in entries:
        if recorded:
            numbers.setdefault(origin_of(key, wording.negotiation), []).append(number)
    rows = tuple(_row(wording, number, key, recorded, numbers) for number, key, recorded in entries)
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
    wording: Wording, number: int, key: str, recorded: Recorded[Source] | None, numbers: dict[str, list[int]]
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
        Line(source.locator, "locator"),
        Line(wording.release(source.release), "small"),
    )
    own = say("its own origin")
    name = say("what may not be named") if source.origin.startswith(NOT_NAMED) else relayed(key, wording.negotiation)
    origin = say("relays: {origin}", origin=name) if source.origin else own
    same = [n for n in numbers.get(origin_of(key, wording.negotiation), []) if n != number]
    witness = Line(
        say("one witness with {numbers}", numbers=", ".join(f"[{n}]" for n in same)) if same else "", "small"
    )
    return row(
        str(number), described, cell(origin, witness, Line(source.independence, "record")), key=f"source-{number}"
    )
