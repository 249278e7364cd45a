"""A record as a folder that a person can read and diff: ``dossier.yaml`` beside ``sources/``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field

from pourparler.domain.ids import is_id
from pourparler.domain.source import Source
from pourparler.errors import DossierError, InputError
from pourparler.record.audience import EVERYONE, audience, suffix, viewer
from pourparler.record.dossier_chain import Salt, linked
from pourparler.record.dossier_layout import FORMAT, OLDER, event_layout
from pourparler.record.dossier_passages import check_passages
from pourparler.record.dossier_yaml import load_yaml, render
from pourparler.record.entry import SCHEMA, Entry
from pourparler.record.events.correction import content
from pourparler.record.events.source import SourceAdded
from pourparler.record.faults import Heads, heads
from pourparler.record.gate import shared_texts, visible
from pourparler.record.held import Held
from pourparler.record.info import RecordInfo
from pourparler.record.newest import Newest
from pourparler.record.order import ordered
from pourparler.record.whole_file import write_whole
from pourparler.regular_file import read_regular

FILE = "dossier.yaml"
SOURCES = "sources"


class Dossier(Struct, frozen=True):
    """A dossier in memory: the settings of its record, its entries, its sources' texts by audience.

    `written` tells whether it holds events that were written by hand, and have no place in the record yet.
    """

    info: RecordInfo
    entries: tuple[Entry, ...]
    texts: tuple[Held, ...] = ()
    written: bool = False


class _Head(Struct, forbid_unknown_fields=True):
    pourparler: str
    record: str
    events: list[Any]
    keeper: str = EVERYONE
    audience: str = EVERYONE
    heads: dict[str, str | list[str]] = field(default_factory=dict)


def is_dossier(path: Path) -> bool:
    """Return whether a path is a dossier's folder or its file."""
    return (path / FILE).is_file() or (path.name == FILE and path.is_file())


def read_dossier(path: Path, texts_in: Path | None = None, salt: Salt | None = None) -> Dossier:
    """Read a dossier and check it whole: every id, date, hash and passage.

    Parameters
    ----------
    path : Path
        The folder, or the file in it.
    texts_in : Path, optional
        A folder with texts of sources that the dossier cites and does not carry. They are recognised by hash.
    salt : callable, optional
        What salts the events that were written by hand. None: a salt that is always the same, for a dossier that is
        only looked at.

    Raises
    ------
    DossierError
        Naming the file, the line and the mend.
    """
    file = path / FILE if path.is_dir() else path
    data, line_of = load_yaml(file)
    head = _head(data, file)
    try:
        info = RecordInfo(head.record, viewer(head.keeper), audience(head.audience))
    except InputError as error:
        raise error.at(str(file)) from None
    entries, lines, by_hand = linked(head.pourparler, info, head.events, file=str(file), line_of=line_of, salt=salt)
    if head.heads and not _stand(head.heads, entries):
        raise DossierError(
            "its events are not those that its `heads` stand for: it was changed after it was exported",
            where=str(file),
            mend="take the `heads` out to import it as it stands now",
        )
    files = _texts(file.parent / SOURCES, entries) | (_texts(texts_in.resolve(), entries) if texts_in else {})
    texts = _held(entries, files)
    check_passages(entries, texts, by_hand, lambda entry: f"{file}, line {line_of(lines[entry.hash])}")
    return Dossier(info, tuple(entries), tuple(texts), bool(by_hand))


def _head(data: Any, file: Path) -> _Head:
    try:
        head = msgspec.convert(data, _Head)
    except msgspec.ValidationError as error:
        raise DossierError(
            "{why}", where=str(file), mend="see the reference of the dossier format", why=str(error)
        ) from None
    if head.pourparler not in (FORMAT, OLDER):
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
    return head


def _stand(noted: Mapping[str, str | list[str]], entries: Sequence[Entry]) -> bool:
    """Return whether the newest entries are the noted ones; in schema 1 the last of each audience's own chain."""
    if all(isinstance(one, str) for one in noted.values()):
        return {entry.audience: entry.hash for entry in entries} == noted
    return {whom: sorted(one) for whom, one in heads(entries).items()} == noted


