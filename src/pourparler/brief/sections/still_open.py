"""What is still open, and who has said yes to it: mostly nobody."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from pourparler.brief.document import Block, Bullets, Heading, Line
from pourparler.brief.words.some import some_issues
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Verdict
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.scenario import OptionStance
from pourparler.domain.still_open import OutcomeLeft
from pourparler.domain.supposition import SUPPOSED

Stances = dict[tuple[str, str, str], OptionStance]


def still_open(wording: Wording, possible: Possibilities) -> tuple[Block, ...]:
    """Return, per issue, the options that nothing on record rules out; then whole outcomes where all have spoken."""
    say, open_now = wording.say, possible.still_open.options
    stances = _counting(possible)
    spoken = {(s.issue, s.option) for s in stances.values() if _kind(s)}
    addressed = [issue for issue, options in open_now.items() if any((issue, o) in spoken for o in options)]
    silent = [issue for issue, options in open_now.items() if options and issue not in addressed]
    shut = [issue for issue, options in open_now.items() if not options]
    blocks: list[Block] = [Line(say("Nothing on record rules these out. That is not consent."), "intro")]
    if addressed:
        who = say("In brackets: who of those who must agree has said what, on the evidence that counts here.")
        lines = (_addressed(wording, issue, open_now[issue], stances) for issue in addressed)
        blocks += [Line(who, "intro"), Bullets(tuple(_line(wording, possible, *line) for line in lines))]
    if silent:
        none = say("On the evidence that counts here, nobody who must agree has said yes or no to any of these:")
        bare = ((issue, say.semicolon.join(_quoted(wording, open_now[issue]))) for issue in silent)
        blocks += [Line(none, "intro"), Bullets(tuple(_line(wording, possible, *line) for line in bare), "run")]
    if shut:
        names = say.semicolon.join(wording.issue(issue) for issue in shut)
        blocks.append(Line(say("Nothing is left open on: {issues}.", issues=names)))
    return (*blocks, *_outcomes(wording, possible))


def _counting(possible: Possibilities) -> Stances:
    """Return the stances of those who must agree on their issue."""
    scenario = possible.scenario
    return {(s.party, s.issue, s.option): s for s in scenario.stances if s.party in scenario.needed(s.issue)}


def yes_sentence(wording: Wording, possible: Possibilities, most: int = sys.maxsize) -> str:
    """Return that something is open on every issue, and on which of them everybody has said yes to it: mostly none.

    Of these issues so many are named, the others counted.
    """
    say, scenario = wording.say, possible.scenario
    yes = [s for s in scenario.stances if s.verdict is Verdict.ACCEPTABLE]
    agreed = _everybody(possible, [s for s in yes if not _is_supposed(s)])
    would = [issue for issue in _everybody(possible, yes) if issue not in agreed]
    told = say("On every issue something is still open; to none of it has everybody who must agree said yes.")
    if agreed:
        names = say.list(some_issues(say, [wording.issue(issue) for issue in agreed], most))
        told = say(
            "On every issue something is still open; only on {issues} has everybody who must agree said yes to some of "
            "it. That is not an agreement.",
            issues=names,
        )
    if would:
        names = say.list(some_issues(say, [wording.issue(issue) for issue in would], most))
        more = say("Under the supposition no yes would be missing on {issues}: nobody has said it.", issues=names)
        return f"{told} {more}"
    return told


def _everybody(possible: Possibilities, stances: Sequence[OptionStance]) -> list[str]:
    """Return the issues on which some open option has the yes of everybody who must agree."""
    yes = {(s.party, s.issue, s.option) for s in stances}
    return [
        issue
        for issue, options in possible.still_open.options.items()
        if (needed := possible.scenario.needed(issue))
        and any(all((party, issue, option) in yes for party in needed) for option in options)
    ]


def _is_supposed(stance: OptionStance) -> bool:
    held = stance.cell.effective if stance.cell else None
    return held is not None and held.position.said.speaker == SUPPOSED


def _addressed(wording: Wording, issue: str, options: tuple[str, ...], stances: Stances) -> tuple[str, str]:
    """Return an issue, and its open options with who said what of each."""
    say = wording.say
    clauses = []
    for option, quoted in zip(options, _quoted(wording, options), strict=True):
        of_it = [s for (_, i, o), s in stances.items() if (i, o) == (issue, option)]
        words = say.semicolon.join(_said(wording, of_it)) or say("no word")
        clauses.append(f"{quoted} ({words})")
    return issue, say.semicolon.join(clauses)


def _quoted(wording: Wording, options: tuple[str, ...]) -> list[str]:
    return [wording.quoted(wording.option(option)) for option in options]


def _line(wording: Wording, possible: Possibilities, issue: str, words: str) -> Line:
    """Return a line on one issue; what is agreed by its text, or needs nobody's agreement, is said to be so."""
    say = wording.say
    notes = [say("its text is agreed or closed")] if issue in possible.scenario.agreed else []
    if not possible.scenario.needed(issue):
        notes.append(say("nobody is on record as having to agree on it"))
    return Line(f"{say.semicolon.join([words, *notes])}.", head=wording.issue(issue))


