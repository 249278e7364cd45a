"""The package as a library user meets it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pourparler


def test_import_is_light_and_loads_no_database() -> None:
    code = "import sys, pourparler; print([m for m in ('sqlalchemy', 'rich', 'jinja2', 'openpyxl', 'yaml', 'docx') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_names_a_user_types_are_there(case: Path) -> None:
    state = pourparler.state(str(case), viewer=pourparler.KEEPER)
    assert state.issues
    assert set(pourparler.__all__) <= set(dir(pourparler))
    for name in pourparler.__all__:
        assert getattr(pourparler, name) is not None


def test_the_catalogues_are_whole() -> None:
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "tools/catalogue.py", "--check"], capture_output=True, text=True, cwd=root, check=False
    )
    assert done.returncode == 0, done.stdout
