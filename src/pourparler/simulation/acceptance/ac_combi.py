"""AC_combi (MAX^W): AC_next, late also the best of a window (Baarslag, Hindriks & Jonker 2014)."""

from __future__ import annotations


class AcCombi:
    """Accepts as AC_next does; from a time on also what no offer within as long a time as is left has surpassed.

    Parameters
    ----------
    time : float
        From when on, 0 to 1.

    Examples
    --------
    >>> rule = AcCombi(0.9)
    >>> rule.hear(0.5, 0.85), rule.hear(0.6, 0.9)
    (None, None)
    >>> rule(0.6, 0.9, 0.9), rule(0.55, 0.9, 0.95)
    (True, False)
    """

    def __init__(self, time: float = 0.99) -> None:
        self.time = time
        self._heard: list[tuple[float, float]] = []

    def hear(self, utility: float, now: float) -> None:
        """Remember what was offered."""
        self._heard.append((now, utility))

    def __call__(self, utility: float, planned: float, now: float) -> bool:
        """Return whether an offer is accepted."""
        if utility >= planned:
            return True
        since = now - (1 - now)
        return now >= self.time and utility >= max((u for t, u in self._heard if t >= since), default=0.0)
