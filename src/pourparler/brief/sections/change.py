"""What changed since an earlier date: a line each for the first page and the terminal, a table for the rest."""

from __future__ import annotations

from typing import Any

from pourparler.brief.document import Block, Bullets, Heading, Line, Section, Table, TableRow, cell, row
from pourparler.brief.sections.sheet import Sheet
from pourparler.brief.words.wording import Wording
from pourparler.domain.context import Context
from pourparler.domain.draft import Draft, PointStatus
from pourparler.domain.issue import Option
from pourparler.domain.issue_standing import Standing
from pourparler.domain.mandate import Mandate
from pourparler.domain.negotiation import Recorded
from pourparler.domain.next_step import NextStep, Precondition, PreconditionOutcome, StepOutcome
from pourparler.domain.position import Stance
from pourparler.domain.session import Session
from pourparler.domain.state_of_play import Change, StateOfPlay
from pourparler.domain.statement import Claim, Statement

_FIRST = ("issue", "agreement", "status", "session", "draft", "position")
"""What comes first where there is no room for all."""


def first_changes(wording: Wording, state: StateOfPlay, sheet: Sheet) -> Section | None:
    """Return the weightiest changes in a line each, for the first page; those left out are counted."""
    if state.since is None:
        return None
    say = wording.say
    title = say("What changed since {day}", day=say.day(state.since))
    if not state.changes:
        return Section("first-changes", title, (Line(say("Nothing on record changed."), "muted"),))
    ranked = sorted(state.changes, key=_rank)
    lines = [change_line(wording, change) for change in ranked[: sheet.changes]]
    lines = [line for line in lines if len(line.text) <= sheet.letters]
    rest = len(ranked) - len(lines)
    if rest:
        lines.append(Line(say.count("and {n} more change", "and {n} more changes", rest), "small", "changes"))
    return Section("first-changes", title, (Bullets(tuple(lines)),))


def _rank(change: Change) -> int:
    return _FIRST.index(change.noun) if change.noun in _FIRST else len(_FIRST)


def change_line(wording: Wording, change: Change) -> Line:
    """Return a change in a line: what stood and what stands, or what came on record."""
    if change.noun not in ("issue", "position"):
        return _news(wording, change)
    say = wording.say
    cites = wording.cite(p for name in change.because for p in _passages(wording, name))
    day = say.day(change.happened_on) if change.happened_on else ""
    late = _late(wording, change)
    when = f"({', '.join(part for part in (day, late) if part)})" if day or late else ""
    before, after = _sides(wording, change)
    nothing = say("nothing")
    words = f"{_about(wording, change)}{say.colon}{before or nothing} → {after or nothing}"
    return Line(" ".join(part for part in (words, when, cites) if part))


def _about(wording: Wording, change: Change) -> str:
    if change.noun == "issue":
        return wording.issue(change.subject)
    party, _, issue = change.subject.partition(" ")
    return f"{wording.party(party)}{wording.say.colon}{wording.issue(issue)}"


def _sides(wording: Wording, change: Change) -> tuple[str, str]:
    if change.noun == "issue":
        return _standing(wording, change.before), _standing(wording, change.after)
    number = wording.number(change.subject.partition(" ")[0])
    return _stances(wording, change.before, number), _stances(wording, change.after, number)


def changes(wording: Wording, state: StateOfPlay) -> Section | None:
    """Return the section of changes; none where no earlier date was asked for."""
    if state.since is None:
        return None
    say = wording.say
    title = say("What changed since {day}", day=say.day(state.since))
    if not state.changes:
        return Section("changes", title, (Line(say("Nothing on record changed."), "muted"),))
    head = (say("What"), say("Before"), say("Now"), say("When"))
    rows = tuple(_row(wording, c) for c in state.changes if c.noun in ("issue", "position"))
    news = tuple(_news(wording, c) for c in state.changes if c.noun not in ("issue", "position"))
    blocks: list[Block] = [Table(say("Issues and positions"), head, rows, (26, 26, 32, 16), "changes")] if rows else []
    if news:
        blocks += [Heading(say("New on record")), Bullets(news)]
    return Section("changes", title, tuple(blocks), "across")


