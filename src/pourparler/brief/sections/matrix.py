"""Issues down, parties across: what every option is to every party."""

from __future__ import annotations

from msgspec import structs

from pourparler.brief.document import Block, Box, Line, Section, Table, TableCell, TableRow, cell, row
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Cell, OptionCell, Verdict
from pourparler.domain.issue_standing import IssueStanding
from pourparler.domain.state_of_play import StateOfPlay

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

ASK = "¿?"
"""The sign of a cell that a question is about; a bare question mark says that a verdict is unknown."""


def letter(index: int) -> str:
    """Return the letter of an issue's option, by its place: a to z, then aa, ab and so on.

    Examples
    --------
    >>> letter(0), letter(26)
    ('a', 'aa')
    """
    before, last = divmod(index, len(_LETTERS))
    return (letter(before - 1) if before else "") + _LETTERS[last]


def columns(state: StateOfPlay) -> tuple[str, ...]:
    """Return the parties that have a column: those required on an issue, or with a position that counts."""
    seen = {c.party for issue in state.issues for c in issue.cells if c.party in issue.required or not c.silent()}
    return tuple(party for party in state.negotiation.parties if party in seen)


def boxes(wording: Wording, issue: str, stances: Cell) -> tuple[Box, ...]:
    """Return one box per option of an issue, in the order in which the options were first named."""
    return tuple(
        _box(wording, letter(i), stances.option(name)) for i, name in enumerate(wording.negotiation.options_of(issue))
    )


def _box(wording: Wording, key: str, option: OptionCell) -> Box:
    words = wording.verdict(option.verdict)
    if option.said_to_be:
        words = wording.say("said to be {verdict}", verdict=words)
    if option.implied_by is not None:
        words = f"{words}, {wording.implied(option)}"
    if option.contradictory:
        words = wording.say("unknown, as what is on record contradicts itself")
    return Box(
        key, wording.mark(option), option.verdict.value, f"{wording.option(option.option)}{wording.say.colon}{words}"
    )


def below_level(state: StateOfPlay, party: str, issue: str) -> int:
    """Return how much is on record that the level of evidence asked for leaves out of a silent cell."""
    gone = state.negotiation.positions_withdrawn
    positions = sum(
        (r.value.party, r.value.issue) == (party, issue) and key not in gone
        for key, r in state.negotiation.positions.items()
    )
    return positions + sum(s.party == party and s.touches(issue) for s in state.weaker_statements)


def statements_of(state: StateOfPlay, party: str, issue: str) -> int:
    """Return how many statements of a party on an issue count at the level of evidence asked for."""
    return sum(s.party == party and s.touches(issue) for s in state.statements)


def silence(wording: Wording, state: StateOfPlay, party: str, issue: str) -> str:
    """Return the words for a cell in which nothing counts: nothing on record, or nothing strong enough."""
    weaker = below_level(state, party, issue)
    spoken = statements_of(state, party, issue)
    if spoken:
        return wording.say.count(
            "no position on record; {n} statement", "no position on record; {n} statements", spoken
        )
    if not weaker:
        return wording.say("nothing on record")
    return wording.say.count(
        "nothing at this level of evidence; {n} weaker on record",
        "nothing at this level of evidence; {n} weaker on record",
        weaker,
    )


