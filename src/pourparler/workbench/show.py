"""One event, as a dossier lays it out; and read back after an edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pourparler.errors import DossierError, UnknownId
from pourparler.record.dossier_layout import event_layout, plain_event
from pourparler.record.dossier_yaml import load_yaml, render_event
from pourparler.record.entry import Entry
from pourparler.record.event import kebab
from pourparler.record.events.correction import EventCorrected, EventRetracted
from pourparler.workbench.record import Opened, opened


def show(location: str, prefix: str, *, viewer: str, record: str = "") -> str:
    """Return one event as YAML, the record and the viewer named in a comment.

    Raises
    ------
    UnknownId
        If the beginning of the hash fits no event that the viewer may see, or several.
    """
    return laid_out(opened(location, viewer, record), prefix, location)


def laid_out(view: Opened, prefix: str, location: str) -> str:
    """Return one event of an opened record as :func:`show` does."""
    matches = [entry for entry in view.entries if entry.hash.startswith(prefix)]
    if len(matches) != 1:
        raise UnknownId(
            "{count} events begin with {prefix!r}",
            where=location,
            mend="give a hash as {verb[log]} prints it",
            count=len(matches) or "no",
            prefix=prefix,
        )
    laid = {name: value for name, value in event_layout(matches[0]).items() if name not in ("salt", "schema")}
    return "".join([f"# {view.id}, {view.viewer}\n", *_later(view.entries, matches[0]), render_event(laid)])


def _later(visible: Iterable[Entry], target: Entry) -> Iterator[str]:
    """Yield a comment for every correction and retraction of an event, so that nobody mends an old body unawares."""
    for entry in visible:
        event = entry.event() if entry.body is not None else None
        if isinstance(event, EventCorrected | EventRetracted) and event.event == target.hash:
            yield f"# {kebab(type(event).__name__)} {entry.hash[:12]}: {event.ground}\n"


def read_event(file: Path) -> dict[str, Any]:
    """Return the event that a file holds, as plain values."""
    data, _ = load_yaml(file)
    raw = data[0] if isinstance(data, list) and len(data) == 1 else data
    if not isinstance(raw, dict):
        raise DossierError("does not hold one event", where=str(file), mend="write it as {verb[show]} prints it")
    body = plain_event(raw, "everyone").body
    if body is None:
        raise DossierError("holds no event's words", where=str(file), mend="write it as {verb[show]} prints it")
    return body
