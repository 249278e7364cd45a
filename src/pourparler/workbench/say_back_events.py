"""The events that a party's answers to a sheet are recorded as."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, structs

from pourparler.brief.words.say_back import reply_word, understood
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Attribution, EvidenceClass, Voice
from pourparler.domain.ids import slug
from pourparler.domain.interval import Interval
from pourparler.domain.next_step import NextStep, Precondition
from pourparler.domain.position import Position
from pourparler.domain.say_back import Answer, Answering, Noun, Reply, SayBack, Understood
from pourparler.domain.source import Passage, Release, Source
from pourparler.domain.statement import Claim, Statement
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.record.audience import suffix
from pourparler.record.event import Event
from pourparler.record.events.claim import ClaimMade
from pourparler.record.events.next_step import NextStepAnnounced
from pourparler.record.events.position import PositionTaken
from pourparler.record.events.precondition import PreconditionSet
from pourparler.record.events.source import SourceAdded
from pourparler.record.events.statement import StatementNoted
from pourparler.standing.weight import denied_positions
from pourparler.workbench.acceptance import free
from pourparler.workbench.add import digest
from pourparler.workbench.say_back import content, is_of
from pourparler.workbench.say_back_amended import amended
from pourparler.workbench.views import View
from pourparler.workbench.writer import own_language

_KINDS = {"positions": "position", "preconditions": "precondition", "next_steps": "step", "claims": "claim"}
_DENIES = {
    "positions": "denies_positions",
    "preconditions": "denies_preconditions",
    "next_steps": "denies_steps",
    "claims": "denies_claims",
}


class Recordable(Struct, frozen=True):
    """What an answer puts on record.

    Parameters
    ----------
    number : str
        Of the line.
    reply : Reply
        What was answered.
    events : tuple of Event
        What is recorded.
    """

    number: str
    reply: Reply
    events: tuple[Event, ...]


class Maker:
    """Makes the events of one sheet's answers.

    Parameters
    ----------
    sheet : SayBack
        What was read back.
    view : View
        The record as all of the audience may see it: nothing else may be named.
    audience : str
        Who will see the answers.
    answering : Answering
        Who answered, and when.
    """

    def __init__(self, sheet: SayBack, view: View, audience: str, answering: Answering) -> None:
        self.sheet, self.there, self.audience, self.answering = sheet, view.negotiation, audience, answering
        self.say = own_language(view.negotiation)
        self.wording = Wording(view.negotiation, self.say)
        self.day = Interval.day(answering.on)
        self._taken = set(view.ids)
        self._members = self._index()
        if sheet.party not in self.there.parties:
            raise self._kept(sheet.party, sheet.negotiation.parties[sheet.party].audience)
        self.voice = self._voice()

    def _index(self) -> dict[tuple[str, Noun], list[str]]:
        """Return what all of the audience find on record and nobody took back or denied, by what it says."""
        over = self.there.positions_withdrawn.keys() | denied_positions(self.there).keys()
        index: dict[tuple[str, Noun], list[str]] = {}
        for collection in _KINDS:
            for key, recorded in getattr(self.there, collection).items():
                if (key not in over or collection != "positions") and is_of(
                    recorded.value, self.sheet.party, self.there
                ):
                    index.setdefault((collection, content(recorded.value)), []).append(key)
        return index

    def _voice(self) -> Voice:
        """Return who answers, as whoever it is will be on record."""
        who, via = self.answering, self.say("asked to confirm how it was understood")
        if who.delegate and who.speaker:
            raise InvalidEvent(
                "{delegate} answers, or {speaker} does",
                mend="name one of them",
                delegate=who.delegate,
                speaker=who.speaker,
            )
        if who.delegate:
            delegate = self.there.delegates.get(who.delegate)
            if delegate is None:
                raise UnknownId("no delegate on record is called {name}", mend="add it first", name=who.delegate)
            if delegate.value.party != self.sheet.party:
                raise InvalidEvent(
                    "{name} does not speak for {party}",
                    mend="name a delegate of that party",
                    name=who.delegate,
                    party=self.sheet.party,
                )
            name, office = delegate.value.name, delegate.value.office
            return Voice(name, Attribution.ON_RECORD, who.delegate, None, office, via, authority=who.authority)
        name = who.speaker or self.wording.party(self.sheet.party)
        return Voice(name, Attribution.ON_RECORD, None, self.sheet.party, "", via, authority=who.authority)

    def _kept(self, what: str, audience: str) -> InvalidEvent:
        return InvalidEvent(
            "{what} is kept to {audience}, and its answer would be told to {wider}",
            mend="say {option[audience]} with none but those",
            what=what,
            audience=audience,
            wider=self.audience,
        )

    def matched(self, answers: Iterable[Answer]) -> Iterable[tuple[Understood, Answer]]:
        """Return each line with its answer, in the order of the sheet."""
        by_line: dict[str, Answer] = {}
        for answer in answers:
            line = self._line(answer)
            if line.digits in by_line:
                raise InvalidEvent(
                    "line {number} is answered twice", where=answer.where, mend="keep one answer", number=line.number
                )
            by_line[line.digits] = answer
        if not by_line:
            raise InvalidEvent("no line is answered", mend="answer one; nothing follows from silence")
        return [(line, by_line[line.digits]) for line in self.sheet.lines if line.digits in by_line]

    def _line(self, answer: Answer) -> Understood:
        lines = [line for line in self.sheet.lines if line.goes_by(answer.number)]
        if len(lines) != 1:
            raise UnknownId(
                "{number} is no line of the sheet for {party}",
                where=answer.where,
                mend="make the sheet anew: what the line said has changed, or it was made with other eyes",
                number=answer.number or "?",
                party=self.sheet.party,
            )
        return lines[0]

    def made(self, pairs: list[tuple[Understood, Answer]]) -> tuple[SourceAdded, str, tuple[Recordable, ...]]:
        """Return the source of the answers, its text, and what each answer puts on record."""
        key = self._id(f"{self.sheet.party.partition('@')[0]}-said-back")
        text, spans = self._text(pairs)
        source = Source(
            key,
            self.say("What {party} answered when it was read back", party=self.wording.party(self.sheet.party)),
            self.wording.party(self.sheet.party),
            kind="say-back",
            published=self.day,
            language=self.say.code,
            author=self.voice.speaker,
            sha256=digest(text),
            release=self._release(pairs),
        )
        added = SourceAdded(happened_on=self.day, known_on=self.answering.on, source=source)
        answers = tuple(
            Recordable(line.number, answer.reply, tuple(self._events(line, answer, (Passage(key, *span),))))
            for (line, answer), span in zip(pairs, spans, strict=True)
        )
        return added, text, answers

    def _release(self, pairs: list[tuple[Understood, Answer]]) -> Release:
        """Return the terms of the answers: no less strict than those of what was read back, which they repeat."""
        terms = self.answering.release
        for line, _ in pairs:
            for heard in line.heard:
                for passage in heard.passages:
                    source = self.there.sources.get(passage.source)
                    terms = terms.stricter(source.value.release) if source else terms
        return terms

    def _text(self, pairs: list[tuple[Understood, Answer]]) -> tuple[str, list[tuple[int, int, str]]]:
        """Return the answers as a text, and where each line stands in it."""
        text = self.say(
            "Read back to {party}; answered by {who}, {day}.",
            party=self.wording.party(self.sheet.party),
            who=self.voice.speaker,
            day=self.say.days(self.day),
        )
        spans = []
        for line, answer in pairs:
            put = self._put(line, answer)
            words = f"{understood(self.wording, self.sheet.party, line)} — "
            words += self.say.colon.join(filter(None, (reply_word(self.wording, answer.reply), put)))
            words = " ".join(words.split())
            # A passage is what was read and answered; a number belongs to one sheet, and is not read back again.
            text += f"\n\n{line.number} "
            spans.append((len(text), len(text) + len(words), words))
            text += words
        return f"{text}\n", spans

    def _put(self, line: Understood, answer: Answer) -> str:
        """Return what the party puts in a line's place, as its own word; empty where that is the line as it stands."""
        own = answer.reply is Reply.CORRECT and line.evidence is EvidenceClass.OWN_WORD
        if own or answer.reply is Reply.NOT_OURS:
            return ""
        noun = amended(line, answer, self.there) if answer.reply is Reply.AMENDED else content(line.noun)
        heard = structs.replace(line.heard[0], said=self.voice, evidence=EvidenceClass.OWN_WORD)
        put = understood(self.wording, self.sheet.party, structs.replace(line, noun=noun, heard=(heard,)))
        return f"{put} {self.wording.quoted(answer.words)}" if answer.words and isinstance(noun, Position) else put

    def _id(self, stem: str) -> str:
        key = free(f"{slug(stem, 80)}-{self.answering.on}", self._taken, suffix(self.audience))
        self._taken.add(key)
        return key

    def _named(self, line: Understood) -> list[str]:
        """Return the ids of all that says what a line says, as all of the audience may name it."""
        members = self._members.get((line.collection, content(line.noun)), [])
        if not members:
            recorded = getattr(self.sheet.negotiation, line.collection)[line.id]
            raise self._kept(line.number, recorded.audience)
        return members

    def _events(self, line: Understood, answer: Answer, cited: tuple[Passage, ...]) -> Iterable[Event]:
        members = self._named(line)
        stem = f"{self.sheet.party.partition('@')[0]}-{_KINDS[line.collection]}-{line.number}"
        if answer.reply is not Reply.CORRECT:
            yield self._denial(line, answer, members, f"{stem}-denied", cited)
        if answer.reply is Reply.CORRECT and isinstance(line.noun, NextStep):
            words = self.say("confirmed: {what}", what=line.noun.what)
            yield self._stated(Statement(self._id(f"{stem}-confirmed"), self.voice, words), cited)
        elif answer.reply is not Reply.NOT_OURS:
            noun = content(line.noun) if answer.reply is Reply.CORRECT else amended(line, answer, self.there)
            yield self._again(structs.replace(noun, id=self._id(stem), said=self.voice), cited)

    def _stated(self, statement: Statement, cited: tuple[Passage, ...]) -> StatementNoted:
        return StatementNoted(happened_on=self.day, known_on=self.answering.on, passages=cited, statement=statement)

    def _denial(
        self, line: Understood, answer: Answer, members: list[str], stem: str, cited: tuple[Passage, ...]
    ) -> StatementNoted:
        what = self.wording.quoted(understood(self.wording, self.sheet.party, line).rstrip("."))
        if answer.reply is Reply.NOT_OURS:
            words = self.say("it is not its own: {what}", what=what)
        else:
            words = self.say("it is not its own as it stands, and is amended: {what}", what=what)
        issues = (line.issue,) if line.issue else ()
        statement = Statement(self._id(stem), self.voice, words, issues=issues)
        return self._stated(structs.replace(statement, **{_DENIES[line.collection]: tuple(members)}), cited)

    def _again(self, noun: Noun, cited: tuple[Passage, ...]) -> Event:
        """Return what a party says in its own word."""
        happened_on, known_on = self.day, self.answering.on
        match noun:
            case Position():
                return PositionTaken(happened_on=happened_on, known_on=known_on, passages=cited, position=noun)
            case Precondition():
                return PreconditionSet(happened_on=happened_on, known_on=known_on, passages=cited, precondition=noun)
            case NextStep():
                return NextStepAnnounced(happened_on=happened_on, known_on=known_on, passages=cited, next_step=noun)
            case Claim():
                return ClaimMade(happened_on=happened_on, known_on=known_on, passages=cited, claim=noun)
