"""Statements and pages for tests of what is displayed."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console

from pourparler.brief.sections.contents import brief_of
from pourparler.brief.terminal.brief import render_brief
from pourparler.brief.words.language import language
from pourparler.domain.evidence import Attribution, Level, Voice
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.domain.statement import Statement
from pourparler.record.event import Event
from pourparler.record.events.statement import StatementNoted
from pourparler.record.replay import replay
from pourparler.standing.state_of_play import state_of_play
from tests.making import CITED, day, ground, recorded


def envoy(party: str = "north", **more: Any) -> Voice:
    return Voice(f"envoy of {party}", Attribution.ON_RECORD, party=party, **more)


def said(name: str, *issues: str, on: str = "2025-11-22", by: Voice | None = None) -> Event:
    made = Statement(name, by or envoy(), f"words of {name}", issues=issues)
    return StatementNoted(happened_on=day(on), passages=CITED, statement=made)


def state_with(*events: Event, level: Level = Level.REPORTED, **view: Any) -> StateOfPlay:
    return state_of_play(replay(recorded(*ground(), *events), "everyone", **view), level)


def printed(state: StateOfPlay, code: str = "en", width: int = 2000) -> str:
    written = io.StringIO()
    say = language(code)
    Console(width=width, file=written, highlight=False).print(render_brief(brief_of(state, say), say))
    return written.getvalue()
