"""The state of play: where everything stands, at a date, for a viewer, at a level of evidence."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct

from pourparler.domain.conflict import Conflict
from pourparler.domain.evidence import EvidenceClass, Level
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.lineage import Lineage, LineageRow
from pourparler.domain.mandate import Mandate
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.next_step import NextStep, Precondition, StepOutcome
from pourparler.domain.room import Room
from pourparler.domain.short import short
from pourparler.domain.statement import Claim, Statement


class StepState(Enum):
    """What became of an announced step, as far as the record says."""

    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    OVERDUE = "overdue"
    DENIED = "denied"
    """Whoever is said to have announced it, or to have to move, says that it is not theirs."""


class Step(Struct, frozen=True):
    """An announced step and what became of it; nothing on record is never taken for done."""

    step: Recorded[NextStep]
    state: StepState
    outcome: Recorded[StepOutcome] | None = None


class Rivals(Struct, frozen=True):
    """Claims about one matter on which sources differ, side by side.

    Parameters
    ----------
    topic : str
        The matter.
    claims : tuple of Recorded[Claim]
        In the order in which they were made.
    on_record : int, optional
        How many meetings the record itself holds, where meetings are counted; none where not.
    """

    topic: str
    claims: tuple[Recorded[Claim], ...]
    on_record: int | None = None


class Said(Struct, frozen=True):
    """A statement with how it is known that it was made; no stance is worked out from it.

    Parameters
    ----------
    statement : Recorded[Statement]
        Who said what.
    evidence : EvidenceClass
        How strong the evidence is that it was said: the speaker's own word, reported, second-hand, inferred.
    party : str, optional
        The party the speaker belongs to; none where the record names none.
    """

    statement: Recorded[Statement]
    evidence: EvidenceClass
    party: str | None = None

    def touches(self, issue: str) -> bool:
        """Return whether it is on record as touching an issue."""
        return issue in self.statement.value.issues

    def said_to_be(self) -> bool:
        """Return whether it is only second-hand or inferred that it was said, and must be marked so."""
        return not self.evidence.may_accept()


class TextQuestion(Struct, frozen=True):
    """A proposed change to the text on which nothing decided is on record."""

    draft: str
    row: LineageRow


class FourQuestions(Struct, frozen=True):
    """The Quill Project's four questions (Oxford), answered from the record.

    Parameters
    ----------
    agreed, not_agreed : tuple of str
        Issues.
    may_speak : tuple of Recorded[Mandate]
        Mandates in force: who may express an opinion for whom. Rules not to comment stand with the delegates.
    open_text, closed_text : tuple of (str, str)
        Draft and point: what may still be changed, and what was closed. Text without a status is open.
    undecided : tuple of TextQuestion
        Proposed changes that nothing on record decides.
    """

    agreed: tuple[str, ...]
    not_agreed: tuple[str, ...]
    may_speak: tuple[Recorded[Mandate], ...]
    open_text: tuple[tuple[str, str], ...]
    closed_text: tuple[tuple[str, str], ...]
    undecided: tuple[TextQuestion, ...]

    __repr__ = short


class Change(Struct, frozen=True):
    """One thing that changed since an earlier date.

    Parameters
    ----------
    noun : str
        What it is about: ``issue``, ``position``, ``session``, …
    subject : str
        The id.
    before, after : str
        What stood and what stands; empty where there was, or is, nothing.
    because : tuple of str
        The ids of the positions or other nouns on which it rests.
    happened_on : datetime.date, optional
        When what caused it happened; none where that is not one thing.
    late : bool
        Whether it had happened by the earlier date already and became known only after it.
    """

    noun: str
    subject: str
    before: str
    after: str
    because: tuple[str, ...] = ()
    happened_on: date | None = None
    late: bool = False


class Unknowns(Struct, frozen=True):
    """What is not known, said as such.

    Parameters
    ----------
    silent : tuple of (str, str)
        Required party and issue on which nothing is on record.
    statements_only : tuple of (str, str)
        Required party and issue on which the party is on record with statements and with no position.
    second_hand_only : tuple of (str, str)
        Required party and issue of which only second-hand evidence or inference is on record.
    unknown_text : tuple of str
        Drafts whose text is not on record, or only in part.
    contradictory : tuple of (str, str)
        Party and issue on which equal evidence differs.
    """

    silent: tuple[tuple[str, str], ...]
    second_hand_only: tuple[tuple[str, str], ...]
    unknown_text: tuple[str, ...]
    contradictory: tuple[tuple[str, str], ...]
    statements_only: tuple[tuple[str, str], ...] = ()

    __repr__ = short


class StateOfPlay(Struct, frozen=True):
    """Where everything in the talks stands.

    Parameters
    ----------
    negotiation : Negotiation
        What it was computed from: names, labels and sources are read there.
    level : Level
        The weakest evidence that counted.
    issues : tuple of IssueStanding
        In the order of the record.
    lineages : tuple of Lineage
        Each draft beside its parents.
    rooms : tuple of Room
        Each session, the latest last.
    rivals : tuple of Rivals
        Matters on which sources differ.
    steps : tuple of Step
        What was announced.
    preconditions : tuple of Recorded[Precondition]
        Those that stand.
    hearsay : tuple of Recorded[Statement]
        Statements only said to have been made; they make nothing acceptable.
    questions : FourQuestions
        What is agreed, who may speak, what may be changed, what is undecided.
    unknowns : Unknowns
        What is not known.
    changes : tuple of Change
        Since an earlier date; empty where none was asked for.
    since : datetime.date, optional
        That date.
    statements : tuple of Said
        What was said, in the order in which it was said, as far as its evidence counts at the level asked for.
    weaker_statements : tuple of Said
        Those whose evidence is below that level: they are counted, not told.
    conflicts : tuple of Conflict
        What copies of the record say differently and nobody has settled, as far as the viewer may see it.
    """

    negotiation: Negotiation
    level: Level
    issues: tuple[IssueStanding, ...]
    lineages: tuple[Lineage, ...]
    rooms: tuple[Room, ...]
    rivals: tuple[Rivals, ...]
    steps: tuple[Step, ...]
    preconditions: tuple[Recorded[Precondition], ...]
    hearsay: tuple[Recorded[Statement], ...]
    questions: FourQuestions
    unknowns: Unknowns
    changes: tuple[Change, ...] = ()
    since: date | None = None
    statements: tuple[Said, ...] = ()
    weaker_statements: tuple[Said, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    __repr__ = short

    def standing(self, issue: str) -> IssueStanding | None:
        """Return one issue's standing; none where the issue is not on record."""
        return next((i for i in self.issues if i.issue == issue), None)

    def of(self, standing: Standing) -> tuple[IssueStanding, ...]:
        """Return the issues of one class."""
        return tuple(i for i in self.issues if i.standing is standing)

    def said_on(self, issue: str) -> tuple[Said, ...]:
        """Return the statements that touch an issue, the latest first."""
        statements = [s for s in self.statements if s.touches(issue)]
        return tuple(sorted(statements, key=lambda s: s.statement.happened_on.latest, reverse=True))

    def weaker_on(self, issue: str) -> int:
        """Return how many statements touch an issue on evidence below the level asked for."""
        return sum(s.touches(issue) for s in self.weaker_statements)

    def whose_move(self) -> tuple[Step, ...]:
        """Return the steps still open, or overdue, that name whose move it is, the latest announced first."""
        left = (StepState.OPEN, StepState.OVERDUE)
        waiting = (step for step in self.steps if step.state in left and step.step.value.by)
        return tuple(sorted(waiting, key=lambda s: s.step.happened_on.latest, reverse=True))
