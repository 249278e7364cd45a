"""Where the issues stand, in a line each: who holds what, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.brief.document import Line
from pourparler.brief.sections.sheet import Sheet, rows
from pourparler.brief.words.breath import breaths, together
from pourparler.brief.words.some import some_issues
from pourparler.brief.words.wording import Wording, shortened
from pourparler.domain.cell import Cell, Held, Verdict
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.state_of_play import Said, StateOfPlay

Group = tuple[tuple[Line, ...], str]


def groups(wording: Wording, state: StateOfPlay, room: int, sheet: Sheet) -> dict[Standing, Group]:
    """Return, per class that has issues, its lines and then the titles of its other issues in a sentence.

    Within a class those come first on which most required parties have spoken. An issue on which nothing counts has no
    line of its own; neither have those for which there is no room: `room` is the rows of print that the lines may fill.
    Of the titles only as many are named as the sheet holds, the others counted.
    """
    by_class = {}
    for standing in Standing:
        if state.of(standing):
            by_class[standing] = _group(wording, state, standing, room, sheet)
            room -= sum(map(rows, by_class[standing][0]))
    return by_class


def _group(wording: Wording, state: StateOfPlay, standing: Standing, room: int, sheet: Sheet) -> Group:
    plain = Wording(state.negotiation, wording.say)
    lines: list[Line] = []
    others: list[str] = []
    silent: list[str] = []
    for issue in sorted(state.of(standing), key=_spoken, reverse=True):
        words = _words(plain, state, issue)
        title = shortened(wording.issue(issue.issue), sheet.letters)
        if not words:
            silent.append(title)
        elif others or rows(Line(words, head=title)) > room or len(words) > sheet.letters:
            others.append(title)
        else:
            # Only what is told is cited.
            line = Line(_words(wording, state, issue), "lead", f"issue-{issue.issue}", title)
            room -= rows(line)
            lines.append(line)
    say = wording.say
    tail = (
        [say("Further: {issues}.", issues=say.semicolon.join(some_issues(say, others, sheet.titles)))] if others else []
    )
    if silent:
        tail.append(
            say(
                "Nothing at this level of evidence on: {issues}.",
                issues=say.semicolon.join(some_issues(say, silent, sheet.titles)),
            )
        )
    return tuple(lines), " ".join(tail)


def _spoken(issue: IssueStanding) -> int:
    return sum(bool(c.effective) for c in issue.cells if c.party in issue.required)


def _words(wording: Wording, state: StateOfPlay, issue: IssueStanding) -> str:
    if issue.standing is Standing.AGREED:
        return wording.reasons(issue)[0]
    if issue.standing is Standing.CONVERGENT:
        return _convergent(wording, issue)
    if issue.conflicts:
        return _conflict(wording, issue)
    cells = [cell for cell in issue.cells if cell.effective and cell.party in issue.required]
    cells = cells or [cell for cell in issue.cells if cell.effective]
    if not cells:
        return _last_said(wording, state.said_on(issue.issue))
    return wording.say.semicolon.join(_all_of(wording, cell) for cell in cells[:2])


def _all_of(wording: Wording, cell: Cell) -> str:
    """Return what a party holds: what it took the same stance on in one breath as one, the rest counted."""
    first, *others = breaths(wording, cell.effective)
    rest = sum(map(len, others))
    more = wording.say.count("and {n} more position", "and {n} more positions", rest) if rest else ""
    words = _clause(wording, cell.party, together(first))
    return wording.say.semicolon.join(part for part in (words, more) if part)


def _last_said(wording: Wording, statements: Sequence[Said]) -> str:
    """Return the last statement on an issue on which no position counts, and how many more there are."""
    if not statements:
        return ""
    say, recorded = wording.say, statements[0].statement
    tilde = "~" if statements[0].said_to_be() else ""
    age = wording.age(recorded.happened_on.latest)
    when = ", ".join(part for part in (say.short_day(recorded.happened_on.latest), age) if part)
    content = shortened(recorded.value.content, 160)
    words = f"{tilde}{wording.speaker(recorded.value.said)}{say.colon}{content} ({when})"
    words = f"{words} {wording.cite(recorded.passages)}"
    more = (
        say.count("and {n} more statement", "and {n} more statements", len(statements) - 1)
        if len(statements) > 1
        else ""
    )
    return say.semicolon.join(part for part in (words.strip(), more) if part)


def _clause(wording: Wording, party: str, held: Held) -> str:
    return wording.of(party, wording.briefly(held))


def _conflict(wording: Wording, issue: IssueStanding) -> str:
    """Return the first conflict, with how many more there are."""
    first = issue.conflicts[0]
    parts = [_clause(wording, first.claim.position.party, first.claim)]
    parts += [_clause(wording, first.against, h) for h in first.answer[:1]]
    rest = len(issue.conflicts) - 1
    more = wording.say.count("{n} further conflict", "{n} further conflicts", rest) if rest else ""
    return wording.say.semicolon.join(part for part in (*parts, more) if part)


def _convergent(wording: Wording, issue: IssueStanding) -> str:
    """Return the options that all required parties can accept, and on whose word each can."""
    option = issue.acceptable[0]
    words = []
    for party in issue.required:
        cell = issue.cell(party).option(option)
        ground = cell.effective or cell.rests_on
        if ground and cell.verdict is Verdict.ACCEPTABLE:
            who = f"{wording.speaker(ground.position.said)}, {wording.say.short_day(ground.happened_on.latest)}"
            words.append(f"{wording.party(party)} ({who}) {wording.cite(ground.passages)}".strip())
    label = wording.quoted(shortened(wording.option(option), 90))
    return f"{label}{wording.say.colon}{wording.say.semicolon.join(words)}. {wording.say('Not an agreement.')}"
