"""On whose word a party stands where it stands: each word with its day, its evidence and its passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from msgspec import Struct

from pourparler.brief.sections.statement import terms_of
from pourparler.brief.words.denial import denied
from pourparler.brief.words.language import Language
from pourparler.brief.words.sign import bars, edge, sign
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Held
from pourparler.domain.evidence import EvidenceClass, Voice
from pourparler.domain.negotiation import Recorded
from pourparler.domain.source import NOT_NAMED, Excerpt, Passage
from pourparler.domain.state_of_play import Said
from pourparler.domain.trail import Bearing, Footprint

ExcerptOf = Callable[[Passage], Excerpt | None]
"""What gives the words of a passage among those around them; none where the text is not held or not shown."""


class Mark(Struct, frozen=True):
    """A class of evidence: the kind of its bars, and its word."""

    bars: str
    word: str


class Cited(Struct, frozen=True):
    """A passage as it is shown: its source, the words, and those around them where the text is held.

    Parameters
    ----------
    source : str
        The source's id.
    title : str
        Its publisher and day, in short.
    quote, locator : str
        The words kept, and where they stand; empty where none are.
    terms : str
        How it may be used outside the team; empty for what may be quoted.
    excerpt : Excerpt, optional
        The words in their context.
    """

    source: str
    title: str
    quote: str = ""
    locator: str = ""
    terms: str = ""
    excerpt: Excerpt | None = None


class OptionNamed(Struct, frozen=True):
    """An option that a word is about; `later` is the day on which it was first named, where that is after the word."""

    option: str
    words: str
    later: date | None = None


class Word(Struct, frozen=True):
    """A position, or a statement, with on whose word it is known.

    Parameters
    ----------
    day : str
        When it was said, in words.
    age : str
        How long ago; empty for the day shown.
    iso : str
        The last day on which it may have been said.
    party, issue : str
        Whose, on what.
    mark : Mark
        How it is known.
    who : str
        The speaker, the capacity, how it is attributed.
    cited : tuple of Cited
        On what it rests.
    event : str
        The hash of the entry.
    said_to_be : bool
        Whether it is second-hand or inferred.
    bearing : Bearing
        What it is to where the party stands; none for a statement.
    sign, edge, verb : str
        Of a position; empty for a statement.
    options : tuple of OptionNamed
        What it is about; empty where no option is named.
    short : str
        The compiler's paraphrase, or what was stated.
    notes : tuple of str
        What else is to be said of it.
    known : datetime.date, optional
        From when it could be known, where that is later than it was said.
    kept : tuple of str
        The viewers to whom it is kept; empty where everyone may see it.
    """

    day: str
    age: str
    iso: str
    party: str
    issue: str
    mark: Mark
    who: str
    cited: tuple[Cited, ...]
    event: str
    said_to_be: bool
    bearing: Bearing | None = None
    sign: str = ""
    edge: str = ""
    verb: str = ""
    options: tuple[OptionNamed, ...] = ()
    short: str = ""
    notes: tuple[str, ...] = ()
    known: date | None = None
    kept: tuple[str, ...] = ()


def mark(wording: Wording, evidence: EvidenceClass) -> Mark:
    """Return a class of evidence as a mark."""
    return Mark(bars(evidence), wording.evidence(evidence))


def word(wording: Wording, step: Footprint, excerpt_of: ExcerptOf) -> Word:
    """Return a position as a word of its party."""
    held = step.held
    position, last = held.position, held.happened_on.latest
    return Word(
        wording.say.days(held.happened_on),
        wording.age(last),
        last.isoformat(),
        position.party,
        position.issue,
        mark(wording, held.evidence),
        who(wording, position.said),
        cited(wording, held.passages, excerpt_of),
        step.event,
        held.said_to_be(),
        step.bearing,
        sign(position.stance),
        edge(held),
        verb(wording, held),
        tuple(_named(wording, held, option) for option in position.options),
        position.paraphrase,
        tuple(_notes(wording, held)),
        held.known_on if held.known_on > last else None,
        kept_to(step.audience),
    )


def kept_to(audience: str) -> tuple[str, ...]:
    """Return the viewers to whom something is kept.

    Examples
    --------
    >>> kept_to("mediator+north"), kept_to("everyone")
    (('mediator', 'north'), ())
    """
    return () if audience == "everyone" else tuple(audience.split("+"))


def bearing_words(say: Language, bearing: Bearing | None) -> str:
    """Return what a position is to where its party stands; empty for what counts."""
    words = {
        Bearing.CONTRADICTS: say("contradictory, so unknown"),
        Bearing.CHALLENGES: say("differs, and lifts nothing"),
        Bearing.OUTWEIGHED: say("another word counts in its place"),
        Bearing.WITHDRAWN: say("withdrawn"),
        Bearing.DENIED: say("denied by the party itself"),
        Bearing.WEAKER: say("not counted"),
    }
    return words.get(bearing, "") if bearing else ""


def verb(wording: Wording, held: Held) -> str:
    """Return a position's verb; of one that names no option, the noun for the stance."""
    return wording.verb(held) if held.position.options else wording.stance_word(held.position.stance)


