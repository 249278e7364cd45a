"""What the desk says of a record's soundness."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pourparler.workbench.verify import verify
from tests.making import ground, party
from tests.web.visit import Visit, kept, words


def test_a_sound_record_is_said_to_be_and_its_heads_are_told(tmp_path: Path) -> None:
    location = kept(tmp_path, *ground())
    told = Visit(location).words("verify")
    assert "8 entries, all sound" in told
    head = verify(str(location), viewer="").heads["everyone"][0]
    assert f"everyone {head}" in told


def test_a_head_noted_earlier_is_looked_for(tmp_path: Path) -> None:
    location = kept(tmp_path, *ground())
    head = verify(str(location), viewer="").heads["everyone"][0]
    visit = Visit(location)
    assert "It still stands." in visit.words(f"verify?head={head[:12]}")
    gone = visit.words("verify?head=00000000")
    assert "not found: the tail was cut or rewritten" in gone
    assert "It still stands." not in gone


def test_what_was_altered_is_named(tmp_path: Path) -> None:
    location = kept(tmp_path, *ground())
    visit = Visit(location)
    with sqlite3.connect(location) as connection:
        connection.execute("UPDATE entries SET recorded_at = '2020-01-01T00:00:00.000000Z' WHERE rowid = 1")
    assert "1 fault" in visit.words("verify")
    assert "altered" in visit.words("verify")


def test_only_what_the_viewer_may_see_is_counted_but_for_who_keeps_the_file_and_asks(tmp_path: Path) -> None:
    location = kept(tmp_path, *ground(), ("team", party("secret@team")))
    visit = Visit(location)
    assert "8 entries, all sound" in visit.words("verify")
    whole = visit.ask(f"{visit.root}/verify", method="POST")
    assert "9 entries, all sound" in words(whole.text)
    other = Visit(location, "north")
    assert "Check the whole file" not in other.words("verify")
    assert other.ask(f"{other.root}/verify", method="POST").status == 400
