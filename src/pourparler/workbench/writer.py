"""The events that an accepted candidate is written as: the report as a source, what is new, and what was accepted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from pourparler.brief.words.language import LANGUAGES, Language, language
from pourparler.domain.candidate import Candidate
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.reading import Reading
from pourparler.domain.source import Passage
from pourparler.errors import InvalidEvent
from pourparler.record.audience import suffix
from pourparler.record.event import Event, introduced
from pourparler.record.passage import check_passage
from pourparler.workbench.acceptance import body, free, note, passages, source_body
from pourparler.workbench.add import as_event, digest
from pourparler.workbench.form import check


class Writer(Struct, frozen=True):
    """Makes the events for one candidate.

    Parameters
    ----------
    reading : Reading
        The report.
    name : str
        What the report is called where it prints no title.
    candidate : Candidate
        One of its candidates.
    on_record : Negotiation
        The record as the audience may see it.
    audience : str
        Who may see what is written.
    taken : frozenset of str
        Every id that was ever introduced in the record, by whatever audience.
    published : Interval, optional
        When the report was published; none: nobody knows, and nothing can be written yet.
    """

    reading: Reading
    name: str
    candidate: Candidate
    on_record: Negotiation
    audience: str
    taken: frozenset[str] = frozenset()
    published: Interval | None = None

    def events(
        self, form: str, proposed: Mapping[str, str], accepted: Mapping[str, str], new: Sequence[Mapping[str, Any]] = ()
    ) -> list[Event]:
        """Return the events of a filled form, the candidate's own last; none where it writes nothing.

        Parameters
        ----------
        form : str
            Which form.
        proposed, accepted : mapping of str to str
            Its values as the reader proposed them, and as a person accepted them.
        new : sequence of mappings
            The events, without day and passages, that put on record what the form names and the record lacks.

        Raises
        ------
        InvalidEvent
            If a field does not hold; :class:`UnknownId` where it names what is not on record.
        PassageMismatch
            If a passage does not stand in the report's text.
        """
        check(form, accepted, self._with(new))
        own = body(form, accepted, self.on_record)
        if own is None:
            return []
        source, made = self._source()
        cited = passages(self.candidate, source)
        for one in cited:
            check_passage(one, self.reading.text)
        remark = note(self.candidate, form, proposed, accepted, own_language(self.on_record))
        rest = {"passages": [_plain(one) for one in cited], "happened_on": own["happened_on"]}
        whole = {**free(own, self.taken, suffix(self.audience)), **rest, "note": remark}
        return [as_event(one) for one in (*made, *({**one, **rest} for one in new), whole)]

    def _source(self) -> tuple[str, list[dict[str, Any]]]:
        """Return the id of the report among the sources, and the event that adds it where it is not one yet."""
        sha256 = digest(self.reading.text)
        for key, source in self.on_record.sources.items():
            if source.value.sha256 == sha256:
                return key, []
        if self.published is None:
            raise undated(self.name)
        whole = source_body(self.reading.provenance, self.name, sha256, self.published)
        made = free(whole, self.taken, suffix(self.audience))
        return str(made["source"]["id"]), [made]

    def _with(self, new: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
        """Return the ids on record by collection, those of what is new among them."""
        ids = {
            name: set(getattr(self.on_record, name)) for name in ("parties", "delegates", "issues", "options", "drafts")
        }
        for whole in new:
            for (collection, key), _ in introduced(as_event({**whole, "happened_on": ["2000-01-01", "2000-01-01"]})):
                ids[collection].add(key)
        return ids


def undated(name: str) -> InvalidEvent:
    """Return what is said of a report of which nobody says when it was published: it would count as of today."""
    return InvalidEvent(
        "prints no day of publication",
        where=name,
        mend="say it with --published DAY, or DAY/DAY where only a span is known",
    )


def own_language(on_record: Negotiation) -> Language:
    """Return the language of a record's own words."""
    code = on_record.opening().language
    return language(code if code in LANGUAGES else "en")


def _plain(passage: Passage) -> dict[str, Any]:
    return {"source": passage.source, "start": passage.start, "end": passage.end, "quote": passage.quote}
