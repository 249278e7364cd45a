"""A draft read against the stances, in words."""

from __future__ import annotations

from collections.abc import Callable

from pourparler.brief.document import Block, Bullets, Heading, Line
from pourparler.brief.words.red_line import red_line
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Verdict
from pourparler.domain.draft_reading import DraftReading, IssueReading, Remedy
from pourparler.domain.outcome import Outcome
from pourparler.domain.red_line import RedLine
from pourparler.domain.scenario import OptionStance, Scenario
from pourparler.domain.zone import Status

_SHOWN = 6


Telling = Callable[[Wording, RedLine], str]
"""What puts a refusal on record into words."""


def draft_read(
    wording: Wording, reading: DraftReading, scenario: Scenario, tell: Telling = red_line
) -> tuple[Block, ...]:
    """Return who refuses what in a draft, who objects, what is unknown, and the smallest changes.

    `tell` puts a refusal into words: in short where the page tells elsewhere on whose word it is known.
    """
    say = wording.say
    name = wording.draft(reading.draft) if reading.draft else say("The package chosen")
    refused = [_refusal(wording, reading, i, tell) for i in reading.issues if i.red_lines]
    unasked = [i.issue for i in reading.issues if not scenario.needed(i.issue)]
    blocks: list[Block] = [Heading(name)]
    if len(unasked) < len(reading.issues) or not reading.issues or reading.broken:
        blocks.append(Line(draft_sentence(wording, reading)))
    if refused:
        blocks.append(Bullets(tuple(refused)))
    for title, verdict in ((say("Objected to"), Verdict.OBJECTED), (say("On a condition"), Verdict.CONDITIONAL)):
        names = _held(wording, reading, verdict, scenario)
        if names:
            blocks.append(Line(f"{title}{say.colon}{say.semicolon.join(names)}.", "small"))
    if unasked:
        nobody = say.semicolon.join(wording.issue(issue) for issue in unasked)
        blocks.append(Line(say("Nobody is on record as having to agree on: {issues}.", issues=nobody), "small"))
    unknown = _unknown(reading, scenario)
    if unknown:
        words = say.count(
            "Unknown: {n} stance of those who must agree.", "Unknown: {n} stances of those who must agree.", unknown
        )
        blocks.append(Line(words, "small"))
    blocks += [Line(_remedy(wording, remedy, tell)) for remedy in reading.remedies]
    fewest = reading.opening.fewest()
    if reading.opening.forbidden:
        blocks.append(Line(say("As it stands, constraints rule it out whatever refusals are lifted."), "small"))
    elif reading.excluded and fewest is None:
        blocks.append(Line(say("On how few refusals it turns is not known."), "small"))
    if reading.excluded and fewest:
        words = say.count(
            "As it stands, it would be possible if {n} refusal on record were lifted.",
            "As it stands, it would be possible if {n} refusals on record were lifted.",
            fewest,
        )
        blocks.append(Line(words, "small"))
    if reading.status is not Status.PROVEN:
        blocks.append(Line(say("More changes of this size exist than are listed."), "small"))
    return tuple(blocks)


def draft_sentence(wording: Wording, reading: DraftReading) -> str:
    """Return whether a draft is refused, in a sentence."""
    say = wording.say
    if not reading.issues:
        return say("It expresses no option on record, so nothing can be read against it.")
    if reading.broken:
        return say("It breaks constraints on record: {names}.", names=", ".join(reading.broken))
    refused = [i for i in reading.issues if i.refused]
    if refused:
        names = say.list([wording.issue(i.issue) for i in refused])
        return say("Closed, as it stands, by refusals on record on: {issues}.", issues=names)
    if reading.excluded:
        return say("None of its options is refused by itself, yet nothing is left that nobody refuses.")
    return say("No refusal on record rules it out. That is not consent.")


def _refusal(wording: Wording, reading: DraftReading, issue: IssueReading, tell: Telling) -> Line:
    say = wording.say
    clauses = []
    for line in issue.red_lines:
        older = line.ground.position.draft if line.ground else None
        note = ""
        if older and older != reading.draft:
            same = say("stated on {draft}; it counts here as the option is the same", draft=wording.draft(older))
            note = f" ({same})"
        closes = all(option not in line.options for option in line.refuses if option in issue.options)
        ground = say("closed because {clause}", clause=tell(wording, line)) if closes else tell(wording, line)
        clauses.append(f"{ground}{note}")
    points = ""
    if issue.points:
        numbers = ", ".join(issue.points)
        word = (
            say("point {number}", number=numbers)
            if len(issue.points) == 1
            else say("points {numbers}", numbers=numbers)
        )
        points = f" ({word})"
    expressed = wording.options(issue.options)
    head = f"{wording.issue(issue.issue)}{points}"
    return Line(f"{expressed}{wording.say.colon}{wording.say.semicolon.join(clauses)}", head=head)


def _held(wording: Wording, reading: DraftReading, verdict: Verdict, scenario: Scenario) -> list[str]:
    by_issue: dict[str, list[OptionStance]] = {}
    for issue in reading.issues:
        for stance in issue.stances:
            if stance.verdict is verdict and stance.party in scenario.needed(issue.issue):
                by_issue.setdefault(issue.issue, []).append(stance)
    return [
        f"{wording.issue(issue)} ({', '.join(dict.fromkeys(_who(wording, s) for s in stances))})"
        for issue, stances in by_issue.items()
    ]


def _who(wording: Wording, stance: OptionStance) -> str:
    return f"{'~' if stance.said_to_be else ''}{wording.party(stance.party)}"


def _unknown(reading: DraftReading, scenario: Scenario) -> int:
    """Return how many parties that must agree have no known stance on any option that an issue's text expresses."""
    number = 0
    for issue in reading.issues:
        known = {s.party for s in issue.stances if s.verdict is not Verdict.UNKNOWN}
        known |= {line.party for line in issue.red_lines}
        number += len(set(scenario.needed(issue.issue)) - known)
    return number


def _remedy(wording: Wording, remedy: Remedy, tell: Telling) -> str:
    say = wording.say
    if not remedy.changes:
        issues = dict.fromkeys((*remedy.issues, *(line.issue for line in remedy.blocking)))
        where = say.list([wording.issue(issue) for issue in issues])
        lines = say.semicolon.join(
            f"{wording.issue(line.issue)}{say.colon}{tell(wording, line)}" if len(issues) > 1 else tell(wording, line)
            for line in remedy.blocking
        )
        return say("No choice of options lifts every refusal on {issues}: {lines}.", issues=where, lines=lines)
    changes = [_change(wording, change) for change in remedy.changes[:_SHOWN]]
    more = len(remedy.changes) - len(changes)
    tail = f" ({say.count('{n} further', '{n} further', more)})" if more else ""
    return say(
        "The smallest change that lifts every refusal there: {changes}.",
        changes=f" — {say('or')} — ".join(changes) + tail,
    )


def _change(wording: Wording, change: Outcome) -> str:
    return wording.say.list(
        [
            wording.say("{issue} to {option}", issue=wording.issue(i), option=wording.quoted(wording.option(o)))
            for i, o in change.items()
        ]
    ) or wording.say("another choice on issues that it leaves open")
