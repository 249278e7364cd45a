"""A state of play on the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.brief.sections.change import change_line
from pourparler.brief.sections.matrix import silence
from pourparler.brief.sections.next_step import precondition_line
from pourparler.brief.sections.set_aside import cautions, checked_only, lines_of
from pourparler.brief.sections.source import gone
from pourparler.brief.sections.statement import by_speaker, speaker_of, statements_on, terms_of, told
from pourparler.brief.words.language import Language
from pourparler.brief.words.party import Case, capital
from pourparler.brief.words.references import References
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Cell
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.next_step import Precondition
from pourparler.domain.room import Room
from pourparler.domain.source import NOT_NAMED
from pourparler.domain.state_of_play import Rivals, StateOfPlay, Step

_COLOUR = {
    Standing.AGREED: "green",
    Standing.DEADLOCKED: "red",
    Standing.CONVERGENT: "cyan",
    Standing.CONTESTED: "yellow",
    Standing.UNKNOWN: "bright_black",
}


_ON_ISSUE, _OF_SPEAKER = 3, 8
"""How many statements are told under an issue, and of a speaker; the rest is counted."""


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
    day = negotiation.counted_to()
    parts = [say("as of {day}", day=say.day(day)) if day else say("nothing on record")]
    if negotiation.known_at:
        parts.append(say("as could be known on {day}", day=say.day(negotiation.known_at)))
    parts.append(say("seen by: {viewer}", viewer=Wording(negotiation, say).viewer()))
    if level:
        parts.append(say("evidence: {level}", level=level))
    if negotiation.checked:
        parts.append(checked_only(Wording(negotiation, say)))
    lines = [Text(say.of(negotiation.opening().title), style="bold"), Text(" · ".join(parts), style="dim")]
    left_out = Wording(negotiation, say).left_out()
    return [*lines, Text(left_out)] if left_out else lines


class _Page:
    def __init__(self, state: StateOfPlay, say: Language) -> None:
        self.state, self.say = state, say
        self.references = References(state.negotiation)
        self.words = Wording(state.negotiation, say, self.references)

    def parts(self) -> Iterator[RenderableType]:
        say, state = self.say, self.state
        yield from headline(state.negotiation, say, self.words.level(state.level))
        yield Text(self._counts())
        # That only checked events count stands in the headline already.
        for caution in cautions(self.words, state)[int(state.negotiation.checked) :]:
            yield Text(caution, style="bold")
        if state.since:
            yield from self._section(say("What changed since {day}", day=say.day(state.since)), self._changes())
        standing_conditions = [self._precondition(found) for found in state.preconditions]
        yield from self._section(say("Preconditions that stand"), standing_conditions)
        for standing in Standing:
            found = state.of(standing)
            if found:
                word = capital(self.words.standing(standing, len(found)))
                title = f"{word} ({self.words.standing_meaning(standing)})"
                yield from self._section(title, [self._issue(issue) for issue in found], _COLOUR[standing])
        yield from self._section(say("In the last room"), self._last_room())
        yield from self._section(say("Whose move it is, as the record says"), self._moves())
        yield from self._section(say("Next steps announced"), [self._step(step) for step in state.steps])
        yield from self._section(say("What was said, by speaker"), self._statements())
        yield from self._section(say("Where sources differ"), [self._rivals(group) for group in state.rivals])
        yield from self._section(say("Only said to have been said (it makes nothing acceptable)"), self._hearsay())
        yield from self._section(say("Four questions"), self._questions())
        yield from self._section(say("What is not known"), self._unknowns())
        yield from self._section(say("Set aside"), [Text(line) for line in lines_of(self.words, state)])
        yield from self._section(say("Sources cited"), self._sources())

    def _section(self, title: str, lines: list[RenderableType], colour: str = "") -> Iterator[RenderableType]:
        if lines:
            yield Text(f"\n{title}", style=f"bold {colour}".strip())
            for line in lines:
                yield Padding(line, (0, 0, 0, 2), expand=False)

    def _counts(self) -> str:
        parts = [f"{len(self.state.of(s))} {self.words.standing(s, len(self.state.of(s)))}" for s in Standing]
        issues = self.say.count("{n} issue", "{n} issues", len(self.state.issues))
        return f"{issues}{self.say.colon}{' · '.join(parts)}"

    def _issue(self, issue: IssueStanding) -> RenderableType:
        lines: list[RenderableType] = [Text(self.words.issue(issue.issue), style="bold")]
        for draft, point, status in issue.text:
            number = f" {self.say('point {number}', number=point)}" if point else ""
            lines.append(
                Text(
                    f"{self.say('text')}{self.say.colon}{self.words.text_status(status)} "
                    f"({self.words.draft(draft)}{number})"
                )
            )
        lines += [Text(f"{sentence}") for sentence in self.words.reasons(issue) if not issue.conflicts]
        if issue.said_to_be_deadlocked and issue.conflicts:
            lines.append(Text(f"{self.words.reasons(issue)[-1]}"))
        lines += [self._cell(cell) for cell in issue.cells if cell.party in issue.required or not cell.silent()]
        said_head = f"{self.say('said')}{self.say.colon}"
        said = statements_on(self.words, self.state, issue.issue, _ON_ISSUE)
        lines += [Text(f"{said_head if line.kind == 'said' else ''}{line.text}") for line in said]
        return Group(lines[0], *(Padding(line, (0, 0, 0, 2), expand=False) for line in lines[1:]))

    def _cell(self, cell: Cell) -> RenderableType:
        if cell.silent():
            name = self.words.party(cell.party)
            words = f"{name}{self.say.colon}{silence(self.words, self.state, cell.party, cell.issue)}"
        else:
            name = self.words.party(cell.party, Case.NOUN)
            words = capital(self.words.of(cell.party, self.say.semicolon.join(self.words.cell(cell))))
        heard = self.words.last_heard(cell)
        line = Text(f"{words}{f' · {heard}' if heard else ''}")
        line.stylize("bold", 0, len(name))
        return line

    def _statements(self) -> list[RenderableType]:
        found: list[RenderableType] = []
        for (speaker, party), said in by_speaker(self.state).items():
            lines = [Text(speaker_of(self.words, speaker, party), style="bold")]
            lines += [Text(f"  {told(self.words, one)}") for one in said[-_OF_SPEAKER:]]
            rest = len(said) - _OF_SPEAKER
            if rest > 0:
                more = self.say.count("and {n} earlier statement", "and {n} earlier statements", rest)
                lines.insert(1, Text(f"  {more}"))
            found.append(Group(*lines))
        weaker = len(self.state.weaker_statements)
        if weaker:
            found.append(
                Text(
                    self.say.count(
                        "{n} statement on record below this level of evidence",
                        "{n} statements on record below this level of evidence",
                        weaker,
                    )
                )
            )
        return found

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
            lines.append(f"  {person.name} ({party}{self.say.colon + detail if detail else ''})")
        for absence in room.absent:
            mandate = absence.mandate
            lines.append(
                "  "
                + say(
                    "not reported present, though designated: {name} ({scope}; {voice})",
                    name=words.delegate(absence.delegate),
                    scope=mandate.value.scope,
                    voice=words.voice(mandate.value.said),
                )
                + f" {words.cite(mandate.passages)}"
            )
        if room.required_absent:
            lines.append(
                "  " + say("required, and nobody there: {parties}", parties=words.parties(room.required_absent))
            )
        return Text("\n".join(lines))

    def _moves(self) -> list[RenderableType]:
        return [self._move(step) for step in self.state.whose_move()]

    def _move(self, step: Step) -> RenderableType:
        value, words = step.step.value, self.words
        said = f"{words.voice(value.said)}, {self.say.days(step.step.happened_on)} {words.cite(step.step.passages)}"
        return Text(f"{words.parties(value.by)}{self.say.colon}{value.what} — {said}")

    def _step(self, step: Step) -> RenderableType:
        value = step.step.value
        due = f", {self.say('due {days}', days=self.say.days(value.due))}" if value.due else ""
        how = f" ({step.outcome.value.how})" if step.outcome else ""
        became = f"{self.words.step_state(step.state)}{how}"
        said = f"{self.words.voice(value.said)} {self.words.cite(step.step.passages)}"
        return Text(f"{value.what}{due}{self.say.colon}{became} — {said}")

    def _precondition(self, found: Recorded[Precondition]) -> RenderableType:
        return Text(precondition_line(self.words, found).text)

    def _rivals(self, group: Rivals) -> RenderableType:
        counted = ""
        if group.on_record is not None:
            counted = self.say.count(" ({n} on record)", " ({n} on record)", group.on_record)
        lines = [f"{group.topic}{counted}"]
        for claim in group.claims:
            said = f"{self.words.voice(claim.value.said)}, {self.say.days(claim.happened_on)}"
            figure = f"{claim.value.figure}{self.say.colon}" if claim.value.figure else ""
            lines.append(f"  {figure}{claim.value.content} — {said} {self.words.cite(claim.passages)}")
        return Text("\n".join(lines))

    def _hearsay(self) -> list[RenderableType]:
        return [
            Text(
                " ".join(
                    filter(
                        None,
                        (
                            f"{s.value.content} — {self.words.voice(s.value.said)}, {self.say.days(s.happened_on)}",
                            terms_of(self.words, s),
                            self.words.cite(s.passages),
                        ),
                    )
                )
            )
            for s in self.state.hearsay
        ]

    def _questions(self) -> list[RenderableType]:
        say, words, found = self.say, self.words, self.state.questions
        agreed = say.list([words.issue(i) for i in found.agreed]) or say("nothing, by text status")
        speakers = [f"{words.delegate(m.value.delegate)} ({m.value.scope})" for m in found.may_speak]
        quiet = [
            f"{d.value.name}: {d.value.no_public_comment}"
            for d in self.state.negotiation.delegates.values()
            if d.value.no_public_comment
        ]
        open_text = say.count("{n} point may still be changed", "{n} points may still be changed", len(found.open_text))
        undecided = say.count("{n} proposed change undecided", "{n} proposed changes undecided", len(found.undecided))
        left = say.count("{n} issue is not", "{n} issues are not", len(found.not_agreed))
        closed = say.count("{n} closed", "{n} closed", len(found.closed_text))
        lines = [
            f"{say('What is agreed?')} {agreed}{say.semicolon}{left}",
            f"{say('Who may speak?')} {say.semicolon.join(speakers) or say('no mandate on record')}",
            *(f"  {say('no public comment:')} {rule}" for rule in quiet),
            f"{say('When may text be changed?')} {open_text}{say.semicolon}{closed}",
            f"{say('What is undecided?')} {undecided} ({say('see')} pourparler drafts)",
        ]
        return [Text("\n".join(lines))]

    def _unknowns(self) -> list[RenderableType]:
        say, words, found = self.say, self.words, self.state.unknowns
        lines = []
        for party in dict.fromkeys(party for party, _ in found.silent):
            issues = [words.issue(issue) for whom, issue in found.silent if whom == party]
            lines.append(f"{words.party(party)}, {say('nothing on record on:')} {say.list(issues)}")
        lines += [
            f"{words.party(p)}, {say('statements only, no position:')} {words.issue(i)}"
            for p, i in found.statements_only
        ]
        lines += [
            f"{say('only hearsay or inference:')} {words.party(p)}, {words.issue(i)}" for p, i in found.second_hand_only
        ]
        lines += [f"{say('contradictory:')} {words.party(p)}, {words.issue(i)}" for p, i in found.contradictory]
        lines += [f"{say('text not on record, or only in part:')} {words.draft(d)}" for d in found.unknown_text]
        return [Text("\n".join(lines))] if lines else []

    def _changes(self) -> list[RenderableType]:
        return [Text(change_line(self.words, change).text) for change in self.state.changes]

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
            title = self.say("a source that may not be named") if value.title == NOT_NAMED else value.title
            terms = self.words.release(value.release)
            parts = (f"{first}.", f"{title}.", value.locator, gone(self.words, source), f"({terms})" if terms else "")
            table.add_row(escape(f"[{number}]"), escape(" ".join(part for part in parts if part)))
        return [table] if table.row_count else []
