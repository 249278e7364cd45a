"""A scenario written as Genius reads it: a domain and one profile per party."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm
from pathlib import Path
from xml.sax.saxutils import quoteattr

from pourparler.domain.outcome import Needs
from pourparler.domain.scenario import Estimate, Interaction, Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.exact import written
from pourparler.formats.profile import Issues, check_writable


def write_genius_xml(scenario: Scenario, folder: Path) -> list[Path]:
    """Write a scenario's domain and profiles, and return the files; every outcome reads back worth exactly the same.

    Packages are written as rectangles of whole numbers, and then every profile is. A reservation not known is left
    out, which Genius reads as 0; names of the scenario and the parties stand in an attribute that Genius ignores.

    Parameters
    ----------
    scenario : Scenario
        Without constraints; every party with preferences in numbers.
    folder : Path
        Where to; made if it does not exist. Files of the same names are replaced.

    Raises
    ------
    ScenarioError
        If it holds what Genius cannot say exactly; nothing is written then.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from pourparler.formats.genius_xml import read_genius_xml
    >>> half = Estimate({"army": Fraction(1, 2)}, {"army": {"small": Fraction(1, 3), "none": Fraction(1)}})
    >>> talks = Scenario("talks", ("north",), {"army": ("small", "none")}, estimates={"north": half})
    >>> with TemporaryDirectory() as folder:
    ...     read_genius_xml(write_genius_xml(talks, Path(folder))).estimates["north"].worth({"army": "small"})
    Fraction(1, 6)
    """
    check_writable(scenario)
    whole = any(estimate.interactions for estimate in scenario.estimates.values())
    texts = {"domain.xml": "\n".join(_domain(scenario, whole))}
    digits = len(str(len(scenario.parties)))
    for number, party in enumerate(scenario.parties, 1):
        lines = _profile(party, scenario.estimates[party], scenario.issues, whole)
        texts[f"profile-{number:0{digits}}.xml"] = "\n".join(lines)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")
    return [folder / name for name in texts]


def _domain(scenario: Scenario, whole: bool) -> Iterator[str]:
    yield f"<negotiation_template name={quoteattr(scenario.name)}>"
    yield f'<utility_space number_of_issues="{len(scenario.issues)}">'
    yield '<objective index="0" etype="objective" type="objective" description="" name="root">'
    for index, (issue, options) in enumerate(scenario.issues.items(), 1):
        yield from _issue(index, issue, options, whole)
    yield from ("</objective>", "</utility_space>", "</negotiation_template>")


def _issue(
    index: int, issue: str, options: tuple[str, ...], whole: bool, evaluations: dict[str, str] | None = None
) -> Iterator[str]:
    kind = "integer" if whole else "discrete"
    head = f'<issue index="{index}" etype="{kind}" type="{kind}" vtype="{kind}" name={quoteattr(issue)}'
    if whole:
        low = _least(issue, options)
        yield f'{head} lowerbound="{low}" upperbound="{low + len(options) - 1}"/>'
        return
    yield f"{head}>"
    for number, option in enumerate(options, 1):
        worth = f' evaluation="{evaluations[option]}"' if evaluations else ""
        yield f'<item index="{number}" value={quoteattr(option)}{worth}/>'
    yield "</issue>"


def _profile(party: str, estimate: Estimate, issues: Issues, whole: bool) -> Iterator[str]:
    kind = ' type="nonlinear"' if whole else ""
    yield f'<utility_space{kind} name={quoteattr(party)} number_of_issues="{len(issues)}">'
    yield '<objective index="0" etype="objective" type="objective" description="" name="root">'
    yield from _rectangles(estimate, issues) if whole else _additive(estimate, issues)
    yield "</objective>"
    if estimate.reservation is not None:
        yield f'<reservation value="{written(estimate.reservation, "a reservation")}"/>'
    yield "</utility_space>"


def _additive(estimate: Estimate, issues: Issues) -> Iterator[str]:
    """Return issues whose greatest evaluation is 1 to Genius: what it is beyond that goes into the weight."""
    for index, (issue, options) in enumerate(issues.items(), 1):
        values = {option: estimate.values.get(issue, {}).get(option, Fraction(0)) for option in options}
        if min(values.values()) < 0:
            raise ScenarioError(
                "{issue} has a value below 0", where=issue, mend="add the same to all its values", issue=issue
            )
        factor = lcm(*(value.denominator for value in values.values()))
        weight = estimate.weights.get(issue, Fraction(not estimate.weights)) * (max(values.values()) or 1)
        yield f'<weight index="{index}" value="{written(weight, "a weight")}"/>'
        numbers = {option: written(value * factor, "an evaluation") for option, value in values.items()}
        yield from _issue(index, issue, options, False, numbers)


def _rectangles(estimate: Estimate, issues: Issues) -> Iterator[str]:
    for index, (issue, options) in enumerate(issues.items(), 1):
        yield from _issue(index, issue, options, True)
    parts = [*_single(estimate, issues), *(part for part in estimate.interactions if all(o for _, o in part[0]))]
    top = lcm(*(worth.denominator for _, worth in parts))
    yield f'<utility maxutility="{written(Fraction(top), "a utility")}">'
    yield '<ufun type="PlainUfun" weight="1" aggregation="sum">'
    for needs, worth in parts:
        yield f'<hyperRectangle utility="{written(worth * top, "a utility")}">'
        yield from _bounds(needs, issues)
        yield "</hyperRectangle>"
    yield from ("</ufun>", "</utility>")


def _single(estimate: Estimate, issues: Issues) -> Iterator[Interaction]:
    for issue, options in issues.items():
        for option in options:
            worth = estimate.part(issue, option)
            if worth:
                yield ((issue, (option,)),), worth


def _bounds(needs: Needs, issues: Issues) -> Iterator[str]:
    numbers = list(issues)
    for issue, options in needs:
        values = sorted(int(option) for option in options)
        if values[-1] - values[0] + 1 != len(values):
            raise ScenarioError(
                "a package names options of {issue} that do not follow each other",
                where=issue,
                mend="make a package of each",
                issue=issue,
            )
        yield f'<INCLUDES index="{numbers.index(issue) + 1}" min="{values[0]}" max="{values[-1]}"/>'


def _least(issue: str, options: tuple[str, ...]) -> int:
    """Return the first of an issue's options, which must be whole numbers in a row."""
    low = int(options[0]) if len(options[0]) < 60 and options[0].removeprefix("-").isdecimal() else 0
    if tuple(str(low + step) for step in range(len(options))) != options:
        raise ScenarioError(
            "packages are written of whole numbers in a row only; {issue} has other options",
            where=issue,
            mend="leave the packages out",
            issue=issue,
        )
    return low