def _said(wording: Wording, stances: list[OptionStance]) -> Iterator[str]:
    """Yield what those who must agree have said of an option, each kind once with its parties."""
    say = wording.say
    kinds = {
        "yes": say("yes"),
        "supposed": say("◇ supposed to say yes"),
        "condition": say("yes, on a condition"),
        "said condition": say("said to accept on a condition"),
        "no": say("objection"),
        "said no": say("said to object"),
        "both": say("said yes and no"),
        "said yes": say("said to accept"),
        "reserves": say("reserves its position"),
    }
    parties: dict[str, list[str]] = {}
    for stance in stances:
        kind = _kind(stance)
        if kind:
            parties.setdefault(kind, []).append(wording.party(stance.party))
    return (f"{words}{say.colon}{', '.join(parties[kind])}" for kind, words in kinds.items() if kind in parties)


def _kind(stance: OptionStance) -> str:
    """Return which kind of word a stance is; empty where nothing was said."""
    if stance.verdict is Verdict.ACCEPTABLE:
        return "supposed" if _is_supposed(stance) else "yes"
    if stance.verdict is Verdict.CONDITIONAL:
        return "said condition" if stance.said_to_be else "condition"
    if stance.verdict is Verdict.OBJECTED:
        return "said no" if stance.said_to_be else "no"
    if stance.cell is None or stance.verdict is not Verdict.UNKNOWN:
        return ""
    if stance.cell.contradictory:
        return "both"
    if stance.cell.effective is None:
        return ""
    return "said yes" if stance.cell.effective.position.stance.direction() > 0 else "reserves"


def _outcomes(wording: Wording, possible: Possibilities) -> Iterator[Block]:
    """Yield the whole outcomes, where everybody who must agree has spoken on every issue."""
    say, left = wording.say, possible.still_open.outcomes
    if not left:
        return
    yield Heading(say("Whole outcomes that nothing on record rules out"))
    yield Bullets(tuple(_outcome(wording, one) for one in left), "numbered")
    number = possible.zone.free.exact()
    if number is None or number > len(left):
        words = say(
            "These are {n} of more: first those to which all have said yes, then in the order of the record.",
            n=len(left),
        )
        yield Line(words, "small")


def _outcome(wording: Wording, one: OutcomeLeft) -> Line:
    say = wording.say
    choices = say.semicolon.join(
        f"{wording.issue(issue)}{say.colon}{wording.quoted(wording.option(option))}"
        for issue, option in one.outcome.items()
    )
    kinds = (
        (say("yes to all of it"), one.yes),
        (say("objection to part of it"), one.objections),
        (say("no word on part of it"), one.silent),
    )
    nobody = say("nobody")
    stances = say.semicolon.join(
        f"{words}{say.colon}{', '.join(map(wording.party, parties)) or nobody}"
        for words, parties in kinds
        if parties or parties is one.yes
    )
    return Line(f"{choices}. {stances[:1].upper()}{stances[1:]}.")
