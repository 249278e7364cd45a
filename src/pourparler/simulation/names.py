"""What a folder holds: strategies, protocols and acceptance conditions are found by walking, never listed."""

from __future__ import annotations

import pkgutil
from functools import cache
from types import ModuleType

from pourparler.simulation import strategies


def names(package: ModuleType = strategies) -> list[str]:
    """Return the names of all strategies, or of what another folder holds.

    Examples
    --------
    >>> from pourparler.simulation import acceptance, protocols
    >>> "micro" in names(), names(acceptance)
    (True, ['ac_combi', 'ac_const', 'ac_next', 'ac_time'])
    >>> names(protocols)
    ['alternating_offers', 'monotonic_concession', 'single_text']
    """
    return list(_walked(tuple(package.__path__)))


@cache
def _walked(folders: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is in folders; they are walked once, as a tournament asks for every run."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(folders)))
