"""GeniusWeb scenarios: a domain and one profile per party, each a JSON file."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from pourparler.domain.scenario import Estimate, Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.exact import exact, field, fields, given, number
from pourparler.formats.geniusweb_issues import Issues, read_issues
from pourparler.formats.located import Located, read_located
from pourparler.formats.profile import Profile, assembled

LINEAR = "LinearAdditiveUtilitySpace"


def read_geniusweb_json(paths: Sequence[Path]) -> Scenario:
    """Return the scenario of a domain and its profiles; files of other kinds are ignored.

    An outcome is worth the sum over issues of weight x utility. A party's reservation is what its ``reservationBid``
    is worth to it; without one, 0. Without a domain file, the domain within the first profile stands for it.

    Parameters
    ----------
    paths : sequence of Path
        The files; the profiles in the order of the parties.

    Raises
    ------
    ScenarioError
        If a profile is of another kind than the linear additive one, or does not fit the domain.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> profile = ('{"LinearAdditiveUtilitySpace": {"name": "north", "issueWeights": {"army": 1}, "issueUtilities": '
    ...            '{"army": {"DiscreteValueSetUtilities": {"valueUtilities": {"small": 0.1}}}}, '
    ...            '"domain": {"name": "talks", "issuesValues": {"army": {"values": ["small"]}}}}}')
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.json")
    ...     _ = path.write_text(profile)
    ...     read_geniusweb_json([path]).estimates["north"].worth({"army": "small"})
    Fraction(1, 10)
    """
    tops = {path: read_located(path) for path in paths}
    domains = [path for path, top in tops.items() if is_domain(top)]
    profiles = [path for path, top in tops.items() if is_profile(top)]
    if len(domains) > 1:
        raise ScenarioError(
            "a scenario has one domain; {second} is another",
            where=str(domains[0]),
            mend="put each into a folder of its own",
            second=domains[1].name,
        )
    if not domains and not profiles:
        raise ScenarioError("no GeniusWeb domain or profile", where=", ".join(map(str, paths)), mend="name its files")
    source = [*domains, *profiles][0]
    domain = tops[source] if domains else field(_space(tops[source]), "domain", "a profile")
    issues = read_issues(domain)
    name = given(fields(domain, "a domain"), "name")
    return assembled(
        name.text("a name") if name else source.stem,
        issues,
        [_profile(path, tops[path], issues) for path in profiles],
        str(source),
    )


def is_domain(top: Located) -> bool:
    """Return whether a file is a domain."""
    return top.kind == "mapping" and "issuesValues" in fields(top, "a file")


def is_profile(top: Located) -> bool:
    """Return whether a file is a profile, of whatever kind: one key, and under it a domain."""
    pairs = top.pairs("a file") if top.kind == "mapping" else []
    return len(pairs) == 1 and pairs[0][1].kind == "mapping" and "domain" in fields(pairs[0][1], "a profile")


def _space(top: Located) -> Located:
    [(key, value)] = top.pairs("a profile")
    if key.value != LINEAR:
        raise ScenarioError(
            "profiles of the kind {kind} are not read",
            where=key.where,
            mend="write it as a {known}",
            kind=key.value,
            known=LINEAR,
        )
    return value


def _profile(path: Path, top: Located, issues: Issues) -> Profile:
    space = _space(top)
    part = fields(space, "a profile")
    own = read_issues(field(space, "domain", "a profile"))
    for issue, options in issues.items():
        if set(own.get(issue, ())) != set(options) or len(own) != len(issues):
            raise ScenarioError(
                "its domain differs from the others' on {issue}",
                where=part["domain"].where,
                mend="leave it out, or name another domain",
                issue=issue,
            )
    utilities = fields(field(space, "issueUtilities", "a profile"), "the utilities")
    weights = fields(field(space, "issueWeights", "a profile"), "the weights")
    _same_issues(utilities, issues, part["issueUtilities"])
    _same_issues(weights, issues, part["issueWeights"])
    estimate = Estimate(
        weights={issue: number(weights[issue]) for issue in issues},
        values={issue: _values(utilities[issue], issue, options) for issue, options in issues.items()},
    )
    bid, name = given(part, "reservationBid"), given(part, "name")
    reservation = estimate.worth(_bid(bid, issues)) if bid else Fraction(0)
    return Profile(
        path, name.text("a name") if name else "", Estimate(estimate.weights, estimate.values, reservation=reservation)
    )


def _same_issues(by_issue: dict[str, Located], issues: Issues, at: Located) -> None:
    for issue in issues:
        if issue not in by_issue:
            raise ScenarioError("the issue {issue} is missing", where=at.where, mend="add it", issue=issue)
    for issue, value in by_issue.items():
        if issue not in issues:
            raise ScenarioError("the domain has no issue {issue}", where=value.where, mend="leave it out", issue=issue)


def _values(at: Located, issue: str, options: tuple[str, ...]) -> dict[str, Fraction]:
    pairs = at.pairs("utilities")
    kind, part = (str(pairs[0][0].value), pairs[0][1]) if len(pairs) == 1 else ("", at)
    if kind in ("numberutils", "NumberValueSetUtilities"):
        return _line(part, options)
    if kind not in ("discreteutils", "DiscreteValueSetUtilities"):
        raise ScenarioError(
            "utilities of the kind {kind} are not read; {issue} has them",
            where=at.where,
            mend="list its options",
            kind=kind or "none",
            issue=issue,
        )
    utilities = fields(field(part, "valueUtilities", "the utilities"), "the utilities")
    domain = set(options)
    for option, value in utilities.items():
        if option not in domain:
            raise ScenarioError(
                "the issue {issue} has no option {name}",
                where=value.where,
                mend="leave it out",
                issue=issue,
                name=option,
            )
    for option in options:
        if option not in utilities:
            raise ScenarioError(
                "the option {option} of {issue} has no utility",
                where=part.where,
                mend="give it one",
                option=option,
                issue=issue,
            )
    return {option: number(utilities[option]) for option in options}


def _line(at: Located, options: tuple[str, ...]) -> dict[str, Fraction]:
    """Return what numbers are worth on the line between two."""
    low, least, high, most = (
        number(field(at, name, "the utilities")) for name in ("lowValue", "lowUtility", "highValue", "highUtility")
    )
    if low >= high:
        raise ScenarioError("lowValue is not below highValue", where=at.where, mend="mend one of them")
    values = {}
    for option in options:
        value = exact(option, at.where)
        if not low <= value <= high:
            raise ScenarioError(
                "the option {option} lies beyond lowValue and highValue",
                where=at.where,
                mend="mend them",
                option=option,
            )
        values[option] = least + (most - least) * (value - low) / (high - low)
    return values


def _bid(at: Located, issues: Issues) -> dict[str, str]:
    bid = {}
    for issue, value in fields(field(at, "issuevalues", "a bid"), "a bid").items():
        option = value.text("an option")
        same = [o for o in issues.get(issue, ()) if o == option]
        if not same:
            raise ScenarioError(
                "the domain has no {issue} {option}",
                where=value.where,
                mend="name one of its options",
                issue=issue,
                option=option,
            )
        bid[issue] = option
    return bid
