"""What is told without attribution: the words stay, who said them and where they stand written does not.

Whoever spoke, and the side they belong to, are left out; so are the source's title, its publisher, its author and the
like, exact spans and quotations, remarks, and the ids, which often hold a name. What weight the words have is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from operator import attrgetter
from typing import Any

from msgspec import Struct, structs

from pourparler.domain.evidence import Attribution, Authority, Voice
from pourparler.domain.party import Delegate
from pourparler.domain.position import Position
from pourparler.domain.source import NOT_NAMED, Passage, Release, Source
from pourparler.record.event import Event, introduced
from pourparler.record.events.source import SourceAdded, SourceChanged
from pourparler.record.happening import Happening
from pourparler.record.naming import Key, renamed
from pourparler.record.part import changed
from pourparler.record.passages import passages_of

Of = Callable[[str, str], Release | None]
"""The terms of something, by its collection and id."""

_FRAME = {
    "parties",
    "delegates",
    "ratifiers",
    "sources",
    "issues",
    "options",
    "sessions",
    "channels",
    "drafts",
    "openings",
}
"""The collections whose ids belong to the analyst's frame, and not to who said something."""


def unnamed(happenings: list[Happening], of: Of, later: Collection[str]) -> list[Happening]:
    """Return what happened, without the names that its terms of release keep from readers.

    Parameters
    ----------
    happenings : list of Happening
        What may be told outside the team.
    of : callable
        The terms of a source or statement.
    later : collection of str
        The ids of sources that could not be known yet.
    """
    secrets = _hidden(happenings, of)
    if not secrets and all(
        of("sources", p.source) is not Release.UNATTRIBUTED for h in happenings for p in passages_of(h.event)
    ):
        return [h for h in happenings if not _of_unattributed(h.event, of)]
    masks = _Masks(happenings, of, later)
    people = _people(happenings)
    public = []
    for happening in happenings:
        secret = happening.hash in secrets
        event = masks.source(happening) if _is_source(happening.event) else happening.event
        if event is not None:
            event = _nameless(event, people) if secret else event
            event = masks.cited(event, happening, secret)
            public.append(Happening(event, happening.hash, happening.audience, happening.known_on))
    table = {
        key: f"{key[0]}-not-named-{h.hash[:8]}"
        for h in happenings
        if h.hash in secrets and h.event.renews == "never"
        for key, _ in introduced(h.event)
        if key[0] not in _FRAME
    }
    return [*masks.added, *(renamed(happening, table) for happening in public)]


def _is_source(event: Event) -> bool:
    return isinstance(event, SourceAdded | SourceChanged)


def _of_unattributed(event: Event, of: Of) -> bool:
    return isinstance(event, SourceAdded | SourceChanged) and of("sources", event.source.id) is Release.UNATTRIBUTED


def _hidden(happenings: Iterable[Happening], of: Of) -> set[str]:
    """Return the hashes of what is told without who said it."""
    secrets: set[str] = set()
    nouns: set[Key] = set()
    for happening in happenings:
        event = happening.event
        if _is_source(event):
            continue
        keys = {key for key, _ in introduced(event)}
        cited = passages_of(event)
        bound = any(key[0] == "statements" and of(*key) is Release.UNATTRIBUTED for key in keys)
        only = bool(cited) and all(of("sources", p.source) is Release.UNATTRIBUTED for p in cited)
        # What describes something further, on no source of its own, rests on that on which the thing rests.
        if bound or only or (not cited and event.renews != "never" and keys & nouns):
            secrets.add(happening.hash)
            if event.renews == "never":
                nouns |= keys
    return secrets


def _people(happenings: Iterable[Happening]) -> dict[str, Delegate]:
    people: dict[str, Delegate] = {}
    for happening in happenings:
        for (collection, key), noun in introduced(happening.event):
            if collection == "delegates" and isinstance(noun, Delegate):
                people[key] = noun
    return people


def _nameless(event: Event, people: dict[str, Delegate]) -> Event:
    """Return an event without who said it, and without the recorder's remark."""
    changes: dict[str, Any] = {"note": ""}
    for field in structs.fields(event):
        noun = getattr(event, field.name)
        if not isinstance(noun, Struct):
            continue
        voice = getattr(noun, "said", None)
        less: dict[str, Any] = {}
        if isinstance(voice, Voice):
            less["said"] = _voice(voice, noun, people)
        less |= {
            name: NOT_NAMED
            for name in ("by", "named_by")
            if getattr(noun, name, "") and isinstance(getattr(noun, name), str)
        }
        if less:
            changes[field.name] = structs.replace(noun, **less)
    return structs.replace(event, **changes)


