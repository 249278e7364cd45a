"""From a scenario as a file declares it to the scenario that solvers are given, by the same rules as a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import structs

from pourparler.domain.cell import Cell, Held
from pourparler.domain.declared import DeclaredScenario, DeclaredStance
from pourparler.domain.evidence import Attribution, Authority, EvidenceClass, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.outcome import Needs
from pourparler.domain.position import Condition, Position, Stance
from pourparler.domain.red_line import RedLine
from pourparler.domain.scenario import Aim, OptionStance, Scenario
from pourparler.standing.cell import cell_of
from pourparler.standing.scenario import option_stances, red_lines, stated_aims

_DAY = Interval.of("2000-01-01")
_VOICE = Voice("", Attribution.OFFICIAL_TEXT)
_APART = "\x1f"


def declared_scenario(declared: DeclaredScenario) -> Scenario:
    """Return a scenario with its stances weighed: all of one day, each in the party's own word.

    Examples
    --------
    >>> bare = Scenario("toy", ("north",), {"army": ("small", "large")})
    >>> stance = DeclaredStance("north", "army", "small", Stance.INSISTS)
    >>> [line.refuses for line in declared_scenario(DeclaredScenario(bare, (stance,))).red_lines]
    [('large',)]
    """
    places: dict[tuple[str, str], list[DeclaredStance]] = {}
    for stance in declared.stances:
        places.setdefault((stance.party, stance.issue), []).append(stance)
    scenario = declared.scenario
    ordered = [(i, p) for i in scenario.issues for p in scenario.parties if (p, i) in places]
    home = {_coded(i, o): i for i, options in scenario.issues.items() for o in options}
    stances: list[OptionStance] = []
    lines: list[RedLine] = []
    aims: list[Aim] = []
    for issue, party in ordered:
        here = places[party, issue]
        cell = _cell(party, issue, scenario.issues[issue], here)
        wanted = {s.option for s in here if s.stance in (Stance.INSISTS, Stance.DEMANDS, Stance.SUPPORTS)}
        stances += (_plain_stance(s) for s in option_stances(cell, home, wanted))
        lines += sorted((_plain_line(line) for line in red_lines(cell, home)), key=_order(scenario.issues[issue]))
        aims += stated_aims(cell)
    return structs.replace(scenario, stances=tuple(stances), red_lines=tuple(lines), aims=tuple(aims))


def _order(options: Sequence[str]) -> Callable[[RedLine], list[int]]:
    return lambda line: [options.index(option) for option in line.options]


def _cell(party: str, issue: str, options: Iterable[str], stances: Sequence[DeclaredStance]) -> Cell:
    insisted = tuple(s.option for s in stances if s.stance is Stance.INSISTS)
    positions = [_held(party, issue, "insistence", Stance.INSISTS, insisted)] if insisted else []
    for number, s in enumerate(stances):
        if s.stance is not Stance.INSISTS:
            positions.append(_held(party, issue, f"{number:09}", s.stance, (s.option,), _condition(s)))
    return cell_of(party, issue, [(option, _DAY) for option in options], positions)


def _held(
    party: str, issue: str, key: str, stance: Stance, options: tuple[str, ...], condition: Condition | None = None
) -> Held:
    position = Position(key, party, issue, stance, _VOICE, options, condition=condition)
    return Held(position, _DAY, _DAY.latest, EvidenceClass.OWN_WORD, Authority.PRINCIPAL, ())


def _condition(stance: DeclaredStance) -> Condition | None:
    if not stance.needs and not stance.event:
        return None
    options = tuple(_coded(issue, option) for issue, options in stance.needs for option in options)
    return Condition(options, stance.only, stance.event)


def _coded(issue: str, option: str) -> str:
    """Return one name for a choice: in a file two issues may have options of one name."""
    return f"{_APART}{issue}{_APART}{option}"


def _plain_stance(stance: OptionStance) -> OptionStance:
    """Return a stance without the weight that it was only lent, and its condition in the file's words."""
    return structs.replace(stance, needs=_decoded(stance.needs), cell=None)


def _plain_line(line: RedLine) -> RedLine:
    return structs.replace(line, unless=_decoded(line.unless), ground=None)


def _decoded(needs: Needs) -> Needs:
    return tuple((issue, tuple(option.rsplit(_APART, 1)[1] for option in options)) for issue, options in needs)
