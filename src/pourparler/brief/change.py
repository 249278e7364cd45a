"""What changed since an earlier date."""

from __future__ import annotations

from pourparler.brief.document import Line, Section, Table, TableRow, cell, row
from pourparler.brief.wording import Wording
from pourparler.domain.issue_standing import Standing
from pourparler.domain.position import Stance
from pourparler.domain.state_of_play import Change, StateOfPlay


def changes(wording: Wording, state: StateOfPlay) -> Section | None:
    """Return the section of changes; none where no earlier date was asked for."""
    if state.since is None:
        return None
    say = wording.say
    title = say("What changed since {day}", day=say.day(state.since))
    if not state.changes:
        return Section("changes", title, (Line(say("Nothing on record changed."), "muted"),))
    head = (say("What"), say("Before"), say("Now"), say("When"))
    rows = tuple(_row(wording, change) for change in state.changes)
    return Section("changes", title, (Table(title, head, rows, (32, 24, 28, 16), "changes"),))


def _row(wording: Wording, change: Change) -> TableRow:
    say = wording.say
    day = say.day(change.happened_on) if change.happened_on else ""
    late = Line(say("it had happened before, and became known since") if change.late else "", "small")
    nothing = say("nothing")
    if change.noun == "issue":
        before, after = (_standing(wording, word) for word in (change.before, change.after))
        return row(cell(Line(wording.issue(change.subject), "strong")), before or nothing, after or nothing, cell(day, late))
    if change.noun == "position":
        party, _, issue = change.subject.partition(" ")
        what = f"{wording.party(party)}{wording.say.colon}{wording.issue(issue)}"
        cites = wording.cite(p for name in change.because for p in _passages(wording, name))
        after = f"{_stances(wording, change.after) or nothing} {cites}".strip()
        return row(what, _stances(wording, change.before) or nothing, after, cell(day, late))
    cites, words = _news(wording, change)
    return row(_noun(wording, change.noun), "", f"{words} {cites}".strip(), cell(day, late))


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
        "session": say("Session"), "draft": say("Draft"), "claim": say("Claim"), "status": say("Text status"),
        "next step": say("Next step"), "mandate": say("Mandate"), "context": say("Outside the room"),
        "precondition": say("Precondition"), "agreement": say("Agreement"), "option": say("Option"),
    }.get(noun, noun)  # fmt: skip


def _news(wording: Wording, change: Change) -> tuple[str, str]:
    """Return the citations and the words for something that came on record."""
    n, key = wording.negotiation, change.subject
    recorded = getattr(n, change.after, {}).get(key)
    cites = wording.cite(recorded.passages) if recorded else ""
    if recorded is None:
        return cites, key
    value = recorded.value
    say = wording.say
    words = {
        "sessions": lambda: value.place,
        "drafts": lambda: wording.draft(key),
        "claims": lambda: f"{value.topic}{wording.say.colon}{value.content}",
        "statuses": lambda: f"{wording.draft(value.draft)} {value.point}{wording.say.colon}{wording.text_status(value.status)}",
        "step_outcomes": lambda: f"{n.next_steps[key].value.what} — {value.how}" if key in n.next_steps else value.how,
        "mandates": lambda: f"{wording.delegate(value.delegate)}{wording.say.colon}{value.scope}",
        "mandates_withdrawn": lambda: say("withdrawn: {mandate}", mandate=n.mandates[key].value.scope if key in n.mandates else key),
        "contexts": lambda: value.what,
        "next_steps": lambda: value.what,
        "preconditions": lambda: f"{wording.party(value.party)}{wording.say.colon}{value.what}",
        "precondition_outcomes": lambda: value.how,
        "options": lambda: f"{wording.issue(value.issue)}{wording.say.colon}{wording.option(key)}",
    }.get(change.after, lambda: key)
    return cites, words()