def matrix(wording: Wording, state: StateOfPlay, topics: frozenset[tuple[str, str]] = frozenset()) -> Section:
    """Return the section with the matrix and its legend; the cells that the questions are about are marked."""
    say = wording.say
    parties = columns(state)
    head = (say("Issue and options"), say("Stands"), *(wording.party(p) for p in parties))
    rows = tuple(_row(wording, state, issue, parties, topics) for issue in state.issues)
    share = max(6, 62 // max(len(parties), 1))
    caption = say("What each option is to each party, at the level of evidence named")
    table = Table(caption, head, rows, (max(24, 92 - share * len(parties)), 8, *[share] * len(parties)), "matrix")
    intro = say("Each box is an option, by its letter. Silence is not consent.")
    blocks: list[Block] = [Line(intro, "intro"), _legend(wording, bool(topics)), table]
    others = [party for party in wording.negotiation.parties if party not in parties]
    if others:
        names = wording.parties(others)
        blocks.append(
            Line(say("No column, as no position of theirs counts on any issue: {parties}.", parties=names), "small")
        )
    return Section("matrix", say("Issues and parties"), tuple(blocks), "wide")


def _legend(wording: Wording, asked: bool) -> Table:
    say = wording.say
    keys = [
        cell(wording.verdict(v), boxes=(Box("", wording.mark(OptionCell("", v)), v.value, wording.verdict(v)),))
        for v in Verdict
    ]
    hearsay = Box("", "~", "said", say("said to be: on second-hand word or inference"))
    weaker = say("weaker only: on record, but below the level of evidence named")
    keys += [
        cell(hearsay.words, boxes=(hearsay,)),
        cell(say("nothing on record"), boxes=(Box("", "–", "dot", say("nothing on record")),)),
        cell(weaker),
        cell(say("must agree"), boxes=(Box("", "●", "dot", say("must agree")),)),
    ]
    if asked:
        keys.append(cell(say("a question is worth asking"), boxes=(Box("", ASK, "dot", say("worth asking")),)))
    return Table(say("Signs"), (), (row(*keys),), (), "legend")


def _row(
    wording: Wording,
    state: StateOfPlay,
    issue: IssueStanding,
    parties: tuple[str, ...],
    topics: frozenset[tuple[str, str]],
) -> TableRow:
    options = wording.negotiation.options_of(issue.issue)
    lines = [Line(wording.option(name), "option", head=letter(i)) for i, name in enumerate(options)]
    head = cell(Line(wording.issue(issue.issue), "strong", f"issue-{issue.issue}"), *lines)
    stands = cell(wording.standing(issue.standing), kind=f"standing {issue.standing.value}")
    cells = (_cell(wording, state, issue, party) for party in parties)
    marked = (_marked(wording, c) if (p, issue.issue) in topics else c for p, c in zip(parties, cells, strict=True))
    return row(head, stands, *marked)


def _marked(wording: Wording, entry: TableCell) -> TableCell:
    """Return a cell marked in words and by a sign as one that a question is about."""
    return structs.replace(entry, lines=(*entry.lines, Line(f"{ASK} {wording.say('worth asking')}", "word")))


def _cell(wording: Wording, state: StateOfPlay, issue: IssueStanding, party: str) -> TableCell:
    stances = issue.cell(party)
    dot = "● " if party in issue.required else ""
    kind = "required" if dot else ""
    if stances.silent():
        weaker, spoken = below_level(state, party, issue.issue), statements_of(state, party, issue.issue)
        words = wording.say.count("{n} weaker only", "{n} weaker only", weaker) if weaker else "–"
        words = wording.say("nothing on record") if dot and not weaker else words
        if spoken:
            words = wording.say.count("{n} statement, no position", "{n} statements, no position", spoken)
        return cell(Line(f"{dot}{words}", "muted"), kind=kind)
    return cell(Line(f"{dot}{_word(wording, stances)}", "word"), kind=kind, boxes=boxes(wording, issue.issue, stances))


def _word(wording: Wording, stances: Cell) -> str:
    """Return the strictest stance that counts, in a word, and whether something speaks against it."""
    say = wording.say
    words = []
    stance = stances.stance()
    if stance is not None:
        words.append(f"{'~' if stances.effective[0].said_to_be() else ''}{wording.stance_word(stance)}")
    elif stances.unspecified:
        words.append(say("addressed, no option named"))
    if stances.contradictory():
        words.append(say("contradictory"))
    if stances.challenges():
        words.append(say("challenged"))
    return ", ".join(words)
