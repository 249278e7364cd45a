"""Random scenarios to measure with; the same for the same seed on every machine."""

from __future__ import annotations

from itertools import product
from random import Random

from pourparler.domain.cell import Verdict
from pourparler.domain.position import Stance
from pourparler.domain.red_line import RedLine
from pourparler.domain.scenario import OptionStance, Rule, Scenario


def contested(
    seed: int, parties: int = 10, issues: int = 60, options: int = 10, red: int = 900, forbidden: int = 400
) -> Scenario:
    """Return red lines on the first half of the issues, and forbidden pairs of options on all."""
    random = Random(seed)
    listed = _issues(issues, options)
    names, who = list(listed), tuple(f"party-{n}" for n in range(parties))
    lines: set[tuple[str, str, str]] = set()
    while len(lines) < red:
        issue = random.choice(names[: issues // 2])
        lines.add((issue, random.choice(who), random.choice(listed[issue])))
    pairs: set[tuple[tuple[str, str], ...]] = set()
    while len(pairs) < forbidden:
        pairs.add(tuple((issue, random.choice(listed[issue])) for issue in sorted(random.sample(names, 2))))
    return Scenario(
        f"contested {seed}",
        who,
        listed,
        rules=tuple(Rule(f"pair-{n}", p) for n, p in enumerate(sorted(pairs))),
        red_lines=tuple(RedLine(p, i, Stance.REFUSES, (o,), (o,)) for i, p, o in sorted(lines)),
    )


def tied(width: int, seed: int, issues: int = 60, options: int = 10) -> Scenario:
    """Return issues tied along a random partial tree of a width, nine edges of ten, 25 % of the pairs on each forbidden.

    One party refuses one option of every issue, and accepts five.
    """
    random = Random(seed)
    listed = _issues(issues, options)
    names = list(listed)
    first = names[: width + 1]
    edges = [(a, b) for a in first for b in first if a < b]
    cliques = [tuple(c for c in first if c != left) for left in first]
    for name in names[width + 1 :]:
        clique = random.choice(cliques)
        edges += [(other, name) for other in clique]
        cliques += [tuple(c for c in (*clique, name) if c != left) for left in clique]
    rules = []
    for a, b in edges:
        if random.random() < 0.9:
            pairs = list(product(listed[a], listed[b]))
            for x, y in random.sample(pairs, round(len(pairs) / 4)):
                rules.append(Rule(f"{a} {x}, {b} {y}", ((a, x), (b, y))))
    lines = (RedLine("north", i, Stance.REFUSES, (o[0],), (o[0],)) for i, o in listed.items())
    accepted = (OptionStance("north", i, x, Verdict.ACCEPTABLE) for i, o in listed.items() for x in o[5:])
    return Scenario(
        f"width {width}", ("north",), listed, rules=tuple(rules), red_lines=tuple(lines), stances=tuple(accepted)
    )


def untied(issues: int, options: int = 5) -> Scenario:
    """Return issues between two parties, each of which refuses one option of every issue and accepts another."""
    random = Random(issues)
    who = ("north", "south")
    lines, stances = [], []
    listed = _issues(issues, options)
    for issue, named in listed.items():
        for party in who:
            refused, accepted = random.sample(named, 2)
            lines.append(RedLine(party, issue, Stance.REFUSES, (refused,), (refused,)))
            stances.append(OptionStance(party, issue, refused, Verdict.REFUSED))
            stances.append(OptionStance(party, issue, accepted, Verdict.ACCEPTABLE))
    return Scenario("untied", who, listed, stances=tuple(stances), red_lines=tuple(lines))


def _issues(number: int, options: int) -> dict[str, tuple[str, ...]]:
    return {f"issue-{n:05}": tuple(f"option-{k}" for k in range(options)) for n in range(number)}
