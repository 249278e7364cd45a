"""What a party is estimated to value, as a scenario file states it; exact decimals."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from pourparler.domain.outcome import Choice
from pourparler.domain.scenario import Estimate
from pourparler.errors import ScenarioError
from pourparler.formats.located import Located

_KEYS = ("weights", "values", "interactions", "reservation", "order")
Issues = dict[str, tuple[str, ...]]


def read_estimate(at: Located, issues: Issues) -> Estimate:
    """Return a party's estimate; every part is optional.

    Raises
    ------
    ScenarioError
        If it names what is not there, or holds what is no number.
    """
    part = {}
    for key, value in at.pairs("preferences"):
        if key.text("a key") not in _KEYS:
            raise ScenarioError("no such key: {name}", where=key.where, mend="known are: {known}", name=key.value,
                                known=", ".join(_KEYS))  # fmt: skip
        part[str(key.value)] = value
    nothing = Located("", at.where, "nothing")
    return Estimate(
        weights={
            _issue(key, issues): _number(value, least=Decimal(0))
            for key, value in part.get("weights", nothing).pairs("weights")
        },
        values={
            _issue(key, issues): {
                _option(o, _issue(key, issues), issues): _number(v) for o, v in value.pairs("an issue's values")
            }
            for key, value in part.get("values", nothing).pairs("values")
        },
        interactions=tuple(_interaction(item, issues) for item in part.get("interactions", nothing).items("a list")),
        reservation=_number(part["reservation"]) if "reservation" in part else None,
        order=tuple(
            tuple(_issue(item, issues) for item in chain.items("a chain"))
            for chain in part.get("order", nothing).items("an order")
        ),
    )


def _interaction(at: Located, issues: Issues) -> tuple[tuple[Choice, ...], Decimal]:
    part = {key.text("a key"): value for key, value in at.pairs("an interaction")}
    if set(part) != {"package", "worth"}:
        raise ScenarioError("an interaction has `package` and `worth`", where=at.where, mend="write it so")
    pairs = part["package"].pairs("a package")
    package = tuple((_issue(k, issues), _option(v, _issue(k, issues), issues)) for k, v in pairs)
    return package, _number(part["worth"])


def _issue(at: Located, issues: Issues) -> str:
    name = at.text("an issue")
    if name not in issues:
        raise ScenarioError("no issue is called {name}", where=at.where, mend="name one that stands under `issues`",
                            name=name)  # fmt: skip
    return name


def _option(at: Located, issue: str, issues: Issues) -> str:
    name = at.text("an option")
    if name not in issues[issue]:
        raise ScenarioError("the issue {issue} has no option {name}", where=at.where,
                            mend="name one that stands under `issues`", issue=issue, name=name)  # fmt: skip
    return name


def _number(at: Located, least: Decimal | None = None) -> Decimal:
    words = at.text("a number")
    try:
        number = Decimal(words)
    except InvalidOperation:
        raise ScenarioError("not a number: {words}", where=at.where, mend="write it as 0.4", words=words) from None
    if not number.is_finite() or (least is not None and number < least):
        raise ScenarioError("not a number that can stand here: {words}", where=at.where, mend="write it as 0.4",
                            words=words)  # fmt: skip
    return number
