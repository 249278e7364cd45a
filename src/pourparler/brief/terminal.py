"""A state of play on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.brief.language import Language
from pourparler.brief.matrix import silence
from pourparler.brief.references import References
from pourparler.brief.wording import Wording
from pourparler.domain.cell import Cell
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.room import Room
from pourparler.domain.state_of_play import Change, Rivals, StateOfPlay, Step

_COLOUR = {
    Standing.AGREED: "green", Standing.DEADLOCKED: "red", Standing.CONVERGENT: "cyan",
    Standing.CONTESTED: "yellow", Standing.UNKNOWN: "bright_black",
}  # fmt: skip


def render_state(state: StateOfPlay, say: Language) -> RenderableType:
    """Return a whole state of play for the terminal.

    Parameters
    ----------
    state : StateOfPlay
        What to show.
    say : Language
        In which language.
    """
    page = _Page(state, say)
    return Group(*page.parts())


def headline(negotiation: Negotiation, say: Language, level: str = "") -> list[Text]:
    """Return the lines that every page begins with: what it is, as of when, seen by whom, on what evidence."""
    day = negotiation.as_of or negotiation.last_day
    parts = [say("as of {day}", day=say.day(day)) if day else say("nothing on record")]
    if negotiation.known_at:
        parts.append(say("as could be known on {day}", day=say.day(negotiation.known_at)))
    parts.append(say("seen by: {viewer}", viewer=Wording(negotiation, say).viewer()))
    if level:
        parts.append(say("evidence: {level}", level=level))
    return [Text(say.of(negotiation.opening().title), style="bold"), Text(" · ".join(parts), style="dim")]


class _Page:
    def __init__(self, state: StateOfPlay, say: Language) -> None:
        self.state, self.say = state, say
        self.references = References(state.negotiation)
        self.words = Wording(state.negotiation, say, self.references)

    def parts(self) -> Iterator[RenderableType]:
        say, state = self.say, self.state
        yield from headline(state.negotiation, say, self.words.level(state.level))
        yield Text(self._counts())
        if state.since:
            yield from self._section(say("What changed since {day}", day=say.day(state.since)), self._changes())
        for standing in Standing:
            found = state.of(standing)
            if found:
                word = self.words.standing(standing)
                title = f"{word[:1].upper()}{word[1:]} ({self.words.standing_meaning(standing)})"
                yield from self._section(title, [self._issue(issue) for issue in found], _COLOUR[standing])
        yield from self._section(say("In the last room"), self._last_room())
        yield from self._section(say("Whose move it is, as the record says"), self._moves())
        yield from self._section(say("Next steps announced"), [self._step(step) for step in state.steps])
        standing_conditions = [self._precondition(i) for i in range(len(state.preconditions))]
        yield from self._section(say("Preconditions that stand"), standing_conditions)
        yield from self._section(say("Where sources differ"), [self._rivals(group) for group in state.rivals])
        yield from self._section(say("Only said to have been said (it makes nothing acceptable)"), self._hearsay())
        yield from self._section(say("Four questions"), self._questions())
        yield from self._section(say("What is not known"), self._unknowns())
        yield from self._section(say("Sources cited"), self._sources())

    def _section(self, title: str, lines: list[RenderableType], colour: str = "") -> Iterator[RenderableType]:
        if lines:
            yield Text(f"\n{title}", style=f"bold {colour}".strip())
            for line in lines:
                yield Padding(line, (0, 0, 0, 2), expand=False)

    def _counts(self) -> str:
        parts = [f"{self.words.standing(s)}{self.say.colon}{len(self.state.of(s))}" for s in Standing]
        issues = self.say.count("{n} issue", "{n} issues", len(self.state.issues))
        return f"{issues} — {' · '.join(parts)}"

    def _issue(self, issue: IssueStanding) -> RenderableType:
        title = Text(self.words.issue(issue.issue), style="bold")
        lines: list[RenderableType] = [title]
        for draft, point, status in issue.text:
            number = f" {self.say('point {number}', number=point)}" if point else ""
            lines.append(Text(f"  {self.say('text')}{self.say.colon}{self.words.text_status(status)} "
                              f"({self.words.draft(draft)}{number})"))  # fmt: skip
        lines += [Text(f"  {sentence}") for sentence in self.words.reasons(issue) if not issue.conflicts]
        if issue.said_to_be_deadlocked and issue.conflicts:
            lines.append(Text(f"  {self.words.reasons(issue)[-1]}"))
        lines += [self._cell(cell) for cell in issue.cells if cell.party in issue.required or not cell.silent()]
        return Group(*lines)

    def _cell(self, cell: Cell) -> RenderableType:
        silent = silence(self.words, self.state, cell.party, cell.issue)
        clauses = silent if cell.silent() else "; ".join(self.words.cell(cell))
        name = self.words.party(cell.party)
        line = Text(f"  {self.words.of(cell.party, clauses)}")
        line.stylize("bold", 2, 2 + len(name))
        return line

    def _last_room(self) -> list[RenderableType]:
        return [self.room(self.state.rooms[-1])] if self.state.rooms else []

    def room(self, room: Room) -> RenderableType:
        """Return one session: who was there, who though designated was not, which required parties had nobody."""
        say, words = self.say, self.words
        session = room.session
        lines = [f"{session.value.place}, {say.days(session.happened_on)} {words.cite(session.passages)}"]
        for seat in room.seats:
            person = seat.participant
            party = words.party(person.party) if person.party else say("party not named")
            parts = (person.capacity, words.authority(seat.authority), words.presence(person.presence))
            detail = ", ".join(part for part in parts if part)
            lines.append(f"  {person.name} ({party}{': ' + detail if detail else ''})")
        for absence in room.absent:
            mandate = absence.mandate
            lines.append(
                "  " + say("not reported present, though designated: {name} ({scope}; {voice})",
                           name=words.delegate(absence.delegate), scope=mandate.value.scope,
                           voice=words.voice(mandate.value.said)) + f" {words.cite(mandate.passages)}"
            )  # fmt: skip
        if room.required_absent:
            lines.append("  " + say("required, and nobody there: {parties}",
                                    parties=words.parties(room.required_absent)))  # fmt: skip
        return Text("\n".join(lines))

    def _moves(self) -> list[RenderableType]:
        return [
            Text(f"{self.words.parties(s.step.value.by)}: {s.step.value.what} — {self.words.voice(s.step.value.said)}, "
                 f"{self.say.days(s.step.happened_on)} {self.words.cite(s.step.passages)}")
            for s in self.state.whose_move()
        ]  # fmt: skip

    def _step(self, step: Step) -> RenderableType:
        value = step.step.value
        due = f", {self.say('due {days}', days=self.say.days(value.due))}" if value.due else ""
        how = f" ({step.outcome.value.how})" if step.outcome else ""
        return Text(f"{value.what}{due}: {self.words.step_state(step.state)}{how} — {self.words.voice(value.said)} "
                    f"{self.words.cite(step.step.passages)}")  # fmt: skip

    def _precondition(self, index: int) -> RenderableType:
        found = self.state.preconditions[index]
        return Text(f"{self.words.party(found.value.party)}: {found.value.what} — {self.words.voice(found.value.said)} "
                    f"{self.words.cite(found.passages)}")  # fmt: skip

    def _rivals(self, group: Rivals) -> RenderableType:
        counted = ""
        if group.on_record is not None:
            counted = self.say.count(" ({n} on record)", " ({n} on record)", group.on_record)
        lines = [f"{group.topic}{counted}"]
        for claim in group.claims:
            said = f"{self.words.voice(claim.value.said)}, {self.say.days(claim.happened_on)}"
            told = f"{claim.value.figure or '–'}: {claim.value.content}"
            lines.append(f"  {told} — {said} {self.words.cite(claim.passages)}")
        return Text("\n".join(lines))

    def _hearsay(self) -> list[RenderableType]:
        return [
            Text(f"{s.value.content} — {self.words.voice(s.value.said)}, {self.say.days(s.happened_on)} "
                 f"{self.words.cite(s.passages)}")
            for s in self.state.hearsay
        ]  # fmt: skip

    def _questions(self) -> list[RenderableType]:
        say, words, found = self.say, self.words, self.state.questions
        agreed = say.list([words.issue(i) for i in found.agreed]) or say("nothing, by text status")
        speakers = [f"{words.delegate(m.value.delegate)} ({m.value.scope})" for m in found.may_speak]
        quiet = [f"{d.value.name}: {d.value.no_public_comment}" for d in self.state.negotiation.delegates.values()
                 if d.value.no_public_comment]  # fmt: skip
        open_text = say.count("{n} point may still be changed", "{n} points may still be changed", len(found.open_text))
        undecided = say.count("{n} proposed change undecided", "{n} proposed changes undecided", len(found.undecided))
        left = say.count("{n} issue is not", "{n} issues are not", len(found.not_agreed))
        closed = say.count("{n} closed", "{n} closed", len(found.closed_text))
        lines = [
            f"{say('What is agreed?')} {agreed}; {left}",
            f"{say('Who may speak?')} {'; '.join(speakers) or say('no mandate on record')}",
            *(f"  {say('no public comment:')} {rule}" for rule in quiet),
            f"{say('When may text be changed?')} {open_text}; {closed}",
            f"{say('What is undecided?')} {undecided} ({say('see')} pourparler drafts)",
        ]
        return [Text("\n".join(lines))]

    def _unknowns(self) -> list[RenderableType]:
        say, words, found = self.say, self.words, self.state.unknowns
        lines = []
        for party in dict.fromkeys(party for party, _ in found.silent):
            issues = [words.issue(issue) for whom, issue in found.silent if whom == party]
            lines.append(f"{say('nothing on record from {party} on:', party=words.party(party))} {say.list(issues)}")
        lines += [f"{say('only hearsay or inference:')} {words.party(p)}, {words.issue(i)}"
                  for p, i in found.second_hand_only]  # fmt: skip
        lines += [f"{say('contradictory:')} {words.party(p)}, {words.issue(i)}" for p, i in found.contradictory]
        lines += [f"{say('text not on record, or only in part:')} {words.draft(d)}" for d in found.unknown_text]
        return [Text("\n".join(lines))] if lines else []

    def _changes(self) -> list[RenderableType]:
        return [Text(self._change(change)) for change in self.state.changes]

    def _change(self, change: Change) -> str:
        late = f" ({self.say('it had happened before, and became known since')})" if change.late else ""
        day = f"{self.say.day(change.happened_on)}: " if change.happened_on else ""
        because = f" — {', '.join(change.because)}" if change.because else ""
        nothing = self.say("nothing")
        if change.noun in ("issue", "position"):
            return f"{day}{change.subject}: {change.before or nothing} → {change.after or nothing}{because}{late}"
        return f"{day}{change.subject} ({change.after.replace('_', ' ')}){late}"

    def _sources(self) -> list[RenderableType]:
        table = Table.grid(padding=(0, 1))
        table.add_column()
        table.add_column(overflow="fold")
        for number, key, source in self.references.cited():
            if source is None:
                table.add_row(f"[{number}]".replace("[", "\\["), key)
                continue
            value = source.value
            day = self.say.days(value.published) if value.published else self.say("undated")
            first = ", ".join(filter(None, (value.publisher, day)))
            table.add_row(escape(f"[{number}]"), escape(f"{first}. {value.title}. {value.locator}"))
        return [table] if table.row_count else []
