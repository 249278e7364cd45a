"""The scorer of attributions: who is said to have said what, found against gold, over characters.

A found attribution matches a gold one where the characters of their contents overlap by half or more (intersection over
union), one to one, the closest pairs first.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

Extent = tuple[int, int]
"""Characters of a text: start, end exclusive."""

ENOUGH = 0.5
"""The least overlap of two contents that are the same."""


@dataclass(frozen=True)
class Attribution:
    """Somebody is said to have said something.

    Parameters
    ----------
    content : tuple of Extent
        What was said.
    source : tuple of Extent
        Who said it; empty where nobody is named.
    cue : tuple of Extent
        The words that attribute it; empty where there are none.
    hearsay : bool
        Whether it is marked as unconfirmed.
    """

    content: tuple[Extent, ...]
    source: tuple[Extent, ...] = ()
    cue: tuple[Extent, ...] = ()
    hearsay: bool = False


def characters(extents: Sequence[Extent]) -> frozenset[int]:
    """Return the offsets that extents cover.

    Examples
    --------
    >>> sorted(characters([(0, 2), (1, 3)]))
    [0, 1, 2]
    """
    return frozenset(at for start, end in extents for at in range(start, end))


def matches(found: Sequence[Attribution], gold: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Return which found attribution is which gold one, as pairs of indices, the closest first."""
    close = []
    theirs = [characters(one.content) for one in gold]
    for i, one in enumerate(found):
        ours = characters(one.content)
        for j, other in enumerate(theirs):
            shared = len(ours & other)
            if shared and shared / len(ours | other) >= ENOUGH:
                close.append((shared / len(ours | other), i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(close, key=lambda one: (-one[0], one[1], one[2])):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


@dataclass(frozen=True)
class Tally:
    """What was counted over one text or several; tallies add up.

    Parameters
    ----------
    found, gold, matched : int
        Attributions found, in the gold, and both.
    touched : int
        Gold attributions whose content something found overlaps at all.
    sourced, right : int
        Matched pairs whose gold names a source, and those of them whose sources overlap.
    marked, kept, claimed : int
        Matched pairs that the gold marks as hearsay, those of them found as hearsay, and matched pairs found as hearsay.
    """

    found: int = 0
    gold: int = 0
    matched: int = 0
    touched: int = 0
    sourced: int = 0
    right: int = 0
    marked: int = 0
    kept: int = 0
    claimed: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the sum, count by count."""
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def precision(self) -> float:
        """Return the share of the found that match; not a number where nothing was found."""
        return share(self.matched, self.found)

    def recall(self) -> float:
        """Return the share of the gold that was found; not a number where there is no gold."""
        return share(self.matched, self.gold)

    def f(self) -> float:
        """Return the harmonic mean of precision and recall; not a number where there is neither found nor gold."""
        return share(2 * self.matched, self.found + self.gold)

    def source(self) -> float:
        """Return the share of matched pairs whose source is right; not a number where no gold names one."""
        return share(self.right, self.sourced)

    def touching(self) -> float:
        """Return recall at any overlap; not a number where there is no gold."""
        return share(self.touched, self.gold)


def share(part: int, whole: int) -> float:
    """Return a share; not a number of nothing."""
    return part / whole if whole else math.nan


def tally(found: Sequence[Attribution], gold: Sequence[Attribution]) -> Tally:
    """Count one text."""
    pairs = [(found[i], gold[j]) for i, j in matches(found, gold)]
    sourced = [(a, b) for a, b in pairs if b.source]
    everything = frozenset[int]().union(*(characters(one.content) for one in found))
    return Tally(
        found=len(found),
        gold=len(gold),
        matched=len(pairs),
        touched=sum(bool(everything & characters(one.content)) for one in gold),
        sourced=len(sourced),
        right=sum(bool(characters(a.source) & characters(b.source)) for a, b in sourced),
        marked=sum(b.hearsay for _, b in pairs),
        kept=sum(a.hearsay and b.hearsay for a, b in pairs),
        claimed=sum(a.hearsay for a, _ in pairs),
    )


def resampled(tallies: Sequence[Tally], resamples: int = 1000, seed: int = 20251203) -> tuple[Tally, ...]:
    """Return the sums of so many draws of whole texts with replacement.

    The same seed and number of texts draw the same texts: draws of two readers can be compared one by one.
    """
    dice = random.Random(seed)
    return tuple(sum(dice.choices(tallies, k=len(tallies)), Tally()) for _ in range(resamples) if tallies)


def interval(values: Iterable[float]) -> tuple[float, float]:
    """Return between which bounds the middle 95 % of values lie; what is not a number is left out.

    Examples
    --------
    >>> interval(range(1001))
    (25, 975)
    >>> interval([])
    (nan, nan)
    """
    ordered = sorted(value for value in values if not math.isnan(value))
    if not ordered:
        return math.nan, math.nan
    return ordered[round(0.025 * (len(ordered) - 1))], ordered[round(0.975 * (len(ordered) - 1))]


def wilson(part: int, whole: int, z: float = 1.96) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share; from 0 to 1 of nothing.

    Examples
    --------
    >>> [round(bound, 3) for bound in wilson(8, 10)]
    [0.49, 0.943]
    """
    if not whole:
        return 0.0, 1.0
    p, spread = part / whole, z * z / whole
    centre = (p + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(p * (1 - p) / whole + spread / (4 * whole))
    return max(0.0, centre - half), min(1.0, centre + half)
