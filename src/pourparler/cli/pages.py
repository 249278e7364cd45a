"""Pages of the terminal: the brief, a section of it, and what a verb tells by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pourparler.brief.document import Block
    from pourparler.brief.words.wording import Wording
    from pourparler.domain.state_of_play import StateOfPlay
    from pourparler.workbench.scenario import Taken


def show_told(basis: Taken, code: str, tell: Callable[[Wording], Iterable[Block]]) -> None:
    """Print what a verb tells of a scenario, in a language."""
    from pourparler.brief.sections.alone import alone
    from pourparler.brief.terminal.brief import render_part
    from pourparler.brief.words.language import language
    from pourparler.cli.printing import show

    say = language(code)
    show(render_part(alone(basis.negotiation, basis.level, say, basis.scenario.name, tell), say))


def show_section(state: StateOfPlay, code: str, key: str) -> None:
    """Print one section of the brief alone; where nothing on record belongs there, that."""
    from pourparler.brief.sections.contents import SECTIONS, WORKED_OUT, part_of
    from pourparler.brief.terminal.brief import render_part
    from pourparler.brief.words.language import language
    from pourparler.cli.options import say
    from pourparler.cli.printing import show, show_line
    from pourparler.errors import InputError
    from pourparler.workbench.brief import could_be_agreed
    from pourparler.workbench.scenario import unknown

    if key not in SECTIONS:
        raise unknown("no section is called {name}", key, SECTIONS, state.negotiation.record)
    if key == "changes" and state.since is None:
        raise InputError("changes are told since a day", mend="name it with {option[since]}")
    tongue = language(code)
    part = part_of(state, tongue, key, could_be_agreed(state) if key in WORKED_OUT else None)
    if part is None:
        show_line(say("nothing on record belongs in that section"))
    else:
        show(render_part(part, tongue))
