"""Issues of a Genius domain or profile: discrete, or whole numbers within bounds."""

from __future__ import annotations

from msgspec import Struct

from pourparler.errors import ScenarioError
from pourparler.formats.exact import MOST_OPTIONS
from pourparler.formats.xml_tree import Element


class GeniusIssue(Struct, frozen=True):
    """An issue as Genius writes it.

    Parameters
    ----------
    name, index : str
        Its name, and the number by which weights and rectangles refer to it.
    options : tuple of str
        In order; whole numbers as text.
    element : Element
        Where it stands.
    low : int, optional
        The least whole number; none for a discrete issue.
    """

    name: str
    index: str
    options: tuple[str, ...]
    element: Element
    low: int | None = None


def holder_of(root: Element) -> Element:
    """Return the element that holds the issues: an objective, or in old files the utility space itself."""
    space = root.first("utility_space") or root
    holder = space.first("objective") or space
    inner = holder.first("objective")
    if inner:
        raise ScenarioError(
            "objectives within objectives are not read", where=inner.where, mend="put all issues under one objective"
        )
    return holder


def issues_of(root: Element) -> dict[str, GeniusIssue]:
    """Return the issues by name.

    Raises
    ------
    ScenarioError
        If one is of real numbers, has no option or more than a million, or stands twice.

    Examples
    --------
    >>> item = Element("item", {"value": "small"}, "domain.xml, line 3", [])
    >>> issue = Element("issue", {"name": "army", "index": "1"}, "domain.xml, line 2", [item])
    >>> issues_of(Element("utility_space", {}, "domain.xml, line 1", [issue]))["army"].options
    ('small',)
    """
    issues: dict[str, GeniusIssue] = {}
    indices = set()
    for element in holder_of(root).all("issue"):
        issue = _issue(element)
        if issue.name in issues or issue.index in indices:
            raise ScenarioError("{name} is listed twice", where=element.where, mend="keep one", name=issue.name)
        issues[issue.name] = issue
        indices.add(issue.index)
    return issues


def _issue(element: Element) -> GeniusIssue:
    name, index = element.text("name"), element.text("index")
    kinds = [element.attributes[key] for key in ("type", "vtype", "etype") if key in element.attributes]
    kind = kinds[0].strip().lower() if kinds else "discrete"
    if kind == "discrete":
        options = tuple(dict.fromkeys(item.text("value") for item in element.all("item")))
        if not options:
            raise ScenarioError(
                "the issue {issue} has no option", where=element.where, mend="name at least one", issue=name
            )
        return GeniusIssue(name, index, options, element)
    if kind != "integer":
        raise ScenarioError(
            "issues of the kind {kind} are not read; {issue} is one",
            where=element.where,
            mend="list its options",
            kind=kind,
            issue=name,
        )
    bounds = element.first("range") or element
    low, high = bounds.whole("lowerbound"), bounds.whole("upperbound")
    if not 0 <= high - low < MOST_OPTIONS:
        raise ScenarioError(
            "the issue {issue} has no option, or more than {most}",
            where=element.where,
            mend="mend its bounds",
            issue=name,
            most=MOST_OPTIONS,
        )
    return GeniusIssue(name, index, tuple(str(value) for value in range(low, high + 1)), element, low)
