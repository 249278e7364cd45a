"""How much of a frontier is known, and why no more, in one sentence."""

from __future__ import annotations

from pourparler.brief.words.solution import at_least
from pourparler.brief.words.wording import Wording
from pourparler.domain.deal import Deals, Frontier
from pourparler.domain.zone import Status

_LEAST = 0.01
"""A smaller coverage is not told."""


def frontier_sentence(wording: Wording, frontier: Frontier) -> str:
    """Return how many points the frontier has; or how many are known, what they cover, and why not all are."""
    say, size = wording.say, len(frontier.points)
    if frontier.status is Status.PROVEN:
        return say.count("The frontier has {n} point (proven).", "The frontier has {n} points (proven).", size)
    why = _why(wording, frontier)
    if not size:
        return say("No point of the frontier is known: {why}.", why=why)
    if frontier.coverage is None or frontier.coverage < _LEAST:
        return say.count(
            "{n} point of the frontier is known, and proven; there may be others: {why}.",
            "{n} points of the frontier are known, each proven; there may be others: {why}.",
            size,
            why=why,
        )
    return say.count(
        "{n} point of the frontier is known, and proven; it covers at least {share} % of the combinations of gains "
        "that can be had; there may be others: {why}.",
        "{n} points of the frontier are known, each proven; they cover at least {share} % of the combinations of gains "
        "that can be had; there may be others: {why}.",
        size,
        share=at_least(wording, frontier.coverage),
        why=why,
    )


def frontier_caption(wording: Wording, frontier: Frontier) -> str:
    """Return what stands under a drawing of a frontier."""
    if frontier.status is Status.PROVEN:
        return wording.say("The frontier on these estimates, and the deals named above.")
    return wording.say("What is known of the frontier on these estimates, and the deals named above.")


def _why(wording: Wording, frontier: Frontier) -> str:
    say = wording.say
    if frontier.stopped == "memory":
        return say("the rest would take more memory than is allowed")
    if frontier.stopped == "size":
        return say("the frontier is too large to be worked out whole")
    return say("the time was over")


def none_sentence(wording: Wording, deals: Deals) -> str:
    """Return that there is no deal, where that is proven; otherwise that none is known."""
    if deals.none_is_proven:
        return wording.say(
            "No outcome that nobody refuses gives every party with an estimate at least its reservation."
        )
    return wording.say(
        "Not known: no outcome that nobody refuses and that gives every party with an estimate at least its "
        "reservation was reached in the time; there may be one."
    )
