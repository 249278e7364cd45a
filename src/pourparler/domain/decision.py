"""What a person decided about a candidate, and how a reader's proposals held."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from typing import Any

from msgspec import Struct

from pourparler.domain.candidate import Candidate
from pourparler.domain.issue import Issue, Option
from pourparler.domain.party import Delegate, Party
from pourparler.domain.proposal import Proposal


class Ruling(Enum):
    """What was decided; ``undo`` takes back the decision before it on the same candidate.

    What is rejected is wrong, and counts against its reader; what is not needed may well be right. ``done`` is of a
    report as a whole: somebody has finished with it, and what is undecided there stays undecided.
    """

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    NOT_NEEDED = "not-needed"
    UNDO = "undo"
    DONE = "done"


REPORT = "report"
"""What stands in the place of a candidate's id where a decision is of the report as a whole."""


class Filed(Struct, frozen=True, omit_defaults=True):
    """What a person files: the proposal as it was mended, and what it names that is new.

    Parameters
    ----------
    proposal : Proposal
        What is put on record.
    parties, delegates, issues, options : tuple
        What it names and the record lacks.
    candidate : Candidate, optional
        The words, where a person marked them and no reader did.
    again : str
        The statement on record that the words tell once more; empty: it is a new one.
    relays : str
        The source that the report reprints or relays, so that both are one witness; empty: nobody says that it does.
    """

    proposal: Proposal
    parties: tuple[Party, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    issues: tuple[Issue, ...] = ()
    options: tuple[Option, ...] = ()
    candidate: Candidate | None = None
    again: str = ""
    relays: str = ""

    def new(self) -> tuple[Party | Delegate | Issue | Option, ...]:
        """Return what is new, in an order in which each names only what comes before it."""
        return (*self.parties, *self.delegates, *self.issues, *self.options)


class Decision(Struct, frozen=True):
    """A person's decision about one candidate of one text; what later readers are measured by.

    Parameters
    ----------
    text : str
        The SHA-256 of the text, as UTF-8.
    candidate : str
        The candidate's id; see :func:`ids`.
    ruling : Ruling
        What was decided.
    reader, kind, language : str
        Which reader proposed what kind of thing, in a text of which language.
    held : bool
        Whether the proposal held: accepted, or edited where passages and who are unchanged.
    proposed : dict
        The candidate as it was proposed, as plain values.
    accepted : dict
        The proposal as it was accepted, as plain values; empty where it was not. Older decisions hold words only.
    events : tuple of str
        The hashes of the events that were written for it.
    at : str
        When, in UTC.
    filed : Filed, optional
        What was accepted, as a value; none where nothing was, and in older decisions.
    signed : bool
        Whether what it accepts is on record: at the desk it is decided first, and on record only when it is signed.
    """

    text: str
    candidate: str
    ruling: Ruling
    reader: str
    kind: str
    language: str
    held: bool
    proposed: dict[str, Any]
    accepted: dict[str, Any] = {}
    events: tuple[str, ...] = ()
    at: str = ""
    filed: Filed | None = None
    signed: bool = True


class Measured(Struct, frozen=True):
    """How well a reader's proposals hold.

    Parameters
    ----------
    precision : float, optional
        The share that held when the reader was measured, 0 to 1; none where it was not measured.
    held, judged : int
        How many of its proposals held of those that were judged in this record: accepted, mended or rejected.
    """

    precision: float | None = None
    held: int = 0
    judged: int = 0


def ids(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """Return an id for each candidate: of its kind, its reader and where its passages stand, and of nothing else.

    So a candidate keeps its id when the report is read again. Candidates that are alike in all of these are told
    apart by their order.

    Examples
    --------
    >>> from pourparler.domain.candidate import FoundDate, Precision, Span
    >>> day = Candidate("date", FoundDate("Monday", Precision.DAY), (Span("date", 0, 6, "Monday"),))
    >>> first, second = ids([day, day])
    >>> len(first), first == second
    (12, False)
    """
    seen: Counter[str] = Counter()
    keys = []
    for candidate in candidates:
        places = sorted((span.start, span.end, span.role) for span in candidate.passages)
        words = f"{candidate.kind} {candidate.reader} {places}"
        seen[words] += 1
        keys.append(hashlib.sha256(f"{words} {seen[words]}".encode()).hexdigest()[:12])
    return tuple(keys)


def standing(decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """Return the decisions that stand, by text and candidate: the last one, unless it was taken back."""
    by_place: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        place = decision.text, decision.candidate
        by_place.pop(place, None)
        if decision.ruling is not Ruling.UNDO:
            by_place[place] = decision
    return by_place


def held(decisions: Iterable[Decision]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return, for each reader and language, how many proposals held and how many were judged.

    What is not needed was not judged.
    """
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    for decision in standing(decisions).values():
        if decision.ruling in (Ruling.NOT_NEEDED, Ruling.DONE):
            continue
        good, judged = counts.get((decision.reader, decision.language), (0, 0))
        counts[decision.reader, decision.language] = good + decision.held, judged + 1
    return counts
