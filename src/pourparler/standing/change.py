"""What changed between two states of play, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pourparler.domain.cell import Cell
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.state_of_play import Change, StateOfPlay

_NEWS = {
    "sessions": "session",
    "drafts": "draft",
    "claims": "claim",
    "statuses": "status",
    "step_outcomes": "next step",
    "mandates": "mandate",
    "mandates_withdrawn": "mandate",
    "contexts": "context",
    "next_steps": "next step",
    "preconditions": "precondition",
    "precondition_outcomes": "precondition",
    "agreements": "agreement",
    "options": "option",
    "statements": "statement",
}


def changes(earlier: StateOfPlay, later: StateOfPlay, since: date) -> tuple[Change, ...]:
    """Return what changed: issues first, then stances, then what else came on record.

    Parameters
    ----------
    earlier, later : StateOfPlay
        The same record for the same viewer at the same level: as it could be seen on the earlier date, and now.
    since : datetime.date
        The earlier date. What had happened by then and became known only later is marked as late.
    """
    return (*_of_issues(earlier, later), *_of_cells(earlier, later, since), *_of_news(earlier, later, since))


def _of_issues(earlier: StateOfPlay, later: StateOfPlay) -> Iterator[Change]:
    for now in later.issues:
        before = earlier.standing(now.issue)
        was = before.standing.value if before else ""
        if was != now.standing.value:
            because = [
                h.position.id
                for cell in now.cells
                for h in cell.effective
                if before is None or h not in before.cell(cell.party).effective
            ]
            yield Change("issue", now.issue, was, now.standing.value, tuple(because))


def _of_cells(earlier: StateOfPlay, later: StateOfPlay, since: date) -> Iterator[Change]:
    for now in later.issues:
        before = earlier.standing(now.issue)
        for cell in now.cells:
            old = before.cell(cell.party) if before else Cell(cell.party, now.issue)
            was, stands = _in_words(old), _in_words(cell)
            fresh = [h for h in cell.effective if h not in old.effective]
            if was != stands:
                happened = max((h.happened_on.latest for h in fresh), default=None)
                late = happened is not None and happened <= since
                yield Change(
                    "position",
                    f"{cell.party} {now.issue}",
                    was,
                    stands,
                    tuple(h.position.id for h in fresh),
                    happened,
                    late,
                )


def _in_words(cell: Cell) -> str:
    """Return the stances that count, in a plain form that is compared and shown."""
    stances = {
        f"{'~' if h.said_to_be() else ''}{h.position.stance.value} {', '.join(h.position.options)}"
        for h in cell.effective
    }
    return "; ".join(sorted(stances))


def _of_news(earlier: StateOfPlay, later: StateOfPlay, since: date) -> Iterator[Change]:
    for collection, noun in _NEWS.items():
        old = _kept(earlier.negotiation, collection)
        for key, recorded in _kept(later.negotiation, collection).items():
            if key not in old:
                day = recorded.happened_on.latest
                yield Change(noun, key, "", collection, (), day, day <= since)


def _kept(negotiation: Negotiation, collection: str) -> dict[str, Recorded[Any]]:
    group: dict[str, Recorded[Any]] = getattr(negotiation, collection)
    return group
