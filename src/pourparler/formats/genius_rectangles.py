"""Genius's nonlinear utilities: rectangles of whole numbers, each worth something to an outcome within it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pourparler.domain.outcome import Needs
from pourparler.domain.scenario import Interaction
from pourparler.errors import ScenarioError
from pourparler.formats.genius_issues import GeniusIssue
from pourparler.formats.xml_tree import Element

_MOST_NAMED = 10_000_000


def read_rectangles(utility: Element, issues: dict[str, GeniusIssue]) -> tuple[Interaction, ...]:
    """Return each rectangle as a package and its share of ``maxutility``.

    A rectangle that ``EXCLUDES`` is worth its share outside: that is its share always, less its share inside. Genius
    cuts a sum off at ``maxutility``; where that is the greatest sum, as its makers meant, nothing is cut off, and
    nothing is cut off here.

    Parameters
    ----------
    utility : Element
        The element of that name.
    issues : dict of str to GeniusIssue
        The profile's issues by their index.

    Raises
    ------
    ScenarioError
        If the parts are put together otherwise than by their sum.
    """
    top = utility.number("maxutility")
    functions = utility.all("ufun")
    if top <= 0 or len(functions) != 1:
        raise ScenarioError(
            "<utility> has a maxutility above 0 and one <ufun>", where=utility.where, mend="write it so"
        )
    function = functions[0]
    how = function.attributes.get("aggregation", "sum").lower()
    if how != "sum" or any(child.tag != "hyperRectangle" for child in function.children):
        raise ScenarioError(
            "only sums of rectangles are read, not {how}",
            where=function.where,
            mend="write it as a sum of hyperRectangle",
            how=how,
        )
    scale = _weight(function) / top
    interactions: list[Interaction] = []
    count = 0
    for rectangle in function.children:
        for needs, worth in _rectangle(rectangle, issues):
            count += sum(len(options) for _, options in needs)
            interactions.append((needs, worth * scale))
        if count > _MOST_NAMED:
            raise ScenarioError(
                "the rectangles cover more than {most} options",
                where=rectangle.where,
                mend="narrow the issues",
                most=_MOST_NAMED,
            )
    return tuple(interactions)


def _weight(element: Element) -> Fraction:
    return element.number("weight") if "weight" in element.attributes else Fraction(1)


def _rectangle(element: Element, issues: dict[str, GeniusIssue]) -> Iterator[Interaction]:
    worth = element.number("utility") * _weight(element)
    tags = {child.tag for child in element.children}
    if len(tags) > 1 or tags - {"INCLUDES", "EXCLUDES"}:
        raise ScenarioError(
            "a rectangle has INCLUDES or EXCLUDES, and not both", where=element.where, mend="write it so"
        )
    needs = _needs(element, issues)
    if tags == {"EXCLUDES"}:
        yield (), worth
        worth = -worth
    if all(options for _, options in needs):
        yield needs, worth


def _needs(element: Element, issues: dict[str, GeniusIssue]) -> Needs:
    """Return what an outcome within a rectangle chooses; an issue that no bound names is free."""
    bounds: dict[str, tuple[int, int]] = {}
    for bound in element.children:
        index = bound.text("index")
        issue = issues.get(index)
        if issue is None or issue.low is None:
            raise ScenarioError(
                "no issue of whole numbers has the index {index}",
                where=bound.where,
                mend="name one of the profile",
                index=index,
            )
        least, most = bounds.get(issue.name, (issue.low, issue.low + len(issue.options) - 1))
        bounds[issue.name] = (max(least, bound.whole("min")), min(most, bound.whole("max")))
    by_name = {issue.name: issue for issue in issues.values()}
    return tuple((name, _between(by_name[name], *ends)) for name, ends in bounds.items())


def _between(issue: GeniusIssue, least: int, most: int) -> tuple[str, ...]:
    low = issue.low or 0
    return issue.options[max(least - low, 0) : max(most - low + 1, 0)]
