"""Short ways to make events and records in tests."""

from __future__ import annotations

from pourparler.domain.context import Context
from pourparler.domain.draft import Draft, Point
from pourparler.domain.evidence import Attribution, Authority, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.issue import Issue, Option
from pourparler.domain.negotiation import Opening
from pourparler.domain.party import Delegate, Party, Role
from pourparler.domain.position import Condition, Position, Stance
from pourparler.domain.source import Passage, Source
from pourparler.record.dossier_chain import derived_salt
from pourparler.record.entry import Entry
from pourparler.record.event import Event
from pourparler.record.events.context import ContextNoted
from pourparler.record.events.delegate import DelegateNamed
from pourparler.record.events.draft import DraftTabled
from pourparler.record.events.issue import IssueAdded
from pourparler.record.events.negotiation import NegotiationOpened
from pourparler.record.events.option import OptionNamed
from pourparler.record.events.party import PartyAdded
from pourparler.record.events.position import PositionTaken
from pourparler.record.events.source import SourceAdded
from pourparler.record.order import ordered
from pourparler.record.registers import Registers

START = "2025-12-22T09:00:00.000000Z"
OWN = Voice("The president", Attribution.ON_RECORD, authority=Authority.PRINCIPAL)
HEARSAY = Voice("media", Attribution.ANONYMOUS, hearsay=True, authority=Authority.UNNAMED)
INFERENCE = Voice("an author", Attribution.AUTHORS_INFERENCE, authority=Authority.UNNAMED)
BACKGROUND = Voice("an official", Attribution.BACKGROUND, authority=Authority.UNNAMED)
CITED = (Passage("letter"),)


def day(text: str = "2025-11-20") -> Interval:
    return Interval.of(text)


def opened() -> Event:
    return NegotiationOpened(happened_on=day(), opening=Opening("Toy talks"))


def source(name: str = "letter", published: str = "2025-11-20", **more: object) -> Event:
    made = Source(name, f"About {name}", "The Gazette", published=day(published), **more)  # type: ignore[arg-type]
    return SourceAdded(happened_on=day(published), source=made)


def party(name: str, *roles: Role) -> Event:
    return PartyAdded(happened_on=day(), party=Party(name, name.title(), roles or (Role.CONFLICT_PARTY,)))


def delegate(name: str, whom: str, authority: Authority = Authority.DELEGATE) -> Event:
    return DelegateNamed(happened_on=day(), delegate=Delegate(name, name.title(), whom, authority=authority))


def issue(name: str) -> Event:
    return IssueAdded(happened_on=day(), issue=Issue(name, name.title(), f"What about {name}?"))


def option(name: str, on: str = "2025-11-20") -> Event:
    tail = name.partition("@")[1] + name.partition("@")[2]
    stem = name.partition(".")[0]
    return OptionNamed(happened_on=day(on), option=Option(name, stem + (tail if tail else ""), name, "a draft"))


def position(
    name: str,
    whom: str,
    stance: Stance,
    *options: str,
    on: str = "2025-11-21",
    said: Voice = OWN,
    about: str = "army",
    condition: Condition | None = None,
    cited: tuple[Passage, ...] = CITED,
) -> Event:
    made = Position(name, whom, about, stance, said, options, condition=condition)
    return PositionTaken(happened_on=day(on), passages=cited, position=made)


def context(name: str, on: str = "2025-11-21", **more: object) -> Event:
    return ContextNoted(happened_on=day(on), context=Context(name, f"What {name} is"), passages=CITED, **more)  # type: ignore[arg-type]


def draft(name: str, *points: Point, parents: tuple[str, ...] = (), on: str = "2025-11-20", by: str = "") -> Event:
    made = Draft(name, name.upper(), (by,) if by else (), parents=parents, points=points)
    return DraftTabled(happened_on=day(on), passages=CITED, draft=made)


def ground() -> list[Event]:
    """Two conflict parties, a source, an issue with three options."""
    options = [option(f"army.{key}") for key in ("small", "middle", "large")]
    return [opened(), source(), party("north"), party("south"), issue("army"), *options]


def registers(record: str = "toy") -> Registers:
    """Registers whose salts are always the same, per audience and position, so that a prefix keeps its hashes."""
    return Registers(record, salt=derived_salt(record))


def recorded(*events: Event | tuple[str, Event], record: str = "toy") -> list[Entry]:
    """Return events as a record's entries; a pair names its audience."""
    held = registers(record)
    for given in events:
        audience, event = given if isinstance(given, tuple) else ("everyone", given)
        held.append(audience, event, START)
    return ordered(held.entries)
