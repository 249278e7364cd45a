"""What nothing on record rules out: options by issue, and whole outcomes where everybody who must agree has spoken."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.outcome import Outcome
from pourparler.domain.short import short


class OutcomeLeft(Struct, frozen=True):
    """A whole outcome that nothing on record rules out, and what those who must agree have said to it.

    Parameters
    ----------
    outcome : dict of str to str
        An option for every issue.
    yes, objections, silent : tuple of str
        Every party that must agree on some issue, once: those that accept every option of it on the issues on which
        they must agree; those that object to one; the others, who have not said what they make of one.

    Examples
    --------
    >>> OutcomeLeft({"army": "small"}, ("north",), (), ("south",)).silent
    ('south',)
    """

    outcome: Outcome
    yes: tuple[str, ...]
    objections: tuple[str, ...]
    silent: tuple[str, ...]


class StillOpen(Struct, frozen=True):
    """What nothing on record rules out. Not ruled out is not agreed.

    Parameters
    ----------
    options : dict of str to tuple of str
        Issue to the options that are part of some choice, on it and the issues tied to it, that meets every constraint
        and that nobody who must agree refuses; empty where there is none. An issue on which every option is refused
        outright closes nothing on others. No issue at all where there is nothing to agree on, or nobody who must.
    outcomes : tuple of OutcomeLeft, optional
        Whole outcomes, at most ten, those first to which all have said yes; none where somebody who must agree has not
        spoken on every issue.

    Examples
    --------
    >>> StillOpen({"army": ("small",)}).outcomes is None
    True
    """

    options: dict[str, tuple[str, ...]] = {}
    outcomes: tuple[OutcomeLeft, ...] | None = None

    __repr__ = short
