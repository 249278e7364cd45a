"""AC_time: accept anything from some time on (Baarslag, Hindriks & Jonker 2014)."""

from __future__ import annotations


class AcTime:
    """Accepts anything from some time on.

    Parameters
    ----------
    time : float
        From 0 to 1, the deadline.

    Examples
    --------
    >>> AcTime(0.9)(0.1, 1.0, 0.95), AcTime(0.9)(0.1, 1.0, 0.5)
    (True, False)
    """

    def __init__(self, time: float = 0.99) -> None:
        self.time = time

    def hear(self, utility: float, now: float) -> None:
        """Take no notice of what was offered before."""

    def __call__(self, utility: float, planned: float, now: float) -> bool:
        """Return whether an offer is accepted."""
        return now >= self.time
