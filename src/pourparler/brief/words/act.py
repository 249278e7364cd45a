"""An event as a sentence: what would be, or is, on record, read back to whoever records it.

A sentence turned into its opposite is the worst error of all: each kind has words of its own, and a kind that has none
is refused rather than guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pourparler.brief.words.acts import change, draft, frame, position, record, saying, talks
from pourparler.brief.words.acts.voice import weight
from pourparler.brief.words.party import capital
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import EvidenceClass, Voice
from pourparler.domain.interval import Interval

Act = Callable[[Any, Wording], list[str]]
"""Words an event of one kind: what happened, as a clause, then more sentences, all without their full stops."""

ACTS: dict[str, Act] = {
    **position.ACTS,
    **saying.ACTS,
    **talks.ACTS,
    **draft.ACTS,
    **frame.ACTS,
    **change.ACTS,
    **record.ACTS,
}
"""The words of every kind, by its name in records."""


def sentence(event: Any, wording: Wording) -> str:
    """Return an event as a sentence, and what else it says as more of them.

    Parameters
    ----------
    event : Event
        Of any kind, such as is on record or may be recorded.
    wording : Wording
        In which language; names and labels are read in its negotiation, ids stand for what is not there.

    Raises
    ------
    KeyError
        Where a kind has no words: none is guessed.

    Notes
    -----
    Rooms of the record are not known here: an event is told by its kind's name and read by its fields.
    """
    first, *more = ACTS[kind_of(event)](event, wording)
    told = f"{when(wording, event.happened_on)}, {first}"
    return " ".join(_ended(capital(words)) for words in (told, *more))


def kind_of(event: Any) -> str:
    """Return the name of an event's kind, as records spell it."""
    return str(event.__struct_config__.tag)


def when(wording: Wording, days: Interval) -> str:
    """Return when something happened: on a day, or at some time between two.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.negotiation import Negotiation
    >>> words = Wording(Negotiation(record="toy", viewer="everyone"), language("en"))
    >>> when(words, Interval.of("2025-12-01")), when(words, Interval.of("2025-12-01/2025-12-02"))
    ('on 1 December 2025', 'at some time on 1–2 December 2025')
    """
    say = wording.say
    if days.earliest == days.latest:
        return say("on {day}", day=say.day(days.latest))
    return say("at some time on {days}", days=say.days(days))


def evidence_of(event: Any, wording: Wording) -> EvidenceClass | None:
    """Return how strong the evidence is for what an event says; none where nobody's word stands behind it."""
    for name in event.__struct_fields__:
        noun = getattr(event, name)
        said = getattr(noun, "said", None)
        if isinstance(said, Voice):
            return weight(wording, said, _about(noun, wording))
    return None


def _about(noun: Any, wording: Wording) -> str | None:
    """Return the party of which a noun tells; none where a speaker tells of nobody but himself."""
    delegate = wording.negotiation.delegates.get(getattr(noun, "delegate", None) or "")
    return delegate.value.party if delegate else getattr(noun, "party", None)


def _ended(words: str) -> str:
    words = words.rstrip()
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
