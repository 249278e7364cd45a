"""The grid in the brief: issues down, parties across, in the desk's words; what is empty is folded and named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from pourparler.brief.document import Block, Line, Section, Table, TableCell, TableRow, cell, row
from pourparler.brief.sections.grid import Grid, GridCell, GridRow, Phrase, Trails, grid, weaker_words
from pourparler.brief.words.party import capital
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Held
from pourparler.domain.entitlement import speaks_for
from pourparler.domain.evidence import Authority, evidence_class
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.domain.trail import Bearing, Footprint

ASK = "¿?"
"""The sign of a cell that a question is about; a bare question mark says that a verdict is unknown."""

_ISSUE, _PARTIES = 14, 86
"""The shares of the page that the issues and all parties together take."""


def positions(wording: Wording, state: StateOfPlay, topics: frozenset[tuple[str, str]] = frozenset()) -> Section:
    """Return the section with the grid; cells that the questions are about are marked.

    Parameters
    ----------
    wording : Wording
        The words.
    state : StateOfPlay
        What to tell.
    topics : frozenset of (str, str)
        The parties and issues that the questions are about.
    """
    say = wording.say
    trails = weaker(state)
    whole = grid(wording, state, trails)
    shown = [place for place in range(len(whole.parties)) if any(one.cells[place].phrases for one in whole.rows)]
    blocks: list[Block] = [Line(_intro(wording, asked=bool(topics)), "intro")]
    if whole.rows:
        names = [name for _, name in whole.parties]
        head = (say("Issue and standing"), *(names[place] for place in shown))
        caption = say(
            "What each party holds on each issue, in short, with its best evidence, and when it was last heard"
        )
        rows = tuple(_row(wording, one, shown, topics) for one in whole.rows)
        share = _PARTIES // max(len(shown), 1)
        blocks.append(Table(caption, head, rows, (_ISSUE, *[share] * len(shown)), "positions"))
    hidden = [place for place in range(len(whole.parties)) if place not in shown]
    blocks += _folded(wording, state, whole, hidden, topics, trails)
    return Section("grid", say("Issues and parties"), tuple(blocks), "across")


def _intro(wording: Wording, *, asked: bool) -> str:
    """Return how the grid is read."""
    say = wording.say
    signs = [
        f"● {say('must agree')}",
        f"⊘ {say('refusal on record')}",
        f"▲ {say.count('demands', 'demand', 1)}",
        f"✗ {say.count('opposes', 'oppose', 1)}",
        f"◐ {say('on a condition')}",
        f"✓ {say('can live with it')}",
        f"? {say('must agree, and nothing counts')}",
        f"~ {say('said to be: on second-hand word or inference')}",
    ]
    signs += [f"{ASK} {say('a question is worth asking')}"] if asked else []
    empty = say("An empty cell: nothing on record, and the party need not agree. Silence is not consent.")
    return f"{' · '.join(signs)}. {empty}"


def weaker(state: StateOfPlay) -> Trails:
    """Return the positions below the level of evidence, by party and issue: all of a trail that a grid shows."""
    negotiation = state.negotiation
    below: dict[tuple[str, str], tuple[Footprint, ...]] = {}
    for key, recorded in negotiation.positions.items():
        position, end = recorded.value, negotiation.positions_withdrawn.get(key)
        evidence = evidence_class(position.said, speaks_for(position.said, position.party, negotiation))
        if state.level.admits(evidence) or (end and not recorded.happened_on.after(end.happened_on)):
            continue
        held = Held(position, recorded.happened_on, recorded.known_on, evidence, Authority.UNNAMED, recorded.passages)
        step = Footprint(held, Bearing.WEAKER, recorded.event, recorded.audience)
        where = (position.party, position.issue)
        below[where] = (*below.get(where, ()), step)
    return below


def _row(wording: Wording, one: GridRow, shown: Iterable[int], topics: frozenset[tuple[str, str]]) -> TableRow:
    head = cell(
        Line(one.title, "strong", f"issue-{one.issue}"), Line(one.word, "standing"), kind=f"standing {one.standing}"
    )
    return row(head, *(_cell(wording, one.cells[place], topics) for place in shown))


def _cell(wording: Wording, one: GridCell, topics: frozenset[tuple[str, str]]) -> TableCell:
    if one.edge == "nil":
        return cell()
    lines = [line for phrase in one.phrases for line in _phrase(wording, phrase)]
    if not lines:
        lines = [Line(f"? {note}" if one.must else note, "word") for note in one.notes[:1]]
    if one.must:
        first = lines[0]
        dotted = {"head": f"● {first.head}"} if first.head else {"text": f"● {first.text}"}
        lines[0] = structs.replace(first, **dotted)
    known = ", ".join(part for part in (one.mark.word if one.mark else "", one.age) if part)
    notes = one.notes if one.phrases else one.notes[1:]
    lines += [Line(words, "small") for words in (known, *notes, one.weaker)]
    issue, _, party = one.key.partition("|")
    if (party, issue) in topics:
        lines.append(Line(f"{ASK} {wording.say('worth asking')}", "word"))
    return cell(*lines, kind=f"held {one.edge}{' required' if one.must else ''}")


def _phrase(wording: Wording, phrase: Phrase) -> Iterator[Line]:
    """Yield a phrase: sign and verb with what it is about, then its condition; hearsay bears no sign of a verdict."""
    sign = "~" if phrase.said_to_be else phrase.sign
    what = wording.say.semicolon.join(wording.quoted(one) if phrase.named else one for one in phrase.lines)
    yield Line(
        what, "word", head=f"{sign} {phrase.verb}{'' if phrase.named or not what else wording.say.colon.rstrip()}"
    )
    yield Line(phrase.note, "small")


def _folded(
    wording: Wording,
    state: StateOfPlay,
    whole: Grid,
    columns: Iterable[int],
    topics: frozenset[tuple[str, str]],
    trails: Trails,
) -> Iterator[Block]:
    """Yield what the table leaves out: issues and parties of which nothing counts, each by name."""
    say = wording.say
    if whole.folded:
        count = say.count(
            "{n} issue where nothing on record counts, folded",
            "{n} issues where nothing on record counts, folded",
            len(whole.folded),
        )
        asked = {issue: wording.party(party) for party, issue in topics}
        titles = []
        for issue, title in whole.folded:
            on_it = (steps for (_, about), steps in trails.items() if about == issue)
            evidence = [step.held.evidence for steps in on_it for step in steps]
            evidence += [one.evidence for one in state.weaker_statements if one.touches(issue)]
            notes = [weaker_words(wording, evidence)]
            notes += [f"{ASK} {say('worth asking')}{say.colon}{asked[issue]}"] if issue in asked else []
            note = say.semicolon.join(filter(None, notes))
            titles.append(f"{title} ({note})" if note else title)
        nothing = say("On each, the parties that must agree have said nothing that counts.")
        yield Line(f"{capital(count)}{say.colon}{say.semicolon.join(titles)}. {nothing}", "small")
    for place in columns:
        cells = [(one.title, one.cells[place]) for one in whole.rows if one.cells[place].edge != "nil"]
        words = (f"{title} ({', '.join(_silent(wording, one, topics))})" for title, one in cells)
        about = say.semicolon.join(words) or say("nothing on record")
        yield Line(f"{say('No column: {party}', party=whole.parties[place][1])}{say.colon}{about}.", "small")
    if whole.others:
        yield Line(
            say("No column, as no position of theirs counts on any issue: {parties}.", parties=whole.others), "small"
        )


def _silent(wording: Wording, one: GridCell, topics: frozenset[tuple[str, str]]) -> Iterator[str]:
    """Yield what there is to say of a cell in which nothing counts."""
    issue, _, party = one.key.partition("|")
    yield from (wording.say("must agree"),) if one.must else ()
    yield from one.notes
    yield from (one.weaker,) if one.weaker else ()
    yield from (f"{ASK} {wording.say('worth asking')}",) if (party, issue) in topics else ()
