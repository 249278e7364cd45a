"""Issues down, parties across, a short phrase in words per cell, with its evidence and its age."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from msgspec import Struct

from pourparler.brief.sections.matrix import columns, statements_of
from pourparler.brief.sections.trail import Mark, mark, verb
from pourparler.brief.words.sign import edge, sign
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Cell, Held, Verdict
from pourparler.domain.evidence import EvidenceClass
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.domain.trail import Bearing, Trail

Trails = Mapping[tuple[str, str], Trail]

SORTS = ("contested", "latest", "record")
"""Contested issues first; those first on which somebody was heard last; in the order of the record."""


class Phrase(Struct, frozen=True):
    """Stances of one verb on one kind of evidence: sign, verb, then every option on a line of its own.

    Parameters
    ----------
    sign, verb : str
        Of the stance.
    lines : tuple of str
        The options; where none is named, the compiler's paraphrase.
    note : str
        A condition, or that no option is named; mostly empty.
    said_to_be : bool
        Whether it is second-hand or inferred.
    named : bool
        Whether the lines are options, and not a paraphrase.
    """

    sign: str
    verb: str
    lines: tuple[str, ...]
    note: str
    said_to_be: bool
    named: bool = True


class GridCell(Struct, frozen=True):
    """What one party holds on one issue, in short.

    Parameters
    ----------
    key : str
        What stands for it in addresses: the issue, a bar, the party.
    party : str
        The party's name.
    edge : str
        ``red``, ``no``, ``if``, ``yes``, ``res``; ``silent``: nothing counts though something should or does stand
        on record; ``nil``: nothing on record, and the party need not agree.
    must : bool
        Whether the party must agree.
    phrases : tuple of Phrase
        The strictest first.
    mark : Mark, optional
        The best evidence; none where nothing counts.
    age : str
        How long ago the party was last heard.
    notes : tuple of str
        What contradicts or challenges it; for a silent cell what there is.
    weaker : str
        What is on record below the level of evidence; mostly empty.
    """

    key: str
    party: str
    edge: str
    must: bool
    phrases: tuple[Phrase, ...] = ()
    mark: Mark | None = None
    age: str = ""
    notes: tuple[str, ...] = ()
    weaker: str = ""


class GridRow(Struct, frozen=True):
    """An issue with its cells."""

    issue: str
    title: str
    standing: str
    word: str
    cells: tuple[GridCell, ...]


class Grid(Struct, frozen=True):
    """Issues and parties.

    Parameters
    ----------
    parties : tuple of (str, str)
        The columns: id and name.
    rows : tuple of GridRow
        The issues shown, in the order asked for.
    folded : tuple of (str, str)
        Id and title of the issues on which nothing counts.
    others : str
        The parties without a column, in words.
    counting : int
        How many issues there are on which something counts.
    total : int
        How many issues there are.
    """

    parties: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]
    folded: tuple[tuple[str, str], ...]
    others: str
    counting: int
    total: int


def grid(
    wording: Wording, state: StateOfPlay, trails: Trails, show: str = "", sort: str = SORTS[0], find: str = ""
) -> Grid:
    """Return the grid.

    Parameters
    ----------
    wording : Wording
        The words.
    state : StateOfPlay
        What to tell.
    trails : mapping
        What each party is on record with on each issue.
    show : str
        ``all`` issues, or those of one :class:`Standing`; empty: those on which something counts, the others folded.
    sort : str
        One of :data:`SORTS`.
    find : str
        Words in an issue's title or in one of its options; empty: any.
    """
    shown = [issue for issue in state.issues if _holds(wording, issue, find)]
    if show in {standing.value for standing in Standing}:
        shown = [issue for issue in shown if issue.standing.value == show]
    counting = [issue.issue for issue in state.issues if _counts(state, issue)]
    folded = [issue for issue in shown if not show and issue.issue not in counting]
    parties = columns(state)
    rows = sorted((issue for issue in shown if issue not in folded), key=_order(sort))
    others = [party for party in wording.negotiation.parties if party not in parties]
    return Grid(
        tuple((party, wording.party(party)) for party in parties),
        tuple(_row(wording, state, trails, issue, parties) for issue in rows),
        tuple((issue.issue, wording.issue(issue.issue)) for issue in folded),
        wording.parties(others) if others else "",
        len(counting),
        len(state.issues),
    )


def _holds(wording: Wording, issue: IssueStanding, find: str) -> bool:
    options = (wording.option(option) for option in wording.negotiation.options_of(issue.issue))
    return any(find.strip().casefold() in words.casefold() for words in (wording.issue(issue.issue), *options))


def _counts(state: StateOfPlay, issue: IssueStanding) -> bool:
    """Return whether anything counts on an issue: a stance, a statement, the status of its text."""
    spoken = any(not cell.silent() for cell in issue.cells) or bool(state.said_on(issue.issue))
    return spoken or issue.standing is not Standing.UNKNOWN


def _order(sort: str) -> Callable[[IssueStanding], tuple[object, ...]]:
    """Return what the rows are sorted by; those of one place keep the order of the record."""
    if sort == "record":
        return lambda issue: ()
    if sort == "latest":
        return lambda issue: (-_last(issue).toordinal(),)
    first = (Standing.DEADLOCKED, Standing.CONTESTED, Standing.CONVERGENT, Standing.AGREED, Standing.UNKNOWN)
    return lambda issue: (first.index(issue.standing), not _refused(issue))


def _last(issue: IssueStanding) -> date:
    return max((cell.last_heard for cell in issue.cells if cell.last_heard), default=date.min)


def _refused(issue: IssueStanding) -> bool:
    return any(option.verdict is Verdict.REFUSED and not option.said_to_be for c in issue.cells for option in c.options)


def _row(
    wording: Wording, state: StateOfPlay, trails: Trails, issue: IssueStanding, parties: tuple[str, ...]
) -> GridRow:
    cells = tuple(grid_cell(wording, state, trails.get((party, issue.issue), ()), issue, party) for party in parties)
    word = wording.standing(issue.standing)
    return GridRow(issue.issue, wording.issue(issue.issue), issue.standing.value, word, cells)


def key_of(issue: str, party: str) -> str:
    """Return what stands for a cell in addresses; no id holds a bar.

    Examples
    --------
    >>> key_of("army", "north")
    'army|north'
    """
    return f"{issue}|{party}"


def grid_cell(wording: Wording, state: StateOfPlay, trail: Trail, issue: IssueStanding, party: str) -> GridCell:
    """Return what one party holds on one issue, in short."""
    stances, must = issue.cell(party), party in issue.required
    key, name = key_of(issue.issue, party), wording.party(party)
    weaker = weaker_words(wording, below(state, trail, party, issue.issue))
    if stances.silent():
        spoken = statements_of(state, party, issue.issue)
        if not (must or weaker or spoken):
            return GridCell(key, name, "nil", must)
        words = wording.say("nothing that counts") if weaker else wording.say("nothing on record")
        if spoken:
            words = wording.say.count("{n} statement, no position", "{n} statements, no position", spoken)
        age = _age(wording, stances.last_heard) if spoken else ""
        return GridCell(key, name, "silent", must, age=age, notes=(words,), weaker=weaker)
    counted = [*stances.effective, *stances.unspecified] or [*stances.contradictory(), *stances.challenges()]
    best = min(held.evidence for held in counted)
    heard = stances.last_heard or max(held.happened_on.latest for held in counted)
    phrases = tuple(_phrases(wording, stances))
    notes = tuple(_notes(wording, stances))
    return GridCell(key, name, _edge(stances), must, phrases, mark(wording, best), _age(wording, heard), notes, weaker)


def _age(wording: Wording, day: date | None) -> str:
    return (wording.age(day) or wording.say("today")) if day else ""


def _edge(stances: Cell) -> str:
    """Return the edge of a cell: of its strictest stance that is known by more than hearsay."""
    held = next((held for held in stances.effective if not held.said_to_be()), None)
    if stances.contradictory() or held is None:
        return "res"
    ruled = [stances.option(option).verdict for option in held.position.options]
    unknown = bool(ruled) and all(verdict is Verdict.UNKNOWN for verdict in ruled)
    return "res" if unknown else edge(held)


def _phrases(wording: Wording, stances: Cell) -> Iterator[Phrase]:
    """Yield what counts; several positions of one verb without a condition become one phrase."""

    def alike(held: Held) -> tuple[str, str, str]:
        return verb(wording, held), sign(held.position.stance), wording.condition(held).removeprefix(", ")

    ranked = sorted(stances.effective, key=lambda held: held.said_to_be())
    for (words, mark_, condition), group in groupby(ranked, alike):
        several = list(group)
        options = dict.fromkeys(o for held in several for o in held.position.options if _bears(stances, held, o))
        said = several[0].said_to_be()
        yield Phrase(mark_, words, tuple(wording.option(o) for o in options), condition, said)
    for held in stances.unspecified:
        note = wording.say("no option named")
        short = (held.position.paraphrase,) if held.position.paraphrase else ()
        yield Phrase(sign(held.position.stance), verb(wording, held), short, note, held.said_to_be(), named=False)
    for held in stances.contradictory():
        options = dict.fromkeys(held.position.options)
        lines = tuple(wording.option(o) for o in options)
        yield Phrase(sign(held.position.stance), verb(wording, held), lines, "", held.said_to_be())


def _bears(stances: Cell, held: Held, option: str) -> bool:
    """Return whether a position is what counts on an option that it names."""
    cell = stances.option(option)
    return held in (cell.effective, cell.implied_by) or held in cell.refused_by


def _notes(wording: Wording, stances: Cell) -> Iterator[str]:
    if stances.contradictory():
        yield wording.say("contradictory, so unknown")
    if stances.challenges():
        yield wording.say("challenged")
    if any(option.later_set_aside for option in stances.options):
        yield wording.say("a later position is set aside or denied")


def below(state: StateOfPlay, trail: Trail, party: str, issue: str) -> tuple[EvidenceClass, ...]:
    """Return the evidence of what a party is on record with on an issue below the level asked for, one for each."""
    positions = (step.held.evidence for step in trail if step.bearing is Bearing.WEAKER)
    statements = (s.evidence for s in state.weaker_statements if s.party == party and s.touches(issue))
    return (*positions, *statements)


def weaker_words(wording: Wording, below_it: Iterable[EvidenceClass]) -> str:
    """Return how much is on record below the level of evidence, and of what kind where it is of one; mostly empty."""
    classes = list(below_it)
    if not classes:
        return ""
    if len(set(classes)) > 1:
        return wording.say.count("{n} weaker, not counted", "{n} weaker, not counted", len(classes))
    kind = wording.evidence(classes[0])
    return wording.say.count(
        "{n} weaker, {kind}, not counted", "{n} weaker, {kind}, not counted", len(classes), kind=kind
    )
