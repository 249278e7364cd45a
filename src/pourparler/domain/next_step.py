"""What was announced to come next, and what somebody wants to see first."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.evidence import Voice
from pourparler.domain.ids import IssueId, NewId, NextStepId, OptionId, PartyId, PreconditionId, SessionId
from pourparler.domain.interval import Interval


class NextStep(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A step that somebody announced.

    Parameters
    ----------
    id : str
        For instance ``ireland-meeting-2025-12-03``.
    what : str
        The step in words.
    said : Voice
        Who announced it.
    by : tuple of str
        The parties whose move it is; empty where the words do not say.
    due : Interval, optional
        When it is due; none where no day was named.

    Examples
    --------
    >>> from pourparler.domain.evidence import Attribution
    >>> NextStep("n", "meet again", Voice("A", Attribution.ON_RECORD)).due is None
    True
    """

    id: NewId
    what: str
    said: Voice
    by: tuple[PartyId, ...] = ()
    due: Interval | None = None


class StepOutcome(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What became of a step."""

    step: NextStepId
    how: str
    met: bool


class Precondition(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What a party wants to see before it goes on.

    Parameters
    ----------
    id : str
        For instance ``russia-withdrawal-before-ceasefire``.
    party : str
        Whose it is.
    what : str
        In words.
    said : Voice
        Who states it.
    options : tuple of str
        The options it touches.
    gates_sessions, gates_issues, gates_steps : tuple of str
        What waits for it: sessions, issues, announced steps; empty where the words do not say.
    """

    id: NewId
    party: PartyId
    what: str
    said: Voice
    options: tuple[OptionId, ...] = ()
    gates_sessions: tuple[SessionId, ...] = ()
    gates_issues: tuple[IssueId, ...] = ()
    gates_steps: tuple[NextStepId, ...] = ()


class PreconditionOutcome(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """How a precondition was met."""

    precondition: PreconditionId
    how: str
