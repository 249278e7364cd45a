"""Ratification: an agreement *ad referendum* holds only if every ratifier consents (Putnam 1988, two-level games)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import structs

from pourparler.domain.run import Ending
from pourparler.domain.scenario import Estimate
from pourparler.simulation.space import Space
from pourparler.simulation.talk import Talk


def ratified(space: Space, talk: Talk, ratifiers: Mapping[str, Estimate]) -> Talk:
    """Return talks that ended in an agreement as they end once ratifiers have been asked, in the parties' order.

    Parameters
    ----------
    space : Space
        Whose parties.
    talk : Talk
        Ended in an agreement.
    ratifiers : dict of str to Estimate
        Party to what its ratifier values; a party without one needs none. A ratifier consents where the agreement is
        worth at least its reservation, 0 where none is stated.

    Returns
    -------
    Talk
        The same, or *not ratified*, by the first party whose ratifier refuses; the outcome refused is kept.
    """
    assert talk.number is not None
    outcome = space.outcome(talk.number)
    for seat, party in enumerate(space.parties):
        ratifier = ratifiers.get(party)
        if ratifier is not None and ratifier.worth(outcome) < (ratifier.reservation or Fraction(0)):
            return structs.replace(talk, ending=Ending.NOT_RATIFIED, by=seat)
    return talk
