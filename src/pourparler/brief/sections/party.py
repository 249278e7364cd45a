"""Everything on one party: what it holds issue by issue, where it is silent, its people, what it put on the table."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pourparler.brief.sections.grid import GridCell, Trails, grid_cell
from pourparler.brief.sections.matrix import statements_of
from pourparler.brief.words.wording import Wording
from pourparler.domain.state_of_play import StateOfPlay, Step


class Holds(Struct, frozen=True):
    """An issue, where it stands, and what the party holds on it."""

    issue: str
    title: str
    standing: str
    word: str
    cell: GridCell


class PartyHeld(Struct, frozen=True):
    """Everything on one party.

    Parameters
    ----------
    holds : tuple of Holds
        What it holds, the issues first on which it refuses something; then those on which only what is weaker stands.
    silent : tuple of (str, str)
        Id and title of the issues on which it must agree and nothing is on record.
    required : int
        On how many issues it must agree.
    drafts : tuple of str
        What it tabled.
    named : tuple of (str, str, str)
        The options that it first named: the issue, the option's words, the day.
    moves : tuple of Step
        The steps open or overdue that are its own to take.
    heard : datetime.date, optional
        The last day on which it was heard on any issue.
    """

    holds: tuple[Holds, ...]
    silent: tuple[tuple[str, str], ...]
    required: int
    drafts: tuple[str, ...]
    named: tuple[tuple[str, str, str], ...]
    moves: tuple[Step, ...]
    heard: date | None


_ORDER = ("red", "no", "if", "yes", "res", "silent")


def party_held(wording: Wording, state: StateOfPlay, trails: Trails, party: str) -> PartyHeld:
    """Return everything on one party.

    Parameters
    ----------
    wording : Wording
        The words.
    state : StateOfPlay
        What to tell.
    trails : mapping
        What each party is on record with on each issue.
    party : str
        The party's id.
    """
    holds, silent = [], []
    for standing in state.issues:
        cell = grid_cell(wording, state, trails.get((party, standing.issue), ()), standing, party)
        title = wording.issue(standing.issue)
        spoken = cell.phrases or cell.weaker or statements_of(state, party, standing.issue)
        if spoken:
            word = wording.standing(standing.standing)
            holds.append(Holds(standing.issue, title, standing.standing.value, word, cell))
        elif cell.must:
            silent.append((standing.issue, title))
    days = [c.last_heard for i in state.issues for c in i.cells if c.party == party and c.last_heard]
    negotiation, say = wording.negotiation, wording.say
    named = tuple(
        (option.value.issue, say.of(option.value.label), say.short_day(option.happened_on.latest))
        for option in negotiation.options.values()
        if option.value.named_by == party
    )
    return PartyHeld(
        tuple(sorted(holds, key=lambda one: _ORDER.index(one.cell.edge))),
        tuple(silent),
        sum(party in standing.required for standing in state.issues),
        tuple(key for key, draft in negotiation.drafts.items() if party in draft.value.tabled_by),
        named,
        tuple(step for step in state.whose_move() if party in step.step.value.by),
        max(days, default=None),
    )
