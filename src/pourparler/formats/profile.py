"""A party's profile as other tools keep it, one file each; and the scenario that a domain and its profiles make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pourparler.domain.notice import Notice
from pourparler.domain.scenario import Estimate, Scenario
from pourparler.errors import ScenarioError

Issues = dict[str, tuple[str, ...]]


class Profile(Struct, frozen=True):
    """What one file says of one party.

    Parameters
    ----------
    path : Path
        The file.
    name : str
        The name that it gives itself; empty where it gives none.
    estimate : Estimate
        What the party values.
    discount : str
        A discount factor that is not used here, as written; empty: none.
    """

    path: Path
    name: str
    estimate: Estimate
    discount: str = ""


def party_names(profiles: Sequence[Profile]) -> tuple[str, ...]:
    """Return a name for every profile: its own where no other has it, otherwise its file's.

    Examples
    --------
    >>> party_names([Profile(Path("a.xml"), "north", Estimate()), Profile(Path("b.xml"), "", Estimate())])
    ('north', 'b')
    """
    own = Counter(profile.name for profile in profiles)
    names = tuple(p.name if p.name and own[p.name] == 1 else p.path.stem for p in profiles)
    for fallback in (tuple(p.path.stem for p in profiles), tuple(p.path.name for p in profiles)):
        if len(set(names)) == len(names):
            return names
        names = fallback
    return names


def assembled(name: str, issues: Issues, profiles: Sequence[Profile], where: str) -> Scenario:
    """Return the scenario of some profiles: every party must agree on every issue.

    Raises
    ------
    ScenarioError
        If there is no issue, or no profile.
    """
    if not issues:
        raise ScenarioError("names no issue", where=where, mend="name at least one")
    if not profiles:
        raise ScenarioError("a domain without any profile", where=where, mend="put the parties' profiles beside it")
    parties = party_names(profiles)
    return Scenario(
        name=name,
        parties=parties,
        issues=issues,
        required=dict.fromkeys(issues, parties),
        estimates={party: profile.estimate for party, profile in zip(parties, profiles, strict=True)},
        notices=tuple(
            Notice(
                "{party}: the discount factor {factor} is not used here.", {"party": party, "factor": profile.discount}
            )
            for party, profile in zip(parties, profiles, strict=True)
            if profile.discount
        ),
    )


def check_writable(scenario: Scenario) -> None:
    """Refuse a scenario that holds more than a domain and profiles in numbers can say.

    Raises
    ------
    ScenarioError
        If it has constraints or red lines, or a party whose preferences are not given in numbers.
    """
    if scenario.rules or scenario.red_lines:
        raise ScenarioError(
            "constraints and red lines have no place in this format",
            where=scenario.name,
            mend="leave them out, or keep the scenario in its own form",
        )
    for party in scenario.parties:
        if party not in scenario.estimates or not scenario.estimates[party].numeric():
            raise ScenarioError(
                "{party} has no preferences in numbers", where=scenario.name, mend="give them values", party=party
            )
