"""Rehearsals on the terminal."""

from __future__ import annotations

from rich.console import RenderableType

from pourparler.brief.document import Heading
from pourparler.brief.sections.rehearsal import rehearsal_told
from pourparler.brief.terminal.possibilities import page, wording_of
from pourparler.brief.words.language import Language
from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.rehearsal import Rehearsal


def render_rehearsal(found: Rehearsal, negotiation: Negotiation, level: Level | None, say: Language) -> RenderableType:
    """Return what rehearsed talks lead to."""
    wording = wording_of(negotiation, say)
    title = (Heading(found.scenario.name),) if level is None else ()
    return page(wording, level, (*title, *rehearsal_told(wording, found)))
