"""A record as a folder that a person can read and diff: ``dossier.yaml`` beside ``sources/``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from pourparler.domain.draft import Draft
from pourparler.domain.ids import is_id
from pourparler.domain.source import Passage, Source
from pourparler.errors import DossierError, InputError, PourparlerError
from pourparler.record.audience import EVERYONE, audience, includes, viewer
from pourparler.record.chain import Entry, after, heads, moment
from pourparler.record.dossier_layout import FORMAT, event_layout, load_yaml, plain_event, render
from pourparler.record.event import Event, any_event
from pourparler.record.passage import check_passage
from pourparler.record.register import Register
from pourparler.record.store import RecordInfo
from pourparler.record.whole_file import write_whole

FILE = "dossier.yaml"
SOURCES = "sources"


class Dossier(Struct, frozen=True):
    """A dossier in memory: the settings of its record, its events as a chain, its sources' texts by hash."""

    info: RecordInfo
    entries: tuple[Entry, ...]
    texts: dict[str, str] = field(default_factory=dict)


class _Head(Struct, forbid_unknown_fields=True):
    pourparler: str
    record: str
    events: list[Any]
    keeper: str = EVERYONE
    audience: str = EVERYONE
    heads: dict[str, str] = field(default_factory=dict)


def is_dossier(path: Path) -> bool:
    """Return whether a path is a dossier's folder or its file."""
    return (path / FILE).is_file() or (path.name == FILE and path.is_file())


def read_dossier(path: Path, texts_in: Path | None = None) -> Dossier:
    """Read a dossier and check it whole: every id, date, hash and passage.

    Parameters
    ----------
    path : Path
        The folder, or the file in it.
    texts_in : Path, optional
        A folder with texts of sources that the dossier cites and does not carry. They are recognised by hash.

    Raises
    ------
    DossierError
        Naming the file, the line and the mend.
    """
    file = path / FILE if path.is_dir() else path
    data, line_of = load_yaml(file)
    try:
        head = msgspec.convert(data, _Head)
    except msgspec.ValidationError as error:
        raise DossierError(
            "{why}", where=str(file), mend="see the reference of the dossier format", why=str(error)
        ) from None
    if head.pourparler != FORMAT:
        raise DossierError(
            "says it is {found}, not {wanted}",
            where=str(file),
            mend="use a newer Pourparler",
            found=head.pourparler,
            wanted=FORMAT,
        )
    if not is_id(head.record):
        raise DossierError(
            "not a record's id: {record!r}", where=str(file), mend="write small letters and digits", record=head.record
        )
    info = RecordInfo(head.record, viewer(head.keeper), audience(head.audience))
    entries = _linked(head, info, file, line_of)
    if head.heads and heads(entries) != head.heads:
        raise DossierError(
            "its events are not those that its `heads` stand for: it was changed after it was exported",
            where=str(file),
            mend="take the `heads` out to import it as it stands now",
        )
    texts = _texts(file.parent / SOURCES, entries) | (_texts(texts_in, entries) if texts_in else {})
    _check_passages(entries, texts, file, line_of)
    return Dossier(info, tuple(entries), texts)


def _linked(head: _Head, info: RecordInfo, file: Path, line_of: Any) -> list[Entry]:
    register = Register(info.id)
    entries: list[Entry] = []
    at = moment(datetime.now(UTC))
    for index, raw in enumerate(head.events):
        try:
            whom, stated, body = plain_event(raw, info.audience)
            at = stated or (after(at) if entries else at)
            event = msgspec.convert(body, any_event())
            entry = register.next(audience(whom), event, at)
            if stated and entry.recorded_at != stated:
                raise InputError(
                    "{stated} is not after the event before it in its chain", mend="mend `recorded_at`", stated=stated
                )
        except msgspec.ValidationError as error:
            raise DossierError(
                "{why}",
                where=_place(file, line_of, index),
                mend="see `pourparler add --help`",
                why=_clearer(str(error)),
            ) from None
        except PourparlerError as error:
            raise _hinted(error, head.events, index).at(_place(file, line_of, index)) from None
        register.take(entry, event)
        entries.append(entry)
    return sorted(entries, key=Entry.order)


def _place(file: Path, line_of: Any, index: int) -> str:
    return f"{file}, line {line_of(index)}"


def _clearer(words: str) -> str:
    return words.replace("Object contains unknown field", "there is no field").replace(
        "Object missing required field", "missing"
    )


