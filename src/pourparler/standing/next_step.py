"""What was announced to come next, what became of it, and what somebody still wants to see first."""

from __future__ import annotations

from msgspec import structs

from pourparler.domain.entitlement import speaks_for
from pourparler.domain.evidence import evidence_class
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
    """Return the preconditions that stand: set, not reported as met, and not denied by their party.

    One that its party sets anew in the same words, on evidence as strong, stands in the place of the one before it.
    """
    over = negotiation.precondition_outcomes.keys() | denied_preconditions(negotiation)
    left = [p for key, p in negotiation.preconditions.items() if key not in over]
    return tuple(
        p for at, p in enumerate(left) if not any(_set_anew(later, p, negotiation) for later in left[at + 1 :])
    )


def _set_anew(later: Recorded[Precondition], earlier: Recorded[Precondition], negotiation: Negotiation) -> bool:
    one, other = earlier.value, later.value
    if structs.replace(one, id="", said=other.said) != structs.replace(other, id=""):
        return False
    strength = [evidence_class(p.said, speaks_for(p.said, p.party, negotiation)) for p in (one, other)]
    return strength[1] <= strength[0]
