"""What a party is estimated to value, as a scenario file states it; exact numbers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import prod
from pathlib import Path

from msgspec import structs

from pourparler.domain.notice import Notice
from pourparler.domain.outcome import Needs
from pourparler.domain.scenario import Estimate, Interaction, Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.located import Located, read_located

ESTIMATES = "estimates/1"
_KEYS = ("weights", "values", "interactions", "reservation", "order", "option_order", "by", "ground")
_LONGEST = 60
_CLOSE = Fraction(1, 10**6)
_PARTS = 2
Issues = dict[str, tuple[str, ...]]


def read_estimate(at: Located, party: str, issues: Issues) -> tuple[Estimate, tuple[Notice, ...]]:
    """Return a party's estimate, every part of which is optional, and how its weights were read.

    Weights that do not sum to 1 are divided by their sum, and a notice says so.

    Raises
    ------
    ScenarioError
        If it names what is not there, or holds what is no number.
    """
    part = {}
    for key, value in at.pairs("preferences"):
        if key.text("a key") not in _KEYS:
            raise ScenarioError(
                "no such key: {name}",
                where=key.where,
                mend="known are: {known}",
                name=key.value,
                known=", ".join(_KEYS),
            )
        part[str(key.value)] = value
    nothing = Located("", at.where, "nothing")
    ranges = {_issue(k, issues): _range(v) for k, v in part.get("weights", nothing).pairs("weights")}
    ranges, notices = _normalised(ranges, party, part.get("weights", nothing))
    return Estimate(
        weights={issue: (least + most) / 2 for issue, (least, most) in ranges.items()},
        weight_ranges={issue: span for issue, span in ranges.items() if span[0] != span[1]},
        values={
            _issue(key, issues): {
                _option(o, _issue(key, issues), issues): _number(v) for o, v in value.pairs("an issue's values")
            }
            for key, value in part.get("values", nothing).pairs("values")
        },
        interactions=tuple(_interaction(item, issues) for item in part.get("interactions", nothing).items("a list")),
        reservation=_number(part["reservation"]) if "reservation" in part else None,
        order=tuple(
            _once((_issue(item, issues) for item in chain.items("a chain")), chain)
            for chain in part.get("order", nothing).items("an order")
        ),
        option_order={
            _issue(key, issues): tuple(
                _once((_option(o, _issue(key, issues), issues) for o in chain.items("a chain")), chain)
                for chain in chains.items("an order")
            )
            for key, chains in part.get("option_order", nothing).pairs("option_order")
        },
        by=part["by"].text("a name") if "by" in part else "",
        ground=part["ground"].text("a ground") if "ground" in part else "",
    ), notices


def read_estimates(path: Path, scenario: Scenario) -> Scenario:
    """Return a scenario with the estimates of a file beside it: somebody's assumptions, kept apart from the record.

    The file begins with ``pourparler: estimates/1`` and holds `by`, `ground` and `preferences`. On record an option may
    be named without its issue's name before it.

    Raises
    ------
    ScenarioError
        If it does not follow the form; the sentence names the line.
    """
    part = {key.text("a key"): value for key, value in read_located(path).pairs("a file of estimates")}
    form = part.get("pourparler")
    if form is None or form.value != ESTIMATES or set(part) - {"pourparler", "by", "ground", "preferences"}:
        raise ScenarioError(
            "is no file of estimates",
            where=str(path),
            mend="begin it with `pourparler: {form}`; it holds `by`, `ground` and `preferences`",
            form=ESTIMATES,
        )
    by, ground = (part[key].text("a text") if key in part else "" for key in ("by", "ground"))
    estimates, notices = {}, list(scenario.notices)
    for key, value in part.get("preferences", Located("", str(path), "nothing")).pairs("preferences"):
        party = key.text("a party")
        if party not in scenario.parties:
            raise ScenarioError(
                "no party is called {name}",
                where=key.where,
                mend="known are: {known}",
                name=party,
                known=", ".join(scenario.parties),
            )
        estimate, own = read_estimate(value, party, scenario.issues)
        estimates[party] = structs.replace(estimate, by=estimate.by or by, ground=estimate.ground or ground)
        notices += own
    return structs.replace(scenario, estimates=estimates, notices=tuple(notices))


def _once(names: Iterable[str], at: Located) -> tuple[str, ...]:
    chain = tuple(names)
    if len(set(chain)) < len(chain):
        raise ScenarioError("an order names the same thing twice", where=at.where, mend="name it once")
    return chain


def _range(at: Located) -> tuple[Fraction, Fraction]:
    """Return a weight as a range: a number alone is both ends."""
    ends = [_number(one, least=Fraction(0)) for one in (at.items("a range") if at.kind == "list" else [at])]
    if len(ends) > 2 or ends != sorted(ends) or not ends:
        raise ScenarioError(
            "a range of a weight has a least and a greatest number", where=at.where, mend="write it as [0.2, 0.4]"
        )
    return ends[0], ends[-1]


def _normalised(
    ranges: dict[str, tuple[Fraction, Fraction]], party: str, at: Located
) -> tuple[dict[str, tuple[Fraction, Fraction]], tuple[Notice, ...]]:
    total = sum((least + most for least, most in ranges.values()), Fraction(0)) / 2
    if not ranges or abs(total - 1) <= _CLOSE:
        return ranges, ()
    if total == 0:
        raise ScenarioError(
            "the weights of {party} are all 0", where=at.where, mend="give one issue a weight", party=party
        )
    divided = {issue: (least / total, most / total) for issue, (least, most) in ranges.items()}
    words = f"{float(total):.6g}"
    return divided, (
        Notice("The weights of {party} sum to {total}; they were divided by that.", {"party": party, "total": words}),
    )


def _interaction(at: Located, issues: Issues) -> Interaction:
    part = {key.text("a key"): value for key, value in at.pairs("an interaction")}
    if set(part) != {"package", "worth"}:
        raise ScenarioError("an interaction has `package` and `worth`", where=at.where, mend="write it so")
    needs: Needs = tuple(
        (issue, tuple(dict.fromkeys(_option(o, issue, issues) for o in value.items("options"))))
        for key, value in part["package"].pairs("a package")
        for issue in (_issue(key, issues),)
    )
    if not needs or not prod(len(options) for _, options in needs):
        raise ScenarioError(
            "a package names at least one issue, and an option of each", where=part["package"].where, mend="name one"
        )
    return needs, _number(part["worth"])


def _issue(at: Located, issues: Issues) -> str:
    name = at.text("an issue")
    if name not in issues:
        raise ScenarioError(
            "no issue is called {name}", where=at.where, mend="name one that stands under `issues`", name=name
        )
    return name


def _option(at: Located, issue: str, issues: Issues) -> str:
    name = at.text("an option")
    if f"{issue}.{name}" in issues[issue]:
        return f"{issue}.{name}"
    if name not in issues[issue]:
        raise ScenarioError(
            "the issue {issue} has no option {name}",
            where=at.where,
            mend="name one that stands under `issues`",
            issue=issue,
            name=name,
        )
    return name


def _number(at: Located, least: Fraction | None = None) -> Fraction:
    words = at.text("a number")
    try:
        parts = [Decimal(part) for part in words.split("/")]
    except InvalidOperation:
        raise ScenarioError("not a number: {words}", where=at.where, mend="write it as 0.4", words=words[:80]) from None
    sound = len(parts) <= _PARTS and all(map(_short, parts)) and all(parts[1:])
    number = Fraction(parts[0]) / Fraction(*parts[1:2] or (1,)) if sound else None
    if number is None or (least is not None and number < least):
        raise ScenarioError(
            "not a number that can stand here: {words}", where=at.where, mend="write it as 0.4", words=words[:80]
        )
    return number


def _short(part: Decimal) -> bool:
    return part.is_finite() and abs(part.adjusted()) < _LONGEST and len(part.as_tuple().digits) < _LONGEST
