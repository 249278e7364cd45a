"""Numbers and ids of candidates that stay when the record grows: those that the text alone gives.

What is on record lets the readers find more, and tell a name more fully. So a report is read a second time as if
nothing were on record, and each candidate keeps the number that it has there.
"""

from __future__ import annotations

from msgspec import structs

from pourparler.domain.candidate import Candidate
from pourparler.domain.decision import ids
from pourparler.domain.reading import Reading


def numbered(reading: Reading, alone: Reading) -> Reading:
    """Return a reading whose candidates bear the numbers and ids that the text alone gives.

    A candidate that covers one of the text alone, which is itself no longer found, is the same candidate. What only the
    record lets the readers find is numbered behind, in the order of the text.

    Parameters
    ----------
    reading : Reading
        The report, with what is on record recognised.
    alone : Reading
        The same report, as if nothing were on record.

    Examples
    --------
    >>> from pourparler.domain.candidate import FoundActor, Span
    >>> from pourparler.domain.provenance import Provenance
    >>> def names(*spans):
    ...     return [Candidate("actor", FoundActor(w), (Span("name", s, s + len(w), w),)) for s, w in spans]
    >>> alone = Reading("", Provenance(), tuple(names((9, "Board"), (30, "Envoy"))))
    >>> with_record = Reading("", Provenance(), tuple(names((2, "North"), (9, "Board of the River"), (30, "Envoy"))))
    >>> [one.number for one in numbered(with_record, alone).numbered()]
    [3, 1, 2]
    """
    own, first = ids(reading.candidates), alone.numbered()
    there = {one.id: one.number for one in first}
    left = [one for one in first if one.id not in own]
    names, beyond = list[tuple[int, str]](), len(first)
    for candidate, key in zip(reading.candidates, own, strict=True):
        same = next((one for one in left if _covers(candidate, one.candidate)), None)
        if key in there:
            names.append((there[key], key))
        elif same:
            left.remove(same)
            names.append((same.number, same.id))
        else:
            beyond += 1
            names.append((beyond, key))
    return structs.replace(reading, numbers=tuple(n for n, _ in names), ids=tuple(key for _, key in names))


def _covers(one: Candidate, other: Candidate) -> bool:
    """Return whether two candidates are of one kind and reader, and every passage of the other stands in the first."""
    return (one.kind, one.reader) == (other.kind, other.reader) and all(
        any(own.role == span.role and own.overlaps(span) for own in one.passages) for span in other.passages
    )
