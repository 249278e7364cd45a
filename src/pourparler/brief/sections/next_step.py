"""What was announced to come next, whose move it is, and what somebody wants to see first."""

from __future__ import annotations

import sys
from datetime import date

from pourparler.brief.document import Block, Bullets, Heading, Line, Section, Table, TableRow, cell, row
from pourparler.brief.sections.sheet import Sheet
from pourparler.brief.words.denial import denied
from pourparler.brief.words.party import Case, capital
from pourparler.brief.words.wording import Wording, shortened
from pourparler.domain.evidence import Attribution
from pourparler.domain.negotiation import Recorded
from pourparler.domain.next_step import Precondition
from pourparler.domain.state_of_play import StateOfPlay, Step, StepState


def moves(wording: Wording, state: StateOfPlay, sheet: Sheet) -> Section:
    """Return whose move it is as the record says, for the first page: only steps that name somebody.

    Those left out are counted.
    """
    say, steps = wording.say, state.whose_move()
    lines = [_move(wording, step, sheet.letters) for step in steps[: sheet.moves]]
    rest = len(steps) - len(lines)
    if rest:
        lines.append(Line(say.count("and {n} more step", "and {n} more steps", rest), "small", "next"))
    blocks: tuple[Block, ...] = (
        (Bullets(tuple(lines)),) if lines else (Line(say("No open step on record names whose move it is."), "muted"),)
    )
    return Section("moves", say("Whose move it is, as the record says"), blocks)


def _move(wording: Wording, step: Step, letters: int) -> Line:
    value = step.step.value
    what = shortened(value.what, letters)
    by = wording.parties(value.by)
    due = f", {wording.say('due {days}', days=wording.say.days(value.due))}" if value.due else ""
    late = f" ({wording.step_state(step.state)})" if step.state is StepState.OVERDUE else ""
    ground = f"{wording.speaker(value.said)}, {wording.say.short_day(step.step.happened_on.latest)}"
    return Line(f"{by}{wording.say.colon}{what}{due}{late} — {ground} {wording.cite(step.step.passages)}".strip())


def next_steps(wording: Wording, state: StateOfPlay) -> Section:
    """Return the section of announced steps and standing preconditions."""
    say = wording.say
    blocks: list[Block] = []
    if state.steps:
        head = (say("Step"), say("Announced by"), say("Due"), say("What became of it"))
        rows = tuple(_step(wording, step) for step in state.steps)
        blocks.append(Table(say("Steps announced"), head, rows, (36, 26, 14, 24), "steps"))
    else:
        blocks.append(Line(say("No step is announced on record."), "muted"))
    if state.preconditions:
        heads = (say("Party"), say("Wants to see first"), say("On whose word"))
        rows = tuple(
            row(
                wording.party(p.value.party),
                cell(
                    Line(p.value.what, "record"),
                    _touches(wording, p.value.options),
                    Line(capital(gated(wording, p.value)), "small"),
                    Line(capital(denied(wording, "preconditions", p.value.id)), "small"),
                ),
                f"{wording.voice(p.value.said)}, {wording.when(p.happened_on)} {wording.cite(p.passages)}".strip(),
            )
            for p in state.preconditions
        )
        blocks.append(Table(say("Preconditions that stand"), heads, rows, (20, 45, 35), "preconditions"))
    disowned = _disowned(wording, state)
    if disowned:
        blocks += [Heading(say("Preconditions that the party denies")), Bullets(disowned)]
    return Section("next", say("What comes next"), tuple(blocks))


def _disowned(wording: Wording, state: StateOfPlay) -> tuple[Line, ...]:
    """Return the preconditions that are on record of a party and that it denies, each with who does."""
    negotiation = wording.negotiation
    over = negotiation.precondition_outcomes.keys() | {one.value.id for one in state.preconditions}
    left = (p for key, p in negotiation.preconditions.items() if key not in over)
    return tuple(
        Line(f"{wording.party(p.value.party)}{wording.say.colon}{p.value.what} — {told}")
        for p in left
        if (told := denied(wording, "preconditions", p.value.id))
    )


