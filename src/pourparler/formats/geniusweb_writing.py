"""A scenario written as GeniusWeb reads it: a domain and one profile per party."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from json import dumps
from math import prod
from pathlib import Path

from pourparler.domain.outcome import Outcome
from pourparler.domain.scenario import Estimate, Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.exact import written
from pourparler.formats.geniusweb_json import LINEAR
from pourparler.formats.profile import Issues, check_writable

_MOST_SEARCHED = 1_000_000


def write_geniusweb_json(scenario: Scenario, folder: Path) -> list[Path]:
    """Write a scenario's domain and profiles, and return the files; every outcome reads back worth exactly the same.

    GeniusWeb holds weights that sum to 1 and utilities within 0 and 1, and a reservation as an outcome: the first one
    worth exactly that is written. A reservation not known, or 0, is left out, which reads as 0.

    Parameters
    ----------
    scenario : Scenario
        Without constraints and packages; every party with preferences in numbers.
    folder : Path
        Where to; made if it does not exist. Files of the same names are replaced.

    Raises
    ------
    ScenarioError
        If it holds what GeniusWeb cannot say exactly; nothing is written then.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from pourparler.formats.geniusweb_json import read_geniusweb_json
    >>> north = Estimate({"army": Fraction(1)}, {"army": {"small": Fraction(1, 10)}})
    >>> talks = Scenario("talks", ("north",), {"army": ("small", "none")}, estimates={"north": north})
    >>> with TemporaryDirectory() as folder:
    ...     read_geniusweb_json(write_geniusweb_json(talks, Path(folder))).estimates["north"].worth({"army": "small"})
    Fraction(1, 10)
    """
    check_writable(scenario)
    values = (f"{_text(issue)}: {_values(options)}" for issue, options in scenario.issues.items())
    domain = f'{{"name": {_text(scenario.name)}, "issuesValues": {{{", ".join(values)}}}}}'
    texts = {"domain.json": domain}
    digits = len(str(len(scenario.parties)))
    for number, party in enumerate(scenario.parties, 1):
        parts = ", ".join(_profile(party, scenario.estimates[party], scenario.issues, domain))
        texts[f"profile-{number:0{digits}}.json"] = f'{{"{LINEAR}": {{{parts}}}}}'
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    return [folder / name for name in texts]


def _text(words: str) -> str:
    # A number stays the decimal it is only as text of our own making, so the file is put together as text.
    return dumps(words, ensure_ascii=False)


def _values(options: tuple[str, ...]) -> str:
    return f'{{"values": [{", ".join(_text(option) for option in options)}]}}'


def _profile(party: str, estimate: Estimate, issues: Issues, domain: str) -> Iterator[str]:
    weights = {issue: estimate.weights.get(issue, Fraction(not estimate.weights)) for issue in issues}
    within = all(0 <= value <= 1 for values in estimate.values.values() for value in values.values())
    if estimate.interactions or not within or sum(weights.values()) != 1 or min(weights.values()) < 0:
        raise ScenarioError(
            "{party} has packages, weights that do not sum to 1, or values beyond 0 and 1",
            where=party,
            mend="scale them, and leave packages out",
            party=party,
        )
    yield f'"name": {_text(party)}'
    yield '"issueWeights": ' + _mapping({issue: written(weight, "a weight") for issue, weight in weights.items()})
    utilities = {}
    for issue, options in issues.items():
        values = estimate.values.get(issue, {})
        of_options = _mapping({option: written(values.get(option, Fraction(0)), "a value") for option in options})
        utilities[issue] = f'{{"DiscreteValueSetUtilities": {{"valueUtilities": {of_options}}}}}'
    yield '"issueUtilities": ' + _mapping(utilities)
    yield f'"domain": {domain}'
    if estimate.reservation:
        bid = {issue: _text(option) for issue, option in _reservation(party, estimate, issues).items()}
        yield f'"reservationBid": {{"issuevalues": {_mapping(bid)}}}'


def _mapping(parts: dict[str, str]) -> str:
    return "{" + ", ".join(f"{_text(name)}: {part}" for name, part in parts.items()) + "}"


def _reservation(party: str, estimate: Estimate, issues: Issues) -> Outcome:
    if prod(len(options) for options in issues.values()) <= _MOST_SEARCHED:
        for options in product(*issues.values()):
            outcome = dict(zip(issues, options, strict=True))
            if estimate.worth(outcome) == estimate.reservation:
                return outcome
    raise ScenarioError(
        "no outcome was found that is worth the reservation of {party}",
        where=party,
        mend="leave the reservation out",
        party=party,
    )
