"""What may stand on a disk after the power failed: all that was synced, and of the rest whatever is worst.

The rules are those of a file system that promises no more than POSIX does:

- What was written to a file since its last sync may be there, may be missing, or be there in part: each sector of 512
  bytes is as it was after some one of the writes to it, or before all of them. The length of the file likewise.
  Sectors between two lengths that were never written hold zeros or noise.
- A name that was made, removed or moved in a folder since that folder's last sync may be as before or after, each for
  itself. A renaming is whole: both names or neither.
- Syncing a file says nothing about its name.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from tests.durability.power.trace import Act

SECTOR = 512


class File:
    """A file's bytes as they surely are, and the changes that may be lost."""

    def __init__(self) -> None:
        self.sure = b""
        self.pending: list[Act] = []

    def sync(self) -> None:
        self.sure = self.now()
        self.pending.clear()

    def now(self) -> bytes:
        return _applied(self.sure, self.pending)

    def left(self, chance: random.Random, how: str) -> bytes:
        """Return what may be left of it: ``none`` or ``all`` of what is pending, or ``some``."""
        if how == "none" or not self.pending:
            return self.sure
        if how == "all":
            return self.now()
        versions = [self.sure]
        for act in self.pending:
            versions.append(_applied(versions[-1], [act]))
        length = chance.choice([len(version) for version in versions])
        return b"".join(
            _sector(chance.choice(versions), at, min(SECTOR, length - at), chance) for at in range(0, length, SECTOR)
        )


def _sector(version: bytes, at: int, size: int, chance: random.Random) -> bytes:
    found = version[at : at + size]
    lacking = size - len(found)
    return found + (chance.randbytes(lacking) if chance.random() < 0.5 else bytes(lacking))


def _applied(content: bytes, acts: Iterable[Act]) -> bytes:
    whole = bytearray(content)
    for act in acts:
        if act.kind == "truncate":
            del whole[act.at :]
            whole.extend(bytes(act.at - len(whole)))
        else:
            whole.extend(bytes(max(0, act.at - len(whole))))
            whole[act.at : act.at + len(act.data)] = act.data
    return bytes(whole)


class Disk:
    """The files below one folder as they surely are, and what may be lost.

    Parameters
    ----------
    root : str
        The folder.
    number : int
        Its inode.
    """

    def __init__(self, root: str, number: int) -> None:
        self.root = root
        self.files: dict[int, File] = {}
        self.folders: dict[int, str] = {number: root}
        self.sure: dict[str, File] = {}
        """Names that are surely there."""
        self.now: dict[str, File] = {}
        self.pending: list[tuple[Act, File | None]] = []
        """Changes of names not synced yet, each with the file it gives a name to."""

    def take(self, act: Act) -> None:
        """Let an act happen."""
        match act.kind:
            case "create":
                file = self.files[act.inode] = File()
                self._name(act, file)
            case "mkdir":
                # Folders are taken as lasting: no record's place is made by the program.
                self.folders[act.inode] = act.path
            case "write" | "truncate":
                if act.inode in self.files:
                    self.files[act.inode].pending.append(act)
            case "sync":
                if act.inode in self.folders:
                    self._sync_names(self.folders[act.inode])
                elif act.inode in self.files:
                    self.files[act.inode].sync()
            case "unlink":
                if act.path in self.now:
                    self._name(act, None)
            case "rename" | "link":
                if act.path in self.now:
                    self._name(act, self.now[act.path])

    def _name(self, act: Act, file: File | None) -> None:
        self.pending.append((act, file))
        _named(self.now, act, file)

    def _sync_names(self, folder: str) -> None:
        kept = []
        for act, file in self.pending:
            if str(PurePosixPath(act.path).parent) == folder:
                _named(self.sure, act, file)
            else:
                kept.append((act, file))
        self.pending = kept

    def after_power_loss(self, into: Path, chance: random.Random, how: str = "") -> str:
        """Write what may be left of the files into a new folder; return how much of what was pending was kept.

        `how` is ``none`` where nothing is to be kept; otherwise it is left to chance.
        """
        names = how or chance.choice(["none", "all", "some", "first"])
        data = how or chance.choice(["none", "all", "some"])
        left = dict(self.sure)
        first = chance.randint(0, len(self.pending))
        for number, (act, file) in enumerate(self.pending):
            kept = {"none": False, "all": True, "some": chance.random() < 0.5, "first": number < first}[names]
            if kept:
                _named(left, act, file)
        for folder in self.folders.values():
            (into / Path(folder).relative_to(self.root)).mkdir(parents=True, exist_ok=True)
        contents = {id(file): file.left(chance, data) for file in left.values()}
        for name, file in left.items():
            (into / Path(name).relative_to(self.root)).write_bytes(contents[id(file)])
        return f"names: {names}, writes: {data}"


def _named(names: dict[str, File], act: Act, file: File | None) -> None:
    if act.kind in ("unlink", "rename"):
        names.pop(act.path, None)
    if file is not None:
        names[act.other or act.path] = file
