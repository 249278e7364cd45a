from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pourparler.brief.words.language import language
from pourparler.domain.evidence import Level
from pourparler.record.dossier import read_dossier
from pourparler.record.replay import replay
from pourparler.standing.state_of_play import state_of_play


@pytest.fixture(scope="session")
def toy():
    """A made-up record: two sides, a chair, four issues, two drafts, one session, hostile words."""
    return read_dossier(Path(__file__).parent / "toy").entries


@pytest.fixture(scope="session")
def state_at(toy):
    """Return the toy's state of play at a date, on a level of evidence."""

    def at(day=None, level=Level.REPORTED, since=None):
        limit = date.fromisoformat(day) if day else None
        before = date.fromisoformat(since) if since else None
        earlier = replay(toy, "everyone", as_of=before) if before else None
        return state_of_play(replay(toy, "everyone", as_of=limit), level, earlier)

    return at


@pytest.fixture(scope="session")
def state(state_at):
    return state_at()


@pytest.fixture(scope="session")
def english():
    return language("en")


@pytest.fixture(scope="session")
def french():
    return language("fr")
