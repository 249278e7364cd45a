"""The first page of a brief alone, complete in itself: with the sources it cites, and what it leaves out counted."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from pourparler.brief.document import Block, Brief, Bullets, Line, Section, Summary, Table, TableRow, cell, row
from pourparler.brief.sections.contents import brief_of, footer, remarks_on
from pourparler.brief.sections.first_page import summary_of
from pourparler.brief.sections.sheet import TITLE, rows
from pourparler.brief.sections.source import gone
from pourparler.brief.words.address import address
from pourparler.brief.words.citation import Citing
from pourparler.brief.words.language import Language
from pourparler.brief.words.references import References
from pourparler.brief.words.wording import Wording, shortened
from pourparler.domain.negotiation import Recorded
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.source import NOT_NAMED, Source
from pourparler.domain.state_of_play import StateOfPlay

_TITLE, _ADDRESS = 60, 160
"""After how many letters a source's title is cut, and an address is told in the whole brief only."""

_LETTERS, _COLUMNS, _ROW, _HEADING = 54, 3, 0.78, 2.4
"""How many letters go into a row of the sources, which stand in so many columns; how high it is, and their heading."""


def one_page_of(state: StateOfPlay, say: Language, possible: Possibilities | None = None) -> Brief:
    """Return the first page alone: a brief without sections, whose sources are told in short.

    Parameters
    ----------
    state : StateOfPlay
        What to tell.
    say : Language
        In which language.
    possible : Possibilities, optional
        What could be agreed; none: nothing is said of it.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.evidence import Level
    >>> from pourparler.domain.negotiation import Negotiation
    >>> from pourparler.domain.state_of_play import FourQuestions, Unknowns
    >>> empty = Negotiation(record="empty", viewer="everyone")
    >>> nothing = StateOfPlay(empty, Level.REPORTED, (), (), (), (), (), (), (),
    ...                       FourQuestions((), (), (), (), (), ()), Unknowns((), (), (), ()))
    >>> one_page_of(nothing, language("en")).sections
    ()
    """
    references = References(state.negotiation)
    wording = Citing(state.negotiation, say, references)
    opening = state.negotiation.opening()
    language = opening.language or "en"
    standing = remarks_on(wording, state, language)
    whole = brief_of(state, say, possible).cited
    most = (*standing, left_out(wording, state, whole))

    def below(trial: Wording, cited: References, _: Summary) -> float:
        return _height(_sources(trial, cited))

    summary = summary_of(wording, state, possible, most, below)
    listed = _sources(wording, references)
    cited = len(references.cited())
    return Brief(
        title=shortened(say.of(opening.title), TITLE),
        language=say.code,
        record_language=language,
        summary=_unlinked(summary),
        sections=(),
        sources=listed,
        cited=cited,
        remarks=(*standing, left_out(wording, state, whole - cited)),
        footer=footer(wording, state),
    )


def left_out(wording: Wording, state: StateOfPlay, sources: int) -> str:
    """Return how much of the record the page leaves out, so many sources among it, and where that stands."""
    say, negotiation = wording.say, state.negotiation
    counted = (
        (len(state.issues), say.count("{n} issue in detail", "{n} issues in detail", len(state.issues))),
        (len(state.statements), say.count("{n} statement", "{n} statements", len(state.statements))),
        (len(state.rooms), say.count("{n} session", "{n} sessions", len(state.rooms))),
        (len(negotiation.drafts), say.count("{n} draft", "{n} drafts", len(negotiation.drafts))),
        (
            len(state.rivals),
            say.count("{n} matter on which sources differ", "{n} matters on which sources differ", len(state.rivals)),
        ),
        (len(state.steps), say.count("{n} step announced", "{n} steps announced", len(state.steps))),
        (sources, say.count("{n} further source", "{n} further sources", sources)),
    )
    told = [words for number, words in counted if number > 0]
    if not told:
        return say("This page stands alone; the whole brief says no more.")
    return say("This page stands alone. In the whole brief (`pourparler brief`): {what}.", what=say.list(told))


def _unlinked(summary: Summary) -> Summary:
    """Return a first page without links to sections, which are not there."""

    def plain(section: Section | None) -> Section | None:
        if section is None:
            return None
        return structs.replace(section, blocks=tuple(_plain(block) for block in section.blocks))

    groups = tuple((count, _lines(lines), others) for count, lines, others in summary.groups)
    return structs.replace(
        summary,
        groups=groups,
        room=plain(summary.room),
        moves=plain(summary.moves),
        preconditions=plain(summary.preconditions),
        changes=plain(summary.changes),
        possibilities=_lines(summary.possibilities),
    )


def _plain(block: Block) -> Block:
    if isinstance(block, Bullets):
        return structs.replace(block, items=_lines(block.items))
    return structs.replace(block, link="") if isinstance(block, Line) else block


def _lines(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(structs.replace(line, link="") for line in lines)


def _sources(wording: Wording, references: References) -> Section:
    """Return the sources cited, each in short: title, publisher, day, address, and with whom it is one witness."""
    say, entries = wording.say, references.cited()
    if not entries:
        return Section("sources", say("Sources"), (Line(say("No source is cited."), "muted"),))
    first: dict[str, int] = {}
    listed = []
    for number, key, recorded in entries:
        origin = recorded.value.origin if recorded else ""
        same = first.setdefault(origin, number) if origin else number
        listed.append(_source(wording, number, key, recorded, same))
    head = (say("No."), say("Source"))
    return Section(
        "sources", say("Sources cited"), (Table(say("Sources cited"), head, tuple(listed), (6, 94), "sources"),)
    )


def _source(wording: Wording, number: int, key: str, recorded: Recorded[Source] | None, same: int) -> TableRow:
    say = wording.say
    if recorded is None:
        return row(str(number), cell(key, say("not on record")), key=f"source-{number}")
    source = recorded.value
    title = say("a source that may not be named") if source.title == NOT_NAMED else shortened(source.title, _TITLE)
    day = wording.when(source.published) if source.published else say("undated")
    names = ", ".join(shortened(part, _TITLE) for part in (source.author, source.publisher, day) if part)
    long = len(source.locator) > _ADDRESS
    where = shortened(source.locator, _ADDRESS) if long else source.locator
    witness = say("one witness with {numbers}", numbers=f"[{same}]") if same != number else ""
    described = cell(
        Line(gone(wording, recorded), "challenge"),
        Line(title, "strong"),
        Line(names),
        Line(where, "locator", address="" if long else address(where)),
        Line(witness, "small"),
        Line(wording.release(source.release), "small"),
    )
    return row(str(number), described, key=f"source-{number}")


def _height(section: Section) -> float:
    """Return how many rows of a first page the sources fill, in columns and smaller print."""
    filled = 0
    for block in section.blocks:
        for one in block.rows if isinstance(block, Table) else ():
            words = " ".join(line.text for content in one.cells for line in content.lines)
            filled += rows(Line(words), _LETTERS)
    return _HEADING + _ROW * -(-filled // _COLUMNS)
