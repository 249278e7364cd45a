"""What a protocol is: each file of `protocols` states one, under the name ``PROTOCOL``."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from pourparler.simulation.talk import Talk


class Protocol(Struct, frozen=True):
    """Who may say what, when, and what counts as an agreement.

    Parameters
    ----------
    talk : callable
        From what may be offered, a setup that names how *every* party bargains, and a seed, to how the talks ended.
    usual : str
        How a party bargains unless another way is named.
    strategies : tuple of str
        The ways there are under it; empty: any class with ``offer`` and ``accepts``.
    mediators : tuple of str
        The ways its mediator may have; empty: it has none.

    Examples
    --------
    >>> from pourparler.simulation.protocols.monotonic_concession import PROTOCOL
    >>> PROTOCOL.usual, PROTOCOL.strategies, PROTOCOL.mediators
    ('zeuthen', ('zeuthen',), ())
    """

    talk: Callable[[Space, Setup, int], Talk]
    usual: str
    strategies: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
