"""The scorer of meetings, and of conditionals taken for hearsay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from benchmarks.attributions import Extent, characters

Named = Extent | str
"""A participant: where the text names it, or the words alone."""


@dataclass(frozen=True)
class Meeting:
    """An encounter told in a text.

    Parameters
    ----------
    told : tuple of Extent
        The words of meeting, and further tellings.
    participants : tuple of Named
        Who takes part; empty where the text does not say.
    """

    told: tuple[Extent, ...]
    participants: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Conditional:
    """A verb in the conditional, and whether it marks hearsay."""

    extent: Extent
    hearsay: bool


@dataclass(frozen=True)
class Count:
    """Counts of hits; counts add up.

    Parameters
    ----------
    found, gold : int
        How many were found, and how many there are.
    right : int
        How many of the found are in the gold.
    exact : int
        For meetings: how many of these have exactly the gold's participants.
    """

    found: int = 0
    gold: int = 0
    right: int = 0
    exact: int = 0

    def __add__(self, other: Count) -> Count:
        """Return the sum, count by count."""
        return Count(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def hearsay(marks: Iterable[Extent], forms: Iterable[Conditional]) -> Count:
    """Count the conditionals that are taken for hearsay: those that a mark of a statement of hearsay overlaps."""
    marked = characters(tuple(marks))
    taken = [(form, bool(marked & characters((form.extent,)))) for form in forms]
    return Count(
        found=sum(found for _, found in taken),
        gold=sum(form.hearsay for form, _ in taken),
        right=sum(found and form.hearsay for form, found in taken),
    )


def meetings(found: Sequence[Meeting], gold: Sequence[Meeting], text: str) -> Count:
    """Count the meetings found, one to one, in the order of the gold: those whose words of meeting overlap its own."""
    left = list(found)
    pairs = []
    for one in gold:
        own = characters(one.told)
        hit = next((other for other in left if own & characters(other.told)), None)
        if hit is not None:
            left.remove(hit)
            pairs.append((hit, one))
    exact = sum(same(hit.participants, one.participants, text) for hit, one in pairs)
    return Count(found=len(found), gold=len(gold), right=len(pairs), exact=exact)


def same(found: Sequence[Named], gold: Sequence[Named], text: str) -> bool:
    """Return whether each participant of the gold is named by exactly one found, and nobody else is found."""
    hits = [[i for i, one in enumerate(found) if names(one, other, text)] for other in gold]
    return all(len(one) == 1 for one in hits) and {i for one in hits for i in one} == set(range(len(found)))


def names(one: Named, other: Named, text: str) -> bool:
    """Return whether two mentions share a character; or a word of one is in the other, where only words are given."""
    if not isinstance(one, str) and not isinstance(other, str):
        return bool(characters((one,)) & characters((other,)))
    first, second = (mention if isinstance(mention, str) else text[slice(*mention)] for mention in (one, other))
    return first.casefold() in second.casefold() or second.casefold() in first.casefold()
