"""Write the brief: a page, a document, a table."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from pourparler.brief.docx.brief import render_word
from pourparler.brief.page.brief import render_html
from pourparler.brief.plain.table import render_csv
from pourparler.brief.sections.possibilities import QUESTIONS
from pourparler.brief.words.language import Language
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.record.whole_file import write_whole
from pourparler.standing.scenario import scenario
from pourparler.workbench.deals import deals
from pourparler.workbench.zone import possibilities

SECONDS = 5.0
"""How long each search for deals may take, so that a brief is not kept waiting."""


def html(state: StateOfPlay, say: Language, found: Possibilities | None = None) -> bytes:
    """Return the brief as one self-contained page."""
    return render_html(state, say, found).encode()


def word(state: StateOfPlay, say: Language, found: Possibilities | None = None) -> bytes:
    """Return the brief as a Word document."""
    return render_word(state, say, found)


def could_be_agreed(state: StateOfPlay) -> Possibilities:
    """Return what could be agreed, as far as a state's stances say.

    Raises
    ------
    InputError
        If the constraints on record contradict one another.
    """
    asked = scenario(state.negotiation, state.level)
    found = possibilities(asked, state.negotiation, questions=QUESTIONS)
    valued = bool(asked.issues) and any(estimate.numeric() for estimate in asked.estimates.values())
    return structs.replace(found, deals=deals(asked, seconds=SECONDS)) if valued else found


def csv(state: StateOfPlay, say: Language, found: Possibilities | None = None) -> bytes:
    """Return the stances as a table, one row per party and option."""
    return render_csv(state, say).encode("utf-8-sig")


def save(path: Path, content: bytes) -> None:
    """Write a rendering whole or not at all."""
    write_whole(path, content)