def statement(wording: Wording, one: Said, excerpt_of: ExcerptOf) -> Word:
    """Return a statement as a word of its speaker."""
    recorded = one.statement
    last = recorded.happened_on.latest
    issues = ", ".join(wording.issue(issue) for issue in recorded.value.issues)
    return Word(
        wording.say.days(recorded.happened_on),
        wording.age(last),
        last.isoformat(),
        one.party or "",
        issues,
        mark(wording, one.evidence),
        who(wording, recorded.value.said),
        cited(wording, recorded.passages, excerpt_of),
        recorded.event,
        one.said_to_be(),
        short=recorded.value.content,
        notes=tuple(filter(None, (terms_of(wording, recorded),))),
        known=recorded.known_on if recorded.known_on > last else None,
        kept=kept_to(recorded.audience),
    )


def who(wording: Wording, voice: Voice) -> str:
    """Return who is heard, in what capacity, through what and how: ``V. Putin, President, on record``."""
    return ", ".join(part for part in (wording.voice(voice), voice.via) if part)


def cited(wording: Wording, passages: Iterable[Passage], excerpt_of: ExcerptOf) -> tuple[Cited, ...]:
    """Return the passages on which something rests."""
    return tuple(
        Cited(
            p.source,
            source_title(wording, p.source),
            p.quote,
            p.locator,
            wording.terms(p.source).strip(" ()"),
            excerpt_of(p),
        )
        for p in passages
    )


def source_title(wording: Wording, key: str) -> str:
    """Return a source in few words: who published it, when."""
    recorded: Recorded[Any] | None = wording.negotiation.sources.get(key)
    if recorded is None:
        return wording.say("a source that is not on record")
    source = recorded.value
    if source.title == NOT_NAMED:
        return wording.say("a source that may not be named")
    day = wording.say.short_day(source.published.latest) if source.published else wording.say("undated")
    return f"{source.publisher or source.title}, {day}"


def _named(wording: Wording, held: Held, option: str) -> OptionNamed:
    recorded = wording.negotiation.options.get(option)
    named = recorded.happened_on.earliest if recorded else None
    later = named if named and named > held.happened_on.latest else None
    return OptionNamed(option, wording.option(option), later)


def _notes(wording: Wording, held: Held) -> Iterable[str]:
    say, position = wording.say, held.position
    condition = wording.condition(held).removeprefix(", ")
    if condition:
        yield condition
    line = wording.red_line_words(held).removeprefix(", ")
    if line:
        yield line
    if position.draft:
        yield say("said on {draft}", draft=wording.quoted(wording.draft(position.draft)))
    if not position.options:
        yield say("no option named")
    told = denied(wording, "positions", position.id)
    if told:
        yield told
    if position.widened:
        yield say("{reading} (the compiler’s reading)", reading=position.widened)
