"""What NegMAS's functions of one issue make of its options."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from pourparler.errors import ScenarioError
from pourparler.formats.exact import exact, field, fields, number
from pourparler.formats.located import Located


def kind_of(at: Located, what: str) -> str:
    """Return the name of a class, without the modules it stands in."""
    return field(at, "type", what).text("a type").rpartition(".")[2]


def read_values(at: Located, issue: str, options: Sequence[str]) -> dict[str, Fraction]:
    """Return what each option is worth.

    Parameters
    ----------
    at : Located
        The function, as NegMAS writes it: ``TableFun``, ``LinearFun``, ``AffineFun``, ``IdentityFun``, ``ConstFun``.
    issue : str
        The issue's name.
    options : sequence of str
        Its options; numbers, unless there is a table.

    Raises
    ------
    ScenarioError
        If the function is of another kind, or names what is no option.

    Examples
    --------
    >>> def word(text): return Located(text, "a.yaml, line 1", "text")
    >>> line = Located(((word("type"), word("LinearFun")), (word("slope"), word("0.5"))), "a.yaml, line 1", "mapping")
    >>> read_values(line, "price", ("1", "2"))
    {'1': Fraction(1, 2), '2': Fraction(1, 1)}
    """
    kind = kind_of(at, "a function")
    if kind == "TableFun":
        return _table(at, issue, options)
    if kind not in ("LinearFun", "AffineFun", "IdentityFun", "ConstFun"):
        raise ScenarioError(
            "functions of the kind {kind} are not read; {issue} has one",
            where=at.where,
            mend="write it as a TableFun",
            kind=kind,
            issue=issue,
        )
    part = fields(at, "a function")
    slope = Fraction(int(kind == "IdentityFun"))
    if kind in ("LinearFun", "AffineFun"):
        slope = number(field(at, "slope", "a function"))
    bias = number(part["bias"]) if "bias" in part else Fraction(0)
    return {option: slope * (exact(option, at.where) if slope else 0) + bias for option in options}


Known = dict[str | Decimal, str]
"""Options by their text, and by their number where they are one."""


def known_options(options: Sequence[str]) -> Known:
    """Return options by what may be written for them."""
    spellings: Known = {number: option for option in reversed(options) if (number := _decimal(option)) is not None}
    spellings.update((option, option) for option in options)
    return spellings


def same_option(words: str, spellings: Known) -> str | None:
    """Return the option that is meant: the same text, or the same number.

    Examples
    --------
    >>> spellings = known_options(("1", "2"))
    >>> same_option("1.0", spellings), same_option("small", spellings)
    ('1', None)
    """
    if words in spellings:
        return spellings[words]
    number = _decimal(words)
    return None if number is None else spellings.get(number)


def _decimal(words: str) -> Decimal | None:
    try:
        number = Decimal(words)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _table(at: Located, issue: str, options: Sequence[str]) -> dict[str, Fraction]:
    values, spellings = {}, known_options(options)
    for key, value in field(at, "mapping", "a table").pairs("a table"):
        option = same_option(key.text("an option"), spellings)
        if option is None or option in values:
            raise ScenarioError(
                "the issue {issue} has no option {name}, or it stands twice",
                where=key.where,
                mend="leave it out",
                issue=issue,
                name=key.value,
            )
        values[option] = number(value)
    for option in options:
        if option not in values:
            raise ScenarioError(
                "the option {option} of {issue} has no utility",
                where=at.where,
                mend="give it one",
                option=option,
                issue=issue,
            )
    return {option: values[option] for option in options}
