"""A scenario as a file declares it, before its stances are weighed."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.outcome import Needs
from pourparler.domain.position import Stance
from pourparler.domain.scenario import Scenario


class DeclaredStance(Struct, frozen=True):
    """One stance of a party on one option.

    Parameters
    ----------
    party, issue, option : str
        Whose, on what.
    stance : Stance
        What was declared. An insistence on a set is declared on each of its options.
    needs : tuple
        Of a conditional stance: what must be chosen on other issues; empty where only an event is named.
    only : bool
        Whether it says *only if*.
    event : str
        An outside event that it waits for.
    """

    party: str
    issue: str
    option: str
    stance: Stance
    needs: Needs = ()
    only: bool = False
    event: str = ""


class DeclaredScenario(Struct, frozen=True):
    """A scenario without its stances, and the stances declared, in the order of the file."""

    scenario: Scenario
    stances: tuple[DeclaredStance, ...] = ()
