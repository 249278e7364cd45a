"""What every test of the command line is spared: a desk that is served until somebody stops it, and a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pourparler.web.shelf import Shelf


@pytest.fixture(autouse=True)
def _opened_and_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk looks at its records, says where it is, and closes; `tests/web` serves it in a process of its own."""

    def served(shelf: Shelf, *, ready: Callable[[str], None], **_: Any) -> None:
        shelf.places()
        ready("http://localhost:8000/?token=token")

    monkeypatch.setattr("pourparler.web.serve.serve", served)
    monkeypatch.setattr("webbrowser.open", lambda _: True)
