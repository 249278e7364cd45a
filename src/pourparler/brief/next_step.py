"""What was announced to come next, whose move it is, and what somebody wants to see first."""

from __future__ import annotations

from pourparler.brief.document import Block, Bullets, Line, Section, Table, TableRow, cell, row
from pourparler.brief.wording import Wording
from pourparler.domain.state_of_play import StateOfPlay, Step, StepState


def moves(wording: Wording, state: StateOfPlay) -> Section:
    """Return whose move it is as the record says, for the first page: only steps that name somebody."""
    say = wording.say
    lines = tuple(_move(wording, step) for step in state.whose_move()[:3])
    blocks: tuple[Block, ...] = (
        (Bullets(lines),) if lines else (Line(say("No open step on record names whose move it is."), "muted"),)
    )
    return Section("moves", say("Whose move it is, as the record says"), blocks)


def _move(wording: Wording, step: Step) -> Line:
    value = step.step.value
    by = wording.parties(value.by)
    due = f", {wording.say('due {days}', days=wording.say.days(value.due))}" if value.due else ""
    late = f" ({wording.step_state(step.state)})" if step.state is StepState.OVERDUE else ""
    said = f"{wording.speaker(value.said)}, {wording.say.short_day(step.step.happened_on.latest)}"
    return Line(f"{by}{wording.say.colon}{value.what}{due}{late} — {said} {wording.cite(step.step.passages)}".strip())


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
                cell(Line(p.value.what, "record"), _touches(wording, p.value.options)),
                f"{wording.voice(p.value.said)}, {say.days(p.happened_on)} {wording.cite(p.passages)}".strip(),
            )
            for p in state.preconditions
        )
        blocks.append(Table(say("Preconditions that stand"), heads, rows, (20, 45, 35), "preconditions"))
    return Section("next", say("What comes next"), tuple(blocks))


def _touches(wording: Wording, options: tuple[str, ...]) -> Line:
    return Line(wording.say("touches {options}", options=wording.options(options)) if options else "", "small")


def _step(wording: Wording, step: Step) -> TableRow:
    say = wording.say
    value = step.step.value
    by = say("move of: {parties}", parties=wording.parties(value.by)) if value.by else ""
    due = say.days(value.due) if value.due else say("no day named")
    became = wording.step_state(step.state)
    how, when = "", ""
    if step.outcome:
        how = f"{step.outcome.value.how} {wording.cite(step.outcome.passages)}".strip()
        when = say.days(step.outcome.happened_on)
    said = f"{wording.voice(value.said)}, {say.days(step.step.happened_on)} {wording.cite(step.step.passages)}".strip()
    return row(cell(Line(value.what, "record"), Line(by, "small")), said, due,
               cell(Line(became, "strong"), Line(how, "record"), Line(when, "small")))  # fmt: skip
