"""The stances as a table, one row per party and option; then the statements, one row per issue they touch."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from pourparler.brief.sections.set_aside import what, why
from pourparler.brief.words.language import Language
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Cell, OptionCell
from pourparler.domain.issue_standing import IssueStanding
from pourparler.domain.position import Position
from pourparler.domain.source import Passage
from pourparler.domain.state_of_play import StateOfPlay

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_csv(state: StateOfPlay, say: Language) -> str:
    """Return the stances as comma-separated values, one row per issue, party and option.

    A party with nothing on record has its rows too, with the verdict *unknown*. Statements follow, one row per issue
    that each touches; one that touches none has a row without an issue. They have no stance and no verdict. Then comes
    what is set aside, one row each, without a verdict.

    Parameters
    ----------
    state : StateOfPlay
        What to show.
    say : Language
        In which language the head and the words are; ids stand as they are.

    Returns
    -------
    str
        Lines ended by CR LF (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    wording = Wording(state.negotiation, say)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(_head(say))
    view = _known(state, wording)
    checked = say("yes") if state.negotiation.checked else say("no")
    for issue in state.issues:
        for cell in issue.cells:
            last = str(cell.last_heard or "")
            writer.writerows(
                [guarded(value) for value in (*row, *view, say("stance"), last, checked)]
                for row in _rows(wording, issue, cell)
            )
    for row in _statements(wording, state):
        writer.writerow([guarded(value) for value in (*row, *view, say("statement"), "", checked)])
    for row in _set_aside(wording, state):
        writer.writerow([guarded(value) for value in (*row, *view, say("set aside"), "", checked)])
    return buffer.getvalue()


def guarded(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula.

    Examples
    --------
    >>> guarded("=1+1"), guarded("plain")
    ("'=1+1", 'plain')
    """
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value


def _head(say: Language) -> list[str]:
    return [
        say("issue id"),
        say("issue"),
        say("standing"),
        say("must agree"),
        say("party id"),
        say("party"),
        say("option id"),
        say("option"),
        say("verdict"),
        say("said to be"),
        say("stance"),
        say("implied by"),
        say("speaker"),
        say("date"),
        say("evidence"),
        say("draft"),
        say("paraphrase"),
        say("contradictory"),
        say("challenges"),
        say("source ids"),
        say("source locators"),
        say("as of"),
        say("seen by"),
        say("level of evidence"),
        say("kind of row"),
        say("last heard"),
        say("checked events only"),
    ]


def _statements(wording: Wording, state: StateOfPlay) -> Iterator[list[str]]:
    """Return the statements that count, one row per issue each touches, in the columns of the stances."""
    say = wording.say
    for one in state.statements:
        value, passages = one.statement.value, one.statement.passages
        party = [one.party or "", wording.party(one.party) if one.party else ""]
        cells = [
            say("yes") if one.said_to_be() else say("no"),
            "",
            "",
            wording.speaker(value.said),
            str(one.statement.happened_on),
            wording.evidence(one.evidence),
            "",
            value.content,
            "",
            "",
        ]
        sources = [
            " | ".join(dict.fromkeys(p.source for p in passages)),
            " | ".join(_locator(wording, p) for p in passages),
        ]
        for issue in value.issues or ("",):
            standing = state.standing(issue)
            title = wording.issue(issue) if issue else ""
            stands = wording.standing(standing.standing) if standing else ""
            yield [issue, title, stands, "", *party, "", "", "", *cells, *sources]


def _set_aside(wording: Wording, state: StateOfPlay) -> Iterator[list[str]]:
    """Return what is set aside, with why for a paraphrase; what is no position has no party."""
    for one in state.negotiation.set_aside:
        position = one.noun if isinstance(one.noun, Position) else None
        words = f"{what(wording, one)} — {why(wording, one)}"
        issue = [position.issue, wording.issue(position.issue)] if position else ["", ""]
        party = [position.party, wording.party(position.party)] if position else ["", ""]
        options = [" | ".join(position.options), wording.options(position.options)] if position else ["", ""]
        stance = wording.stance_word(position.stance) if position else ""
        speaker = wording.speaker(position.said) if position else ""
        sources = [
            " | ".join(dict.fromkeys(p.source for p in one.passages)),
            " | ".join(_locator(wording, p) for p in one.passages),
        ]
        yield [
            *issue,
            "",
            "",
            *party,
            *options,
            "",
            "",
            stance,
            "",
            speaker,
            str(one.happened_on),
            "",
            "",
            words,
            "",
            "",
            *sources,
        ]


def _known(state: StateOfPlay, wording: Wording) -> list[str]:
    """Return what every row says of the whole table: the day, the viewer, the level of evidence."""
    day = state.negotiation.counted_to()
    seen = wording.say.semicolon.join(part for part in (wording.viewer(), wording.left_out()) if part)
    return [str(day or ""), seen, state.level.value]


def _rows(wording: Wording, issue: IssueStanding, cell: Cell) -> Iterator[list[str]]:
    say = wording.say
    yes, no = say("yes"), say("no")
    party = [cell.party, wording.party(cell.party)]
    start = [
        issue.issue,
        wording.issue(issue.issue),
        wording.standing(issue.standing),
        yes if cell.party in issue.required else no,
        *party,
    ]
    for option in cell.options:
        hearsay = yes if option.said_to_be else no
        yield [
            *start,
            option.option,
            wording.option(option.option),
            wording.verdict(option.verdict),
            hearsay,
            *_ground(wording, option),
            *_against(wording, option),
            *_sources(wording, option),
        ]
    for held in cell.unspecified:
        blank = OptionCell("", effective=held)
        yield [
            *start,
            "",
            say("(no option named)"),
            "",
            yes if held.said_to_be() else no,
            *_ground(wording, blank),
            *_against(wording, blank),
            *_sources(wording, blank),
        ]


def _ground(wording: Wording, option: OptionCell) -> list[str]:
    """Return stance, what implies it, speaker, date, evidence, draft and paraphrase."""
    held = option.effective or option.implied_by
    if held is None:
        return [""] * 7
    position = held.position
    implied = "" if option.effective else f"{wording.verb(held)} {wording.options(position.options)}"
    return [
        wording.stance_word(position.stance) if option.effective else "",
        implied,
        wording.speaker(position.said),
        str(held.happened_on),
        wording.evidence(held.evidence),
        wording.draft(position.draft or ""),
        position.paraphrase,
    ]


def _against(wording: Wording, option: OptionCell) -> list[str]:
    return [" | ".join(wording.held(held) for held in group) for group in (option.contradictory, option.challenges)]


def _sources(wording: Wording, option: OptionCell) -> list[str]:
    grounds = [h for h in (option.effective, option.rests_on, option.implied_by) if h]
    passages = dict.fromkeys(p for h in (*grounds, *option.contradictory, *option.challenges) for p in h.passages)
    sources = dict.fromkeys(p.source for p in passages)
    return [" | ".join(sources), " | ".join(_locator(wording, p) for p in passages)]


def _locator(wording: Wording, passage: Passage) -> str:
    """Return where a passage is found: the source's locator, and the place in it."""
    source = wording.negotiation.sources.get(passage.source)
    place = f"{passage.start}-{passage.end}" if passage.start is not None else passage.locator
    return " ".join(part for part in (source.value.locator if source else "", place) if part)