def _voice(voice: Voice, noun: Struct, people: dict[str, Delegate]) -> Voice:
    """Return a voice without a name; of a position it weighs what it weighed, since a weaker one could lift nothing."""
    bare = Voice(NOT_NAMED, voice.attribution, hearsay=voice.hearsay)
    if not isinstance(noun, Position):
        return bare
    person = people.get(voice.delegate or "")
    belongs = person.party if person else voice.party
    if belongs not in (None, noun.party):
        return structs.replace(bare, attribution=_by_another(voice.attribution), authority=voice.authority)
    own = person.authority if person else None
    text = Authority.PRINCIPAL if voice.attribution is Attribution.OFFICIAL_TEXT else Authority.UNNAMED
    return structs.replace(bare, authority=voice.authority or own or text)


def _by_another(attribution: Attribution) -> Attribution:
    inferred = (Attribution.AUTHORS_INFERENCE, Attribution.ANALYSTS_INFERENCE)
    return attribution if attribution in inferred else Attribution.CLAIM_BY_OTHER_SIDE


class _Masks:
    """The sources that stand in the place of those that may not be named."""

    def __init__(self, happenings: Iterable[Happening], of: Of, later: Collection[str]) -> None:
        self.added: list[Happening] = []
        self._of, self._later = of, later
        self._nouns: dict[str, Source] = {}
        self._by: dict[str, Happening] = {}
        for happening in sorted(happenings, key=attrgetter("event.happened_on.latest")):
            event = happening.event
            if isinstance(event, SourceAdded):
                self._nouns[event.source.id] = event.source
                self._by.setdefault(event.source.id, happening)
            elif isinstance(event, SourceChanged) and event.source.id in self._nouns:
                self._nouns[event.source.id] = changed(self._nouns[event.source.id], event.source)
        self._origins = {
            noun.origin or key: f"{NOT_NAMED}-{self._by[key].hash[:8]}"
            for key, noun in self._nouns.items()
            if of("sources", key) is Release.UNATTRIBUTED
        }
        self._made: set[str] = set()

    def source(self, happening: Happening) -> Event | None:
        """Return what tells of a source without its name, or that of an origin it shares; none: nothing is left."""
        event = happening.event
        assert isinstance(event, SourceAdded | SourceChanged)
        key = event.source.id
        noun = self._nouns.get(key)
        if self._of("sources", key) is Release.UNATTRIBUTED:
            return None
        token = self._origins.get((noun.origin or key) if noun else "")
        if noun is None or token is None:
            return event
        if isinstance(event, SourceChanged):
            return None
        return structs.replace(event, source=structs.replace(noun, origin=token))

    def cited(self, event: Event, happening: Happening, secret: bool) -> Event:
        """Return an event on sources that may be named, or on masks; a secret one on masks alone."""

        def masked(passages: Iterable[Passage]) -> tuple[Passage, ...]:
            masks = (self._mask(p, happening, secret) for p in passages)
            return tuple(dict.fromkeys(p for p in masks if p is not None))

        if event.passages:
            event = structs.replace(event, passages=masked(event.passages))
        draft: Any = getattr(event, "draft", None)
        points = getattr(draft, "points", None)
        if not points:
            return event
        left = tuple(structs.replace(p, passages=masked(p.passages)) for p in points)
        return structs.replace(event, draft=structs.replace(draft, points=left))

    def _mask(self, passage: Passage, happening: Happening, secret: bool) -> Passage | None:
        key = passage.source
        bound = self._of("sources", key) is Release.UNATTRIBUTED
        if not bound and not secret:
            return passage
        if key not in self._nouns and key in self._later:
            return None
        noun, by = self._nouns.get(key), self._by.get(key, happening)
        # Beside a source that may be named, its mask must not point to it.
        name = f"source-not-named-{(by if bound else happening).hash[:8]}"
        if name not in self._made:
            self._made.add(name)
            self._add(name, noun if bound else None, by)
        return Passage(name)

    def _add(self, name: str, noun: Source | None, by: Happening) -> None:
        mask = Source(name, NOT_NAMED, "", release=Release.UNATTRIBUTED)
        if noun is not None:
            origin = self._origins[noun.origin or noun.id]
            mask = structs.replace(
                mask, kind=noun.kind, published=noun.published, language=noun.language, origin=origin
            )
        event = SourceAdded(happened_on=by.event.happened_on, known_on=by.known_on, source=mask)
        self.added.append(Happening(event, by.hash, by.audience, by.known_on))
