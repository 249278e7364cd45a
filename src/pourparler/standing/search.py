"""What a search looks through: everything on record that has words, each thing with whose it is and how it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import structs

from pourparler.domain.draft import Draft
from pourparler.domain.entitlement import speaks_for
from pourparler.domain.evidence import EvidenceClass, Voice, evidence_class
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.search import Item, Kind
from pourparler.domain.source import NOT_NAMED, Source
from pourparler.domain.token import tokens
from pourparler.standing.statement import party_of

_FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.POSITION: ("positions", "paraphrase", "widened", "red_line", "red_line_ground"),
    Kind.STATEMENT: ("statements", "content"),
    Kind.CLAIM: ("claims", "content", "topic", "figure"),
    Kind.CHARACTERISATION: ("characterisations", "words"),
    Kind.NEXT_STEP: ("next_steps", "what"),
    Kind.STEP_OUTCOME: ("step_outcomes", "how"),
    Kind.PRECONDITION: ("preconditions", "what"),
    Kind.MANDATE: ("mandates", "scope", "limits"),
    Kind.SESSION: ("sessions", "about", "place", "duration"),
    Kind.CONTEXT: ("contexts", "what", "kind", "place"),
    Kind.DRAFT: ("drafts", "title", "tabled_by_words", "status"),
    Kind.OPTION: ("options", "label", "named_by"),
    Kind.ISSUE: ("issues", "title", "question", "note"),
    Kind.SOURCE: ("sources", "title", "publisher", "author", "original", "origin", "independence", "locator"),
}
"""The collection of each kind, then its fields that hold words: the first tells it in short."""


def items(negotiation: Negotiation) -> tuple[Item, ...]:
    """Return everything on record that has words, in the order of the record, kind by kind.

    Parameters
    ----------
    negotiation : Negotiation
        As one viewer sees it: nothing else is looked through.

    Examples
    --------
    >>> items(Negotiation(record="empty", viewer="everyone"))
    ()
    """
    return tuple(_all(negotiation))


def _all(negotiation: Negotiation) -> Iterator[Item]:
    for kind, (collection, *fields) in _FIELDS.items():
        for key, recorded in getattr(negotiation, collection).items():
            if not recorded.gone and not _later(negotiation, recorded):
                yield _item(negotiation, kind, key, recorded, fields)
            if isinstance(recorded.value, Draft) and not recorded.gone:
                yield from _points(negotiation, recorded)


def _later(negotiation: Negotiation, recorded: Recorded[Any]) -> bool:
    """Return whether something is of a day after the one asked for: a source published since, on what was before."""
    return negotiation.as_of is not None and recorded.happened_on.latest > negotiation.as_of


def _points(negotiation: Negotiation, recorded: Recorded[Draft]) -> Iterator[Item]:
    draft = recorded.value
    for point in draft.points:
        # A point is told on its own passages; where it has none, on those of its draft.
        own = structs.replace(recorded, value=point, passages=point.passages or recorded.passages, note=point.note)
        more = [bracket.wording for bracket in point.brackets]
        item = _item(
            negotiation, Kind.POINT, f"{draft.id} {point.number}", own, ("wording", "number"), *more, draft.title
        )
        yield structs.replace(item, parties=draft.tabled_by)


def _item(
    negotiation: Negotiation, kind: Kind, key: str, recorded: Recorded[Any], fields: Iterable[str], *more: Any
) -> Item:
    value = recorded.value
    short, *others = (getattr(value, field) for field in fields)
    voice: Voice | None = getattr(value, "said", None)
    options = _options(value)
    issues = _issues(negotiation, value, options)
    parties = tuple(dict.fromkeys(_parties(negotiation, value, voice)))
    people = tuple(dict.fromkeys(_people(value, voice)))
    sources = _publishers(negotiation, value, recorded)
    said = (voice.speaker, voice.capacity, voice.via) if voice else ()
    labels = [
        *(negotiation.parties[p].value.name for p in parties if p in negotiation.parties),
        *(negotiation.issues[i].value.title for i in issues if i in negotiation.issues),
        *(negotiation.options[o].value.label for o in options if o in negotiation.options),
        *(negotiation.delegates[p].value.name if p in negotiation.delegates else p for p in people),
        *(participant.capacity for participant in getattr(value, "participants", ())),
        *((value.condition.event,) if getattr(value, "condition", None) else ()),
    ]
    quotes = [passage.quote for passage in recorded.passages]
    texts = dict.fromkeys(_texts((short, *others, *more, *said, *labels, *quotes, *sources, recorded.note)))
    words = tuple(tuple(token.word for token in tokens(text)) for text in texts)
    evidence = _evidence(negotiation, value, voice)
    return Item(kind, key, recorded, short, voice, evidence, parties, issues, options, people, sources, words)


def _texts(words: Iterable[Any]) -> Iterator[str]:
    """Yield texts in each language in which they are on record."""
    for one in words:
        for text in one.values() if isinstance(one, dict) else (one,):
            if text and text != NOT_NAMED:
                yield text


def _evidence(negotiation: Negotiation, value: Any, voice: Voice | None) -> EvidenceClass | None:
    """Return how a thing is known: of what a party holds, whether the speaker may speak for it counts, too."""
    if voice is None:
        return None
    stated = hasattr(value, "stance") or hasattr(value, "gates_sessions")
    return evidence_class(voice, not stated or speaks_for(voice, value.party, negotiation))


def _parties(negotiation: Negotiation, value: Any, voice: Voice | None) -> Iterator[str]:
    own = getattr(value, "party", None)
    if own:
        yield own
    for name in ("by", "tabled_by"):
        yield from getattr(value, name, ())
    yield from (p.party for p in getattr(value, "participants", ()) if p.party)
    speaker = party_of(voice, negotiation) if voice else None
    if speaker and not own:
        yield speaker


def _people(value: Any, voice: Voice | None) -> Iterator[str]:
    heard = (voice.delegate or voice.speaker) if voice else ""
    # Several may stand behind "may not be named": it must not make them one.
    if heard and heard != NOT_NAMED:
        yield heard
    for participant in getattr(value, "participants", ()):
        yield participant.delegate or participant.name
    delegate = getattr(value, "delegate", None)
    if delegate:
        yield delegate


def _options(value: Any) -> tuple[str, ...]:
    brackets = (option for bracket in getattr(value, "brackets", ()) for option in bracket.options)
    return tuple(dict.fromkeys((*getattr(value, "options", ()), *brackets)))


def _issues(negotiation: Negotiation, value: Any, options: Iterable[str]) -> tuple[str, ...]:
    own = (getattr(value, "issue", None), *getattr(value, "issues", ()), *getattr(value, "gates_issues", ()))
    named = (negotiation.options[key].value.issue for key in options if key in negotiation.options)
    return tuple(dict.fromkeys(key for key in (*own, *named) if key))


def _publishers(negotiation: Negotiation, value: Any, recorded: Recorded[Any]) -> tuple[str, ...]:
    if isinstance(value, Source):
        cited = [value]
    else:
        cited = [negotiation.sources[p.source].value for p in recorded.passages if p.source in negotiation.sources]
    return tuple(dict.fromkeys(s.publisher for s in cited if s.publisher and s.title != NOT_NAMED))
