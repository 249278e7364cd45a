"""Identifiers: readable slugs that say what they name.

An id that a restricted audience introduces carries that audience behind an ``@``
(``secret-offer@mediator``), so it can never collide with an id that somebody else may not see.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from msgspec import Meta

_LONGEST = 160
_PATTERN = re.compile(r"^[a-z0-9]+(?:[._-][a-z0-9]+)*(?:@[a-z0-9]+(?:[-+][a-z0-9]+)*)?$")


def _naming(collection: str) -> Any:
    return Meta(extra={"names": collection})


NewId = str
"""The id of the thing that is being introduced; the record checks it with :func:`is_id` when it is appended."""

PartyId = Annotated[str, _naming("parties")]
DelegateId = Annotated[str, _naming("delegates")]
SourceId = Annotated[str, _naming("sources")]
IssueId = Annotated[str, _naming("issues")]
OptionId = Annotated[str, _naming("options")]
MandateId = Annotated[str, _naming("mandates")]
ChannelId = Annotated[str, _naming("channels")]
SessionId = Annotated[str, _naming("sessions")]
DraftId = Annotated[str, _naming("drafts")]
PositionId = Annotated[str, _naming("positions")]
NextStepId = Annotated[str, _naming("next_steps")]
ClaimId = Annotated[str, _naming("claims")]
PreconditionId = Annotated[str, _naming("preconditions")]
ConstraintId = Annotated[str, _naming("constraints")]
AgreementId = Annotated[str, _naming("agreements")]
EventHash = Annotated[str, _naming("events")]


def is_id(text: str) -> bool:
    """Return whether a text can be an id.

    Examples
    --------
    >>> is_id("army-cap.800k"), is_id("secret-offer@mediator"), is_id("No Good")
    (True, True, False)
    """
    return len(text) <= _LONGEST and _PATTERN.fullmatch(text) is not None


def slug(words: str, longest: int = 60) -> str:
    """Return readable words as an id.

    Parameters
    ----------
    words : str
        Any text; accents are dropped, everything but letters and digits becomes a hyphen.
    longest : int
        The greatest length in characters; cut at a hyphen where there is one.

    Returns
    -------
    str
        A slug; ``"unnamed"`` where the text holds no Latin letter or digit.

    Examples
    --------
    >>> slug("Élysée, 1 December")
    'elysee-1-december'
    >>> slug("…")
    'unnamed'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain)
    pieces: list[str] = []
    for part in parts:
        if pieces and len("-".join([*pieces, part])) > longest:
            break
        pieces.append(part[:longest])
    return "-".join(pieces) or "unnamed"
