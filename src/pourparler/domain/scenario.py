"""Scenarios: issues, options, constraints, and what is known of each party's stances and preferences."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct, structs

from pourparler.domain.cell import OptionCell, Verdict
from pourparler.domain.outcome import Choice, Needs, Outcome, met
from pourparler.domain.red_line import RedLine


class Rule(Struct, frozen=True):
    """A constraint in force, over the options of a scenario.

    Parameters
    ----------
    id : str
        The constraint's name.
    given : tuple of (str, str)
        Choices that may not all be made …
    unless : tuple of (str, str)
        … unless one of these is made too; empty: never.
    ground : str
        Why it holds; in a scenario file, where it stands.

    Examples
    --------
    >>> rule = Rule("c", (("army", "none"), ("guarantee", "treaty")))
    >>> rule.broken_by({"army": "none", "guarantee": "treaty"}), rule.broken_by({"army": "none"})
    (True, False)
    """

    id: str
    given: tuple[Choice, ...]
    unless: tuple[Choice, ...] = ()
    ground: str = ""

    def broken_by(self, outcome: Outcome) -> bool:
        """Return whether an outcome breaks it."""
        chosen = all(outcome.get(issue) == option for issue, option in self.given)
        return chosen and not any(outcome.get(issue) == option for issue, option in self.unless)

    def issues(self) -> frozenset[str]:
        """Return the issues that it ties together."""
        return frozenset(issue for issue, _ in (*self.given, *self.unless))


class OptionStance(Struct, frozen=True):
    """What one option is to one party, and what a question about it would have to respect.

    Parameters
    ----------
    party, issue, option : str
        Whose, on what.
    verdict : Verdict
        What the option is to the party.
    needs : tuple
        Where the verdict is *conditional*: what must be chosen elsewhere.
    event : str
        An outside event that the acceptance waits for; such an outcome is never certain.
    said_to_be : bool
        Whether the verdict rests on second-hand evidence or inference.
    aim : bool
        Whether the option is the party's own stated aim, on any evidence: nobody is asked about it.
    cell : OptionCell, optional
        On what it rests; none in a scenario file.
    """

    party: str
    issue: str
    option: str
    verdict: Verdict
    needs: Needs = ()
    event: str = ""
    said_to_be: bool = False
    aim: bool = False
    cell: OptionCell | None = None

    def accepts(self, outcome: Outcome) -> bool:
        """Return whether the party's stance makes the option acceptable within an outcome."""
        if self.verdict is Verdict.ACCEPTABLE:
            return True
        conditional = self.verdict is Verdict.CONDITIONAL and not self.event and not self.said_to_be
        return conditional and bool(self.needs) and met(self.needs, outcome)


class Aim(Struct, frozen=True):
    """The options that a party insists on or demands on an issue."""

    party: str
    issue: str
    options: tuple[str, ...]


class Estimate(Struct, frozen=True):
    """What a party is estimated to value, as a scenario file states it; exact decimals, each part optional.

    Parameters
    ----------
    weights : dict of str to Decimal
        Issue to weight.
    values : dict of str to dict of str to Decimal
        Issue to option to value.
    interactions : tuple of (tuple, Decimal)
        A package and what it is worth beyond its parts.
    reservation : Decimal, optional
        What the party's alternative is worth; none where it is not known.
    order : tuple of tuple of str
        Issues, each group from the one that matters most to the one that matters least.
    """

    weights: dict[str, Decimal] = {}
    values: dict[str, dict[str, Decimal]] = {}
    interactions: tuple[tuple[tuple[Choice, ...], Decimal], ...] = ()
    reservation: Decimal | None = None
    order: tuple[tuple[str, ...], ...] = ()


class Scenario(Struct, frozen=True):
    """All that a solver needs.

    Parameters
    ----------
    name : str
        For instance the negotiation's title.
    parties : tuple of str
        All that have a say on some issue, in the order of the record.
    issues : dict of str to tuple of str
        Each issue's options, in the order in which they were first named; every issue has at least one.
    required : dict of str to tuple of str
        Who must agree, for every issue.
    rules : tuple of Rule
        The constraints in force.
    stances : tuple of OptionStance
        Those that say something, by issue, party and option.
    red_lines : tuple of RedLine
        Those in force, of every party, by issue, party and option.
    aims : tuple of Aim
        What is insisted on or demanded.
    agreed : tuple of str
        Issues settled by text status: nothing is asked about them.
    left_out : tuple of str
        Issues of the record without any option on the table.
    beyond : tuple of str
        Constraints set aside because they require an option of an issue that was not chosen.
    estimates : dict of str to Estimate
        Party to what it is estimated to value.

    Examples
    --------
    >>> Scenario("toy", ("north",), {"army": ("small", "large")}, {"army": ("north",)}).needed("army")
    ('north',)
    """

    name: str
    parties: tuple[str, ...] = ()
    issues: dict[str, tuple[str, ...]] = {}
    required: dict[str, tuple[str, ...]] = {}
    rules: tuple[Rule, ...] = ()
    stances: tuple[OptionStance, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    aims: tuple[Aim, ...] = ()
    agreed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    estimates: dict[str, Estimate] = {}

    def needed(self, issue: str) -> tuple[str, ...]:
        """Return who must agree on an issue; by default every party."""
        return self.required.get(issue, self.parties)

    def binding(self) -> tuple[RedLine, ...]:
        """Return the red lines of those who must agree on their issue; only these rule anything out."""
        return tuple(line for line in self.red_lines if line.refuses and line.party in self.needed(line.issue))

    def allows(self, outcome: Outcome) -> bool:
        """Return whether an outcome meets every constraint."""
        return not any(rule.broken_by(outcome) for rule in self.rules)

    def over(self, chosen: tuple[str, ...]) -> Scenario:
        """Return the scenario of a partial agreement over some issues.

        A condition on an issue that was not chosen is not met. A constraint that forbids a package reaching beyond the
        chosen issues forbids nothing; one that requires an option beyond them is set aside and named.
        """
        kept = {issue: options for issue, options in self.issues.items() if issue in chosen}
        rules, beyond = [], []
        for rule in self.rules:
            if any(issue not in kept for issue, _ in rule.given):
                continue
            if any(issue not in kept for issue, _ in rule.unless):
                beyond.append(rule.id)
            else:
                rules.append(rule)
        return structs.replace(
            self,
            issues=kept,
            required={issue: parties for issue, parties in self.required.items() if issue in kept},
            rules=tuple(rules),
            stances=tuple(s for s in self.stances if s.issue in kept),
            red_lines=tuple(line for line in self.red_lines if line.issue in kept),
            aims=tuple(aim for aim in self.aims if aim.issue in kept),
            agreed=tuple(issue for issue in self.agreed if issue in kept),
            beyond=(*self.beyond, *beyond),
        )
