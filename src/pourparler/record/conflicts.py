"""What copies of a record that grew apart say differently, until somebody settles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pourparler.domain.conflict import Conflict
from pourparler.record.ancestry import Ancestry, grew_apart
from pourparler.record.counting import counted
from pourparler.record.entry import SCHEMA, Entry
from pourparler.record.event import introduced
from pourparler.record.events.correction import EventCorrected, EventRetracted
from pourparler.record.events.settlement import IdSettled
from pourparler.record.happening import Happening
from pourparler.record.naming import called, rivals
from pourparler.record.order import ordered
from pourparler.record.part import named_fields

Key = tuple[str, str]


def conflicts(entries: Sequence[Entry]) -> tuple[Conflict, ...]:
    """Return what is not settled, in the record's order.

    A conflict is settled by an event that could see both sides: a later change of the field, another correction, a
    retraction of one of them, or a settled id.

    Parameters
    ----------
    entries : sequence of Entry
        What the viewer may see.
    """
    seen = [entry for entry in ordered(entries) if entry.schema <= SCHEMA]
    if not grew_apart(seen):
        return ()
    ancestry = Ancestry(seen)
    counts = counted(seen, None)
    return (
        *_ids(counts.happenings, counts.about),
        *_fields(counts.happenings, ancestry),
        *_amendments(counts.about, counts.gone, ancestry),
    )


def _ids(happenings: Sequence[Happening], about: Sequence[Happening]) -> Iterator[Conflict]:
    settled = {(h.event.settlement.collection, h.event.settlement.id) for h in about if isinstance(h.event, IdSettled)}
    for key, by in rivals(happenings).items():
        for other in by[1:]:
            if (key[0], called(key, other)) not in settled:
                yield Conflict("id", *key, (by[0].hash, other.hash), other=called(key, other))


def _fields(happenings: Sequence[Happening], ancestry: Ancestry) -> Iterator[Conflict]:
    """Yield the fields that were changed to different values beside each other, and by nobody since."""
    newest: dict[tuple[Key, str], list[tuple[Happening, object]]] = {}
    for happening in happenings:
        if happening.event.renews != "always":
            continue
        for key, part in introduced(happening.event):
            for name, value in named_fields(part).items():
                changes = newest.setdefault((key, name), [])
                changes[:] = [(h, v) for h, v in changes if not ancestry.before(h.hash, happening.hash)]
                changes.append((happening, value))
    for (key, name), changes in newest.items():
        if len(changes) > 1 and any(value != changes[0][1] for _, value in changes):
            yield Conflict("field", *key, tuple(h.hash for h, _ in changes), field=name)


def _amendments(about: Sequence[Happening], gone: dict[str, str], ancestry: Ancestry) -> Iterator[Conflict]:
    newest: dict[str, list[Happening]] = {}
    for happening in about:
        if isinstance(happening.event, EventCorrected | EventRetracted) and happening.hash not in gone:
            amendments = newest.setdefault(happening.event.event, [])
            amendments[:] = [h for h in amendments if not ancestry.before(h.hash, happening.hash)]
            amendments.append(happening)
    for hash_, amendments in newest.items():
        corrections = {bytes(h.event.instead) for h in amendments if isinstance(h.event, EventCorrected)}
        retracted = any(isinstance(h.event, EventRetracted) for h in amendments)
        if corrections and retracted:
            yield Conflict("retraction", "events", hash_, tuple(h.hash for h in amendments))
        elif len(corrections) > 1:
            yield Conflict("correction", "events", hash_, tuple(h.hash for h in amendments))
