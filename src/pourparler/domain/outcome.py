"""Outcomes and packages: what is chosen on some issues, or on all of them."""

from __future__ import annotations

Choice = tuple[str, str]
"""An issue and one of its options."""

Outcome = dict[str, str]
"""An option for every issue: issue to option."""

Package = dict[str, tuple[str, ...]]
"""Options for some issues, taken together; of several options named for one issue, any will do."""

Needs = tuple[tuple[str, tuple[str, ...]], ...]
"""What a condition asks for: every issue named must be settled by one of the options listed with it."""


def met(needs: Needs, outcome: Outcome) -> bool:
    """Return whether an outcome, or a part of one, meets a condition; an issue left open meets nothing.

    Examples
    --------
    >>> met((("guarantee", ("treaty",)),), {"guarantee": "treaty"}), met((("guarantee", ("treaty",)),), {})
    (True, False)
    """
    return all(outcome.get(issue) in options for issue, options in needs)
