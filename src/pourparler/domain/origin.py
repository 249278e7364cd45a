"""Which sources are one witness: those that relay the same leak, briefing or interview, or one another."""

from __future__ import annotations

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.source import NOT_NAMED


def origin(source: str, negotiation: Negotiation) -> str:
    """Return what a source relays, in words or as the id of another source; its own id where it relays nothing.

    Parameters
    ----------
    source : str
        Its id.
    negotiation : Negotiation
        What is on record; a source that it does not name is its own origin.

    Examples
    --------
    >>> origin("letter", Negotiation(record="talks", viewer="everyone"))
    'letter'
    """
    recorded = negotiation.sources.get(source)
    return (recorded.value.origin if recorded else "") or source


def one_witness(source: str, negotiation: Negotiation) -> tuple[str, ...]:
    """Return the other sources on record of the same origin, in the order in which they came up.

    Parameters
    ----------
    source : str
        Its id.
    negotiation : Negotiation
        What is on record.

    Examples
    --------
    >>> one_witness("letter", Negotiation(record="talks", viewer="everyone"))
    ()
    """
    own = origin(source, negotiation)
    return tuple(key for key in negotiation.sources if key != source and origin(key, negotiation) == own)


def relayed(source: str, negotiation: Negotiation) -> str:
    """Return what a source relays, as a reader is told it: another source by its title; empty where it relays nothing.

    Parameters
    ----------
    source : str
        Its id.
    negotiation : Negotiation
        What is on record.

    Examples
    --------
    >>> relayed("letter", Negotiation(record="talks", viewer="everyone"))
    ''
    """
    own = origin(source, negotiation)
    if own == source:
        return ""
    other = negotiation.sources.get(own)
    return other.value.title if other and other.value.title != NOT_NAMED else own
