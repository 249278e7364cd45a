"""What a solution concept is called, and how payoffs are written."""

from __future__ import annotations

from fractions import Fraction

from pourparler.brief.words.wording import Wording


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
    digits = "0" if digits == "-0" else digits
    return digits.replace(".", ",") if wording.say.code == "fr" else digits
