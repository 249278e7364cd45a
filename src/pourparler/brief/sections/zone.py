"""The zone in words: what is closed and what is still open; counts only as a footnote."""

from __future__ import annotations

import sys

from pourparler.brief.document import Block, Line
from pourparler.brief.sections.blocking import blocking_sentence
from pourparler.brief.sections.closed import closed_sentence
from pourparler.brief.sections.still_open import yes_sentence
from pourparler.brief.words.wording import Wording
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.scenario import Lacking, Scenario
from pourparler.domain.zone import Bounds, Status, Zone

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def zone_sentences(wording: Wording, possible: Possibilities, most: int = sys.maxsize) -> str:
    """Return what could be agreed, in a few sentences: whether anything is left, and who has said yes to it.

    Of issues and parties so many are named, the others counted.
    """
    say = wording.say
    lacking = possible.scenario.lacking()
    if lacking is not None:
        return lacking_sentence(wording, lacking)
    if not possible.zone.open:
        blocked = blocking_sentence(wording, possible.blocking, most)
        return blocked or say("No outcome is left: each one is refused by somebody who must agree.")
    closed = closed_sentence(wording, possible.scenario, most)
    if possible.zone.sure.lower > 0:
        sure = say("Everybody who must agree has said yes to every part of some outcome. That is not an agreement.")
        return f"{sure} {closed}"
    return f"{closed} {yes_sentence(wording, possible, most)}"


def lacking_sentence(wording: Wording, lacking: Lacking) -> str:
    """Return why nothing can be said of what could be agreed."""
    if lacking is Lacking.OPTIONS:
        return wording.say("No issue has an option on the table: there is nothing to agree on.")
    return wording.say(
        "Nobody is on record as having to agree on any issue, so nothing can be said of what could be agreed."
    )


def lacking_notes(wording: Wording, scenario: Scenario) -> tuple[Block, ...]:
    """Return the issues that have no option on the table, small; nothing where there is none."""
    if not scenario.left_out:
        return ()
    words = wording.say("Left out, as no option is on the table: {issues}.", issues=_issues(wording, scenario.left_out))
    return (Line(words, "small"),)


def footnotes(wording: Wording, zone: Zone, scenario: Scenario) -> tuple[Block, ...]:
    """Return the counts and what they leave out, small."""
    say = wording.say
    names = {
        "outcomes": say("outcomes"),
        "certain": say("certain"),
        "possible": say("possible"),
        "excluded": say("excluded"),
    }
    counts = ", ".join(f"{names[name]}{say.colon}{_bounds(wording, b)}" for name, b in zone.bounds().items())
    proven = say("all proven") if zone.status is Status.PROVEN else say("between bounds where not exact")
    notes = [
        say("Counts ({proven}): {counts}. They depend on how finely options are listed.", proven=proven, counts=counts)
    ]
    if scenario.beyond:
        notes.append(
            say("Set aside, as they require more than the issues chosen: {names}.", names=", ".join(scenario.beyond))
        )
    if zone.unasked:
        notes.append(say("Nobody is on record as having to agree on: {issues}.", issues=_issues(wording, zone.unasked)))
    return (*(Line(note, "small") for note in notes), *lacking_notes(wording, scenario))


def number(wording: Wording, value: int) -> str:
    """Return an integer: in full below a million, else its order of magnitude.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.negotiation import Negotiation
    >>> number(Wording(Negotiation(record="toy", viewer="everyone"), language("en")), 32 * 10**12)
    'about 3.2 × 10¹³'
    """
    if value < 10**6:
        return f"{value:,}" if wording.say.code == "en" else f"{value:,}".replace(",", "\u202f")
    # Decimal text of very long integers is slow and limited: the magnitude is read off their bits.
    power = max(0, (value.bit_length() - 1) * 30103 // 100000 - 3)
    lead = value // 10**power
    power += len(str(lead)) - 1
    tenths = round(lead / 10 ** (len(str(lead)) - 2))
    if tenths >= 100:
        tenths, power = 10, power + 1
    point = "." if wording.say.code == "en" else ","
    return wording.say(
        "about {number}", number=f"{tenths // 10}{point}{tenths % 10} × 10{str(power).translate(_SUPERSCRIPT)}"
    )


def _bounds(wording: Wording, bounds: Bounds) -> str:
    if bounds.exact() is not None:
        return number(wording, bounds.lower)
    return wording.say(
        "between {lower} and {upper}", lower=number(wording, bounds.lower), upper=number(wording, bounds.upper)
    )


def _issues(wording: Wording, issues: tuple[str, ...]) -> str:
    return wording.say.semicolon.join(wording.issue(issue) for issue in issues)
