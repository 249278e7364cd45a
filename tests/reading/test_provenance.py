"""Where a report comes from, and what of it is body."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.reading.provenance import provenance

LINES = st.sampled_from(
    [
        "By A. Envoy",
        "Par Aline Fauvel, le 3 mars 2026",
        "3 mars 2026",
        "Temps de lecture : 4 min",
        "https://example.org/report",
        "Traduit de l’anglais par B. Sele",
        "© Example",
        "Lire aussi : Autre chose",
        "",
        "La réunion a duré cinq heures, a dit le porte-parole. Rien n’en est sorti.",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(LINES, max_size=10).map("\n".join)))
def test_every_passage_quotes_the_text_and_every_body_is_part_of_it(text: str) -> None:
    for language in ("en", "fr"):
        found, body = provenance(text, language)
        assert all(text[p.start : p.end] == p.quote for p in found.passages)
        assert all(0 <= start < end <= len(text) for start, end in body.blocks)
        assert list(body.blocks) == sorted(body.blocks)


@given(st.lists(LINES, max_size=10).map("\n".join))
def test_every_field_has_a_passage_or_is_named_as_inferred(text: str) -> None:
    found, _ = provenance(text, "fr")
    shown = {p.role for p in found.passages} | set(found.inferred) | {"language"}
    fields = ("publisher", "title", "author", "translator", "published", "original", "reading_time", "reference")
    assert {field for field in fields if getattr(found, field)} <= shown


@given(st.text(max_size=100))
def test_read_whole_nothing_is_looked_for(text: str) -> None:
    found, body = provenance(text, "fr", whole=True)
    assert not found.passages
    assert "".join(body.text.split()) == "".join(text.split())


def test_headers_embeds_and_footers_are_no_body() -> None:
    kept = "La réunion a duré cinq heures.", "Rien n’en est sorti, a dit le porte-parole."
    text = "\n\n".join(
        [
            "Cinq heures pour rien",
            "Par Aline Fauvel, le 3 mars 2026",
            kept[0],
            "Lire aussi : Les talus",
            kept[1],
            "Suivez-nous sur les réseaux",
            "© La Gazette",
        ]
    )
    found, body = provenance(text, "fr")
    assert (found.title, found.author, found.published) == ("Cinq heures pour rien", "Aline Fauvel", date(2026, 3, 3))
    assert body.text.split("\n\n") == list(kept)


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Translated from Russian by B. Sele", "en", {"original_language": "ru", "translator": "B. Sele"}),
        ("Traduit de l’anglais par B. Sele", "fr", {"original_language": "en", "translator": "B. Sele"}),
        ("Originally published in The Valley Post.", "en", {"original_publisher": "The Valley Post"}),
        ("Repris de : La Gazette", "fr", {"republisher": "La Gazette"}),
        ("5 min read", "en", {"reading_time": "5 min"}),
    ],
)
def test_what_a_line_prints_is_told(line: str, language: str, expected: dict[str, str]) -> None:
    found, _ = provenance(f"{line}\n\nThe two sides met on Monday.\nThey parted.", language)
    assert {field: getattr(found, field) for field in expected} == expected


def test_in_english_a_day_and_a_month_below_thirteen_are_not_guessed() -> None:
    assert provenance("03/04/2026\n\nThe two sides met.", "en")[0].published is None
    assert provenance("03/04/2026\n\nLes deux se sont vus.", "fr")[0].published == date(2026, 4, 3)


def test_the_days_of_a_chronicle_stay_in_the_body() -> None:
    text = "\n\n".join(
        ["La semaine des envoyés", "2 mars 2026", "Le Nord reçoit l’envoyé.", "3 mars 2026", "Le Sud le reçoit."] * 2
    )
    _, body = provenance(text, "fr")
    assert "3 mars 2026" in body.text


def test_the_real_report_tells_what_its_gold_says(shared: Path) -> None:
    text = (shared / "sources" / "moscow-2025-12-03.fr.txt").read_text("utf-8")
    gold = json.loads((shared / "cases" / "reading" / "moscow-2025-12-03.gold.json").read_text("utf-8"))["meta"]
    names = {
        "aggregator_date": "republished",
        "source_domain": "publisher",
        "aggregator_id": "reference",
        "author_date": "published",
        "original_publication": "original_publisher",
        "original_title": "original",
    }
    found, body = provenance(text, "fr")
    told = {p.role: [p.start, p.end] for p in found.passages}
    assert told == {names.get(field, field): place for field, place in gold.items()}
    assert found.original_language == "en"
    assert not any(start < end_ and start_ < end for start, end in gold.values() for start_, end_ in body.blocks)
