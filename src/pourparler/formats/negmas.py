"""NegMAS scenarios as it writes them itself: a domain and one file per party, in YAML or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod
from pathlib import Path

from pourparler.domain.scenario import Estimate, Interaction, Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.exact import MOST_OPTIONS, exact, field, fields, given, number
from pourparler.formats.located import Located
from pourparler.formats.negmas_values import kind_of, known_options, read_values, same_option
from pourparler.formats.profile import Issues, Profile, assembled
from pourparler.formats.tree import read_tree

_LISTED = ("CategoricalIssue", "DiscreteOrdinalIssue", "DiscreteCardinalIssue", "OrdinalIssue", "CardinalIssue")


def read_negmas(paths: Sequence[Path]) -> Scenario:
    """Return the scenario of a domain and its utility functions; files of other kinds are ignored.

    Read are linear additive and affine functions, and tables of whole outcomes (each row becomes a package). A
    reserved value of minus infinity, or none, is a reservation not known.

    Parameters
    ----------
    paths : sequence of Path
        The files; the functions in the order of the parties.

    Raises
    ------
    ScenarioError
        If there is not exactly one domain, or a function is of another kind or does not fit it.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     domain, north = Path(folder, "talks.yaml"), Path(folder, "north.yaml")
    ...     _ = domain.write_text('''{name: talks, type: DiscreteCartesianOutcomeSpace,
    ...         issues: [{name: army, type: ContiguousIssue, values: [0, 2]}]}''')
    ...     _ = north.write_text('''{type: LinearAdditiveUtilityFunction, weights: [0.1],
    ...         values: [{type: IdentityFun}]}''')
    ...     read_negmas([domain, north]).estimates["north"].worth({"army": "2"})
    Fraction(1, 5)
    """
    tops = {path: read_tree(path) for path in paths}
    domains = [path for path, top in tops.items() if is_domain(top)]
    if len(domains) != 1:
        raise ScenarioError(
            "a scenario has one domain, not {count}",
            where=", ".join(map(str, paths)),
            mend="name one file of outcomes",
            count=len(domains),
        )
    issues = _issues(tops[domains[0]])
    name = given(fields(tops[domains[0]], "a domain"), "name")
    profiles = [_profile(path, top, issues) for path, top in tops.items() if is_profile(top)]
    return assembled(name.text("a name") if name else domains[0].stem, issues, profiles, str(domains[0]))


def is_domain(top: Located) -> bool:
    """Return whether a file is a domain: an outcome space."""
    return _typed(top, "OutcomeSpace") and "issues" in fields(top, "a file")


def is_profile(top: Located) -> bool:
    """Return whether a file is a utility function, of whatever kind."""
    return _typed(top, "Function", "UFun", "Fun")


def _typed(top: Located, *ends: str) -> bool:
    if top.kind != "mapping":
        return False
    kinds = [value.value for key, value in top.pairs("a file") if key.value == "type" and value.kind == "text"]
    return any(str(kind).endswith(ends) for kind in kinds)


def _issues(top: Located) -> Issues:
    issues: Issues = {}
    for at in field(top, "issues", "a domain").items("the issues"):
        name = field(at, "name", "an issue").text("a name")
        if name in issues:
            raise ScenarioError("{name} is listed twice", where=at.where, mend="keep one", name=name)
        issues[name] = _options(at, name)
    return issues


def _options(at: Located, name: str) -> tuple[str, ...]:
    kind = kind_of(at, "an issue")
    values = [value.text("an option") for value in field(at, "values", "an issue").items("the options")]
    if kind == "ContiguousIssue" and len(values) == 2:
        low, high = (exact(value, at.where) for value in values)
        if low.denominator == high.denominator == 1 and 0 <= high - low < MOST_OPTIONS:
            return tuple(str(value) for value in range(int(low), int(high) + 1))
    elif kind in _LISTED and values and len(set(values)) == len(values):
        return tuple(values)
    elif kind not in (*_LISTED, "ContiguousIssue"):
        raise ScenarioError(
            "issues of the kind {kind} are not read; {issue} is one",
            where=at.where,
            mend="list its options",
            kind=kind,
            issue=name,
        )
    raise ScenarioError(
        "the issue {issue} has no option, one twice, or more than {most}",
        where=at.where,
        mend="mend its values",
        issue=name,
        most=MOST_OPTIONS,
    )


def _profile(path: Path, top: Located, issues: Issues) -> Profile:
    kind = kind_of(top, "a utility function")
    part = fields(top, "a utility function")
    if kind == "MappingUtilityFunction":
        estimate = Estimate(interactions=_rows(top, issues), reservation=_finite(part, "reserved_value"))
    elif kind in ("LinearAdditiveUtilityFunction", "AffineUtilityFunction", "LinearUtilityFunction"):
        estimate = _additive(top, kind == "LinearAdditiveUtilityFunction", issues)
    else:
        raise ScenarioError(
            "utility functions of the kind {kind} are not read",
            where=top.where,
            mend="write it as a LinearAdditiveUtilityFunction",
            kind=kind,
        )
    name = given(part, "name")
    return Profile(path, name.text("a name") if name else "", estimate)


def _finite(part: dict[str, Located], name: str) -> Fraction | None:
    """Return a number that may be left out; none also for minus infinity."""
    at = given(part, name)
    if at is None or str(at.value).lower().replace(".", "") in ("-inf", "-infinity"):
        return None
    return number(at)


def _additive(top: Located, functions: bool, issues: Issues) -> Estimate:
    part = fields(top, "a utility function")
    weights = field(top, "weights", "a utility function").items("the weights")
    values = field(top, "values", "a utility function").items("the functions") if functions else []
    if len(weights) != len(issues) or (functions and len(values) != len(issues)):
        raise ScenarioError(
            "it has {count} weights for {needed} issues",
            where=top.where,
            mend="give each issue a weight and a function",
            count=len(weights),
            needed=len(issues),
        )
    bias = number(part["bias"]) if "bias" in part else Fraction(0)
    return Estimate(
        weights={issue: number(at) for issue, at in zip(issues, weights, strict=True)},
        values={
            issue: read_values(at, issue, options) for (issue, options), at in zip(issues.items(), values, strict=True)
        }
        if functions
        else {issue: {o: exact(o, top.where) for o in options} for issue, options in issues.items()},
        interactions=(((), bias),) if bias else (),
        reservation=_finite(part, "reserved_value"),
    )


def _rows(top: Located, issues: Issues) -> tuple[Interaction, ...]:
    """Return a table's rows as packages; with a default, a package of nothing and what each row is worth beyond it."""
    part = {"mapping": field(top, "mapping", "a table"), **fields(top, "a table")}
    default = _finite(part, "default")
    table: dict[tuple[str, ...], Fraction] = {}
    spellings = [known_options(options) for options in issues.values()]
    for key, value in part["mapping"].pairs("the table"):
        words = [item.text("an option") for item in key.items("a row")]
        row = [same_option(word, options) for word, options in zip(words, spellings, strict=False)]
        choice = tuple(option for option in row if option is not None)
        if len(choice) != len(issues) or len(words) != len(issues) or choice in table:
            raise ScenarioError(
                "a row names an option of every issue, and stands once", where=key.where, mend="mend the row"
            )
        table[choice] = number(value)
    if default is None and len(table) < prod(len(options) for options in issues.values()):
        raise ScenarioError(
            "the table leaves outcomes out and gives no default",
            where=part["mapping"].where,
            mend="add the rows or a finite default",
        )
    base = default or Fraction(0)
    rows = tuple(
        (tuple((issue, (option,)) for issue, option in zip(issues, row, strict=True)), worth - base)
        for row, worth in table.items()
    )
    return (((), base), *rows) if base else rows
