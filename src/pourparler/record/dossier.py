"""A record as a folder that a person can read and diff: ``dossier.yaml`` beside ``sources/``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from pourparler.domain.draft import Draft
from pourparler.domain.ids import is_id
from pourparler.domain.source import Passage, Source
from pourparler.errors import DossierError, InputError, PourparlerError
from pourparler.record.audience import EVERYONE, audience, includes, viewer, within
from pourparler.record.chain import Entry, after, heads, is_moment, moment
from pourparler.record.dossier_layout import FORMAT, event_layout, load_yaml, plain_event, render
from pourparler.record.event import Event, any_event
from pourparler.record.events.correction import EventCorrected, EventDisclosed, carried
from pourparler.record.passage import check_passage
from pourparler.record.register import Register
from pourparler.record.store import RecordInfo
from pourparler.record.whole_file import write_whole
from pourparler.regular_file import read_regular

FILE = "dossier.yaml"
SOURCES = "sources"
_Lines = dict[str, int]


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
    try:
        info = RecordInfo(head.record, viewer(head.keeper), audience(head.audience))
    except InputError as error:
        raise error.at(str(file)) from None
    entries, lines = _linked(head, info, file, line_of)
    if head.heads and heads(entries) != head.heads:
        raise DossierError(
            "its events are not those that its `heads` stand for: it was changed after it was exported",
            where=str(file),
            mend="take the `heads` out to import it as it stands now",
        )
    texts = _texts(file.parent / SOURCES, entries) | (_texts(texts_in.resolve(), entries) if texts_in else {})
    _check_passages(entries, texts, file, lambda entry: line_of(lines[entry.hash]))
    return Dossier(info, tuple(entries), texts)


def _linked(head: _Head, info: RecordInfo, file: Path, line_of: Callable[[int], int]) -> tuple[list[Entry], _Lines]:
    """Return the events as chains, and where each stands in the file."""
    register = Register(info.id)
    lines: _Lines = {}
    start = ""
    for index, raw in enumerate(head.events):
        try:
            whom, stated, body = plain_event(raw, info.audience)
            whom = audience(whom)
            _check_moment(stated)
            start = start or stated or moment(datetime.now(UTC))
            event = msgspec.convert(body, any_event())
            # What is implied follows what this audience may see, and owes nothing to what it may not.
            entry = register.next(whom, event, stated or register.earliest(whom) or start)
            if stated and entry.recorded_at != stated:
                raise InputError(
                    "{stated} is not after the event before it in its chain", mend="mend `recorded_at`", stated=stated
                )
        except msgspec.ValidationError as error:
            raise DossierError(
                "{why}",
                where=_place(file, line_of(index)),
                mend="see `pourparler add --help`",
                why=_clearer(str(error)),
            ) from None
        except PourparlerError as error:
            raise _hinted(error, head.events, index).at(_place(file, line_of(index))) from None
        register.take(entry, event if event.known_on else None)
        lines[entry.hash] = index
    return sorted(register.events.values(), key=Entry.order), lines


def _check_moment(stated: str) -> None:
    if stated and not is_moment(stated):
        raise InputError(
            "recorded_at is {stated!r}", mend="write it as 2025-12-22T09:00:00.000000Z, or leave it out", stated=stated
        )
    if stated > moment(datetime.now(UTC) + timedelta(days=1)):
        raise InputError("recorded_at, {stated}, has not come yet", mend="mend it", stated=stated)


def _place(file: Path, line: int) -> str:
    return f"{file}, line {line}"


def _clearer(words: str) -> str:
    return words.replace("Object contains unknown field", "there is no field").replace(
        "Object missing required field", "missing"
    )


def _hinted(error: PourparlerError, events: Sequence[Any], index: int) -> PourparlerError:
    """Say so where a draft's parents come later in the file: they are in a circle or out of order."""
    drafts = dict(filter(None, map(_parents, events)))
    own = _parents(events[index])
    missing = error.fields.get("key")
    if own is None or missing not in own[1] or missing not in drafts:
        return error
    circle = own[0] in _ancestors(str(missing), drafts)
    what = (
        "the draft {key} is among its own ancestors: the parents go in a circle"
        if circle
        else "its parent {key} is tabled further down"
    )
    return DossierError(
        what, mend="break the circle" if circle else "put the parent first", key=own[0] if circle else missing
    )


def _parents(raw: Any) -> tuple[str, list[str]] | None:
    """Return a draft's id and its parents; none where the event tables no draft that can be read."""
    draft = raw.get("draft-tabled") if isinstance(raw, dict) else None
    parents = draft.get("parents") if isinstance(draft, dict) else None
    if not isinstance(draft, dict) or not isinstance(draft.get("id"), str):
        return None
    return draft["id"], [p for p in parents if isinstance(p, str)] if isinstance(parents, list) else []


def _ancestors(name: str, parents: Mapping[str, list[str]]) -> set[str]:
    seen: set[str] = set()
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
        if not file.resolve().is_relative_to(folder.parent.resolve()):
            raise DossierError("is a link to what stands outside", where=str(file), mend="put the text itself there")
        if not file.is_file():
            continue
        raw = read_regular(file)
        sha256 = hashlib.sha256(raw).hexdigest()
        if sha256 in wanted:
            try:
                found[sha256] = raw.decode("utf-8")
            except UnicodeDecodeError:
                raise DossierError("is not UTF-8 text", where=str(file), mend="save it as UTF-8") from None
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


def _check_passages(
    entries: Sequence[Entry], texts: Mapping[str, str], file: Path, line_of: Callable[[Entry], int]
) -> None:
    held = {s.id: texts[s.sha256] for s in _sources(entries) if s.sha256 in texts}
    for entry in entries if held else ():
        event = entry.event()
        if isinstance(event, EventCorrected | EventDisclosed):
            event = carried(event.instead if isinstance(event, EventCorrected) else event.body)
        for passage in passages_of(event):
            if passage.source in held:
                try:
                    check_passage(passage, held[passage.source])
                except PourparlerError as error:
                    raise error.at(_place(file, line_of(entry))) from None


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
    given = {f"{s.id}.txt" for s in _sources(visible) if s.redistributable and s.sha256 in texts}
    _refuse_left_behind(folder / SOURCES, given, seen_by)
    own = seen_by == info.keeper
    head = {
        "pourparler": FORMAT,
        "record": info.id,
        "keeper": seen_by,
        "audience": info.audience if own else EVERYONE,
        "heads": heads(visible),
    }
    events: list[dict[str, Any]] = []
    reached: dict[str, str] = {}
    for entry in visible:
        before = max((at for whom, at in reached.items() if within(entry.audience, whom)), default="")
        implied = before and after(before) == entry.recorded_at
        events.append(
            event_layout(
                entry.event(),
                "" if implied else entry.recorded_at,
                "" if entry.audience == head["audience"] else entry.audience,
            )
        )
        reached[entry.audience] = entry.recorded_at
    write_whole(folder / FILE, render(head, events).encode())
    for source in _sources(visible):
        if source.redistributable and source.sha256 in texts:
            write_whole(folder / SOURCES / f"{source.id}.txt", texts[source.sha256].encode())
    return visible


def _refuse_left_behind(folder: Path, given: set[str], seen_by: str) -> None:
    """Refuse to write beside texts that the viewer is not given: they would be handed out with the dossier."""
    there = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    left = sorted(there - given)
    if left:
        raise DossierError(
            "holds what {viewer} is not given: {left}",
            where=str(folder),
            mend="export into an empty folder",
            viewer=seen_by,
            left=", ".join(left[:3]),
        )
