"""How one party stands on one issue, option by option."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct

from pourparler.domain.evidence import Authority, EvidenceClass
from pourparler.domain.interval import Interval
from pourparler.domain.position import Condition, Position, Stance
from pourparler.domain.source import Passage


class Verdict(Enum):
    """What an option is to a party."""

    ACCEPTABLE = "acceptable"
    CONDITIONAL = "conditional"
    OBJECTED = "objected"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Held(Struct, frozen=True):
    """A position with the weight it has.

    Parameters
    ----------
    position : Position
        What was declared.
    happened_on : Interval
        When.
    known_on : datetime.date
        From when it could be known.
    evidence : EvidenceClass
        How strong the evidence is.
    authority : Authority
        How far the speaker can speak for the party.
    passages : tuple of Passage
        On what it rests.
    """

    position: Position
    happened_on: Interval
    known_on: date
    evidence: EvidenceClass
    authority: Authority
    passages: tuple[Passage, ...]

    def said_to_be(self) -> bool:
        """Return whether it is second-hand or inferred, and must be marked so."""
        return not self.evidence.may_accept()


class OptionCell(Struct, frozen=True):
    """What one option is to one party, and why.

    Parameters
    ----------
    option : str
        The option.
    verdict : Verdict
        What it is to the party, at the level of evidence asked for.
    effective : Held, optional
        The party's own stance on it that counts; none where it is implied or unknown.
    rests_on : Held, optional
        Of the stance that counts, the one with the best evidence: with a second-hand stance that says more than
        the party's own word, the own word.
    implied_by : Held, optional
        The insistence, demand or refusal elsewhere from which the verdict follows.
    challenges : tuple of Held
        Weaker or lesser evidence that differs; it lifts nothing.
    contradictory : tuple of Held
        Positions of equal class and overlapping dates that differ; the verdict is then unknown.
    said_to_be : bool
        Whether the verdict rests on second-hand evidence or inference.
    refused_by : tuple of Held
        Every declared refusal or insistence in force that rules the option out; each does so alone.
    only_if : Held, optional
        The *only if* in force on it.
    later_set_aside : str
        The id of a later position of the party that says otherwise and is set aside, since it names what no longer
        counts, or that the party denies: what was said before it makes nothing acceptable. Empty where there is none.
    """

    option: str
    verdict: Verdict = Verdict.UNKNOWN
    effective: Held | None = None
    rests_on: Held | None = None
    implied_by: Held | None = None
    challenges: tuple[Held, ...] = ()
    contradictory: tuple[Held, ...] = ()
    said_to_be: bool = False
    refused_by: tuple[Held, ...] = ()
    only_if: Held | None = None
    later_set_aside: str = ""

    def condition(self) -> Condition | None:
        """Return the condition of a conditional stance; none where it has none or is not conditional."""
        return self.effective.position.condition if self.effective else None


class Cell(Struct, frozen=True):
    """How one party stands on one issue.

    Parameters
    ----------
    party, issue : str
        Who, on what.
    options : tuple of OptionCell
        One per option on record, in the order in which they were first named.
    effective : tuple of Held
        The stances that count, the strictest first.
    unspecified : tuple of Held
        Positions that address the issue and name no option.
    last_heard : datetime.date, optional
        The last day on which the party itself is on record as having spoken on the issue, by a position or in a
        statement, at the level of evidence asked for; none where it was not heard, or only second-hand.
    """

    party: str
    issue: str
    options: tuple[OptionCell, ...] = ()
    effective: tuple[Held, ...] = ()
    unspecified: tuple[Held, ...] = ()
    last_heard: date | None = None

    def option(self, name: str) -> OptionCell:
        """Return one option's cell; an unknown one where the option is not on record."""
        return next((o for o in self.options if o.option == name), OptionCell(name))

    def stance(self) -> Stance | None:
        """Return the strictest stance that counts; none where nothing is on record."""
        return self.effective[0].position.stance if self.effective else None

    def challenges(self) -> tuple[Held, ...]:
        """Return every challenge to one of the options, each once."""
        return tuple(dict.fromkeys(h for o in self.options for h in o.challenges))

    def contradictory(self) -> tuple[Held, ...]:
        """Return every position that contradicts another on one of the options, each once."""
        return tuple(dict.fromkeys(h for o in self.options for h in o.contradictory))

    def silent(self) -> bool:
        """Return whether nothing at all is on record; silence is never consent."""
        return not (self.effective or self.unspecified or self.challenges() or self.contradictory())
