"""Where the issues stand, in a line each: who holds what, and on whose word."""

from __future__ import annotations

from pourparler.brief.document import Line
from pourparler.brief.wording import Wording, shortened
from pourparler.domain.cell import Held, Verdict
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.state_of_play import StateOfPlay

_LINES = {Standing.AGREED: 4, Standing.DEADLOCKED: 6, Standing.CONVERGENT: 6, Standing.CONTESTED: 9, Standing.UNKNOWN: 8}
"""How many issues of each class have a line of their own, so that the first page stays one page."""


def groups(wording: Wording, state: StateOfPlay, standing: Standing) -> tuple[tuple[Line, ...], str]:
    """Return the lines of one class, then the titles of its other issues in a sentence.

    Those on which most required parties have spoken come first. An issue on which nothing counts has no line of its
    own; neither have those past the class's share of the page.
    """
    lines, others, silent = [], [], []
    for issue in sorted(state.of(standing), key=_spoken, reverse=True):
        words = _words(wording, issue)
        title = wording.issue(issue.issue)
        if not words:
            silent.append(title)
        elif len(lines) < _LINES[standing]:
            lines.append(Line(words, "lead", f"issue-{issue.issue}", title))
        else:
            others.append(title)
    say = wording.say
    tail = [say("Further: {issues}.", issues=wording.say.semicolon.join(others))] if others else []
    if silent:
        tail.append(say("Nothing that counts on: {issues}.", issues=wording.say.semicolon.join(silent)))
    return tuple(lines), " ".join(tail)


def _spoken(issue: IssueStanding) -> int:
    return sum(bool(c.effective) for c in issue.cells if c.party in issue.required)


def _words(wording: Wording, issue: IssueStanding) -> str:
    if issue.standing is Standing.AGREED:
        return wording.reasons(issue)[0]
    if issue.standing is Standing.CONVERGENT:
        return _convergent(wording, issue)
    if issue.conflicts:
        return _conflict(wording, issue)
    held = [(cell.party, cell.effective[0]) for cell in issue.cells if cell.effective and cell.party in issue.required]
    held = held or [(cell.party, cell.effective[0]) for cell in issue.cells if cell.effective]
    return wording.say.semicolon.join(_clause(wording, party, h) for party, h in held[:2])


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
        found = issue.cell(party).option(option)
        ground = found.effective or found.rests_on
        if ground and found.verdict is Verdict.ACCEPTABLE:
            who = f"{wording.speaker(ground.position.said)}, {wording.say.short_day(ground.happened_on.latest)}"
            words.append(f"{wording.party(party)} ({who}) {wording.cite(ground.passages)}")
    label = wording.quoted(shortened(wording.option(option), 90))
    return f"{label}{wording.say.colon}{wording.say.semicolon.join(words)}. {wording.say('Not an agreement.')}"
