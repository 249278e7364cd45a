"""What could be agreed, as far as stances say: the zone, who blocks it, what opens it, what to ask, each draft read."""

from __future__ import annotations

from msgspec import Struct

from pourparler.domain.blocking import Blocking, Opening
from pourparler.domain.deal import Deals
from pourparler.domain.draft_reading import DraftReading
from pourparler.domain.key_question import KeyQuestions
from pourparler.domain.scenario import Scenario
from pourparler.domain.short import short
from pourparler.domain.still_open import StillOpen
from pourparler.domain.zone import Zone

QUESTIONS = 5
"""How many key questions a brief lists at most."""


class Possibilities(Struct, frozen=True):
    """All answers about one scenario.

    Parameters
    ----------
    scenario : Scenario
        On what they rest.
    zone : Zone
        How many outcomes nobody refuses.
    blocking : Blocking
        The red lines that leave none.
    opening : Opening
        The fewest whose lifting would.
    questions : KeyQuestions
        What to ask next.
    drafts : tuple of DraftReading
        The drafts on record whose text is known, the latest last.
    deals : Deals, optional
        The best deals on somebody's estimates; none where nothing is estimated in numbers.
    still_open : StillOpen
        What nothing on record rules out.
    supposed : bool
        Whether it holds under a supposition only.
    """

    scenario: Scenario
    zone: Zone
    blocking: Blocking
    opening: Opening
    questions: KeyQuestions
    drafts: tuple[DraftReading, ...] = ()
    deals: Deals | None = None
    still_open: StillOpen = StillOpen()
    supposed: bool = False

    __repr__ = short
