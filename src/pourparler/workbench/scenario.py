"""Take a scenario from what a user names: a record at a date, or a scenario file."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct, structs

from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import KEEPER, Request
from pourparler.domain.scenario import Scenario
from pourparler.errors import InputError, UnknownId
from pourparler.formats.estimate import read_estimates
from pourparler.formats.scenario import is_scenario
from pourparler.formats.scenario import read_scenario as read_declared
from pourparler.formats.sniffing import read_foreign
from pourparler.solvers.contradiction import require_consistent
from pourparler.standing.declared import declared_scenario
from pourparler.standing.scenario import scenario as standing_scenario
from pourparler.workbench.state import negotiation as replayed


class Taken(Struct, frozen=True):
    """A scenario, and the negotiation whose words name its things; an empty one beside a scenario file."""

    negotiation: Negotiation
    scenario: Scenario
    level: Level | None


def read_scenario(
    path: str | Path, *, estimates: str | Path = "", only: Sequence[str] = (), without: Sequence[str] = ()
) -> Scenario:
    """Return the scenario that a file states, in the native form (YAML or JSON), or in that of another tool.

    Genius XML, GeniusWeb JSON, NegoLog JSON and NegMAS YAML or JSON are told by their content; a folder holds a domain
    and its profiles.

    Parameters
    ----------
    path : str or Path
        The file, or the folder.
    estimates : str or Path
        A file of estimates that stand in the place of those in it; empty: none.
    only, without : sequence of str
        The issues of a partial agreement; those left out of it.

    Raises
    ------
    ScenarioError
        If it does not follow the form; the sentence names the line.
    UnknownId
        If an issue is not in it.
    """
    foreign = read_foreign(Path(path))
    setting = foreign if foreign is not None else declared_scenario(read_declared(Path(path)))
    if estimates:
        setting = read_estimates(Path(estimates), setting)
    return setting.over(chosen_issues(setting, only, without)) if only or without else setting


def scenario(
    request: Request, only: Sequence[str] = (), without: Sequence[str] = (), estimates: str | Path = ""
) -> Scenario:
    """Return the scenario of a record at a date, or that of a file, which takes no dates and no viewer.

    Parameters
    ----------
    request : Request
        Of what.
    only, without : sequence of str
        The issues of a partial agreement; those left out of it.
    estimates : str or Path
        A file of estimates that stand in the place of those on record; empty: none.
    """
    return taken(request, only, without, estimates).scenario


def taken(request: Request, only: Sequence[str] = (), without: Sequence[str] = (), estimates: str | Path = "") -> Taken:
    """Return a scenario with what names its things; see :func:`scenario`.

    `estimates` names a file of estimates that stand in the place of those on record.
    """
    location = request.location
    foreign = read_foreign(Path(location)) if "://" not in location else None
    if foreign is not None or ("://" not in location and is_scenario(Path(location))):
        if structs.replace(request, level=Level.REPORTED, language="en") != Request(location, KEEPER):
            raise InputError(
                "a scenario file holds no dates and no viewers",
                where=location,
                mend="leave out {option[record]}, {option[viewer]}, {option[as-of]}, {option[known-at]}, "
                "{option[checked]} and {option[for-others]}",
            )
        setting = foreign if foreign is not None else read_scenario(location)
        whole = Taken(Negotiation(record=setting.name, viewer="everyone"), setting, None)
    else:
        now, level = replayed(request), request.level
        whole = Taken(now, standing_scenario(now, level), level)
    if estimates:
        with_them = read_estimates(Path(estimates), whole.scenario)
        whole = Taken(whole.negotiation, with_them, whole.level)
    try:
        require_consistent(whole.scenario)
    except InputError as error:
        error.where = location
        raise
    if not only and not without:
        return whole
    issues = chosen_issues(whole.scenario, only, without)
    return Taken(whole.negotiation, whole.scenario.over(issues), whole.level)


def chosen_issues(scenario: Scenario, only: Sequence[str], without: Sequence[str]) -> tuple[str, ...]:
    """Return the issues of a partial agreement, in the scenario's order; those without an option on the table last.

    Raises
    ------
    UnknownId
        If an issue is not in the scenario.
    """
    known = (*scenario.issues, *scenario.left_out)
    for name in (*only, *without):
        if name not in known:
            raise unknown("no issue is called {name}", name, known, scenario.name)
    return tuple(i for i in known if (not only or i in only) and i not in without)


def unknown(what: str, name: str, known: Sequence[str], where: str) -> UnknownId:
    """Return the error for a name that is not there, with the nearest one or those that are."""
    near = get_close_matches(name, known, 1, 0.6)
    return UnknownId(
        what,
        where=where,
        mend="did you mean {near}?" if near else "known are: {known}" if known else "none is on record",
        name=name,
        near=", ".join(near),
        known=", ".join([*known[:12], *(["…"] if len(known) > 12 else [])]),
    )
