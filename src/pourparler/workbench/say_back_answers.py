"""Record what a party answers to what was read back to it: all of a sheet in one transaction, read back before that.

Nothing new is needed to record it. *Correct* is the thing once more, in the party's own word: a position taken again on
the day of the answer, a precondition set, a claim made; of an announced step, which happens once, a statement that
confirms it. *Not ours* is a statement that denies what is on record; what was reported stays there as that, and counts
no longer as far as the rule for denials goes (:mod:`pourparler.standing.denial`). *Amended* is both: what was
understood is denied as it stands, and what the party puts in its place is its own word. It is not enough that the
later position replaces the earlier one, since it may name other options, and an insistence outlasts a mere support.

A line without an answer leaves no trace. The answers are a source of their own, with the sentences as they were read
and what was answered to each, so that every passage can be checked. They are recorded for one audience, and that must
lie within the audience of every line that is answered: who confirms something kept to a few must not tell it to more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec import Struct

from pourparler.brief.words.act import sentence as told
from pourparler.brief.words.language import Language
from pourparler.brief.words.wording import Wording
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.request import Request
from pourparler.domain.say_back import Answer, Answering, Reply, SayBack
from pourparler.domain.state_of_play import Change
from pourparler.record.entry import Entry
from pourparler.record.event import Event
from pourparler.record.events.source import SourceAdded
from pourparler.record.events.statement import StatementNoted
from pourparler.record.opening import open_store
from pourparler.standing.denial import denied_claims, denied_preconditions, denied_steps
from pourparler.standing.weight import denied_positions
from pourparler.workbench.preview import effect, seen_by
from pourparler.workbench.say_back import say_back
from pourparler.workbench.say_back_events import Maker, Recordable
from pourparler.workbench.views import shared_view


class ReadBack(Struct, frozen=True):
    """The answers to a sheet as they would be recorded.

    Parameters
    ----------
    sheet : SayBack
        What was read back.
    source : SourceAdded
        The answers as a source.
    text : str
        Its text.
    answers : tuple of Recordable
        What each answer puts on record, in the order of the sheet.
    audience : str
        Who would see it.
    after : Negotiation
        What would be on record for the viewer.
    changes : tuple of Change
        What would change in the state of play.
    standing : tuple of str
        The numbers of lines that go on counting although they are denied: said with greater authority, or later.
    unanswered : int
        How many lines have no answer.
    """

    sheet: SayBack
    source: SourceAdded
    text: str
    answers: tuple[Recordable, ...]
    audience: str
    after: Negotiation
    changes: tuple[Change, ...]
    standing: tuple[str, ...]
    unanswered: int

    def events(self) -> tuple[Event, ...]:
        """Return all that would be recorded, in order."""
        return (self.source, *(event for answer in self.answers for event in answer.events))

    def sentences(self, say: Language) -> tuple[tuple[str, Reply, tuple[str, ...]], ...]:
        """Return each answer's number, the answer, and the sentences that would be on record for it."""
        wording = Wording(self.after, say)
        return tuple(
            (answer.number, answer.reply, tuple(told(event, wording) for event in answer.events))
            for answer in self.answers
        )


def read_back(
    request: Request, party: str, answers: Sequence[Answer], answering: Answering, *, audience: str = ""
) -> ReadBack:
    """Return what a party's answers would put on record, and what that would change; nothing is written.

    Parameters
    ----------
    request : Request
        The sheet that is answered, as for :func:`pourparler.workbench.say_back.say_back`.
    party : str
        Whose answers.
    answers : sequence of Answer
        One for each line that was answered.
    answering : Answering
        Who answered, and when.
    audience : str
        Who may see it; empty: the record's own setting.

    Raises
    ------
    InvalidEvent
        If nothing is answered, a line is answered twice, is kept from some of the audience, or what is amended does not
        fit; :class:`~pourparler.errors.UnknownId` where there is no such line, option or delegate.
    """
    sheet = say_back(request, party)
    whom = seen_by(request, audience)
    with open_store(request.location) as store:
        view = shared_view(store, store.record(request.record).id, whom)
    maker = Maker(sheet, view, whom, answering)
    pairs = list(maker.matched(answers))
    source, text, recordable = maker.made(pairs)
    events = [source, *(event for one in recordable for event in one.events)]
    seen = effect(request, events, whom)
    return ReadBack(
        sheet,
        source,
        text,
        recordable,
        whom,
        seen.after,
        seen.changes,
        tuple(one.number for one in recordable if _counts_still(one, seen.after)),
        len(sheet.lines) - len(recordable),
    )


def record(
    request: Request,
    party: str,
    answers: Sequence[Answer],
    answering: Answering,
    *,
    audience: str = "",
    by: str = "",
    act: str = "",
) -> list[Entry]:
    """Record a party's answers, all or none, and return the entries.

    Parameters
    ----------
    request, party, answers, answering, audience
        As for :func:`read_back`.
    by : str
        Who records it; told within the team. Empty: nobody is told.
    act : str
        An id of this act: asked again, it changes nothing and gives the same entries, although the lines that were
        denied are no more. Empty: so only where all that is answered still stands.
    """
    name = f"say-back-{act}" if act else ""
    with open_store(request.location) as store:
        before = store.asked_before(store.record(request.record).id, seen_by(request, audience), (by, name))
    if before is not None:
        return before
    ready = read_back(request, party, answers, answering, audience=audience)
    asked = hashlib.sha256("\0".join((ready.audience, party, ready.text)).encode()).hexdigest()[:32]
    with open_store(request.location) as store:
        return store.append(
            store.record(request.record).id,
            [(ready.audience, event) for event in ready.events()],
            by=by,
            texts=[(ready.audience, ready.text)],
            request=(by, name or f"say-back-{asked}"),
        )


def _counts_still(one: Recordable, after: Negotiation) -> bool:
    """Return whether something counts that an answer denies."""
    ended = {
        "positions": denied_positions(after).keys(),
        "preconditions": denied_preconditions(after),
        "next_steps": denied_steps(after),
        "claims": denied_claims(after),
    }
    named = [key for event in one.events if isinstance(event, StatementNoted) for key in event.statement.denies()]
    return any(key not in ended[collection] for collection, key in named)
