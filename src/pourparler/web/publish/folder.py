"""The folder of a published record: written whole beside its place, and moved there."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

import msgspec

from pourparler.errors import InputError

MARK = "site.json"
"""Lists what was published, so that nothing else is ever replaced."""
FORMAT = "site/1"


def require_free(folder: Path) -> None:
    """Refuse a folder that holds anything but what was published there before.

    Raises
    ------
    InputError
        In a sentence that says what it holds.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError("is a file, not a folder", where=str(folder), mend="name a folder")
    if not folder.is_dir():
        return
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}
    strange = sorted(held - _listed(folder) - {MARK})
    if strange:
        raise InputError(
            "holds other things than a published record: {name}",
            where=str(folder),
            mend="name a folder that is new, or empty",
            name=strange[0],
        )


def _listed(folder: Path) -> set[str]:
    try:
        told = msgspec.json.decode((folder / MARK).read_bytes())
    except (OSError, msgspec.DecodeError):
        return set()
    files = told.get("files") if isinstance(told, dict) and told.get("pourparler") == FORMAT else None
    return {name for name in files if isinstance(name, str)} if isinstance(files, list) else set()


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a fresh folder and move it to its place; what stood there stands until then.

    Raises
    ------
    InputError
        If it holds something else, or cannot be written there.
    """
    folder = Path(os.path.realpath(folder))
    require_free(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear(folder)
        part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
        old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
        try:
            _fill(part, {**files, MARK: msgspec.json.encode({"pourparler": FORMAT, "files": sorted(files)})})
            if folder.exists():
                folder.rename(old)
            try:
                part.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise
        finally:
            for left in (part, old):
                shutil.rmtree(left, ignore_errors=True)
    except OSError as error:
        raise InputError(
            "cannot be written ({why})",
            where=str(folder),
            mend="check the folder and its permissions",
            why=error.strerror or str(error),
        ) from None


def _fill(part: Path, files: Mapping[str, bytes]) -> None:
    part.mkdir()
    for name, content in sorted(files.items()):
        place = part / PurePosixPath(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _clear(folder: Path) -> None:
    """Take away what writers of the same folder left behind when they were killed; an old one is put back first."""
    left = re.compile(rf"\.{re.escape(folder.name)}\.(\d{{1,9}})\.(part|old)")
    for beside in list(folder.parent.iterdir()):
        match = left.fullmatch(beside.name)
        if match and not _alive(int(match[1])):
            if match[2] == "old" and not folder.exists():
                beside.rename(folder)
            else:
                shutil.rmtree(beside, ignore_errors=True)


def _alive(process: int) -> bool:
    if os.name != "posix" or process == os.getpid():
        return process != os.getpid()
    with suppress(PermissionError):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True
