"""A refusal on record in words: who declared what, on whose word, and how firm that is.

Code calls it a red line; pages do not, as the party may never have used such words.
"""

from __future__ import annotations

from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import EvidenceClass
from pourparler.domain.outcome import Needs
from pourparler.domain.position import Stance
from pourparler.domain.red_line import RedLine, RedLines, Weakness


def red_line(wording: Wording, line: RedLine) -> str:
    """Return a refusal on record as a clause: ``Ukraine refuses “…” (V. Zelensky, 11 December 2025, own word) [3]``.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.negotiation import Negotiation
    >>> words = Wording(Negotiation(record="toy", viewer="everyone"), language("en"))
    >>> red_line(words, RedLine("north", "army", Stance.INSISTS, ("small",), ("large",)))
    'north insists on “small”'
    """
    return f"{_declared(wording, line)} {ground(wording, line)}".strip()


def in_short(wording: Wording, line: RedLine) -> str:
    """Return a refusal on record with its sources alone, for a page that tells elsewhere on whose word it is known."""
    return f"{_declared(wording, line)} {wording.cite(line.ground.passages) if line.ground else ''}".strip()


def _declared(wording: Wording, line: RedLine) -> str:
    clause = f"{stance(wording, line)} {wording.options(line.options)}{needs(wording, line)}{called(wording, line)}"
    return wording.of(line.party, clause)


def stance(wording: Wording, line: RedLine) -> str:
    """Return the word for what was declared; an *only if* accepts, and its condition follows."""
    declared = Stance.ACCEPTS if line.stance is Stance.CONDITIONAL else line.stance
    weak = {EvidenceClass.SECOND_HAND: wording.said_stance, EvidenceClass.INFERENCE: wording.inferred_stance}
    word = weak.get(line.ground.evidence, wording.stance) if line.ground else wording.stance
    return word(declared, wording.number(line.party))


def called(wording: Wording, line: RedLine) -> str:
    """Return who calls it a red line, as a clause; empty where nobody does."""
    return wording.red_line_words(line.ground) if line.ground else ""


def ground(wording: Wording, line: RedLine) -> str:
    """Return on whose word a red line is known, when, how firmly, and its sources; empty where none is stated."""
    held = line.ground
    if held is None:
        return ""
    age = wording.age(held.happened_on.latest)
    parts = [wording.speaker(held.position.said), wording.say.days(held.happened_on), *([age] if age else [])]
    parts.append(wording.evidence(held.evidence))
    if held.position.draft:
        parts.append(wording.say("on {draft}", draft=wording.quoted(wording.draft(held.position.draft))))
    if line.witnesses is not None:
        parts.append(wording.say.count("{n} origin", "{n} independent origins", line.witnesses))
    return f"({', '.join(parts)}) {wording.cite(held.passages)}".strip()


def needs(wording: Wording, line: RedLine) -> str:
    """Return the condition of an *only if* as a clause; empty for other red lines."""
    held = line.ground
    if held is not None and held.position.condition is not None:
        return wording.condition(held)  # it may wait for an outside event too
    return f", {wording.say('only if')} {condition(wording, line.unless)}" if line.unless else ""


def condition(wording: Wording, terms: Needs) -> str:
    """Return what a condition asks for: of one issue any option will do, every issue must be met."""
    either = f" {wording.say('or')} "
    parts = [either.join(wording.quoted(wording.option(o)) for o in options) for _, options in terms]
    return wording.say.list(parts)


def clause(wording: Wording, line: RedLine) -> str:
    """Return a refusal on record with what follows from it, shown as following: no one's own refusal of it."""
    more = following(line)
    if not more:
        return red_line(wording, line)
    words = wording.say("closed because of it: {options}", options=wording.options(more))
    return f"{red_line(wording, line)}{wording.say.semicolon}{words}"


def following(line: RedLine) -> tuple[str, ...]:
    """Return the options that a refusal on record closes and that were not declared on: they follow from it."""
    return tuple(option for option in line.refuses if option not in line.options)


def weaknesses(wording: Wording, line: RedLine) -> str:
    """Return why one may ask whether a refusal still stands; empty where nothing speaks for it."""
    say = wording.say
    words = {
        Weakness.SECOND_HAND: say("known only second-hand or by inference"),
        Weakness.OLDER_WORDING: say("stated on an older draft"),
        Weakness.ONE_ORIGIN: say("resting on one origin"),
    }
    return ", ".join(words[weakness] for weakness in line.weaknesses)


def by_issue(lines: RedLines) -> dict[str, list[RedLine]]:
    """Return refusals grouped by issue, in their order."""
    groups: dict[str, list[RedLine]] = {}
    for line in lines:
        groups.setdefault(line.issue, []).append(line)
    return groups
