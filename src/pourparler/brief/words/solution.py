"""What a solution concept is called, how payoffs are written, and how far an answer that is not proven may be off."""

from __future__ import annotations

from decimal import ROUND_CEILING, Context, Decimal
from fractions import Fraction
from math import expm1, floor

from pourparler.brief.words.wording import Wording
from pourparler.domain.deal import Solution

_LARGEST = 5.0
"""A gap of logarithms past this is no longer told as a percentage."""


def concept(wording: Wording, name: str) -> str:
    """Return a solution concept's name."""
    say = wording.say
    names = {
        "nash_bargaining": say("Nash bargaining outcome"),
        "kalai_smorodinsky": say("Kalai–Smorodinsky outcome"),
        "egalitarian": say("egalitarian outcome"),
        "leximin": say("leximin outcome"),
        "utilitarian": say("utilitarian outcome"),
        "equal_gain": say("outcome of most equal gains"),
        "improvement": say("improvement"),
    }
    return names.get(name, name.replace("_", " "))


def number(wording: Wording, value: Fraction) -> str:
    """Return a payoff with up to four decimals."""
    digits = f"{float(value):.4f}".rstrip("0").rstrip(".") if abs(value) < 10**9 else f"{float(value):.6g}"
    return _written(wording, "0" if digits == "-0" else digits)


def gap_sentence(wording: Wording, solution: Solution) -> str:
    """Return by how much another outcome may exceed the one told, rounded up, in what the concept compares."""
    say, gap = wording.say, solution.gap
    if gap is None or (solution.name == "nash_bargaining" and gap > _LARGEST):
        return say("Not proven: the best so far; how much better another may be is not known.")
    if solution.name == "nash_bargaining":
        return say(
            "Not proven: the best so far; the product of gains of another may be larger by up to {share} %.",
            share=_rounded_up(wording, 100 * expm1(gap)),
        )
    if solution.name == "kalai_smorodinsky":
        return say(
            "Not proven: the best so far; another may exceed it by up to {gap}, in shares of the ideal gains.",
            gap=_rounded_up(wording, gap),
        )
    return say(
        "Not proven: the best so far; another may exceed it by up to {gap}, in gains.", gap=_rounded_up(wording, gap)
    )


def at_least(wording: Wording, share: float) -> str:
    """Return a share in per cent, rounded down, and never as all."""
    tenths = min(999, floor(share * 1000))
    return _written(wording, f"{tenths / 10:.1f}" if tenths >= 990 else str(tenths // 10))


def _rounded_up(wording: Wording, value: float) -> str:
    rounded = Context(prec=2, rounding=ROUND_CEILING).create_decimal(Decimal(value)).normalize()
    return _written(wording, f"{rounded:f}" if 1e-6 < value < 1e9 else f"{rounded:.1e}")


def _written(wording: Wording, digits: str) -> str:
    return digits.replace(".", ",") if wording.say.code == "fr" else digits
