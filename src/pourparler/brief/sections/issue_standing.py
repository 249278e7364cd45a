"""Each issue in detail: where it stands and why, its options, and what every party is on record with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.brief.document import Block, Bullets, Heading, Line, Section, Table, TableCell, TableRow, cell, row
from pourparler.brief.sections.matrix import boxes, letter, signs, silence
from pourparler.brief.sections.statement import statements_on
from pourparler.brief.words.breath import breaths, together
from pourparler.brief.words.party import capital
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Cell, Held
from pourparler.domain.issue_standing import IssueStanding
from pourparler.domain.state_of_play import StateOfPlay


def issues(wording: Wording, state: StateOfPlay) -> Section:
    """Return the section of all issues, in the order of the record; what holds for most of them is told once."""
    default = _default(state)
    blocks: list[Block] = [Line(words, "small") for words in _told_once(wording, state, default)]
    blocks += [block for issue in state.issues for block in _issue(wording, state, issue, default)]
    return Section("issues", wording.say("Each issue in detail"), tuple(blocks))


def _default(state: StateOfPlay) -> tuple[str, ...] | None:
    """Return who must agree on most issues for which nothing else is stated; none where something is for each."""
    required = [one.required for one in state.issues if one.issue not in state.negotiation.required]
    return max(dict.fromkeys(required), key=required.count, default=None)


def _told_once(wording: Wording, state: StateOfPlay, default: tuple[str, ...] | None) -> Iterator[str]:
    """Yield what is told once for all issues: how they are read, and who must agree where nothing else is said."""
    say = wording.say
    if not state.issues:
        return
    yield f"{signs(wording)}."
    if wording.negotiation.options:
        yield say("Behind an option: who named it first, and when.")
    if default:
        names, stated = wording.parties(default), wording.negotiation.required.get("")
        if stated and stated.value.parties == default:
            words = say(
                "Must agree, where nothing else is said: {parties} ({ground}).",
                parties=names,
                ground=stated.value.ground,
            )
            yield f"{words} {wording.cite(stated.passages)}".strip()
        else:
            yield say("Must agree, where nothing else is said: {parties}.", parties=names)


def _issue(
    wording: Wording, state: StateOfPlay, issue: IssueStanding, default: tuple[str, ...] | None
) -> Iterator[Block]:
    say = wording.say
    noun = wording.negotiation.issues[issue.issue].value
    word = wording.standing(issue.standing)
    yield Heading(f"{wording.issue(issue.issue)} — {word}", f"issue-{issue.issue}", issue.standing.value)
    question = say.of(noun.question)
    if question and question != wording.issue(issue.issue):
        yield Line(question, "question")
    if noun.note:
        yield Line(noun.note, "record")
    if not default or issue.required != default or issue.issue in wording.negotiation.required:
        yield Line(required_words(wording, issue), "small")
    yield from (Line(words, "small") for words in texts(wording, issue))
    # On whose word each is known stands with the party, below.
    reasons = wording.reasons(issue, wording.declared)
    if reasons:
        yield Bullets(tuple(Line(reason) for reason in reasons), "reasons")
    options = _options(wording, issue)
    if options:
        yield Bullets(options, "options")
    rows = tuple(_party(wording, issue, c) for c in issue.cells if not c.silent())
    if rows:
        caption = say("On record: {issue}", issue=wording.issue(issue.issue))
        head = (say("Party"), say("Options"), say("What is on record"))
        yield Table(caption, head, rows, (18, 16, 66), "cells")
    yield from (Line(words, "muted") for words in _silent(wording, state, issue))
    statements = statements_on(wording, state, issue.issue)
    if state.said_on(issue.issue):
        yield Line(say("What was said on it"), "strong")
        yield Bullets(tuple(statements), "statements")
    else:
        yield from statements


def _silent(wording: Wording, state: StateOfPlay, issue: IssueStanding) -> Iterator[str]:
    """Yield the parties of which nothing counts, those of which the same is to be said together."""
    by_words: dict[str, list[str]] = {}
    for stances in issue.cells:
        if stances.silent():
            dot = "● " if stances.party in issue.required else ""
            words = silence(wording, state, stances.party, issue.issue)
            by_words.setdefault(words, []).append(f"{dot}{wording.party(stances.party)}")
    yield from (f"{capital(words)}{wording.say.colon}{', '.join(parties)}." for words, parties in by_words.items())


def required_words(wording: Wording, issue: IssueStanding) -> str:
    """Return who must agree, with the ground where this issue has one of its own."""
    say = wording.say
    names = wording.parties(issue.required)
    if not names:
        return say("Who must agree is not on record.")
    own = wording.negotiation.required.get(issue.issue)
    if own is None or not issue.ground:
        return say("Must agree: {parties}.", parties=names)
    words = say("Must agree: {parties} ({ground}).", parties=names, ground=issue.ground)
    return f"{words} {wording.cite(own.passages)}".strip()


def texts(wording: Wording, issue: IssueStanding) -> list[str]:
    """Return the text statuses reported, one line each, with on whose word."""
    say = wording.say
    lines = []
    for draft, point, status in issue.text:
        place = wording.draft(draft)
        if point:
            place = f"{place}, {say('point {number}', number=point)}"
        line = say("Text: {status} in {place}.", status=wording.text_status(status), place=place)
        for recorded in wording.negotiation.statuses.values():
            value = recorded.value
            same = (value.draft, value.point, value.status) == (draft, point, status)
            if same and (point or issue.issue in value.issues):
                ground = f"{wording.voice(value.said)}, {wording.when(recorded.happened_on)}"
                line += f" ({ground}) {wording.cite(recorded.passages)}"
        lines.append(line.strip())
    return lines


def _options(wording: Wording, issue: IssueStanding) -> tuple[Line, ...]:
    lines = []
    for i, name in enumerate(wording.negotiation.options_of(issue.issue)):
        recorded = wording.negotiation.options[name]
        day = wording.when(recorded.happened_on)
        by = recorded.value.named_by
        if by in wording.negotiation.parties:
            by = wording.party(by)
        elif by in wording.negotiation.drafts:
            by = wording.quoted(wording.draft(by))
        first = ", ".join(part for part in (by, day) if part)
        words = f"{wording.option(name)} ({first}) {wording.cite(recorded.passages)}".strip()
        lines.append(Line(words, head=letter(i)))
    return tuple(lines)


def _party(wording: Wording, issue: IssueStanding, stances: Cell) -> TableRow:
    dot = "● " if stances.party in issue.required else ""
    name = cell(Line(f"{dot}{wording.party(stances.party)}"), Line(wording.last_heard(stances), "small"))
    return row(name, TableCell((), boxes(wording, issue.issue, stances)), cell(*_clauses(wording, stances)))


def _clauses(wording: Wording, stances: Cell) -> list[Line]:
    """Return what counts, then what contradicts or challenges it, each with the record's own words."""
    say = wording.say
    lines: list[Line] = []
    for several in breaths(wording, stances.effective):
        follows = "".join(dict.fromkeys(wording.follows(stances, held) for held in several))
        lines += [Line(f"{wording.held(together(several))}{follows}"), *_own_words(wording, several)]
    for held in stances.unspecified:
        lines += [Line(wording.held(held)), *_own_words(wording, (held,))]
    for held in stances.contradictory():
        words = f"{say('contradictory, so unknown:')} {wording.held(held)}"
        lines += [Line(words, "challenge"), *_own_words(wording, (held,))]
    for held in stances.challenges():
        lines += [Line(f"{say('challenged by:')} {wording.held(held)}", "challenge"), *_own_words(wording, (held,))]
    return lines


def _own_words(wording: Wording, several: Sequence[Held]) -> list[Line]:
    """Return the record's paraphrases, each once, and why a set of options is wider than the words, where it is."""
    words = [held.position.paraphrase for held in several]
    for held in several:
        about = f"{wording.options(held.position.options)}{wording.say.colon}" if len(several) > 1 else ""
        words.append(f"{about}{held.position.widened}" if held.position.widened else "")
    return [Line(one, "record") for one in dict.fromkeys(words) if one]
