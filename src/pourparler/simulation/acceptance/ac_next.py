"""AC_next: accept what is worth as much as one's own next offer (Baarslag, Hindriks & Jonker 2014)."""

from __future__ import annotations


class AcNext:
    """Accepts where factor × utility + constant reaches the utility planned next.

    Parameters
    ----------
    factor, constant : float
        The published α and β.

    Examples
    --------
    >>> AcNext()(0.7, 0.6, 0.5), AcNext()(0.5, 0.6, 0.5)
    (True, False)
    """

    def __init__(self, factor: float = 1.0, constant: float = 0.0) -> None:
        self.factor, self.constant = factor, constant

    def hear(self, utility: float, now: float) -> None:
        """Take no notice of what was offered before."""

    def __call__(self, utility: float, planned: float, now: float) -> bool:
        """Return whether an offer worth `utility` is accepted where `planned` would be the next of one's own."""
        return self.factor * utility + self.constant >= planned
