"""Every session as a room: who was there, and who was not though designated."""

from __future__ import annotations

import sys

from pourparler.brief.document import Block, Bullets, Heading, Line, Section, Table, TableRow, cell, row
from pourparler.brief.sections.sheet import Sheet
from pourparler.brief.words.some import some_parties
from pourparler.brief.words.wording import Wording, shortened
from pourparler.domain.room import Absence, Room, Seat
from pourparler.domain.state_of_play import StateOfPlay


def rooms(wording: Wording, state: StateOfPlay) -> Section:
    """Return the section of all sessions, the latest first."""
    say = wording.say
    told: set[str] = set()
    blocks: list[Block] = [block for room in reversed(state.rooms) for block in _room(wording, room, told)]
    if not blocks:
        blocks = [Line(say("No session is on record."), "muted")]
    return Section("rooms", say("Sessions: who was in the room"), tuple(blocks))


def last_room(wording: Wording, state: StateOfPlay, sheet: Sheet) -> Section:
    """Return the last session in few lines, for the first page; parties and persons left out are counted."""
    say = wording.say
    title = say("Last session in the room")
    if not state.rooms:
        return Section("last-room", title, (Line(say("No session is on record."), "muted"),))
    room = state.rooms[-1]
    place = Line(_place(wording, room, sheet.letters), "strong")
    return Section("last-room", title, (place, Bullets(tuple(_presence(wording, room, sheet)))))


def _place(wording: Wording, room: Room, letters: int = sys.maxsize) -> str:
    session = room.session
    words = f"{shortened(session.value.place, letters)}, {wording.say.days(session.happened_on)}"
    return f"{words} {wording.cite(session.passages)}".strip()


def _presence(wording: Wording, room: Room, sheet: Sheet) -> list[Line]:
    """Return who was there, by party, then who was not."""
    by_party: dict[str, list[Seat]] = {}
    for seat in room.seats:
        by_party.setdefault(seat.participant.party or "", []).append(seat)
    lines = []
    for party, seats in list(by_party.items())[: sheet.parties]:
        name = wording.party(party) if party else wording.say("party not named")
        persons = [_person(wording, seat, sheet.letters) for seat in seats[: sheet.persons]]
        if len(seats) > sheet.persons:
            rest = len(seats) - sheet.persons
            persons.append(wording.say.count("{n} other person", "{n} other persons", rest))
        people = ", ".join(persons)
        lines.append(Line(f"{name}{wording.say.colon}{people}"))
    if len(by_party) > sheet.parties:
        more = len(by_party) - sheet.parties
        lines.append(Line(wording.say.count("and {n} more party", "and {n} more parties", more), "small", "rooms"))
    if room.absent:
        absent = [_absent(wording, absence) for absence in room.absent[: sheet.persons]]
        if len(room.absent) > sheet.persons:
            rest = len(room.absent) - sheet.persons
            absent.append(wording.say.count("{n} other person", "{n} other persons", rest))
        names = wording.say.semicolon.join(absent)
        lines.append(Line(wording.say("not reported present, though designated: {names}", names=names), "challenge"))
    return lines + _nobody(wording, room, sheet.parties)


def _absent(wording: Wording, absence: Absence) -> str:
    """Return who was not there, and who says that they were designated."""
    mandate = absence.mandate
    voice = mandate.value.said
    who = wording.say("{who}, hearsay", who=wording.speaker(voice)) if voice.hearsay else wording.speaker(voice)
    words = wording.say("{name} (so {who})", name=wording.delegate(absence.delegate), who=who)
    return f"{words} {wording.cite(mandate.passages)}".strip()


def _person(wording: Wording, seat: Seat, letters: int) -> str:
    how, name = wording.presence(seat.participant.presence), shortened(seat.participant.name, letters)
    return f"{name} ({how})" if how else name


def _missing(wording: Wording, room: Room) -> list[Line]:
    return [*(_absence(wording, absence) for absence in room.absent), *_nobody(wording, room)]


def _nobody(wording: Wording, room: Room, most: int = sys.maxsize) -> list[Line]:
    """Return which required parties were not there, so many of them by name."""
    if not room.required_absent:
        return []
    names = [wording.party(party) for party in room.required_absent]
    parties = wording.say.list(some_parties(wording.say, names, most))
    return [Line(wording.say("required, and nobody reported there: {parties}", parties=parties), "challenge")]


def _absence(wording: Wording, absence: Absence) -> Line:
    mandate = absence.mandate
    words = wording.say(
        "not reported present, though designated: {name} ({scope}; {voice})",
        name=wording.delegate(absence.delegate),
        scope=mandate.value.scope,
        voice=wording.voice(mandate.value.said),
    )
    return Line(f"{words} {wording.cite(mandate.passages)}".strip(), "challenge")


def _room(wording: Wording, room: Room, told: set[str]) -> list[Block]:
    """Return one session; `told` are the mandates that stand above already, in their words."""
    say = wording.say
    session = room.session.value
    channel = wording.negotiation.channels.get(session.channel or "")
    details = [channel.value.name if channel else "", session.duration, session.about]
    blocks: list[Block] = [Heading(_place(wording, room), f"session-{session.id}")]
    detail = " · ".join(d for d in details if d)
    if detail:
        blocks.append(Line(detail, "record"))
    if room.seats:
        head = (say("Person"), say("Party"), say("Capacity and authority"))
        rows = tuple(_seat(wording, seat, told) for seat in room.seats)
        caption = say("In the room: {place}", place=session.place)
        blocks.append(Table(caption, head, rows, (30, 25, 45), "room"))
    missing = _missing(wording, room)
    if missing:
        blocks.append(Bullets(tuple(missing)))
    remarks = [c for c in wording.negotiation.characterisations.values() if c.value.session == session.id]
    if remarks:
        lines = (
            f"{wording.quoted(c.value.words)} — {wording.voice(c.value.said)} {wording.cite(c.passages)}"
            for c in remarks
        )
        blocks.append(Bullets(tuple(Line(words.strip()) for words in lines), "said"))
    return blocks


def _seat(wording: Wording, seat: Seat, told: set[str]) -> TableRow:
    person = seat.participant
    party = wording.party(person.party) if person.party else wording.say("party not named")
    parts = (person.capacity, wording.authority(seat.authority), wording.presence(person.presence))
    mandates = [f"{m.value.scope} {wording.cite(m.passages)}".strip() for m in seat.mandates]
    lines = [Line(f"{wording.say('mandate:')} {words}", "small") for words in mandates if words not in told]
    if len(lines) < len(mandates):
        again = len(mandates) - len(lines)
        lines.append(Line(wording.say.count("{n} mandate as above", "{n} mandates as above", again), "small"))
    told.update(mandates)
    return row(person.name, party, cell(", ".join(part for part in parts if part), *lines))
