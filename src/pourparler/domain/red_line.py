"""Red lines: one declared refusal, insistence or *only if*, with its evidence; each counts one."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pourparler.domain.cell import Held
from pourparler.domain.outcome import Needs, Outcome, met
from pourparler.domain.position import Stance


class Weakness(Enum):
    """Why a red line is worth asking about: is it still one."""

    SECOND_HAND = "second-hand"
    OLDER_WORDING = "older-wording"
    ONE_ORIGIN = "one-origin"


class RedLine(Struct, frozen=True):
    """One declared refusal, insistence or *only if* of a party on an issue.

    Parameters
    ----------
    party, issue : str
        Whose, on what.
    stance : Stance
        ``refuses``, ``insists`` or ``conditional`` (an *only if*).
    options : tuple of str
        The options that it was declared on.
    refuses : tuple of str
        The options that it rules out.
    unless : tuple
        Of an *only if*: what lifts the refusal; empty otherwise.
    ground : Held, optional
        The position on record, with its evidence; none where it was stated in a scenario file.
    witnesses : int, optional
        How many independent origins it rests on; sources of one origin are one witness. None in a scenario file.
    weaknesses : tuple of Weakness
        Why one may ask whether it still holds; empty in a scenario file.

    Examples
    --------
    >>> line = RedLine("north", "army", Stance.INSISTS, ("small",), ("large",))
    >>> line.binds({"army": "large"}), line.binds({"army": "small"})
    (True, False)
    """

    party: str
    issue: str
    stance: Stance
    options: tuple[str, ...]
    refuses: tuple[str, ...]
    unless: Needs = ()
    ground: Held | None = None
    witnesses: int | None = None
    weaknesses: tuple[Weakness, ...] = ()

    def binds(self, outcome: Outcome) -> bool:
        """Return whether it rules an outcome out."""
        refused = outcome.get(self.issue) in self.refuses
        return refused and not (self.unless and met(self.unless, outcome))

    def said_to_be(self) -> bool:
        """Return whether it is known only second-hand or by inference."""
        return self.ground is not None and self.ground.said_to_be()


RedLines = tuple[RedLine, ...]
"""A set of red lines, in the scenario's order."""
