"""What was announced to come next, what became of it, and what somebody still wants to see first."""

from __future__ import annotations

from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.next_step import Precondition
from pourparler.domain.state_of_play import Step, StepState
from pourparler.standing.denial import denied_preconditions, denied_steps


def steps(negotiation: Negotiation) -> tuple[Step, ...]:
    """Return every announced step with what became of it; a due day that passed in silence is *overdue*."""
    today = negotiation.counted_to()
    denied = denied_steps(negotiation)
    every = []
    for key, recorded in negotiation.next_steps.items():
        outcome = negotiation.step_outcomes.get(key)
        due = recorded.value.due
        if outcome:
            state = StepState.MET if outcome.value.met else StepState.MISSED
        elif key in denied:
            state = StepState.DENIED
        elif due and today and due.latest < today:
            state = StepState.OVERDUE
        else:
            state = StepState.OPEN
        every.append(Step(recorded, state, outcome))
    return tuple(every)


def preconditions(negotiation: Negotiation) -> tuple[Recorded[Precondition], ...]:
    """Return the preconditions that stand: set, not reported as met, and not denied by their party."""
    over = negotiation.precondition_outcomes.keys() | denied_preconditions(negotiation)
    return tuple(p for key, p in negotiation.preconditions.items() if key not in over)
