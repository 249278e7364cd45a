"""The dialogue of a review: each candidate in its context, a decision, and the fields where it is mended."""

from __future__ import annotations

from collections.abc import Callable

from pourparler.brief.sections.reading import harmless, share
from pourparler.brief.words.candidate import Proposal
from pourparler.brief.words.language import spoken
from pourparler.cli.face import sentence
from pourparler.cli.printing import ask, show_line, show_marked
from pourparler.cli.review_field import field_word
from pourparler.cli.review_form import Back, FormDialogue, offered
from pourparler.cli.review_passage import context
from pourparler.cli.review_text import days, shown
from pourparler.domain.candidate import Candidate
from pourparler.domain.decision import Ruling
from pourparler.domain.proposal import Proposal as Proposed
from pourparler.domain.proposal import ProposedStatement
from pourparler.errors import InvalidEvent
from pourparler.workbench.offer import party_of
from pourparler.workbench.proposal_form import fields
from pourparler.workbench.review import Sitting

say = spoken()
_BECOMING: dict[str, Callable[[ProposedStatement, str | None], Proposed]] = {
    "p": ProposedStatement.as_position,
    "c": ProposedStatement.as_precondition,
    "t": lambda statement, _: statement.as_next_step(),
}


class Left(Exception):
    """The person leaves, or the answers are used up."""


class Dialogue:
    """Walks through what is undecided; every decision is written before the next question.

    Parameters
    ----------
    sitting : Sitting
        The report and the record.
    aside : bool
        Whether it speaks on standard error, where the answer is JSON.
    """

    def __init__(self, sitting: Sitting, aside: bool = False) -> None:
        self.sitting, self.aside = sitting, aside
        self._skipped: set[int] = set()
        self._keys: dict[str, Callable[[int], None]] = {
            "a": self._accept,
            "e": self._edit,
            "r": self._reject,
            "n": self._leave,
            "s": self._skip,
            "u": self._undo,
            "q": self._quit,
        }

    def run(self) -> None:
        """Ask until nothing is left, the person leaves, or the answers are used up."""
        try:
            self._date()
            while True:
                left = [number for number in self.sitting.undecided() if number not in self._skipped]
                if not left:
                    return
                self._one(left[0])
        except (Left, KeyboardInterrupt):
            self.tell("")

    def tell(self, line: str) -> None:
        """Print a line."""
        show_line(line, aside=self.aside)

    def ask(self, question: str) -> str:
        """Return an answer from the terminal or from a pipe; blanks at its ends are left out.

        Raises
        ------
        Left
            If there is none any more.
        """
        answer = ask(question, aside=self.aside)
        if answer is None:
            raise Left
        return answer.strip()

    def _date(self) -> None:
        """Ask when the report was published where it prints no day: nothing is ever of today in silence."""
        while self.sitting.published is None and self.sitting.undecided():
            answer = self.ask(say("It prints no day. When was it published (a day, two joined by a slash, q quit): "))
            if answer.lower() in ("q", "."):
                raise Left
            try:
                self.sitting.publish(days("published", answer))
            except InvalidEvent as error:
                self.tell(sentence(error))

    def _one(self, number: int) -> None:
        self._show(number)
        proposal = self.sitting.proposed(number)
        if isinstance(proposal, ProposedStatement):
            self.tell(say("  or accept it as: p position, c precondition, t next step"))
        answer = self.ask(say("a accept, e edit, r wrong, n not needed, s skip, u undo, q quit: ")).lower()
        letter = answer[:1]
        try:
            if isinstance(proposal, ProposedStatement) and letter in _BECOMING:
                self._become(number, _BECOMING[letter](proposal, party_of(proposal, self.sitting.on_record())))
            elif letter in self._keys:
                self._keys[letter](number)
            else:
                self.tell(say("not known: {value!r}", value=answer))
        except Back:
            self.tell(say("nothing was written for it"))

    def _show(self, number: int) -> None:
        candidate = self.sitting.candidate(number)
        proposal = Proposal(candidate, say)
        head = f"{number}/{self.sitting.last_number()} {proposal.kind()}"
        self.tell(f"\n{head} · {self._measured(candidate)}")
        show_marked(context(self.sitting.reading.text, candidate), aside=self.aside)
        marks = "; ".join(proposal.marks())
        if marks:
            self.tell(f"  ({harmless(marks)})")
        self._fields(number, self.sitting.proposed(number))

    def _fields(self, number: int, proposal: Proposed) -> None:
        """Print what is proposed; for what is not, what is offered to whoever edits it."""
        offers = self.sitting.offered(number, proposal)
        for field in fields(proposal):
            words, offer = shown(field.of(proposal)), offers.get(field.name)
            if words:
                self.tell(f"  {field_word(field, proposal)}{say.colon}{harmless(words)}")
            elif offer:
                self.tell(f"  {field_word(field, proposal)}{say.colon}– [{offered(offer)}]")

    def _measured(self, candidate: Candidate) -> str:
        """Return how the proposals of a candidate's reader held: as measured, and in this record."""
        words = say("of this reader's proposals {share} held when measured", share=share(candidate.precision))
        here = self.sitting.measured().get(candidate.reader)
        if here is None or not here.judged:
            return words
        return f"{words}, {say('{held} of {judged} here', held=here.held, judged=here.judged)}"

    def _accept(self, number: int) -> None:
        self._written(number, self._form(number).completed())

    def _edit(self, number: int) -> None:
        self._written(number, self._form(number).edited())

    def _become(self, number: int, proposal: Proposed) -> None:
        """Accept a statement as what it takes, sets or announces; it is noted beside that."""
        self._written(number, self._form(number, proposal).added())

    def _form(self, number: int, proposal: Proposed | None = None) -> FormDialogue:
        return FormDialogue(self.sitting, number, proposal or self.sitting.proposed(number), self.ask, self.tell)

    def _written(self, number: int, form: FormDialogue) -> None:
        """Write it; where the record refuses, say why and ask once more, until it is right."""
        while True:
            try:
                decision = self.sitting.accept(number, form.proposal, form.new)
            except InvalidEvent as error:
                self.tell(sentence(error))
                form = form.edited()
                continue
            word = say("accepted") if decision.ruling is Ruling.ACCEPT else say("accepted as mended")
            self.tell(f"{word} {' '.join(event[:12] for event in decision.events)}".rstrip())
            return

    def _reject(self, number: int) -> None:
        self.sitting.reject(number)
        self.tell(say("rejected"))

    def _leave(self, number: int) -> None:
        self.sitting.leave(number)
        self.tell(say("not needed"))

    def _skip(self, number: int) -> None:
        self._skipped.add(number)

    def _undo(self, _: int) -> None:
        number = self.sitting.undo()
        if number is None:
            self.tell(say("nothing was decided in this sitting"))
        else:
            self._skipped.discard(number)
            self.tell(say("taken back: {number}", number=number))

    def _quit(self, _: int) -> None:
        raise Left
