"""Random scenarios with estimates to measure with; the same for the same seed on every machine.

Weights and values are multiples of 1/1024: every payoff is a float without rounding, so peers that calculate with floats
must give the very same frontier.
"""

from __future__ import annotations

import json
from fractions import Fraction
from random import Random

from pourparler.domain.scenario import Estimate, Interaction, Rule, Scenario

GRAIN = 1024
OPPOSED = 0.5
"""How far the parties' values on an issue lie along one shared axis, every second party at its other end."""

_SHAPE = 1.5


def bargaining(
    seed: int,
    parties: int,
    issues: int,
    options: int,
    forbidden: int = 0,
    interactions: int = 0,
    reserved: Fraction | None = None,
) -> Scenario:
    """Return parties with opposed values on every issue, weights drawn from a Dirichlet distribution.

    Parameters
    ----------
    seed : int
        Of the random numbers.
    parties, issues, options : int
        How many; so many options on each issue.
    forbidden : int
        How many packages of two options are ruled out.
    interactions : int
        How many packages of two options are worth more or less than their parts, to every party.
    reserved : Fraction, optional
        Every party's reservation, as a share of the most it could be given were nothing forbidden.
    """
    random = Random(seed)
    listed = {f"issue-{n:03}": tuple(f"option-{k}" for k in range(options)) for n in range(issues)}
    who = [f"party-{n}" for n in range(parties)]
    weights = [_weights(random, issues) for _ in who]
    values: list[dict[str, dict[str, Fraction]]] = [{} for _ in who]
    for issue, named in listed.items():
        axis = [random.random() for _ in named]
        for place in range(parties):
            shared = axis if place % 2 == 0 else [1 - at for at in axis]
            mixed = [OPPOSED * at + (1 - OPPOSED) * random.random() for at in shared]
            values[place][issue] = dict(zip(named, _spread(mixed), strict=True))
    packages = _packages(random, listed, forbidden + interactions)
    worths = [[(p, Fraction(random.randint(-50, 50), GRAIN)) for p in packages[forbidden:]] for _ in who]
    estimates = {}
    for place, party in enumerate(who):
        weighed = dict(zip(listed, weights[place], strict=True))
        most = sum((weighed[i] * max(values[place][i].values()) for i in listed), Fraction(0))
        added: tuple[Interaction, ...] = tuple((tuple((i, (o,)) for i, o in p), w) for p, w in worths[place])
        estimates[party] = Estimate(weighed, values[place], added, None if reserved is None else reserved * most)
    rules = tuple(Rule(f"pair-{n}", package) for n, package in enumerate(packages[:forbidden]))
    return Scenario(f"bargaining {seed}", tuple(who), listed, rules=rules, estimates=estimates)


def _weights(random: Random, number: int) -> list[Fraction]:
    drawn = [random.gammavariate(_SHAPE, 1) for _ in range(number)]
    shares = [max(1, round(GRAIN * one / sum(drawn))) for one in drawn]
    shares[shares.index(max(shares))] += GRAIN - sum(shares)
    return [Fraction(share, GRAIN) for share in shares]


def _spread(mixed: list[float]) -> list[Fraction]:
    """Return values from 0 for the worst option to 1 for the best."""
    least, most = min(mixed), max(mixed)
    return [Fraction(round(GRAIN * (one - least) / (most - least)), GRAIN) for one in mixed]


def _packages(random: Random, listed: dict[str, tuple[str, ...]], number: int) -> list[tuple[tuple[str, str], ...]]:
    found: dict[tuple[tuple[str, str], ...], None] = {}
    while len(found) < number:
        found[tuple((issue, random.choice(listed[issue])) for issue in sorted(random.sample(list(listed), 2)))] = None
    return list(found)


def as_floats(scenario: Scenario) -> dict[str, object]:
    """Return a scenario without constraints as peers take it: issues, weights and values, as floats."""
    return {
        "issues": {issue: list(options) for issue, options in scenario.issues.items()},
        "parties": [
            {
                "weights": {issue: float(weight) for issue, weight in estimate.weights.items()},
                "values": {i: {o: float(v) for o, v in found.items()} for i, found in estimate.values.items()},
            }
            for estimate in scenario.estimates.values()
        ],
    }


def as_yaml(scenario: Scenario) -> str:
    """Return a scenario file without constraints; JSON's braces are YAML as well."""
    estimates = zip(scenario.parties, scenario.estimates.values(), as_floats(scenario)["parties"], strict=True)  # type: ignore[call-overload]
    lines = ["pourparler: scenario/1", f"name: {scenario.name}", f"parties: {json.dumps(scenario.parties)}", "issues:"]
    lines += [f"  {issue}: {json.dumps(options)}" for issue, options in scenario.issues.items()]
    lines.append("preferences:")
    for party, estimate, stated in estimates:
        lines += [f"  {party}:", f"    weights: {json.dumps(stated['weights'])}", "    values:"]
        lines += [f"      {issue}: {json.dumps(found)}" for issue, found in stated["values"].items()]
        lines += [f"    reservation: {float(estimate.reservation)}"] if estimate.reservation is not None else []
    return "\n".join(lines) + "\n"
