"""A review without a person at the keys: what was marked beforehand is accepted, the rest as asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from pourparler.brief.plain.value import SCHEMA, plain
from pourparler.domain.decision import Decision, Ruling
from pourparler.domain.proposal import ProposedDate
from pourparler.errors import InputError, InvalidEvent, PourparlerError
from pourparler.regular_file import read_regular
from pourparler.workbench.review import Sitting
from pourparler.workbench.writer import undated

_LARGEST = 2**20


class Refused(Struct, frozen=True):
    """A candidate that was marked, and that the record does not take as it stands: its number, and why."""

    number: int
    why: InvalidEvent


def marks(file: Path) -> tuple[str, ...]:
    """Return the lines of a file of marks: numbers, ids, or ``KIND: WORDS``; what follows ``#`` is a remark.

    Raises
    ------
    InputError
        If it is not UTF-8 text.
    """
    try:
        lines = read_regular(file, _LARGEST).decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise InputError("is not UTF-8 text", where=str(file), mend="save it as UTF-8") from None
    return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


def unattended(
    sitting: Sitting, kinds: Collection[str], lines: Collection[str], rest: Ruling | None = None, where: str = ""
) -> list[Refused]:
    """Accept what is marked and undecided, in the order of their numbers; return what the record does not take.

    Parameters
    ----------
    sitting : Sitting
        The report and the record.
    kinds : collection of str
        Kinds of which all are accepted.
    lines : collection of str
        See :func:`marks`.
    rest : Ruling, optional
        How what is neither accepted nor refused is decided: rejected, or not needed; none: it stays undecided.
    where : str
        The file that the lines are from, for sentences about it.

    Raises
    ------
    InputError
        If a line marks nothing, or nobody says when the report was published; nothing is written then.
    """
    numbers = {one.number for one in sitting.reading.numbered() if one.candidate.kind in kinds}
    for line in lines:
        numbers |= set(_marked(sitting, line, where))
    telling = [n for n in numbers & set(sitting.undecided()) if not isinstance(sitting.proposed(n), ProposedDate)]
    if sitting.published is None and telling:
        raise undated(sitting.name)
    refused = []
    for number in sitting.undecided():
        if number in numbers:
            try:
                sitting.accept(number)
            except InvalidEvent as error:
                refused.append(Refused(number, error))
        elif rest is Ruling.REJECT:
            sitting.reject(number)
        elif rest is Ruling.NOT_NEEDED:
            sitting.leave(number)
    return refused


def _marked(sitting: Sitting, line: str, where: str) -> Iterator[int]:
    words, _, _ = line.partition(" #")
    words = words.strip()
    kind, colon, quoted = words.partition(":")
    numbers = [
        one.number
        for one in sitting.reading.numbered()
        if sitting.asked_for(one.number)
        and (
            words in (str(one.number), one.id)
            or (
                colon
                and one.candidate.kind == kind.strip()
                and any(quoted.strip() in span.quote for span in one.candidate.passages)
            )
        )
    ]
    if not numbers:
        raise InputError(
            "marks no candidate: {line}",
            where=where,
            mend="write a number or an id as {verb[read]} prints them, or KIND: WORDS of one of its passages",
            line=line,
        )
    yield from numbers


def outcome(
    sitting: Sitting,
    before: Mapping[int, Decision],
    refused: Collection[Refused],
    sentence: Callable[[PourparlerError], str],
) -> dict[str, Any]:
    """Return what a sitting came to, as plain values.

    Parameters
    ----------
    sitting : Sitting
        After the sitting.
    before : mapping of int to Decision
        What was decided before it.
    refused : collection of Refused
        What the record did not take.
    sentence : callable
        Puts an error into words.
    """
    now = {number: one for number, one in sitting.decisions().items() if before.get(number) != one}
    return {
        "schema": SCHEMA,
        "record": sitting.info.id,
        "location": sitting.location,
        "audience": sitting.audience,
        "sha256": sitting.sha256,
        "candidates": len(sitting),
        **{name: _decided(now, ruling) for name, ruling in _RULINGS.items()},
        "undecided": sitting.undecided(),
        "refused": [{"number": one.number, "why": sentence(one.why)} for one in refused],
        "readers": {name: plain(measured) for name, measured in sitting.measured().items()},
    }


_RULINGS = {
    "accepted": Ruling.ACCEPT,
    "edited": Ruling.EDIT,
    "rejected": Ruling.REJECT,
    "not_needed": Ruling.NOT_NEEDED,
}


def _decided(now: Mapping[int, Decision], ruling: Ruling) -> list[dict[str, Any]]:
    return [
        {"number": number, "id": one.candidate, "kind": one.kind, "events": list(one.events)}
        for number, one in sorted(now.items())
        if one.ruling is ruling
    ]
