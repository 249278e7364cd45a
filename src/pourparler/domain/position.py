"""What a party declared on the options of an issue."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from pourparler.domain.evidence import Voice
from pourparler.domain.ids import DraftId, IssueId, NewId, OptionId, PartyId


class Stance(Enum):
    """How a party stands on an option, as it declared it.

    Who insists takes nothing else: the options on the table by then are refused. Who demands asks for the option, and
    objects to the others without ruling them out. Who refuses rules an option out; who opposes objects to it. What
    follows from each is worked out in :mod:`pourparler.standing.cell`.
    """

    INSISTS = "insists"
    DEMANDS = "demands"
    SUPPORTS = "supports"
    ACCEPTS = "accepts"
    CONDITIONAL = "conditional"
    OPPOSES = "opposes"
    REFUSES = "refuses"
    RESERVES = "reserves"

    def direction(self) -> int:
        """Return 1 for a stance that can live with the option, -1 for one that cannot, 0 for neither.

        Examples
        --------
        >>> Stance.DEMANDS.direction(), Stance.OPPOSES.direction(), Stance.RESERVES.direction()
        (1, -1, 0)
        """
        return _DIRECTION[self]

    def strictness(self) -> int:
        """Return how much a stance rules out, within its direction; 0 for a reserve."""
        return _STRICTNESS[self]


_DIRECTION = {
    Stance.INSISTS: 1,
    Stance.DEMANDS: 1,
    Stance.SUPPORTS: 1,
    Stance.ACCEPTS: 1,
    Stance.CONDITIONAL: 1,
    Stance.OPPOSES: -1,
    Stance.REFUSES: -1,
    Stance.RESERVES: 0,
}
_STRICTNESS = {
    Stance.INSISTS: 3,
    Stance.DEMANDS: 2,
    Stance.SUPPORTS: 1,
    Stance.ACCEPTS: 1,
    Stance.CONDITIONAL: 1,
    Stance.OPPOSES: 1,
    Stance.REFUSES: 2,
    Stance.RESERVES: 0,
}


class Condition(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What a conditional stance waits for.

    Parameters
    ----------
    options : tuple of str
        Options of other issues: all issues named must be met, any option listed meets its issue.
    only : bool
        Whether the words say *only if*: elsewhere the option is then refused, not merely unknown.
    event : str
        An outside event, in words; never certain, listed as an assumption.

    Raises
    ------
    ValueError
        If it names neither options nor an event.

    Examples
    --------
    >>> Condition(("guarantee.treaty",), only=True).only
    True
    """

    options: tuple[OptionId, ...] = ()
    only: bool = False
    event: str = ""

    def __post_init__(self) -> None:
        if not self.options and not self.event:
            raise ValueError("a condition names `options` of other issues, or an `event`")


class Position(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A party's declared stance on one option or a set of options.

    Parameters
    ----------
    id : str
        For instance ``russia-demands-donbas-2025-11-27``.
    party, issue : str
        Who, on what.
    stance : Stance
        What was declared.
    said : Voice
        By whom, in what capacity, how known.
    options : tuple of str
        The options meant; empty where the issue was addressed and no option named.
    paraphrase : str
        A short paraphrase of the words.
    condition : Condition, optional
        Where the stance is conditional; none where the words state no usable condition.
    draft : str, optional
        The draft on which it was stated.
    widened : str
        Why `options` holds more than the words name, or what is unsure about the reading.
    red_line : str
        The words in which the speaker called it a red line; empty: no such words are on record.
    red_line_ground : str
        Why an analyst holds that it is one, where no such words are on record; empty: no analyst does.

    Raises
    ------
    ValueError
        If a condition goes with another stance than `conditional`, or names the position's own issue; if something is
        called a red line that rules nothing out.

    Examples
    --------
    >>> from pourparler.domain.evidence import Attribution
    >>> Position("p", "north", "army", Stance.REFUSES, Voice("A", Attribution.ON_RECORD), ("army.cap",)).rules_out()
    True
    """

    id: NewId
    party: PartyId
    issue: IssueId
    stance: Stance
    said: Voice
    options: tuple[OptionId, ...] = ()
    paraphrase: str = ""
    condition: Condition | None = None
    draft: DraftId | None = None
    widened: str = ""
    red_line: str = ""
    red_line_ground: str = ""

    def __post_init__(self) -> None:
        if self.condition and self.stance is not Stance.CONDITIONAL:
            raise ValueError(f"a condition goes with the stance `conditional`, not `{self.stance.value}`")
        if self.condition and any(option.startswith(f"{self.issue}.") for option in self.condition.options):
            raise ValueError(f"a condition on the position's own issue, {self.issue}")

        if (self.red_line or self.red_line_ground) and not self.rules_out():
            raise ValueError(
                f"a red line goes with `refuses`, `insists` or an *only if*, not with `{self.stance.value}`"
            )

    def rules_out(self) -> bool:
        """Return whether it is a refusal, an insistence, or an *only if*."""
        only = self.condition is not None and self.condition.only
        return self.stance in (Stance.REFUSES, Stance.INSISTS) or only
