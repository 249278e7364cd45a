"""What a draft expresses, as a package of options."""

from __future__ import annotations

from pourparler.domain.draft import Draft
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.outcome import Package


def package_of(draft: Draft, negotiation: Negotiation) -> tuple[Package, dict[str, tuple[str, ...]]]:
    """Return the options that a draft's points express, by issue, and the numbers of the points.

    Alternatives in brackets, and options of several points on one issue, stand side by side: any of them will do. A
    deleted point expresses none.

    Examples
    --------
    >>> package_of(Draft("d", "A draft"), Negotiation(record="r", viewer="everyone"))
    ({}, {})
    """
    package: dict[str, dict[str, None]] = {}
    points: dict[str, dict[str, None]] = {}
    for point in draft.points:
        for option in sorted(point.expresses(), key=list(negotiation.options).index):
            issue = negotiation.options[option].value.issue
            package.setdefault(issue, {})[option] = None
            points.setdefault(issue, {})[point.number] = None
    return {i: tuple(o) for i, o in package.items()}, {i: tuple(n) for i, n in points.items()}
