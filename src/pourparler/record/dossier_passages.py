"""Whether the passages that a dossier's events cite stand in the texts that come with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

from pourparler.domain.source import Passage, Source
from pourparler.errors import PourparlerError
from pourparler.record.entry import SCHEMA, Entry
from pourparler.record.events.correction import content
from pourparler.record.gate import shared, shared_texts
from pourparler.record.held import Held
from pourparler.record.part import named_fields
from pourparler.record.passage import check_passage
from pourparler.record.passages import passages_of


def check_passages(
    entries: Sequence[Entry], texts: Sequence[Held], judged: Collection[str], place: Callable[[Entry], str]
) -> None:
    """Raise PassageMismatch where a passage stands in none of the texts that its source ever was on record with.

    Only what everybody in an event's audience may see is looked at: what the team alone mended of a public source, or
    the text that only a source of its own brought, makes no public quotation fail. Where one of the texts is not
    there, nothing is said; nor of an entry that was judged where it was written, when another text may have stood
    there, or none.

    Parameters
    ----------
    entries : sequence of Entry
        The dossier's.
    texts : sequence of (str, str, str)
        The texts that came with it: for which audience, their SHA-256, their words.
    judged : collection of str
        The hashes of the entries whose passages are looked at.
    place : callable
        Returns where in the file an entry stands.
    """
    versions = _versions(entries) if texts else {}

    @cache
    def seen(source: str, audience: str) -> tuple[str | None, ...]:
        described = versions.get(source, {})
        by_hash = {sha256: words for _, sha256, words in shared_texts(texts, audience)}
        allowed = shared((entry for entry, _ in described.values()), audience)
        return tuple(by_hash.get(described[entry.hash][1]) for entry in allowed)

    for entry in entries if versions else ():
        if entry.hash not in judged or entry.body is None or entry.schema > SCHEMA:
            continue
        for passage in passages_of(content(entry.event())):
            try:
                _check(passage, seen(passage.source, entry.audience))
            except PourparlerError as error:
                raise error.at(place(entry)) from None


def _versions(entries: Iterable[Entry]) -> dict[str, dict[str, tuple[Entry, str]]]:
    """Return, by source, the entries that say which text it was read from, each with the text's SHA-256."""
    versions: dict[str, dict[str, tuple[Entry, str]]] = {}
    for entry in entries:
        if entry.body is None or entry.schema > SCHEMA:
            continue
        source = getattr(content(entry.event()), "source", None)
        if isinstance(source, Source):
            versions.setdefault(source.id, {})[entry.hash] = (entry, source.sha256)
        elif source is not None and "sha256" in named_fields(source):
            versions.setdefault(source.id, {})[entry.hash] = (entry, named_fields(source)["sha256"] or "")
    return versions


def _check(passage: Passage, texts: Sequence[str | None]) -> None:
    wrong: PourparlerError | None = None
    for words in texts:
        if words is None:
            return
        try:
            check_passage(passage, words)
        except PourparlerError as error:
            wrong = wrong or error
        else:
            return
    if wrong:
        raise wrong
