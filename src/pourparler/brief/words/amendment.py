"""What was corrected, retracted or erased, in words."""

from __future__ import annotations

from pourparler.brief.words.wording import Wording
from pourparler.domain.amendment import Amendment


def amended(wording: Wording, one: Amendment) -> str:
    """Return what was done, as a sentence without what it was about.

    Examples
    --------
    >>> from datetime import date
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.negotiation import Negotiation
    >>> words = Wording(Negotiation(record="toy", viewer="everyone"), language("en"))
    >>> amended(words, Amendment("retracted", "context-noted", "storm", "", date(2026, 3, 2), date(2026, 3, 5)))
    'Stood there from 2 March 2026; retracted on 5 March 2026: it should not have been recorded, and does not count.'
    """
    say, days = wording.say, {"since": wording.say.day(one.since), "day": wording.say.day(one.mended)}
    match one.what:
        case "corrected":
            return say("Stood there from {since}; corrected on {day}.", **days)
        case "retracted":
            return say(
                "Stood there from {since}; retracted on {day}: it should not have been recorded, and does not count.",
                **days,
            )
        case _:
            return say("Stood there from {since}; its words were erased on {day}.", **days)
