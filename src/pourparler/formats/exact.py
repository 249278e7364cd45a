"""Numbers and fields of other tools' files: read from their text, never by way of a float."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from pourparler.errors import ScenarioError
from pourparler.formats.located import Located

MOST_OPTIONS = 1_000_000
"""The greatest number of options of one issue that is written as a range."""

_LONGEST = 60


def exact(words: str, where: str) -> Fraction:
    """Return a number as it is written.

    Raises
    ------
    ScenarioError
        If it is no number, not finite, or longer than 60 digits.

    Examples
    --------
    >>> exact("0.1", "profile.xml, line 3"), exact("1E-3", "profile.xml, line 4")
    (Fraction(1, 10), Fraction(1, 1000))
    """
    try:
        number = Decimal(words)
    except InvalidOperation:
        raise ScenarioError("not a number: {words}", where=where, mend="write it as 0.4", words=words[:80]) from None
    if number.is_finite() and abs(number.adjusted()) < _LONGEST and len(number.as_tuple().digits) < _LONGEST:
        return Fraction(number)
    raise ScenarioError(
        "not a number that can stand here: {words}", where=where, mend="write it as 0.4", words=words[:80]
    )


def written(number: Fraction, what: str) -> str:
    """Return a number as a decimal that reads the same.

    Raises
    ------
    ScenarioError
        If no decimal of less than 60 digits is equal to it, such as for 1/3.

    Examples
    --------
    >>> written(Fraction(1, 8), "a weight")
    '0.125'
    """
    rest, places = number.denominator, 0
    while rest > 1 and places < _LONGEST - 1:
        rest, places = rest // (2 if rest % 2 == 0 else 1), places + 1
        rest = rest // 5 if rest % 5 == 0 else rest
    digits = number * 10**places
    if digits.denominator > 1 or len(str(abs(digits.numerator))) >= _LONGEST:
        raise ScenarioError(
            "{what}, {number}, has no exact decimal", mend="write it with fewer digits", what=what, number=str(number)
        )
    return f"{Decimal(digits.numerator).scaleb(-places).normalize():f}" if places else str(digits.numerator)


def number(at: Located) -> Fraction:
    """Return a value that is a number."""
    return exact(at.text("a number"), at.where)


def fields(at: Located, what: str) -> dict[str, Located]:
    """Return a mapping's values by their keys."""
    return {key.text("a key"): value for key, value in at.pairs(what)}


def given(part: dict[str, Located], name: str) -> Located | None:
    """Return a value that may be left out; none where it is, or is null."""
    at = part.get(name)
    return None if at is None or at.kind == "nothing" or at.value in ("", "~", "null") else at


def field(at: Located, name: str, what: str) -> Located:
    """Return one value of a mapping.

    Raises
    ------
    ScenarioError
        If it is not there.
    """
    part = fields(at, what)
    if name not in part:
        raise ScenarioError("{what} has no {name}", where=at.where, mend="add it", what=what, name=name)
    return part[name]
