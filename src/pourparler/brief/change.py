"""What changed since an earlier date."""

from __future__ import annotations

from typing import Any

from pourparler.brief.document import Block, Bullets, Heading, Line, Section, Table, TableRow, cell, row
from pourparler.brief.wording import Wording
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
from pourparler.domain.statement import Claim


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
    return Section("changes", title, tuple(blocks))


def _row(wording: Wording, change: Change) -> TableRow:
    say = wording.say
    day = say.day(change.happened_on) if change.happened_on else ""
    late = Line(_late(wording, change), "small")
    nothing = say("nothing")
    if change.noun == "issue":
        before, after = (_standing(wording, word) for word in (change.before, change.after))
        return row(
            cell(Line(wording.issue(change.subject), "strong")), before or nothing, after or nothing, cell(day, late)
        )
    party, _, issue = change.subject.partition(" ")
    what = f"{wording.party(party)}{wording.say.colon}{wording.issue(issue)}"
    cites = wording.cite(p for name in change.because for p in _passages(wording, name))
    after = f"{_stances(wording, change.after) or nothing} {cites}".strip()
    return row(what, _stances(wording, change.before) or nothing, after, cell(day, late))


def _late(wording: Wording, change: Change) -> str:
    return wording.say("it had happened before, and became known since") if change.late else ""


def _news(wording: Wording, change: Change) -> Line:
    """Return something that came on record, in a line."""
    day = wording.say.day(change.happened_on) if change.happened_on else ""
    cites, words = _thing(wording, change)
    late = f"({_late(wording, change)})" if change.late else ""
    said = " ".join(part for part in (words, late, cites) if part)
    return Line(", ".join(part for part in (day, _noun(wording, change.noun)) if part) + f"{wording.say.colon}{said}")


def _passages(wording: Wording, position: str) -> tuple[object, ...]:
    recorded = wording.negotiation.positions.get(position)
    return recorded.passages if recorded else ()


def _standing(wording: Wording, word: str) -> str:
    return wording.standing(Standing(word)) if word else ""


def _stances(wording: Wording, plain: str) -> str:
    """Return the plain form of stances, ``~refuses army.cap; …``, in words."""
    found = []
    for part in plain.split("; ") if plain else []:
        stance, _, options = part.removeprefix("~").partition(" ")
        tilde = "~" if part.startswith("~") else ""
        names = wording.options(o for o in options.split(", ") if o)
        found.append(f"{tilde}{wording.stance(Stance(stance))} {names}")
    return wording.say.semicolon.join(found)


def _noun(wording: Wording, noun: str) -> str:
    say = wording.say
    return {
        "session": say("session"), "draft": say("draft"), "claim": say("claim"), "status": say("text status"),
        "next step": say("next step"), "mandate": say("mandate"), "context": say("outside the room"),
        "precondition": say("precondition"), "agreement": say("agreement"), "option": say("option"),
    }.get(noun, noun)  # fmt: skip


def _thing(wording: Wording, change: Change) -> tuple[str, str]:
    """Return the citations and the words for something that came on record."""
    kept: dict[str, Recorded[Any]] = getattr(wording.negotiation, change.after, {})
    recorded = kept.get(change.subject)
    if recorded is None:
        return "", change.subject
    return wording.cite(recorded.passages), _words(wording, change.subject, recorded.value)


def _words(wording: Wording, key: str, value: object) -> str:
    colon = wording.say.colon
    negotiation = wording.negotiation
    match value:
        case Session():
            return value.place
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
