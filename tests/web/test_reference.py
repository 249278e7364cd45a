"""The reference lists every address, header and word of the lens, as the desk has them."""

from __future__ import annotations

import re

from pourparler.web.desk import modules
from pourparler.web.guard import HEADERS
from pourparler.web.lens import Lens, asked_in
from tests.test_documented import sections


def rows(heading: str) -> list[list[str]]:
    lines = re.findall(r"^\| (`.*)\|$", sections("desk.md")[heading], flags=re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def test_every_address_is_listed_with_its_verb_and_whether_it_takes_a_form() -> None:
    told = {row[0]: (row[2], row[3]) for row in rows("Addresses")}
    there = {f"`{one.PATH}`": (f"`{one.VERB}`", "yes" if hasattr(one, "post") else "") for one in modules()}
    assert told == there


def test_every_header_is_listed() -> None:
    assert [f"`{name}`" for name in HEADERS] == [row[0] for row in rows("Headers")]


def test_every_word_of_the_lens_is_listed() -> None:
    query = {"as-of": "2026-03-02", "known-at": "2026-03-03", "evidence": "any", "since": "2026-03-01", "lang": "fr"}
    lens = Lens("k3y", "talks", asked_in(query, "talks.pourparler", "talks", "north"))
    assert {f"`{name}`" for name in lens.query()} == {row[0] for row in rows("The lens")} == {f"`{q}`" for q in query}
