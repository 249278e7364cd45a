"""Small random scenarios, and a slow judge that lists every outcome and every set of red lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from hypothesis import strategies as st
from msgspec import Struct

from pourparler.domain.declared import DeclaredScenario, DeclaredStance
from pourparler.domain.outcome import Outcome
from pourparler.domain.position import Stance
from pourparler.domain.scenario import Rule, Scenario
from pourparler.standing.declared import declared_scenario

_PLAIN = [s for s in Stance if s is not Stance.CONDITIONAL]


@st.composite
def declarations(draw: st.DrawFn) -> DeclaredScenario:
    """Draw a scenario as a file would declare it: up to 4 issues of 1 to 3 options, up to 3 parties."""
    parties = tuple(f"p{n}" for n in range(draw(st.integers(0, 3))))
    issues = {f"i{n}": tuple("abc"[: draw(st.integers(1, 3))]) for n in range(draw(st.integers(0, 4)))}
    required = {issue: tuple(p for p in parties if draw(st.integers(0, 4))) for issue in issues}
    rules = tuple(draw(_rule(issues, n)) for n in range(draw(st.integers(0, 3)))) if issues else ()
    stances: list[DeclaredStance] = []
    for party, issue in product(parties, issues):
        for option in issues[issue]:
            if draw(st.integers(0, 2)):
                stances.append(draw(_stance(party, issue, option, issues)))
    return DeclaredScenario(Scenario("toy", parties, issues, required, rules), tuple(stances))


@st.composite
def _choices(draw: st.DrawFn, issues: dict[str, tuple[str, ...]], most: int) -> tuple[tuple[str, str], ...]:
    names = draw(st.lists(st.sampled_from(list(issues)), min_size=1, max_size=most, unique=True))
    return tuple((name, draw(st.sampled_from(issues[name]))) for name in names)


@st.composite
def _rule(draw: st.DrawFn, issues: dict[str, tuple[str, ...]], number: int) -> Rule:
    given = draw(_choices(issues, 3))
    unless = draw(_choices(issues, 2)) if draw(st.booleans()) else ()
    return Rule(f"rule {number}", given, unless)


@st.composite
def _stance(draw: st.DrawFn, party: str, issue: str, option: str, issues: dict[str, tuple[str, ...]]) -> DeclaredStance:
    others = {name: options for name, options in issues.items() if name != issue}
    if draw(st.integers(0, 3)) == 0:
        needs = {
            name: draw(st.sets(st.sampled_from(options), min_size=1))
            for name, options in others.items()
            if draw(st.integers(0, 2)) == 0
        }
        event = "the sun shines" if draw(st.integers(0, 4)) == 0 else ""
        listed = tuple((name, tuple(sorted(options))) for name, options in needs.items())
        return DeclaredStance(party, issue, option, Stance.CONDITIONAL, listed, draw(st.booleans()), event)
    stance = draw(st.sampled_from([*_PLAIN, Stance.REFUSES, Stance.REFUSES]))
    return DeclaredStance(party, issue, option, stance)


class Refusal(Struct, frozen=True):
    """A red line as the judge sees it: read from the declarations by the definitions alone."""

    party: str
    issue: str
    option: str
    rules_out: frozenset[str]
    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def binds(self, outcome: Outcome) -> bool:
        met = bool(self.needs) and all(outcome[i] in options for i, options in self.needs)
        return outcome[self.issue] in self.rules_out and not met


class Judge:
    """The definitions, word by word, over every outcome."""

    def __init__(self, declared: DeclaredScenario) -> None:
        self.scenario, self.stances = declared.scenario, declared.stances
        self.outcomes = [o for o in self._all() if o and self.scenario.allows(o)]
        self.refusals = [r for r in self._refusals() if r.party in self.scenario.needed(r.issue)]

    def _all(self) -> Iterator[Outcome]:
        issues = self.scenario.issues
        for options in product(*issues.values()):
            yield dict(zip(issues, options, strict=True))

    def _refusals(self) -> Iterator[Refusal]:
        for party, (issue, options) in product(self.scenario.parties, self.scenario.issues.items()):
            here = [s for s in self.stances if (s.party, s.issue) == (party, issue)]
            insisted = [s.option for s in here if s.stance is Stance.INSISTS]
            if insisted and len(insisted) < len(options):
                first = min(insisted, key=options.index)
                yield Refusal(party, issue, first, frozenset(options) - frozenset(insisted))
            for s in here:
                if s.stance is Stance.REFUSES:
                    yield Refusal(party, issue, s.option, frozenset({s.option}))
                elif s.only and s.needs:
                    yield Refusal(party, issue, s.option, frozenset({s.option}), s.needs)

    def free(self, refusals: list[Refusal]) -> list[Outcome]:
        return [o for o in self.outcomes if not any(r.binds(o) for r in refusals)]

    def certain(self) -> list[Outcome]:
        asked = all(self.scenario.needed(issue) for issue in self.scenario.issues)
        return [
            o
            for o in self.free(self.refusals)
            if asked and all(self._accepts(p, i, o) for i in self.scenario.issues for p in self.scenario.needed(i))
        ]

    def _accepts(self, party: str, issue: str, outcome: Outcome) -> bool:
        here = [s for s in self.stances if (s.party, s.issue, s.option) == (party, issue, outcome[issue])]
        if not here:
            return False
        stance = here[0]
        if stance.stance is Stance.CONDITIONAL:
            return bool(stance.needs) and not stance.event and all(outcome[i] in o for i, o in stance.needs)
        return stance.stance in (Stance.INSISTS, Stance.DEMANDS, Stance.SUPPORTS, Stance.ACCEPTS)

    def blocking(self) -> list[frozenset[Refusal]]:
        """Return every minimal set of refusals that leaves no outcome."""
        found: list[frozenset[Refusal]] = []
        for size in range(len(self.refusals) + 1):
            for chosen in map(frozenset, combinations(self.refusals, size)):
                if not any(smaller <= chosen for smaller in found) and not self.free(list(chosen)):
                    found.append(chosen)
        return found

    def opening(self, package: dict[str, tuple[str, ...]]) -> list[frozenset[Refusal]]:
        """Return every smallest set of refusals without which some outcome with a package is left."""
        for size in range(len(self.refusals) + 1):
            found = []
            for lifted in map(frozenset, combinations(self.refusals, size)):
                left = self.free([r for r in self.refusals if r not in lifted])
                if any(all(o[i] in options for i, options in package.items()) for o in left):
                    found.append(lifted)
            if found:
                return found
        return []

    def changes(self, package: dict[str, tuple[str, ...]]) -> list[Outcome]:
        """Return every smallest change of a package's options that lifts every refusal."""
        found = [{i: o[i] for i, options in package.items() if o[i] not in options} for o in self.free(self.refusals)]
        fewest = min(map(len, found), default=0)
        return [dict(c) for c in {tuple(sorted(c.items())) for c in found if len(c) == fewest}]


def weighed(declared: DeclaredScenario) -> Scenario:
    return declared_scenario(declared)
