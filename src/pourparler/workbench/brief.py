"""Write the brief: a page, a document, a table."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pourparler.brief.html import render_html
from pourparler.brief.language import Language
from pourparler.brief.table import render_csv
from pourparler.brief.word import render_word
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.errors import InputError


def html(state: StateOfPlay, say: Language) -> bytes:
    """Return the brief as one self-contained page."""
    return render_html(state, say).encode()


def word(state: StateOfPlay, say: Language) -> bytes:
    """Return the brief as a Word document."""
    return render_word(state, say)


def csv(state: StateOfPlay, say: Language) -> bytes:
    """Return the stances as a table, one row per party and option."""
    return render_csv(state, say).encode("utf-8-sig")


def save(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    try:
        if path.is_dir():
            raise InputError("is a folder", where=str(path), mend="name a file in it")
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError("cannot be written ({why})", where=str(path), mend="check the folder and the room on it",
                         why=error.strerror) from None  # fmt: skip
