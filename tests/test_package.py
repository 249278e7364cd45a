"""The package as a library user meets it."""

from __future__ import annotations

import ast
import pydoc
import re
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


def test_every_public_name_is_written_once_in_the_stub_that_type_checkers_read() -> None:
    stub = ast.parse(Path(pourparler.__file__).with_suffix(".pyi").read_text("utf-8"))
    lines = [node for node in stub.body if isinstance(node, ast.ImportFrom)]
    assert sorted(a.name for line in lines for a in line.names) == sorted(pourparler.__all__)
    assert all(alias.asname == alias.name for line in lines for alias in line.names)


def test_help_tells_what_every_name_is_for_before_it_lists_them() -> None:
    page = pydoc.plain(pydoc.render_doc(pourparler))
    prose, listed = pourparler.__doc__ or "", page.partition("\nFUNCTIONS")[2]
    assert prose.splitlines()[2] in page
    named = set(re.findall(r"``([A-Za-z_]+)(?:``|\()", re.sub(r"with open", "open", prose)))
    assert set(pourparler.__all__) <= named
    assert named - set(pourparler.__all__) <= {"record"}
    assert "zone(scenario" in listed


def test_the_reference_names_every_public_name() -> None:
    page = (Path(__file__).parent.parent / "docs" / "reference" / "api.md").read_text("utf-8")
    told = page.partition("## By keyword")[0]
    assert [name for name in pourparler.__all__ if f"`{name}`" not in told] == []


def test_the_catalogues_are_whole() -> None:
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "tools/catalogue.py", "--check"], capture_output=True, text=True, cwd=root, check=False
    )
    assert done.returncode == 0, done.stdout
