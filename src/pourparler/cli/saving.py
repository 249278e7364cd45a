"""What the command line writes beside what it prints: whole files, or none."""

from __future__ import annotations

from pathlib import Path

from pourparler.errors import InputError
from pourparler.record.whole_file import write_whole


def save(path: Path, content: bytes) -> None:
    """Write a rendering whole or not at all."""
    write_whole(path, content)


def picture_kind(path: Path) -> str:
    """Return the form of a picture that a file's name asks for: ``svg`` or ``png``.

    Raises
    ------
    InputError
        If it ends in neither.

    Examples
    --------
    >>> picture_kind(Path("frontier.SVG"))
    'svg'
    """
    kind = path.suffix.lower().lstrip(".")
    if kind not in ("svg", "png"):
        raise InputError("a picture is written as .svg or .png", where=str(path), mend="let the name end so")
    return kind