def _row(wording: Wording, change: Change) -> TableRow:
    say = wording.say
    day = say.day(change.happened_on) if change.happened_on else ""
    late = Line(_late(wording, change), "small")
    nothing = say("nothing")
    before, after = _sides(wording, change)
    what = Line(_about(wording, change), "strong" if change.noun == "issue" else "")
    cites = wording.cite(p for name in change.because for p in _passages(wording, name))
    after = f"{after or nothing} {cites if change.noun == 'position' else ''}".strip()
    return row(what, before or nothing, after, cell(day, late))


def _late(wording: Wording, change: Change) -> str:
    return wording.say("it had happened before, and became known since") if change.late else ""


def _news(wording: Wording, change: Change) -> Line:
    """Return something that came on record, in a line."""
    day = wording.say.day(change.happened_on) if change.happened_on else ""
    cites, words = _thing(wording, change)
    late = f"({_late(wording, change)})" if change.late else ""
    text = " ".join(part for part in (words, late, cites) if part)
    return Line(", ".join(part for part in (day, _noun(wording, change.noun)) if part) + f"{wording.say.colon}{text}")


def _passages(wording: Wording, position: str) -> tuple[object, ...]:
    recorded = wording.negotiation.positions.get(position)
    return recorded.passages if recorded else ()


def _standing(wording: Wording, word: str) -> str:
    return wording.standing(Standing(word)) if word else ""


def _stances(wording: Wording, plain: str, number: int) -> str:
    """Return the plain form of stances, ``~refuses army.cap; …``, in words."""
    clauses = []
    for part in plain.split("; ") if plain else []:
        stance, _, options = part.removeprefix("~").partition(" ")
        tilde = "~" if part.startswith("~") else ""
        names = wording.options(o for o in options.split(", ") if o)
        clauses.append(f"{tilde}{wording.stance(Stance(stance), number)} {names}")
    return wording.say.semicolon.join(clauses)


def _noun(wording: Wording, noun: str) -> str:
    say = wording.say
    return {
        "session": say("session"),
        "draft": say("draft"),
        "claim": say("claim"),
        "status": say("text status"),
        "next step": say("next step"),
        "mandate": say("mandate"),
        "context": say("outside the room"),
        "precondition": say("precondition"),
        "agreement": say("agreement"),
        "option": say("option"),
        "statement": say("statement"),
    }.get(noun, noun)


def _thing(wording: Wording, change: Change) -> tuple[str, str]:
    """Return the citations and the words for something that came on record."""
    nouns: dict[str, Recorded[Any]] = getattr(wording.negotiation, change.after, {})
    recorded = nouns.get(change.subject)
    if recorded is None:
        return "", change.subject
    return wording.cite(recorded.passages), _words(wording, change.subject, recorded.value)


def _words(wording: Wording, key: str, value: object) -> str:
    colon = wording.say.colon
    negotiation = wording.negotiation
    match value:
        case Session():
            return value.place
        case Statement():
            return f"{wording.speaker(value.said)}{colon}{value.content}"
        case Draft():
            return wording.draft(key)
        case Claim():
            return f"{value.topic}{colon}{value.content}"
        case PointStatus():
            return f"{wording.draft(value.draft)} {value.point}{colon}{wording.text_status(value.status)}"
        case StepOutcome():
            step = negotiation.next_steps.get(value.step)
            return f"{step.value.what} — {value.how}" if step else value.how
        case Mandate():
            return f"{wording.delegate(value.delegate)}{colon}{value.scope}"
        case Context() | NextStep():
            return value.what
        case Precondition():
            return f"{wording.party(value.party)}{colon}{value.what}"
        case PreconditionOutcome():
            return value.how
        case Option():
            return f"{wording.issue(value.issue)}{colon}{wording.option(key)}"
        case str() if value in negotiation.mandates:
            return wording.say(
                "withdrawn: {mandate}", mandate=_words(wording, value, negotiation.mandates[value].value)
            )
    return key