def _texts(folder: Path, entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """Return the texts in a folder that sources on record were read from, by the audience and the text's hash.

    A file that bears a source's name is for those who see that source: another source with the same text may have
    another audience. Any other file is whose the hash says it is; then the audience is empty.
    """
    if not folder.is_dir():
        return {}
    wanted = {source.sha256: source for _, source in sources_of(entries) if source.sha256}
    by_name = {f"{source.id}.txt": source for source in wanted.values()}
    own = {(_name(entry, source), source.sha256): entry.audience for entry, source in sources_of(entries)}
    texts: dict[tuple[str, str], str] = {}
    for file in sorted(folder.iterdir()):
        if not file.resolve().is_relative_to(folder.parent.resolve()):
            raise DossierError("is a link to what stands outside", where=str(file), mend="put the text itself there")
        if not file.is_file():
            continue
        raw = read_regular(file)
        sha256 = hashlib.sha256(raw).hexdigest()
        if sha256 in wanted:
            try:
                texts[own.get((file.name, sha256), ""), sha256] = raw.decode("utf-8")
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
    return texts


def sources_of(entries: Iterable[Entry]) -> list[tuple[Entry, Source]]:
    """Return the sources that entries put on record whole, each with its entry."""
    sources = []
    for entry in entries:
        if entry.body is not None and entry.schema <= SCHEMA:
            source = getattr(content(entry.event()), "source", None)
            if isinstance(source, Source):
                sources.append((entry, source))
    return sources


def _held(entries: Iterable[Entry], texts: Mapping[tuple[str, str], str]) -> list[Held]:
    by_audience = {}
    for entry, source in sources_of(entries):
        for place in ((entry.audience, source.sha256), ("", source.sha256)):
            if place in texts:
                by_audience[entry.audience, source.sha256] = texts[place]
    return [(whom, sha256, words) for (whom, sha256), words in sorted(by_audience.items())]


def write_dossier(
    folder: Path, info: RecordInfo, entries: Sequence[Entry], seen_by: str, texts: Iterable[Held]
) -> list[Entry]:
    """Write what one viewer may see as a dossier; return the entries written.

    Parameters
    ----------
    folder : Path
        Made if it is not there; a dossier in it is replaced, nothing else is.
    info : RecordInfo
        The record's settings.
    entries : sequence of Entry
        The record's entries. What the viewer may not see leaves no trace.
    seen_by : str
        The viewer.
    texts : iterable of Held
        Sources' texts that the viewer may see; only those that may be redistributed are written.
    """
    if folder.exists() and not folder.is_dir():
        raise DossierError("is a file, not a folder", where=str(folder), mend="name a folder")
    _clear_killed(folder)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / FILE).is_file():
        raise DossierError("holds other things than a dossier", where=str(folder), mend="name an empty folder")
    seen = ordered(visible(entries, seen_by))
    files = _given(seen, list(texts))
    _refuse_left_behind(folder / SOURCES, set(files), seen_by)
    whom = info.audience if seen_by == info.keeper else EVERYONE
    head = {"pourparler": FORMAT, "record": info.id, "keeper": seen_by, "audience": whom, "heads": _listed(heads(seen))}
    write_whole(folder / FILE, render(head, _laid(seen, whom)).encode())
    for name, words in files.items():
        write_whole(folder / SOURCES / name, words.encode())
    return seen


def _clear_killed(folder: Path) -> None:
    """Take away what an export that was killed left half written."""
    for place in (folder, folder / SOURCES):
        for part in place.glob(".*.part") if place.is_dir() else ():
            part.unlink(missing_ok=True)
    if (folder / SOURCES).is_dir() and not any((folder / SOURCES).iterdir()) and not (folder / FILE).exists():
        (folder / SOURCES).rmdir()


def _given(seen: Iterable[Entry], texts: Sequence[Held]) -> dict[str, str]:
    """Return the texts to be passed on, by the names of their files."""
    files: dict[str, str] = {}
    for entry, source in sources_of(seen):
        for _, sha256, words in shared_texts(texts, entry.audience):
            if source.redistributable and source.sha256 == sha256:
                files[_name(entry, source)] = words
    return files


def _name(entry: Entry, source: Source) -> str:
    """Return the name of a text's file: the source's; where it was corrected or disclosed, its hash and for whom."""
    if isinstance(entry.event(), SourceAdded):
        return f"{source.id}.txt"
    return f"{source.id}~{source.sha256[:8]}{suffix(entry.audience)}.txt"


def _listed(noted: Heads) -> dict[str, list[str]]:
    return {whom: list(hashes) for whom, hashes in noted.items()}


def _laid(seen: Sequence[Entry], whom: str) -> list[dict[str, Any]]:
    newest = Newest()
    laid = []
    for entry in seen:
        laid.append(event_layout(entry, whom, newest.before(entry.audience, entry.schema)))
        newest.take(entry)
    return laid


def _refuse_left_behind(folder: Path, names: set[str], seen_by: str) -> None:
    """Refuse to write beside texts that the viewer is not given: they would be handed out with the dossier."""
    there = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    left = sorted(there - names)
    if left:
        raise DossierError(
            "holds what {viewer} is not given: {left}",
            where=str(folder),
            mend="export into an empty folder",
            viewer=seen_by,
            left=", ".join(left[:3]),
        )
