"""Random records: plans of events that fit each other, drawn by Hypothesis.

A plan is a list of steps (audience, event). Hidden steps may name what is public; public steps never know of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st
from msgspec import structs

from pourparler.domain.draft import Bracket, Continuation, Draft, Extent, Point, PointStatus, TextStatus
from pourparler.domain.evidence import Attribution, Authority, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.issue import Issue, Option, Required
from pourparler.domain.mandate import Mandate
from pourparler.domain.next_step import NextStep
from pourparler.domain.party import Delegate, Party, Role
from pourparler.domain.position import Condition, Position, Stance
from pourparler.domain.preference import OptionOrder, Preference
from pourparler.domain.session import Participant, Session
from pourparler.domain.source import Passage, Source
from pourparler.domain.statement import Characterisation, Claim, Statement
from pourparler.record.entry import Entry
from pourparler.record.event import Event, kinds
from pourparler.record.events.correction import EventRetracted
from pourparler.record.order import ordered
from tests.making import opened, registers

AUDIENCES = ("everyone", "north+team", "south+team", "team")
days = st.integers(1, 28).flatmap(
    lambda d: st.integers(0, 2).map(lambda n: Interval.of(f"2025-11-{d:02}/2025-11-{min(d + n, 28):02}"))
)
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
voices = st.builds(
    Voice,
    texts,
    st.sampled_from(Attribution),
    hearsay=st.booleans(),
    authority=st.none() | st.sampled_from(Authority),
)
Step = tuple[str, Event]


@dataclass
class Known:
    """The ids that one audience may name, by collection."""

    audience: str
    ids: dict[str, list[str]] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)
    points: dict[str, list[str]] = field(default_factory=dict)

    def all(self, collection: str) -> list[str]:
        return self.ids.setdefault(collection, [])

    def copy(self, audience: str) -> Known:
        return Known(
            audience,
            {k: list(v) for k, v in self.ids.items()},
            {k: list(v) for k, v in self.options.items()},
            {k: list(v) for k, v in self.points.items()},
        )


@st.composite
def steps(draw: st.DrawFn, known: Known, most: int) -> list[Step]:
    """Draw events for one audience; `known` grows with them."""
    made: list[Step] = []
    for number in range(draw(st.integers(0, most))):
        made.append((known.audience, draw(_event(known, number))))
    return made


@st.composite
def _event(draw: st.DrawFn, known: Known, number: int) -> Event:
    ways = [w for w in _WAYS if all(known.all(need) for need in w[1])]
    make, _ = draw(st.sampled_from(ways))
    tail = "" if known.audience == "everyone" else f"@{known.audience}"
    held = list(known.all("sources"))
    event: Event = make(draw, known, f"n{number}", tail)
    cited = draw(st.lists(st.sampled_from(held), min_size=1, max_size=2)) if held else []
    return structs.replace(event, passages=tuple(Passage(name) for name in cited), note=draw(texts))


def _kind(name: str, when: Interval, **content: object) -> Event:
    return kinds()[name](happened_on=when, **content)


def _source(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    key = f"source-{stem}{tail}"
    known.all("sources").append(key)
    when = draw(days)
    return _kind(
        "source-added", when, source=Source(key, draw(texts), draw(texts), published=draw(st.none() | st.just(when)))
    )


def _party(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    key = f"party-{stem}{tail}"
    known.all("parties").append(key)
    roles = tuple(draw(st.lists(st.sampled_from(Role), max_size=2, unique=True)))
    return _kind("party-added", draw(days), party=Party(key, draw(texts), roles))


def _delegate(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    key = f"delegate-{stem}{tail}"
    party = draw(st.sampled_from(known.all("parties")))
    known.all("delegates").append(key)
    made = Delegate(key, draw(texts), party, authority=draw(st.sampled_from(Authority)))
    return _kind("delegate-named", draw(days), delegate=made)


def _mandate(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    made = Mandate(f"mandate-{stem}{tail}", draw(st.sampled_from(known.all("delegates"))), draw(texts), draw(voices))
    return _kind("mandate-given", draw(days), mandate=made)


def _issue(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    key = f"issue-{stem}{tail}"
    known.all("issues").append(key)
    return _kind("issue-added", draw(days), issue=Issue(key, draw(texts)))


def _option(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    issue = draw(st.sampled_from(known.all("issues")))
    key = f"{issue.partition('@')[0]}.{stem}{tail}"
    known.all("options").append(key)
    known.options.setdefault(issue, []).append(key)
    return _kind("option-named", draw(days), option=Option(key, issue, draw(texts)))


def _position(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    issue = draw(st.sampled_from(known.all("issues")))
    named = known.options.get(issue, [])
    options = tuple(draw(st.lists(st.sampled_from(named), max_size=2, unique=True))) if named else ()
    stance = draw(st.sampled_from(Stance))
    condition = Condition(event="rain", only=draw(st.booleans())) if stance is Stance.CONDITIONAL else None
    made = Position(
        f"position-{stem}{tail}",
        draw(st.sampled_from(known.all("parties"))),
        issue,
        stance,
        draw(voices),
        options,
        condition=condition,
    )
    known.all("positions").append(made.id)
    return _kind("position-taken", draw(days), position=made)


def _withdrawn(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    return _kind("position-withdrawn", draw(days), position=draw(st.sampled_from(known.all("positions"))))


def _draft(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    key = f"draft-{stem}{tail}"
    parents = tuple(draw(st.lists(st.sampled_from(known.all("drafts")), max_size=1))) if known.all("drafts") else ()
    numbers = [str(n) for n in range(1, draw(st.integers(0, 4)) + 1)]
    options = known.all("options")
    points = []
    for number in numbers:
        chosen = tuple(draw(st.lists(st.sampled_from(options), max_size=1))) if options else ()
        brackets = (Bracket(draw(texts), (), chosen),) if draw(st.booleans()) else ()
        points.append(Point(number, draw(texts), (), chosen, brackets, draw(st.booleans())))
    known.all("drafts").append(key)
    known.points[key] = numbers
    made = Draft(key, draw(texts), parents=parents, extent=draw(st.sampled_from(Extent)), points=tuple(points))
    return _kind("draft-tabled", draw(days), draft=made)


def _continuation(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    drafts = [d for d in known.all("drafts") if known.points[d]]
    if len(drafts) < 2:
        return _draft(draw, known, stem, tail)
    earlier, later = draw(st.lists(st.sampled_from(drafts), min_size=2, max_size=2, unique=True))
    left = tuple(draw(st.lists(st.sampled_from(known.points[earlier]), min_size=1, max_size=2, unique=True)))
    right = tuple(draw(st.lists(st.sampled_from(known.points[later]), max_size=2, unique=True)))
    made = Continuation(f"link-{stem}{tail}", earlier, later, left, right)
    return _kind("points-continued", draw(days), continuation=made)


def _status(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    draft = draw(st.sampled_from(known.all("drafts")))
    issue = draw(st.sampled_from(known.all("issues")))
    made = PointStatus(draft, draw(st.sampled_from(TextStatus)), draw(voices), "", (issue,))
    return _kind("point-status-changed", draw(days), status=made)


def _session(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    parties = st.sampled_from(known.all("parties"))
    seats = tuple(Participant(draw(texts), draw(parties)) for _ in range(draw(st.integers(0, 2))))
    return _kind("session-held", draw(days), session=Session(f"session-{stem}{tail}", draw(texts), participants=seats))


def _statement(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    return _kind(
        "statement-noted", draw(days), statement=Statement(f"statement-{stem}{tail}", draw(voices), draw(texts))
    )


def _characterisation(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    made = Characterisation(f"called-{stem}{tail}", draw(voices), draw(texts))
    return _kind("characterisation-noted", draw(days), characterisation=made)


def _claim(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    made = Claim(
        f"claim-{stem}{tail}",
        draw(st.sampled_from(["points", "place"])),
        draw(texts),
        draw(voices),
        "28",
        draw(st.sampled_from(known.all("drafts"))) if known.all("drafts") else None,
    )
    return _kind("claim-made", draw(days), claim=made)


def _step(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    key = f"step-{stem}{tail}"
    known.all("next_steps").append(key)
    return _kind(
        "next-step-announced",
        draw(days),
        next_step=NextStep(key, draw(texts), draw(voices), due=draw(st.none() | days)),
    )


def _outcome(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    met = draw(st.booleans())
    step = draw(st.sampled_from(known.all("next_steps")))
    return _kind("next-step-met" if met else "next-step-missed", draw(days), step=step, how=draw(texts))


def _required(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    parties = tuple(draw(st.lists(st.sampled_from(known.all("parties")), max_size=2, unique=True)))
    issue = draw(st.none() | st.sampled_from(known.all("issues")))
    return _kind("required-parties-stated", draw(days), required=Required(parties, "by treaty", issue))


def _order(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    options = st.sampled_from(known.all("options"))
    party = draw(st.sampled_from(known.all("parties")))
    made = OptionOrder(f"order-{stem}{tail}", party, draw(options), draw(options), "analyst", "interviews")
    return _kind("option-order-estimated", draw(days), option_order=made)


def _preference(draw: st.DrawFn, known: Known, stem: str, tail: str) -> Event:
    weights = {issue: draw(st.floats(0, 1)) for issue in known.all("issues")[:2]}
    party = draw(st.sampled_from(known.all("parties")))
    made = Preference(f"preference-{stem}{tail}", party, "analyst", "interviews", weights)
    return _kind("preference-estimated", draw(days), preference=made)


_WAYS = [
    (_source, ()),
    (_party, ()),
    (_issue, ()),
    (_option, ("issues",)),
    (_option, ("issues",)),
    (_delegate, ("parties",)),
    (_mandate, ("delegates", "sources")),
    (_position, ("parties", "issues", "sources")),
    (_position, ("parties", "issues", "options", "sources")),
    (_position, ("parties", "issues", "options", "sources")),
    (_withdrawn, ("positions",)),
    (_draft, ("sources",)),
    (_continuation, ("drafts", "sources")),
    (_status, ("drafts", "issues", "sources")),
    (_session, ("parties", "sources")),
    (_statement, ("sources",)),
    (_characterisation, ("sources",)),
    (_claim, ("sources",)),
    (_step, ("sources",)),
    (_outcome, ("next_steps",)),
    (_required, ("parties", "issues")),
    (_order, ("parties", "options")),
    (_preference, ("parties", "issues")),
]


@st.composite
def plans(draw: st.DrawFn, hidden_from: str = "", most: int = 14) -> tuple[list[Step], list[list[Step]]]:
    """Draw the steps that a viewer may see, and several versions of those hidden from them.

    Without a viewer, one hidden version is drawn for every audience.
    """
    public = Known("everyone")
    seen: list[Step] = [("everyone", opened()), *draw(steps(public, most))]
    shared = [a for a in AUDIENCES[1:] if hidden_from and hidden_from in a.split("+")]
    for audience in shared[:1]:
        seen += draw(steps(public.copy(audience), most // 2))
    hidden = []
    for _ in range(2 if hidden_from else 1):
        version: list[Step] = []
        for audience in AUDIENCES[1:]:
            if not hidden_from or hidden_from not in audience.split("+"):
                version += draw(steps(public.copy(audience), most // 2))
        hidden.append(version)
    return seen, hidden


def record_of(seen: list[Step], hidden: list[Step], record: str = "toy", *, meddled: bool = False) -> list[Entry]:
    """Return a record of both; what is seen is recorded at the same moments whatever is hidden."""
    held = registers(record)
    entries = held.entries
    waiting = list(hidden)
    append = held.append

    for number, (audience, event) in enumerate(seen):
        append(audience, event, f"2025-12-22T09:{number // 60:02}:{number % 60:02}.000000Z")
    # Hidden events may name anything public, so they come after it; their moments fall between two seconds.
    for number, (audience, event) in enumerate(waiting):
        append(audience, event, f"2025-12-22T10:00:{number % 60:02}.5{number:05}Z")
    if hidden and meddled:
        # Somebody, unseen, retracts every fourth event, public ones too, for themselves alone.
        for entry in list(entries[1::4]):
            if entry.audience in ("everyone", "team"):
                append(
                    "team",
                    EventRetracted(happened_on=Interval.of("2025-12-01"), event=entry.hash, ground="a slip"),
                    "2025-12-22T11:00:00.000000Z",
                )
    return ordered(entries)
