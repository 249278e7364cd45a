"""What stands in the way, and the fewest red lines on which it turns."""

from __future__ import annotations

from pourparler.brief.document import Block, Bullets, Line
from pourparler.brief.red_line import by_issue, needs, red_line, rules_out, stance
from pourparler.brief.wording import Wording
from pourparler.domain.blocking import Blocking, Opening
from pourparler.domain.red_line import RedLine, RedLines
from pourparler.domain.zone import Status

_SETS = 12
"""How many sets, or red lines, are put into words; the rest is told by its number."""


def in_the_way(wording: Wording, blocking: Blocking, binding: RedLines) -> tuple[Block, ...]:
    """Return what stands in the way: the blocking sets, or the red lines that rule some options out."""
    say = wording.say
    if not blocking.sets:
        return (*_stopped(wording, blocking), *_each_by_itself(wording, binding))
    found = [Line(_set(wording, lines), head=_where(wording, lines)) for lines in blocking.sets[:_SETS]]
    intro = say("Each of these sets of red lines leaves no outcome by itself; without any one of its lines it blocks "
                "nothing:")  # fmt: skip
    blocks: list[Block] = [Line(intro, "intro"), Bullets(tuple(found)), *_further(wording, len(blocking.sets))]
    if blocking.status is not Status.PROVEN:
        blocks.append(Line(say("More such sets exist or may exist; the search stopped at its limit."), "small"))
    return tuple(blocks)


def _stopped(wording: Wording, blocking: Blocking) -> tuple[Block, ...]:
    """Return that the search ended before it found which red lines block, where it did."""
    if blocking.status is Status.PROVEN:
        return ()
    words = wording.say("Which of them leave no outcome together was not found: the search stopped at its limit.")
    if blocking.fewest is None:
        return (Line(words),)
    least = wording.say.count("At least {n} red line is needed for it.", "At least {n} red lines are needed for it.",
                              blocking.fewest)  # fmt: skip
    return (Line(f"{words} {least}"),)


def _each_by_itself(wording: Wording, binding: RedLines) -> tuple[Block, ...]:
    say = wording.say
    if not binding:
        return (Line(say("No red line is on record.")),)
    lines = [Line(_clause(wording, line), head=wording.issue(line.issue)) for line in binding[:_SETS]]
    intro = Line(say("Red lines that rule options out, each on its own:"), "intro")
    return (intro, Bullets(tuple(lines)), *_further(wording, len(binding)))


def blocking_sentence(wording: Wording, blocking: Blocking) -> str:
    """Return what blocks, in a sentence for the first page; empty where nothing does."""
    if not blocking.sets:
        return ""
    issues = dict.fromkeys(line.issue for lines in blocking.sets for line in lines)
    said = any(line.said_to_be() for lines in blocking.sets for line in lines)
    words = wording.say("Red lines on {issues} leave no outcome.", issues=_issues(wording, list(issues)))
    hearsay = wording.say("One or more of them are known only second-hand or by inference.")
    return f"{words} {hearsay}" if said else words


def turning(wording: Wording, opening: Opening) -> tuple[Block, ...]:
    """Return the fewest red lines whose lifting would leave an outcome; a fact about the record, never advice."""
    say = wording.say
    if opening.status is Status.UNKNOWN:
        return (Line(say("The search for them stopped at its limit.")),)
    if not opening.parts:
        return (Line(say("None needs to be lifted for some outcome to be left.")),)
    lines = [
        Line(_alternatives(wording, part), head=_where(wording, tuple(line for one in part for line in one)))
        for part in opening.parts
    ]
    blocks: list[Block] = [Line(opening_sentence(wording, opening), "intro"), Bullets(tuple(lines))]
    if opening.status is not Status.PROVEN:
        blocks.append(Line(say("More such sets exist or may exist; the search stopped at its limit."), "small"))
    return tuple(blocks)


def opening_sentence(wording: Wording, opening: Opening) -> str:
    """Return on how many red lines everything turns, in a sentence."""
    fewest = opening.fewest()
    if fewest is None:
        return wording.say("How few red lines it turns on is not known.")
    words = wording.say.count("An outcome would be left if {n} red line were lifted.",
                              "An outcome would be left if {n} red lines were lifted.", fewest)  # fmt: skip
    return f"{words} {wording.say('This describes the record; it asks nothing of anybody.')}"


def _alternatives(wording: Wording, part: tuple[RedLines, ...]) -> str:
    shown = [wording.say.list([_brief(wording, line) for line in one]) for one in part[:_SETS]]
    words = wording.say("either {sets}", sets=f" — {wording.say('or')} — ".join(shown)) if len(shown) > 1 else shown[0]
    more = len(part) - len(shown)
    return f"{words} ({wording.say.count('{n} further', '{n} further', more)})" if more else words


def _brief(wording: Wording, line: RedLine) -> str:
    said = f"{wording.say('is said to hold:')} " if line.said_to_be() else ""
    clause = f"{said}{stance(wording, line)} {wording.options(line.options)}{needs(wording, line)}"
    return wording.of(line.party, clause)


def _set(wording: Wording, lines: RedLines) -> str:
    several = len({line.issue for line in lines}) > 1
    clauses = [
        f"{wording.issue(issue)}{wording.say.colon}{clause}" if several else clause
        for issue, group in by_issue(lines).items()
        for clause in [wording.say.semicolon.join(_clause(wording, line) for line in group)]
    ]
    return f"{wording.say.semicolon.join(clauses)}."


def _clause(wording: Wording, line: RedLine) -> str:
    more = rules_out(wording, line)
    return f"{red_line(wording, line)}{wording.say.semicolon if more else ''}{more}"


def _where(wording: Wording, lines: RedLines) -> str:
    return _issues(wording, list(dict.fromkeys(line.issue for line in lines)))


def _issues(wording: Wording, issues: list[str]) -> str:
    return wording.say.list([wording.issue(issue) for issue in issues])


def _further(wording: Wording, number: int) -> tuple[Block, ...]:
    more = number - _SETS
    return (Line(wording.say.count("and {n} further.", "and {n} further.", more), "small"),) if more > 0 else ()
