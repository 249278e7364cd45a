"""The domain of a GeniusWeb scenario: listed options, or a range of numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pourparler.errors import ScenarioError
from pourparler.formats.exact import MOST_OPTIONS, field, fields, number
from pourparler.formats.located import Located

Issues = dict[str, tuple[str, ...]]


def read_issues(domain: Located) -> Issues:
    """Return the options of every issue; those of a range are its numbers, written out.

    Raises
    ------
    ScenarioError
        If an issue has no option, or a range more than a million.

    Examples
    --------
    >>> def word(text): return Located(text, "domain.json, line 1", "text")
    >>> def mapping(**part): return Located(tuple((word(k), v) for k, v in part.items()), "line 1", "mapping")
    >>> ends = Located((word("0"), word("1"), word("0.5")), "line 1", "list")
    >>> read_issues(mapping(issuesValues=mapping(price=mapping(range=ends))))
    {'price': ('0.0', '0.5', '1.0')}
    """
    issues: Issues = {}
    for name, at in fields(field(domain, "issuesValues", "a domain"), "the issues").items():
        part = fields(at, "an issue")
        if ("values" in part) == ("range" in part):
            raise ScenarioError(
                "the issue {issue} has `values` or `range`", where=at.where, mend="write one of them", issue=name
            )
        issues[name] = _range(part["range"], name) if "range" in part else _values(part["values"], name)
    return issues


def _values(at: Located, issue: str) -> tuple[str, ...]:
    options = [item.text("an option") for item in at.items("the options")]
    if not options or len(set(options)) < len(options):
        raise ScenarioError(
            "the issue {issue} has no option, or one twice", where=at.where, mend="name each once", issue=issue
        )
    return tuple(options)


def _range(at: Located, issue: str) -> tuple[str, ...]:
    ends = at.items("a range")
    if len(ends) != 3:
        raise ScenarioError(
            "a range has a least number, a greatest, and a step", where=at.where, mend="write it as [0, 10, 1]"
        )
    low, high, step = (number(end) for end in ends)
    steps = (high - low) // step if step > 0 else Fraction(-1)
    if not 0 <= steps < MOST_OPTIONS:
        raise ScenarioError(
            "the issue {issue} has no option, or more than {most}",
            where=at.where,
            mend="mend its range",
            issue=issue,
            most=MOST_OPTIONS,
        )
    first, by = (Decimal(end.text("a number")) for end in (ends[0], ends[2]))
    return tuple(f"{first + by * count:f}" for count in range(int(steps) + 1))
