"""The reader of actors: the persons, states and bodies that a report names."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from pourparler.domain.candidate import Candidate, FoundActor, Span
from pourparler.reading.readers.actor.identity import is_same, plain
from pourparler.reading.readers.actor.name import Name, names_in
from pourparler.reading.readers.actor.office import office_at
from pourparler.reading.readers.actor.on_record import delegate_of, party_of
from pourparler.reading.readers.actor.state import state_in
from pourparler.reading.report import Report


class _Mention(Struct, frozen=True):
    name: Name
    span: Span
    office: Span | None


def candidates(report: Report) -> Iterable[Candidate]:
    """Return everybody that a report names, each once."""
    groups: list[list[_Mention]] = []
    for mention in sorted(_mentions(report), key=lambda m: -len(m.name.words.split())):
        home = next((group for group in groups if _is_one(group[0].name, mention.name)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    return sorted((_candidate(report, group) for group in groups), key=Candidate.start)


def _mentions(report: Report) -> Iterable[_Mention]:
    for paragraph in report.paragraphs:
        for name in names_in(paragraph.doc, report.language, report.vocabulary):
            at = office_at(paragraph.text, name.start, name.end, report.language) if name.person else None
            office = report.span("office", paragraph, *at) if at is not None else None
            yield _Mention(name, report.span("name", paragraph, name.start, name.end), office)


def _is_one(one: Name, other: Name) -> bool:
    if one.state or other.state:
        return one.state == other.state
    if one.person != other.person:
        return plain(one.words) == plain(other.words)
    return is_same(one.words, other.words) if one.person else plain(one.words) == plain(other.words)


def _candidate(report: Report, group: list[_Mention]) -> Candidate:
    ordered = sorted(group, key=lambda m: m.span.start)
    first = group[0].name
    name = next((m.name.words for m in ordered if first.state == m.name.words), first.words)
    aliases = tuple(dict.fromkeys(m.name.words for m in ordered if m.name.words != name))
    offices = [m.office for m in ordered if m.office is not None]
    office = offices[0].quote if offices else ""
    affiliation = state_in(office, report.language)
    delegate = delegate_of(report.vocabulary, (name,)) if first.person else None
    party = delegate[1] if delegate else party_of(report.vocabulary, (name, *aliases, office, affiliation, first.state))
    return Candidate(
        reader="actor",
        found=FoundActor(
            name=name,
            aliases=aliases,
            person=first.person,
            office=office,
            party=party,
            affiliation="" if party else affiliation,
            delegate=delegate[0] if delegate else None,
        ),
        passages=(*(m.span for m in ordered), *offices),
        markers=(),
        inferred=("affiliation",) if affiliation and not party else ("party",) if party and not delegate else (),
    )
