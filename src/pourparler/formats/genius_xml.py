"""Genius scenarios: a domain and one profile per party, each an XML file."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from pourparler.domain.scenario import Estimate, Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.genius_issues import GeniusIssue, holder_of, issues_of
from pourparler.formats.genius_rectangles import read_rectangles
from pourparler.formats.profile import Profile, assembled
from pourparler.formats.xml_tree import Element, read_xml


def read_genius_xml(paths: Sequence[Path]) -> Scenario:
    """Return the scenario of a domain and its profiles, worth what Genius (10) says; files of other kinds are ignored.

    An option of a discrete issue is worth weight x evaluation / greatest evaluation of the issue (0 where that is 0).
    A whole number is worth weight x (offset + slope x (number - lower bound)), the bracket held within 0 and 1.
    Weights are used as written, not divided by their sum. A reservation that is not given is 0. Discounts are named
    in a notice and not used. Without a domain, the first profile's issues stand for it.

    Parameters
    ----------
    paths : sequence of Path
        The files; the profiles in the order of the parties.

    Raises
    ------
    ScenarioError
        If a file is not XML or follows another form, there is more than one domain, or a profile does not fit it.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> profile = ('<utility_space><weight index="1" value="0.5"/><issue index="1" name="army">'
    ...            '<item value="small" evaluation="3"/><item value="none" evaluation="1"/></issue></utility_space>')
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "north.xml")
    ...     _ = path.write_text(profile)
    ...     read_genius_xml([path]).estimates["north"].worth({"army": "none"})
    Fraction(1, 6)
    """
    roots = {path: read_xml(path) for path in paths}
    domains = [path for path, root in roots.items() if is_domain(root)]
    profiles = [path for path, root in roots.items() if is_profile(root)]
    if len(domains) > 1:
        raise ScenarioError(
            "a scenario has one domain; {second} is another",
            where=str(domains[0]),
            mend="put each into a folder of its own",
            second=domains[1].name,
        )
    if not domains and not profiles:
        raise ScenarioError("no Genius domain or profile", where=", ".join(map(str, paths)), mend="name its files")
    source = [*domains, *profiles][0]
    issues = issues_of(roots[source])
    name = roots[source].attributes.get("name", "") or source.stem
    return assembled(
        name,
        {name: issue.options for name, issue in issues.items()},
        [_profile(path, roots[path], issues) for path in profiles],
        str(source),
    )


def is_domain(root: Element) -> bool:
    """Return whether a file is a domain: a template, or a utility space that weighs nothing."""
    return root.tag == "negotiation_template" or (root.tag == "utility_space" and not is_profile(root))


def is_profile(root: Element) -> bool:
    """Return whether a file is a profile: a utility space with weights, or with a nonlinear utility."""
    if root.tag != "utility_space":
        return False
    tags = {child.tag for part in (root, *root.all("objective")) for child in part.children}
    return bool(tags & {"weight", "utility"})


def _profile(path: Path, root: Element, domain: dict[str, GeniusIssue]) -> Profile:
    issues = issues_of(root)
    for name, issue in domain.items():
        if name not in issues:
            raise ScenarioError(
                "the issue {issue} is missing", where=str(path), mend="add it, or name another domain", issue=issue.name
            )
    for name, issue in issues.items():
        options = set(domain[name].options) if name in domain else set()
        strange = [option for option in issue.options if option not in options]
        if strange:
            raise ScenarioError(
                "the domain has no {issue} {option}",
                where=issue.element.where,
                mend="leave it out, or name another domain",
                issue=name,
                option=strange[0],
            )
    holder = holder_of(root)
    utility = holder.first("utility")
    if utility:
        by_index = {issue.index: issue for issue in issues.values()}
        estimate = Estimate(interactions=read_rectangles(utility, by_index), reservation=_reservation(root))
    else:
        estimate = _additive(holder, issues, domain, _reservation(root))
    return Profile(path, root.attributes.get("name", ""), estimate, _discount(root))


def _additive(
    holder: Element, issues: dict[str, GeniusIssue], domain: dict[str, GeniusIssue], reservation: Fraction
) -> Estimate:
    weights = {element.text("index"): element.number("value") for element in holder.all("weight")}
    for issue in issues.values():
        if issue.index not in weights:
            raise ScenarioError(
                "the issue {issue} has no weight", where=issue.element.where, mend="give it one", issue=issue.name
            )
    return Estimate(
        weights={name: weights[issues[name].index] for name in domain},
        values={
            name: _discrete(issues[name], own) if issues[name].low is None else _whole(issues[name])
            for name, own in domain.items()
        },
        reservation=reservation,
    )


def _discrete(issue: GeniusIssue, domain: GeniusIssue) -> dict[str, Fraction]:
    values = {item.text("value"): item.number("evaluation") for item in issue.element.all("item")}
    missing = [option for option in domain.options if option not in values]
    if missing:
        raise ScenarioError(
            "the option {option} of {issue} has no evaluation",
            where=issue.element.where,
            mend="give it one",
            option=missing[0],
            issue=issue.name,
        )
    most = max(values.values())
    return {option: values[option] / most if most else Fraction(0) for option in domain.options}


def _whole(issue: GeniusIssue) -> dict[str, Fraction]:
    evaluator = issue.element.first("evaluator")
    form = evaluator.attributes.get("ftype", "linear").lower() if evaluator else ""
    if evaluator is None or form != "linear":
        raise ScenarioError(
            "evaluators of the kind {kind} are not read; {issue} has one",
            where=issue.element.where,
            mend="make it linear",
            kind=form or "none",
            issue=issue.name,
        )
    slope, offset = evaluator.number("slope"), evaluator.number("offset")
    return {
        option: min(max(offset + slope * steps, Fraction(0)), Fraction(1)) for steps, option in enumerate(issue.options)
    }


def _reservation(root: Element) -> Fraction:
    element = root.first("reservation")
    return element.number("value") if element else Fraction(0)


def _discount(root: Element) -> str:
    element = root.first("discount_factor")
    return element.text("value") if element and element.number("value") not in (0, 1) else ""
