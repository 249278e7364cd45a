"""One cell of the grid, opened: what each option is to the party, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from pourparler.brief.sections.matrix import letter
from pourparler.brief.sections.trail import ExcerptOf, Mark, Word, mark, statement, word
from pourparler.brief.words.party import Case
from pourparler.brief.words.sign import verdict_edge
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Cell, OptionCell, Verdict
from pourparler.domain.evidence import EvidenceClass
from pourparler.domain.issue_standing import IssueStanding
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.domain.trail import Bearing, Footprint, Trail


class OptionHeld(Struct, frozen=True):
    """What one option is to a party.

    Parameters
    ----------
    letter, words : str
        The option.
    edge, sign, verdict : str
        What it is to the party.
    notes : tuple of str
        From what that follows, what contradicts it.
    said : tuple of (str, Mark)
        What the party is only said to hold of it, and on what evidence.
    """

    letter: str
    words: str
    edge: str
    sign: str
    verdict: str
    notes: tuple[str, ...] = ()
    said: tuple[tuple[str, Mark], ...] = ()


class Naming(Struct, frozen=True):
    """Who first named an option, and when."""

    letter: str
    option: str
    words: str
    day: str
    by: str


class Evidence(Struct, frozen=True):
    """All that is on record of one party on one issue.

    Parameters
    ----------
    issue, party : str
        Their ids.
    title, name, question : str
        Their words.
    must : bool
        Whether the party must agree.
    ground : str
        On what ground; empty where conflict parties do by default.
    options : tuple of OptionHeld
        Refusals first.
    heard : str
        When the party was last heard; empty where it was not.
    counts, against, outweighed, weaker : tuple of Word
        What its stance rests on, its own word before hearsay and refusals first; what contradicts or challenges it;
        what counts no longer; what is below the level of evidence.
    statements : tuple of Word
        What was said on the issue for the party, the latest first.
    named : tuple of Naming
        The options in the order in which they were first named.
    """

    issue: str
    party: str
    title: str
    name: str
    question: str
    must: bool
    ground: str
    options: tuple[OptionHeld, ...]
    heard: str
    counts: tuple[Word, ...]
    against: tuple[Word, ...]
    outweighed: tuple[Word, ...]
    weaker: tuple[Word, ...]
    statements: tuple[Word, ...]
    named: tuple[Naming, ...]


def evidence(
    wording: Wording, state: StateOfPlay, standing: IssueStanding, party: str, trail: Trail, excerpt_of: ExcerptOf
) -> Evidence:
    """Return a cell of the grid, opened.

    Parameters
    ----------
    wording : Wording
        The words.
    state : StateOfPlay
        What to tell.
    standing : IssueStanding
        The issue.
    party : str
        The party.
    trail : Trail
        What the party is on record with on it.
    excerpt_of : callable
        Gives passages among the words around them.
    """
    stances, issue = standing.cell(party), standing.issue

    def words(*bearings: Bearing) -> tuple[Word, ...]:
        return tuple(word(wording, step, excerpt_of) for step in trail if step.bearing in bearings)

    counts = sorted(words(Bearing.COUNTS), key=lambda one: (one.said_to_be, one.edge != "red"))
    said = [one for one in state.said_on(issue) if one.party == party]
    said += [one for one in state.weaker_statements if one.party == party and one.touches(issue)]
    noun = wording.negotiation.issues[issue].value
    return Evidence(
        issue,
        party,
        wording.issue(issue),
        wording.party(party),
        wording.say.of(noun.question),
        party in standing.required,
        standing.ground,
        options_held(wording, stances, trail),
        wording.last_heard(stances),
        tuple(counts),
        words(Bearing.CONTRADICTS, Bearing.CHALLENGES),
        words(Bearing.OUTWEIGHED, Bearing.WITHDRAWN, Bearing.DENIED),
        words(Bearing.WEAKER),
        tuple(statement(wording, one, excerpt_of) for one in said),
        namings(wording, issue),
    )


def options_held(wording: Wording, stances: Cell, trail: Trail) -> tuple[OptionHeld, ...]:
    """Return what each option of an issue is to a party, refusals first."""
    weaker = [step for step in trail if step.bearing is Bearing.WEAKER]
    held = []
    for i, name in enumerate(wording.negotiation.options_of(stances.issue)):
        option = stances.option(name)
        held.append(_held(wording, letter(i), option, weaker))
    order = {edge: i for i, edge in enumerate(("red", "no", "if", "yes", "none"))}
    return tuple(sorted(held, key=lambda one: order[one.edge]))


def _held(wording: Wording, key: str, option: OptionCell, weaker: Iterable[Footprint]) -> OptionHeld:
    verdict = wording.verdict(option.verdict)
    said: list[tuple[str, Mark]] = []
    if option.said_to_be:
        # What is only said to be held is no verdict: it stands beside *unknown*.
        grounds = option.effective or option.implied_by
        evidence_ = grounds.evidence if grounds else EvidenceClass.SECOND_HAND
        said.append((wording.say("said to be {verdict}", verdict=verdict), mark(wording, evidence_)))
        verdict = wording.verdict(Verdict.UNKNOWN)
    said += [(wording.verb(s.held), mark(wording, s.held.evidence)) for s in weaker if _about(s, option.option)]
    sign = wording.mark(OptionCell(option.option, Verdict.UNKNOWN if option.said_to_be else option.verdict))
    notes = tuple(_notes(wording, option))
    return OptionHeld(key, wording.option(option.option), verdict_edge(option), sign, verdict, notes, tuple(said))


def _about(step: Footprint, option: str) -> bool:
    return option in step.held.position.options


def _notes(wording: Wording, option: OptionCell) -> Iterator[str]:
    say = wording.say
    if option.implied_by is not None:
        yield wording.implied(option)
    if option.contradictory:
        yield say("what is on record contradicts itself")
    if option.challenges:
        yield say.count(
            "{n} word differs, on weaker or lesser evidence",
            "{n} words differ, on weaker or lesser evidence",
            len(option.challenges),
        )
    if option.later_set_aside:
        yield say("a later position on it is set aside or denied, so it is unknown whether this still holds")


def namings(wording: Wording, issue: str) -> tuple[Naming, ...]:
    """Return who first named each option of an issue, in that order."""
    say, negotiation = wording.say, wording.negotiation
    lines = []
    for i, name in enumerate(negotiation.options_of(issue)):
        recorded = negotiation.options[name]
        by = recorded.value.named_by
        if by in negotiation.parties:
            by = wording.party(by, Case.NOUN)
        elif by in negotiation.drafts:
            by = wording.draft(by)
        elif by in negotiation.delegates:
            by = wording.delegate(by)
        day = say.short_day(recorded.happened_on.latest)
        lines.append(Naming(letter(i), name, wording.option(name), day, by))
    return tuple(lines)