def _hinted(error: PourparlerError, events: Sequence[Any], index: int) -> PourparlerError:
    """Say so where a draft's parents come later in the file: they are in a circle or out of order."""
    drafts = {}
    for raw in events:
        draft = raw.get("draft-tabled") if isinstance(raw, dict) else None
        if isinstance(draft, dict):
            drafts[draft.get("id")] = draft.get("parents") or []
    raw = events[index]
    own = raw.get("draft-tabled", {}) if isinstance(raw, dict) else {}
    missing = error.fields.get("key")
    if not isinstance(own, dict) or missing not in (own.get("parents") or []) or missing not in drafts:
        return error
    circle = own.get("id") in _ancestors(missing, drafts)
    what = (
        "the draft {key} is among its own ancestors: the parents go in a circle"
        if circle
        else "its parent {key} is tabled further down"
    )
    return DossierError(
        what, mend="break the circle" if circle else "put the parent first", key=own.get("id") if circle else missing
    )


def _ancestors(name: Any, parents: Mapping[Any, Any]) -> set[Any]:
    seen: set[Any] = set()
    waiting = [name]
    while waiting:
        found = [p for p in parents.get(waiting.pop(), ()) if p not in seen]
        seen.update(found)
        waiting += found
    return seen


def _texts(folder: Path, entries: Iterable[Entry]) -> dict[str, str]:
    """Return the texts in a folder that sources on record were read from, by hash."""
    if not folder.is_dir():
        return {}
    wanted = {source.sha256: source for source in _sources(entries) if source.sha256}
    by_name = {f"{source.id}.txt": source for source in wanted.values()}
    found: dict[str, str] = {}
    for file in sorted(folder.iterdir()):
        if not file.is_file():
            continue
        raw = file.read_bytes()
        sha256 = hashlib.sha256(raw).hexdigest()
        if sha256 in wanted:
            found[sha256] = raw.decode("utf-8")
        elif file.name in by_name:
            raise DossierError(
                "is not the text that the source {source} stands for: its SHA-256 is {found}",
                where=str(file),
                mend="put the text back, or mend the source's `sha256`",
                source=by_name[file.name].id,
                found=sha256,
            )
    return found


def _sources(entries: Iterable[Entry]) -> list[Source]:
    found = (getattr(entry.event(), "source", None) for entry in entries)
    return [source for source in found if isinstance(source, Source)]


def passages_of(event: Event) -> list[Passage]:
    """Return every passage an event cites, those of a draft's points included."""
    draft = getattr(event, "draft", None)
    points = draft.points if isinstance(draft, Draft) else ()
    return [*event.passages, *(passage for point in points for passage in point.passages)]


def _check_passages(entries: Sequence[Entry], texts: Mapping[str, str], file: Path, line_of: Any) -> None:
    held = {s.id: texts[s.sha256] for s in _sources(entries) if s.sha256 in texts}
    for index, entry in enumerate(entries):
        for passage in passages_of(entry.event()) if held else ():
            if passage.source in held:
                try:
                    check_passage(passage, held[passage.source])
                except PourparlerError as error:
                    raise error.at(_place(file, line_of, index)) from None


def write_dossier(
    folder: Path, info: RecordInfo, entries: Sequence[Entry], seen_by: str, texts: Mapping[str, str]
) -> list[Entry]:
    """Write what one viewer may see as a dossier; return the entries written.

    Parameters
    ----------
    folder : Path
        Made if it is not there; a dossier in it is replaced, nothing else is.
    info : RecordInfo
        The record's settings.
    entries : sequence of Entry
        The record's events, in order.
    seen_by : str
        The viewer. Chains that the viewer may not see leave no trace.
    texts : mapping of str to str
        Sources' texts by hash; only those that may be redistributed are written.
    """
    if folder.exists() and not folder.is_dir():
        raise DossierError("is a file, not a folder", where=str(folder), mend="name a folder")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / FILE).is_file():
        raise DossierError("holds other things than a dossier", where=str(folder), mend="name an empty folder")
    visible = [entry for entry in entries if includes(entry.audience, seen_by)]
    own = seen_by == info.keeper
    head = {
        "pourparler": FORMAT,
        "record": info.id,
        "keeper": seen_by,
        "audience": info.audience if own else EVERYONE,
        "heads": heads(visible),
    }
    events, before = [], ""
    for entry in visible:
        implied = before and after(before) == entry.recorded_at
        events.append(
            event_layout(
                entry.event(),
                "" if implied else entry.recorded_at,
                "" if entry.audience == head["audience"] else entry.audience,
            )
        )
        before = entry.recorded_at
    write_whole(folder / FILE, render(head, events).encode())
    for source in _sources(visible):
        if source.redistributable and source.sha256 in texts:
            write_whole(folder / SOURCES / f"{source.id}.txt", texts[source.sha256].encode())
    return visible
