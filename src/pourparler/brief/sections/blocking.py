"""What stands in the way, and the fewest refusals on record on which it turns."""

from __future__ import annotations

import sys

from pourparler.brief.document import Block, Bullets, Line
from pourparler.brief.words.red_line import by_issue, clause, needs, stance
from pourparler.brief.words.some import some_issues, some_parties
from pourparler.brief.words.wording import Wording
from pourparler.domain.blocking import Blocking, Opening
from pourparler.domain.red_line import RedLine, RedLines
from pourparler.domain.zone import Status

_SETS = 12
"""How many sets are put into words; the rest is told by its number."""


def in_the_way(wording: Wording, blocking: Blocking) -> tuple[Block, ...]:
    """Return what stands in the way: the blocking sets; nothing where an outcome is left."""
    say = wording.say
    if not blocking.sets:
        return _stopped(wording, blocking)
    items = [Line(_set(wording, lines), head=_where(wording, lines)) for lines in blocking.sets[:_SETS]]
    intro = say("Each line is enough, by itself, to leave no outcome; without any one refusal in it, it would not be:")
    blocks: list[Block] = [Line(intro, "intro"), Bullets(tuple(items)), *_further(wording, len(blocking.sets))]
    if blocking.status is not Status.PROVEN:
        blocks.append(Line(say("More such sets exist or may exist; the search stopped at its limit."), "small"))
    return tuple(blocks)


def _stopped(wording: Wording, blocking: Blocking) -> tuple[Block, ...]:
    """Return that the search ended before it found which red lines block, where it did."""
    if blocking.status is Status.PROVEN:
        return ()
    words = wording.say("Which refusals leave no outcome together was not found: the search stopped at its limit.")
    if blocking.fewest is None:
        return (Line(words),)
    least = wording.say.count("It takes at least {n} refusal.", "It takes at least {n} refusals.", blocking.fewest)
    return (Line(f"{words} {least}"),)


def blocking_sentence(wording: Wording, blocking: Blocking, most: int = sys.maxsize) -> str:
    """Return what blocks, in a sentence for the first page; empty where nothing does.

    Of the issues and of the parties so many are named, the others counted.
    """
    if not blocking.sets:
        return ""
    issues = dict.fromkeys(line.issue for lines in blocking.sets for line in lines)
    weak = any(line.said_to_be() for lines in blocking.sets for line in lines)
    parties = dict.fromkeys(line.party for lines in blocking.sets for line in lines)
    words = wording.say(
        "No outcome is left, because of refusals on record on: {issues} ({parties}).",
        issues=wording.say.semicolon.join(some_issues(wording.say, [wording.issue(issue) for issue in issues], most)),
        parties=", ".join(some_parties(wording.say, [wording.party(party) for party in parties], most)),
    )
    hearsay = wording.say("One or more of them are known only second-hand or by inference.")
    return f"{words} {hearsay}" if weak else words


def turning(wording: Wording, opening: Opening) -> tuple[Block, ...]:
    """Return the fewest refusals on record without which an outcome would be left; a fact, never advice."""
    say = wording.say
    if opening.status is Status.UNKNOWN:
        return (Line(say("The search for them stopped at its limit.")),)
    lines = [
        Line(_alternatives(wording, part), head=_where(wording, tuple(line for one in part for line in one)))
        for part in opening.parts
    ]
    blocks: list[Block] = [Line(opening_sentence(wording, opening), "intro"), Bullets(tuple(lines))]
    if opening.status is not Status.PROVEN:
        blocks.append(Line(say("More such sets exist or may exist; the search stopped at its limit."), "small"))
    return tuple(blocks)


def opening_sentence(wording: Wording, opening: Opening) -> str:
    """Return on how many refusals on record everything turns, in a sentence."""
    fewest = opening.fewest()
    if fewest is None:
        return wording.say("On how few refusals it turns is not known.")
    words = wording.say.count(
        "An outcome would be left if {n} refusal on record were lifted.",
        "An outcome would be left if {n} refusals on record were lifted.",
        fewest,
    )
    return f"{words} {wording.say('This describes the record; it asks nothing of anybody.')}"


def _alternatives(wording: Wording, part: tuple[RedLines, ...]) -> str:
    sets = [wording.say.list([_brief(wording, line) for line in one]) for one in part[:_SETS]]
    words = wording.say("either {sets}", sets=f" — {wording.say('or')} — ".join(sets)) if len(sets) > 1 else sets[0]
    more = len(part) - len(sets)
    return f"{words} ({wording.say.count('{n} further', '{n} further', more)})" if more else words


def _brief(wording: Wording, line: RedLine) -> str:
    declared = f"{stance(wording, line)} {wording.options(line.options)}{needs(wording, line)}"
    return wording.of(line.party, declared)


def _set(wording: Wording, lines: RedLines) -> str:
    several = len({line.issue for line in lines}) > 1
    clauses = [
        f"{wording.issue(issue)}{wording.say.colon}{words}" if several else words
        for issue, group in by_issue(lines).items()
        for words in [wording.say.semicolon.join(clause(wording, line) for line in group)]
    ]
    return f"{wording.say.semicolon.join(clauses)}."


def _where(wording: Wording, lines: RedLines) -> str:
    return _issues(wording, list(dict.fromkeys(line.issue for line in lines)))


def _issues(wording: Wording, issues: list[str]) -> str:
    return wording.say.list([wording.issue(issue) for issue in issues])


def _further(wording: Wording, number: int) -> tuple[Block, ...]:
    more = number - _SETS
    return (Line(wording.say.count("and {n} further.", "and {n} further.", more), "small"),) if more > 0 else ()
