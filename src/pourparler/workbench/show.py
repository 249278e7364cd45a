"""One event, as a dossier lays it out; and read back after an edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pourparler.errors import DossierError, UnknownId
from pourparler.record.audience import includes
from pourparler.record.chain import Entry
from pourparler.record.dossier_layout import event_layout, load_yaml, plain_event, render_event
from pourparler.record.event import kebab
from pourparler.record.events.correction import EventCorrected, EventRetracted
from pourparler.workbench.record import opened


def show(location: str, prefix: str, *, record: str = "", viewer: str = "") -> str:
    """Return one event as YAML, the record and the viewer named in a comment.

    Raises
    ------
    UnknownId
        If the beginning of the hash fits no event that the viewer may see, or several.
    """
    found = opened(location, record)
    whom = found.viewer(viewer)
    visible = [entry for entry in found.entries if includes(entry.audience, whom)]
    named = [entry for entry in visible if entry.hash.startswith(prefix)]
    if len(named) != 1:
        raise UnknownId(
            "{count} events begin with {prefix!r}",
            where=location,
            mend="give a hash as `pourparler log` prints it",
            count=len(named) or "no",
            prefix=prefix,
        )
    laid = render_event(event_layout(named[0].event(), named[0].recorded_at, named[0].audience))
    return "".join([f"# {found.id}, {whom}\n", *_later(visible, named[0]), laid])


def _later(visible: Iterable[Entry], shown: Entry) -> Iterator[str]:
    """Yield a comment for every correction and retraction of an event, so that nobody mends an old body unawares."""
    for entry in visible:
        event = entry.event()
        if isinstance(event, EventCorrected | EventRetracted) and event.event == shown.hash:
            yield f"# {kebab(type(event).__name__)} {entry.hash[:12]}: {event.ground}\n"


def read_event(file: Path) -> dict[str, Any]:
    """Return the event that a file holds, as plain values."""
    data, _ = load_yaml(file)
    raw = data[0] if isinstance(data, list) and len(data) == 1 else data
    if not isinstance(raw, dict):
        raise DossierError("does not hold one event", where=str(file), mend="write it as `pourparler show` prints it")
    return plain_event(raw, "everyone")[2]
