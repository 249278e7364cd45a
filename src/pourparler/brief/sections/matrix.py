"""What an issue's options are to a party, by letters and signs; and what there is where nothing counts."""

from __future__ import annotations

from pourparler.brief.document import Box
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Cell, OptionCell, Verdict
from pourparler.domain.state_of_play import StateOfPlay

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


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


def signs(wording: Wording) -> str:
    """Return what the signs behind the letters mean."""
    keys = " ".join(f"{wording.mark(OptionCell('', v))} {wording.verdict(v)} ·" for v in Verdict).removesuffix(" ·")
    tilde = wording.say("said to be: on second-hand word or inference")
    return f"{keys} · ~ {tilde} · ● {wording.say('must agree')}"


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
