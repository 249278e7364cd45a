"""Tell what would be so if something were: the same questions, asked of the record with a supposition laid over it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.red_line import RedLine
from pourparler.domain.state_of_play import Change, StateOfPlay
from pourparler.domain.supposition import Supposition
from pourparler.errors import InputError
from pourparler.solvers.contradiction import require_consistent
from pourparler.standing.change import changes
from pourparler.standing.scenario import scenario
from pourparler.standing.state_of_play import state_of_play
from pourparler.standing.supposition import supposed
from pourparler.workbench.brief import could_be_agreed
from pourparler.workbench.scenario import Taken, chosen_issues, unknown


class Supposed(Struct, frozen=True):
    """What would be so: where everything would stand, what could be agreed, what of that differs from the record."""

    state: StateOfPlay
    possible: Possibilities
    changes: tuple[Change, ...]


def suppose(state: StateOfPlay, supposition: Supposition) -> Supposed:
    """Return what would be so under a supposition; nothing is written.

    Parameters
    ----------
    state : StateOfPlay
        Where everything stands, on record.
    supposition : Supposition
        What is supposed.

    Raises
    ------
    InputError
        If the constraints on record contradict one another.
    """
    would = state_of_play(supposed(state.negotiation, supposition), state.level)
    return Supposed(would, marked(could_be_agreed(would)), _changed(state, would))


def changed(basis: Taken, would: Taken) -> tuple[Change, ...]:
    """Return which issues stand otherwise under a supposition; none where nothing is supposed."""
    if basis.level is None or basis is would:
        return ()
    return _changed(*(state_of_play(each.negotiation, basis.level) for each in (basis, would)))


def _changed(state: StateOfPlay, would: StateOfPlay) -> tuple[Change, ...]:
    since = state.negotiation.counted_to()
    return tuple(change for change in changes(state, would, since) if change.noun == "issue") if since else ()


def marked(possible: Possibilities) -> Possibilities:
    """Return what could be agreed, marked as supposed: drafts are read against what is on record alone."""
    left = structs.replace(possible.still_open, outcomes=())
    return structs.replace(possible, supposed=True, drafts=(), still_open=left)


def laid_over(basis: Taken, supposition: Supposition, only: Sequence[str] = (), without: Sequence[str] = ()) -> Taken:
    """Return a scenario with its record as they would be under a supposition, for the same issues.

    Raises
    ------
    InputError
        If the constraints on record contradict one another.
    """
    if basis.level is None:
        return basis
    would = supposed(basis.negotiation, supposition)
    setting = scenario(would, basis.level)
    require_consistent(setting)
    return Taken(would, setting.over(chosen_issues(setting, only, without)), basis.level)


def named(basis: Taken, accepts: Sequence[str], lifts: Sequence[str]) -> Supposition:
    """Return the supposition that is named, each part of it as ``PARTY=OPTION``.

    Parameters
    ----------
    basis : Taken
        The record, with the refusals on it.
    accepts, lifts : sequence of str
        That a party could live with an option; that its refusal of an option no longer holds.

    Raises
    ------
    InputError
        If it is no such pair, names what is not on record, or a refusal that is not on record.
    """
    if basis.level is None:
        raise InputError("a scenario file holds no stances to suppose beside", mend="name a record")
    there, lifted = basis.negotiation, dict[str, None]()
    for party, option in (_pair(basis, words) for words in lifts):
        lines = [
            line
            for line in basis.scenario.red_lines
            if line.ground is not None and line.party == party and option in line.options
        ]
        if not lines:
            raise InputError(
                "no refusal of {option} by {party} is on record",
                where=there.record,
                mend="{verb[zone]} tells what is refused, and by whom",
                option=option,
                party=party,
            )
        rests = [key for line in lines for key in rests_on(line, there)]
        lifted |= dict.fromkeys([key for key in rests if option in there.positions[key].value.options] or rests)
    return Supposition(tuple(dict.fromkeys(_pair(basis, words) for words in accepts)), tuple(lifted))


def _pair(basis: Taken, words: str) -> tuple[str, str]:
    there = basis.negotiation
    party, equals, option = words.partition("=")
    if not equals:
        raise InputError("{words!r} names no party and option", mend="write PARTY=OPTION", words=words)
    if party not in there.parties:
        raise unknown("no party is called {name}", party, tuple(there.parties), there.record)
    if option not in there.options:
        raise unknown("no option is called {name}", option, tuple(there.options), there.record)
    return party, option


def rests_on(line: RedLine, negotiation: Negotiation) -> tuple[str, ...]:
    """Return the positions on record that a refusal rests on, by id: several where it was declared option by option."""
    return tuple(
        key
        for key, recorded in negotiation.positions.items()
        if (recorded.value.party, recorded.value.issue, recorded.value.stance) == (line.party, line.issue, line.stance)
        and set(recorded.value.options) & set(line.options)
    )
