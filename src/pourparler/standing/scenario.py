"""From a negotiation, or a scenario file, to the scenario that solvers are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from pourparler.domain.cell import Cell, Held, OptionCell, Verdict
from pourparler.domain.constraint import Constraint
from pourparler.domain.evidence import Level
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.outcome import Choice, Needs
from pourparler.domain.position import Condition, Position, Stance
from pourparler.domain.red_line import RedLine
from pourparler.domain.scenario import Aim, OptionStance, Rule, Scenario
from pourparler.domain.words import in_language
from pourparler.standing.estimate import estimates
from pourparler.standing.issue_standing import issue_standings
from pourparler.standing.weakness import weaknesses, witnesses
from pourparler.standing.weight import held_positions

_AIMS = (Stance.INSISTS, Stance.DEMANDS, Stance.SUPPORTS)


def scenario(negotiation: Negotiation, level: Level = Level.REPORTED) -> Scenario:
    """Return what could be agreed on, as far as the record says at a level of evidence.

    Parameters
    ----------
    negotiation : Negotiation
        As replayed for a viewer at a date.
    level : Level
        The weakest evidence that counts.

    Returns
    -------
    Scenario
        Its options bear the record's ids. An issue without any option on the table is left out, and named.

    Examples
    --------
    >>> scenario(Negotiation(record="empty", viewer="everyone")).issues
    {}
    """
    standings = [s for s in issue_standings(negotiation, level) if negotiation.options_of(s.issue)]
    issues = {s.issue: negotiation.options_of(s.issue) for s in standings}
    cells = [cell for s in standings for cell in s.cells]
    home = {key: option.value.issue for key, option in negotiation.options.items()}
    aims = _stated_aims(negotiation)
    every = held_positions(negotiation, Level.ANY)
    return Scenario(
        name=in_language(negotiation.opening().title, "en"),
        parties=tuple(negotiation.parties),
        issues=issues,
        required={s.issue: s.required for s in standings},
        rules=tuple(_rule(c, home) for c in _in_force(negotiation)),
        stances=tuple(
            stance for cell in cells for stance in option_stances(cell, home, aims.get((cell.party, cell.issue), set()))
        ),
        red_lines=tuple(_with_evidence(line, every, negotiation) for cell in cells for line in red_lines(cell, home)),
        aims=tuple(aim for cell in cells for aim in stated_aims(cell)),
        agreed=_agreed(standings),
        left_out=tuple(issue for issue in negotiation.issues if issue not in issues),
        estimates=estimates(negotiation),
    )


def _agreed(standings: Iterable[IssueStanding]) -> tuple[str, ...]:
    return tuple(s.issue for s in standings if s.standing is Standing.AGREED)


def _in_force(negotiation: Negotiation) -> list[Constraint]:
    today = negotiation.counted_to()
    constraints = [recorded.value for recorded in negotiation.constraints.values()]
    return [c for c in constraints if not (c.since and today and c.since > today)]


def _rule(constraint: Constraint, home: Mapping[str, str]) -> Rule:
    given = constraint.excludes or constraint.given
    return Rule(constraint.id, _choices(given, home), _choices(constraint.requires_any, home), constraint.ground)


def _choices(options: Iterable[str], home: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple((home.get(option, option), option) for option in options)


def _stated_aims(negotiation: Negotiation) -> dict[tuple[str, str], set[str]]:
    """Return what every party is on record as wanting, on any evidence, or brought to the table itself."""
    aims: dict[tuple[str, str], set[str]] = {}
    for place, positions in held_positions(negotiation, Level.ANY).items():
        wanted = (h.position.options for h in positions if h.position.stance in _AIMS)
        aims[place] = {option for options in wanted for option in options}
    for key, option in negotiation.options.items():
        by = option.value.named_by
        draft = negotiation.drafts.get(by)
        for party in draft.value.tabled_by if draft else (by,):
            aims.setdefault((party, option.value.issue), set()).add(key)
    return aims


def needs(condition: Condition | None, home: Mapping[str, str]) -> Needs:
    """Return what a condition asks for, by issue: of one issue any option listed will do, every issue must be met."""
    by_issue: dict[str, list[str]] = {}
    for option in condition.options if condition else ():
        by_issue.setdefault(home.get(option, option), []).append(option)
    return tuple((issue, tuple(options)) for issue, options in by_issue.items())


def option_stances(cell: Cell, home: Mapping[str, str], wanted: set[str]) -> Iterable[OptionStance]:
    """Return what each option of a cell is to its party; those of which nothing is known are left out."""
    for option in cell.options:
        aim = option.option in wanted
        if option.verdict is Verdict.UNKNOWN and not aim and not option.contradictory and not option.effective:
            continue
        conditional = option.verdict is Verdict.CONDITIONAL
        condition = option.condition() if conditional else None
        yield OptionStance(
            cell.party,
            cell.issue,
            option.option,
            option.verdict,
            needs(condition, home),
            condition.event if condition else "",
            _hearsay(option),
            aim,
            option,
        )


def _hearsay(option: OptionCell) -> bool:
    """Return whether it is only said to be so; a condition met on hearsay makes nothing acceptable."""
    weak_head = option.rests_on is not None and option.rests_on.said_to_be()
    return option.said_to_be or (option.verdict is Verdict.CONDITIONAL and weak_head)


def stated_aims(cell: Cell) -> Iterable[Aim]:
    """Return what the party of a cell insists on or demands."""
    for stance in cell.effective:
        if stance.position.stance in (Stance.INSISTS, Stance.DEMANDS):
            yield Aim(cell.party, cell.issue, stance.position.options)


def red_lines(cell: Cell, home: Mapping[str, str]) -> list[RedLine]:
    """Return the red lines in force within a cell, each once, with all that it rules out."""
    refused: dict[Held, list[str]] = {}
    only: dict[Held, list[str]] = {}
    for option in cell.options:
        for ground in option.refused_by:
            refused.setdefault(ground, []).append(option.option)
        if option.only_if:
            only.setdefault(option.only_if, []).append(option.option)
    return [
        *_once_declared([_line(cell, ground, options, ()) for ground, options in refused.items()]),
        *(_line(cell, ground, options, needs(ground.position.condition, home)) for ground, options in only.items()),
    ]


def _once_declared(lines: Sequence[RedLine]) -> list[RedLine]:
    """Return red lines declared in the same words as one: words may be recorded on options one by one."""
    by_words: dict[object, RedLine] = {}
    for line in sorted(lines, key=lambda line: line.stance is not Stance.INSISTS):
        first = by_words.setdefault(_words(line), line)
        if first is not line:
            options = first.options if first.stance is not line.stance else (*first.options, *line.options)
            refuses = tuple(dict.fromkeys((*first.refuses, *line.refuses)))
            by_words[_words(line)] = structs.replace(first, options=options, refuses=refuses)
    return [by_words[key] for key in dict.fromkeys(_words(line) for line in lines)]


def _words(line: RedLine) -> object:
    """Return what two records of the same words have in common; without a paraphrase, each stands by itself."""
    ground = line.ground
    if ground is None or not ground.position.paraphrase:
        return line
    return (ground.position.paraphrase, ground.position.said, ground.happened_on, ground.passages)


def _line(cell: Cell, ground: Held, refuses: Sequence[str], unless: Needs) -> RedLine:
    position: Position = ground.position
    declared = tuple(o.option for o in cell.options if o.option in position.options)
    return RedLine(cell.party, cell.issue, position.stance, declared, tuple(refuses), unless, ground)


def _with_evidence(line: RedLine, every: Mapping[tuple[str, str], list[Held]], negotiation: Negotiation) -> RedLine:
    origins = witnesses(line, every.get((line.party, line.issue), ()), negotiation)
    return structs.replace(line, witnesses=origins, weaknesses=weaknesses(line, origins, negotiation))
