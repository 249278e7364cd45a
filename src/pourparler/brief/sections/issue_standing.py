"""Each issue in detail: where it stands and why, its options, and what every party is on record with."""

from __future__ import annotations

from pourparler.brief.document import Block, Bullets, Heading, Line, Section, Table, TableCell, TableRow, cell, row
from pourparler.brief.sections.matrix import boxes, letter, silence
from pourparler.brief.sections.statement import statements_on
from pourparler.brief.words.party import Case
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Cell, Held
from pourparler.domain.issue_standing import IssueStanding
from pourparler.domain.state_of_play import StateOfPlay


def issues(wording: Wording, state: StateOfPlay) -> Section:
    """Return the section of all issues, in the order of the record."""
    blocks = tuple(block for issue in state.issues for block in _issue(wording, state, issue))
    return Section("issues", wording.say("Each issue in detail"), blocks)


def _issue(wording: Wording, state: StateOfPlay, issue: IssueStanding) -> list[Block]:
    say = wording.say
    noun = wording.negotiation.issues[issue.issue].value
    word = wording.standing(issue.standing)
    blocks: list[Block] = [
        Heading(f"{wording.issue(issue.issue)} — {word}", f"issue-{issue.issue}", issue.standing.value)
    ]
    question = say.of(noun.question)
    if question and question != wording.issue(issue.issue):
        blocks.append(Line(question, "question"))
    if noun.note:
        blocks.append(Line(noun.note, "record"))
    blocks.append(Line(required_words(wording, issue), "small"))
    blocks += [Line(words, "small") for words in texts(wording, issue)]
    reasons = wording.reasons(issue)
    if reasons:
        blocks.append(Bullets(tuple(Line(reason) for reason in reasons), "reasons"))
    options = _options(wording, issue)
    if options:
        blocks.append(Bullets(options, "options"))
    rows = tuple(_party(wording, state, issue, c) for c in issue.cells if c.party in issue.required or not c.silent())
    if rows and all(c.silent() for c in issue.cells):
        words = [f"{wording.party(c.party)} ({silence(wording, state, c.party, issue.issue)})" for c in issue.cells]
        blocks.append(Line(f"{wording.say.semicolon.join(words)}.", "muted"))
    elif rows:
        caption = say("On record: {issue}", issue=wording.issue(issue.issue))
        head = (say("Party"), say("Options"), say("What is on record"))
        blocks.append(Table(caption, head, rows, (18, 16, 66), "cells"))
    statements = statements_on(wording, state, issue.issue)
    if statements:
        blocks += [Line(say("What was said on it"), "strong"), Bullets(tuple(statements), "statements")]
    return blocks


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
                ground = f"{wording.voice(value.said)}, {say.days(recorded.happened_on)}"
                line += f" ({ground}) {wording.cite(recorded.passages)}"
        lines.append(line.strip())
    return lines


def _options(wording: Wording, issue: IssueStanding) -> tuple[Line, ...]:
    say = wording.say
    lines = []
    for i, name in enumerate(wording.negotiation.options_of(issue.issue)):
        recorded = wording.negotiation.options[name]
        day = say.days(recorded.happened_on)
        by = recorded.value.named_by
        if by in wording.negotiation.parties:
            by = wording.party(by, Case.NOUN)
        elif by in wording.negotiation.drafts:
            by = wording.quoted(wording.draft(by))
        first = say("first named {day} by {who}", day=day, who=by) if by else say("first named {day}", day=day)
        words = f"{wording.option(name)} ({first}) {wording.cite(recorded.passages)}".strip()
        lines.append(Line(words, head=letter(i)))
    return tuple(lines)


def _party(wording: Wording, state: StateOfPlay, issue: IssueStanding, stances: Cell) -> TableRow:
    dot = "● " if stances.party in issue.required else ""
    name = cell(Line(f"{dot}{wording.party(stances.party)}"), Line(wording.last_heard(stances), "small"))
    if stances.silent():
        return row(name, "", Line(silence(wording, state, stances.party, issue.issue), "muted"))
    return row(name, TableCell((), boxes(wording, issue.issue, stances)), cell(*_clauses(wording, stances)))


def _clauses(wording: Wording, stances: Cell) -> list[Line]:
    """Return what counts, then what contradicts or challenges it, each with the record's own words."""
    say = wording.say
    lines = []
    for held in stances.effective:
        lines += [Line(f"{wording.held(held)}{wording.follows(stances, held)}"), *_own_words(held)]
    for held in stances.unspecified:
        lines += [Line(wording.held(held)), *_own_words(held)]
    for held in stances.contradictory():
        lines += [Line(f"{say('contradictory, so unknown:')} {wording.held(held)}", "challenge"), *_own_words(held)]
    for held in stances.challenges():
        lines += [Line(f"{say('challenged by:')} {wording.held(held)}", "challenge"), *_own_words(held)]
    return lines


def _own_words(held: Held) -> list[Line]:
    """Return the record's paraphrase, and why the set of options is wider than the words, where it is."""
    return [Line(words, "record") for words in (held.position.paraphrase, held.position.widened) if words]
