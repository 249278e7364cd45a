"""What is set up before talks begin: the protocol, how each party bargains, the deadline, who ratifies."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.scenario import Estimate


class Setup(Struct, frozen=True):
    """Under which protocol talks are held, each party in which manner, and for how long.

    Parameters
    ----------
    strategies : dict of str to str
        Party to a strategy by name; under *single_text* ``hill_climbing`` or ``annealing``. A party without one has
        the protocol's usual.
    protocol : str
        The name of a file in `protocols`.
    rounds : int
        The deadline; under *single_text* how many revisions are voted on. *monotonic_concession* needs none.
    seconds : float, optional
        A deadline in seconds instead.
    mediator : str
        ``hill_climbing`` or ``annealing``, for *single_text*.
    ratifiers : dict of str to Estimate
        Party to what its ratifier values: an agreement is then *ad referendum*.

    Examples
    --------
    >>> Setup({"north": "micro"}).protocol
    'alternating_offers'
    """

    strategies: dict[str, str] = {}
    protocol: str = "alternating_offers"
    rounds: int = 100
    seconds: float | None = None
    mediator: str = "hill_climbing"
    ratifiers: dict[str, Estimate] = {}
