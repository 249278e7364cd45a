"""AC_const: accept what reaches a fixed utility (Baarslag, Hindriks & Jonker 2014)."""

from __future__ import annotations


class AcConst:
    """Accepts where the utility reaches a constant.

    Parameters
    ----------
    level : float
        From 0 to 1.

    Examples
    --------
    >>> AcConst(0.8)(0.8, 1.0, 0.0)
    True
    """

    def __init__(self, level: float = 0.8) -> None:
        self.level = level

    def hear(self, utility: float, now: float) -> None:
        """Take no notice of what was offered before."""

    def __call__(self, utility: float, planned: float, now: float) -> bool:
        """Return whether an offer is accepted."""
        return utility >= self.level
