"""Where tests that write much put their files."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.database_server import quick


@pytest.fixture(scope="module")
def scratch() -> Iterator[Callable[[], Path]]:
    """Makes folders that need not outlast the test: in memory where there is room, since every write is synced."""
    with ExitStack() as stack:

        def made() -> Path:
            folder = Path(tempfile.mkdtemp(prefix="pourparler-", dir=quick()))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            return folder

        yield made
