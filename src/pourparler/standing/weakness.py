"""How firm a red line is: how many independent witnesses it has, and why one may ask whether it still is one."""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.domain.cell import Held
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.origin import origin
from pourparler.domain.position import Stance
from pourparler.domain.red_line import RedLine, Weakness


def witnesses(line: RedLine, held: Iterable[Held], negotiation: Negotiation) -> int:
    """Return how many independent origins tell of a red line; sources that relay one origin are one witness.

    Counted are the sources of the position itself, and of every other position of the same party that says the same:
    a refusal of the same options, an insistence on them.

    Parameters
    ----------
    line : RedLine
        What is told.
    held : iterable of Held
        All that its party holds on its issue, hearsay and inference too.
    negotiation : Negotiation
        Where sources say what they relay.
    """
    origins = {origin(p.source, negotiation) for h in held if _says_the_same(h, line) for p in h.passages}
    return len(origins)


def _says_the_same(witness: Held, line: RedLine) -> bool:
    position = witness.position
    if line.ground is not None and position.id == line.ground.position.id:
        return True
    if position.stance is not line.stance or position.condition is not None:
        return False
    if line.stance is Stance.INSISTS:
        return set(position.options) == set(line.options)
    return set(line.options) <= set(position.options)


def weaknesses(line: RedLine, origins: int, negotiation: Negotiation) -> tuple[Weakness, ...]:
    """Return why one may ask whether a red line still is one, the weightiest reason first."""
    reasons = []
    if line.said_to_be():
        reasons.append(Weakness.SECOND_HAND)
    draft = line.ground.position.draft if line.ground else None
    if draft and any(draft in other.value.parents for other in negotiation.drafts.values()):
        reasons.append(Weakness.OLDER_WORDING)
    if origins <= 1:
        reasons.append(Weakness.ONE_ORIGIN)
    return tuple(reasons)
