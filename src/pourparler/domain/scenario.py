"""Scenarios: issues, options, constraints, and what is known of each party's stances and preferences."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from msgspec import Struct, structs

from pourparler.domain.cell import OptionCell, Verdict
from pourparler.domain.notice import Notice
from pourparler.domain.outcome import Choice, Needs, Outcome, met
from pourparler.domain.red_line import RedLine
from pourparler.domain.short import short


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
        applies = all(outcome.get(issue) == option for issue, option in self.given)
        return applies and not any(outcome.get(issue) == option for issue, option in self.unless)

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


Interaction = tuple[Needs, Fraction]
"""A package (of several options named for one issue, any will do) and what it is worth beyond its parts."""


class Estimate(Struct, frozen=True):
    """What a party is estimated to value: exact numbers, each part optional.

    An outcome is worth the sum over issues of weight times value, and of the worth of every interaction it meets.

    Parameters
    ----------
    weights : dict of str to Fraction
        Issue to weight; empty: every weight is 1. Otherwise an issue without one weighs nothing.
    values : dict of str to dict of str to Fraction
        Issue to option to value; an option without one is worth nothing.
    interactions : tuple of (Needs, Fraction)
        A package and what it is worth beyond its parts.
    reservation : Fraction, optional
        What the party's alternative is worth; none where it is not known.
    order : tuple of tuple of str
        Issues, each group from the one that matters most to the one that matters least.
    option_order : dict of str to tuple of tuple of str
        Issue to groups of its options, each from the best to the worst.
    weight_ranges : dict of str to (Fraction, Fraction)
        Issue to the least and greatest weight it may have, where only a range is known; `weights` holds its middle.
    by, ground : str
        Whose estimate, on what ground; empty where the file does not say.

    Examples
    --------
    >>> estimate = Estimate({"army": Fraction(1, 2)}, {"army": {"small": Fraction(1)}})
    >>> estimate.worth({"army": "small"}), estimate.worth({"army": "large"})
    (Fraction(1, 2), Fraction(0, 1))
    """

    weights: dict[str, Fraction] = {}
    values: dict[str, dict[str, Fraction]] = {}
    interactions: tuple[Interaction, ...] = ()
    reservation: Fraction | None = None
    order: tuple[tuple[str, ...], ...] = ()
    option_order: dict[str, tuple[tuple[str, ...], ...]] = {}
    weight_ranges: dict[str, tuple[Fraction, Fraction]] = {}
    by: str = ""
    ground: str = ""

    def part(self, issue: str, option: str) -> Fraction:
        """Return what one option is worth by itself."""
        weight = self.weights.get(issue, Fraction(not self.weights))
        return weight * self.values.get(issue, {}).get(option, Fraction(0))

    def worth(self, outcome: Outcome) -> Fraction:
        """Return what an outcome is worth."""
        parts = sum((self.part(issue, option) for issue, option in outcome.items()), Fraction(0))
        return parts + sum((worth for needs, worth in self.interactions if met(needs, outcome)), Fraction(0))

    def numeric(self) -> bool:
        """Return whether it gives outcomes a worth; otherwise it holds orders alone, or nothing."""
        return bool(self.values or self.interactions)


class Lacking(Enum):
    """Why a scenario gives no answer: what is true of every member of nothing says nothing."""

    OPTIONS = "no-option"
    """No issue has an option on the table: there is nothing to agree on."""

    PARTIES = "nobody-must-agree"
    """Nobody is on record as having to agree on any issue: there is nobody to refuse or accept."""


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
    notices : tuple of Notice
        How something was read that the user should know.

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
    notices: tuple[Notice, ...] = ()

    __repr__ = short

    def needed(self, issue: str) -> tuple[str, ...]:
        """Return who must agree on an issue; by default every party."""
        return self.required.get(issue, self.parties)

    def lacking(self) -> Lacking | None:
        """Return why nothing can be said of what could be agreed; none where something can.

        Examples
        --------
        >>> Scenario("toy", ("north",)).lacking(), Scenario("toy", (), {"army": ("small",)}).lacking()
        (<Lacking.OPTIONS: 'no-option'>, <Lacking.PARTIES: 'nobody-must-agree'>)
        """
        if not self.issues:
            return Lacking.OPTIONS
        return None if any(self.needed(issue) for issue in self.issues) else Lacking.PARTIES

    def unasked(self) -> tuple[str, ...]:
        """Return the issues on which nobody is on record as having to agree."""
        return tuple(issue for issue in self.issues if not self.needed(issue))

    def binding(self) -> tuple[RedLine, ...]:
        """Return the red lines of those who must agree on their issue; only these rule anything out."""
        return tuple(line for line in self.red_lines if line.refuses and line.party in self.needed(line.issue))

    def allows(self, outcome: Outcome) -> bool:
        """Return whether an outcome meets every constraint."""
        return not any(rule.broken_by(outcome) for rule in self.rules)

    def over(self, issues: tuple[str, ...]) -> Scenario:
        """Return the scenario of a partial agreement over some issues.

        An issue without any option stays named as left out if it was chosen. A condition on an issue that was not
        chosen is not met. A constraint that forbids a package reaching beyond the
        chosen issues forbids nothing; one that requires an option beyond them is set aside and named.
        """
        kept = {issue: options for issue, options in self.issues.items() if issue in issues}
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
            left_out=tuple(issue for issue in self.left_out if issue in issues),
            beyond=(*self.beyond, *beyond),
            estimates={party: _over(estimate, kept) for party, estimate in self.estimates.items()},
        )


def _over(estimate: Estimate, issues: dict[str, tuple[str, ...]]) -> Estimate:
    """Return an estimate over some issues; an interaction that reaches beyond them is not met."""
    return structs.replace(
        estimate,
        weights={issue: weight for issue, weight in estimate.weights.items() if issue in issues},
        weight_ranges={issue: bounds for issue, bounds in estimate.weight_ranges.items() if issue in issues},
        values={issue: values for issue, values in estimate.values.items() if issue in issues},
        interactions=tuple(i for i in estimate.interactions if all(issue in issues for issue, _ in i[0])),
        order=tuple(tuple(issue for issue in chain if issue in issues) for chain in estimate.order),
        option_order={issue: chains for issue, chains in estimate.option_order.items() if issue in issues},
    )