def first_preconditions(wording: Wording, state: StateOfPlay, sheet: Sheet) -> Section | None:
    """Return the preconditions that stand, for the first page, the latest first; those left out are counted."""
    if not state.preconditions:
        return None
    say = wording.say
    preconditions = sorted(state.preconditions, key=lambda p: _pressing(wording, p), reverse=True)
    lines = [precondition_line(wording, one, sheet.letters) for one in preconditions[: sheet.preconditions]]
    rest = len(preconditions) - len(lines)
    if rest:
        lines.append(Line(say.count("and {n} more precondition", "and {n} more preconditions", rest), "small", "next"))
    return Section("preconditions", say("Preconditions that stand"), (Bullets(tuple(lines)),))


def _pressing(wording: Wording, recorded: Recorded[Precondition]) -> tuple[bool, bool, date]:
    """Return by what preconditions are ranked: something waits for it, a party's own word, how late it was stated."""
    value = recorded.value
    return bool(gated(wording, value)), not _weakness(wording, value), recorded.happened_on.latest


def precondition_line(wording: Wording, recorded: Recorded[Precondition], letters: int = sys.maxsize) -> Line:
    """Return a precondition in a line: whose, what, what waits for it, on whose word and since when.

    What is wanted is cut after so many letters.
    """
    say, value = wording.say, recorded.value
    gates = gated(wording, value)
    ground = f"{wording.speaker(value.said)}, {say.short_day(recorded.happened_on.latest)}"
    ground = ", ".join(
        part for part in (ground, wording.age(recorded.happened_on.latest), _weakness(wording, value)) if part
    )
    what = shortened(f"{value.what}{say.semicolon}{gates}" if gates else value.what, letters)
    return Line(f"{wording.party(value.party)}{say.colon}{what} — {ground} {wording.cite(recorded.passages)}".strip())


def _weakness(wording: Wording, value: Precondition) -> str:
    """Return how a precondition is attributed, where it is hearsay, inferred, or claimed by another side."""
    weak = (Attribution.CLAIM_BY_OTHER_SIDE, Attribution.AUTHORS_INFERENCE, Attribution.ANALYSTS_INFERENCE)
    if value.said.attribution in weak:
        return wording.attribution(value.said.attribution)
    return wording.say("hearsay") if value.said.hearsay else ""


def gated(wording: Wording, value: Precondition) -> str:
    """Return what waits for a precondition, as a clause; empty where the record does not say."""
    say, negotiation = wording.say, wording.negotiation
    sessions = [negotiation.sessions[s].value.place if s in negotiation.sessions else s for s in value.gates_sessions]
    steps = [negotiation.next_steps[s].value.what if s in negotiation.next_steps else s for s in value.gates_steps]
    issues = [wording.issue(issue) for issue in value.gates_issues]
    waiting = [
        *(say("the session in {place}", place=place) for place in sessions),
        *(say("the issue {issue}", issue=wording.quoted(issue)) for issue in issues),
        *(say("the step {step}", step=wording.quoted(step)) for step in steps),
    ]
    return say("before: {what}", what=say.list(waiting)) if waiting else ""


def _touches(wording: Wording, options: tuple[str, ...]) -> Line:
    return Line(wording.say("touches {options}", options=wording.options(options)) if options else "", "small")


def _step(wording: Wording, step: Step) -> TableRow:
    say = wording.say
    value = step.step.value
    by = ""
    if value.by:
        by = say("move of: {parties}", parties=wording.parties(value.by), to=wording.parties(value.by, Case.TO))
    due = say.days(value.due) if value.due else say("no day named")
    became = wording.step_state(step.state)
    how, when = "", ""
    if step.outcome:
        how = f"{step.outcome.value.how} {wording.cite(step.outcome.passages)}".strip()
        when = wording.when(step.outcome.happened_on)
    ground = (
        f"{wording.voice(value.said)}, {wording.when(step.step.happened_on)} {wording.cite(step.step.passages)}".strip()
    )
    return row(
        cell(Line(value.what, "record"), Line(by, "small")),
        ground,
        due,
        cell(
            Line(became, "strong"),
            Line(how, "record"),
            Line(when, "small"),
            Line(capital(denied(wording, "next_steps", value.id)), "small"),
        ),
    )
