"""From an HTML page to the text that it shows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.errors import ReportError
from pourparler.reading.markup import is_markup, shown

PARAGRAPHS = "".join(
    f"<p>{words}</p>"
    for words in (
        "Les deux délégations se sont réunies lundi dans la capitale, a annoncé le porte-parole du Nord.",
        "« Nous reviendrons jeudi », a dit Aline Fauvel, qui conduit la délégation du Sud depuis deux ans.",
        "La réunion, la troisième en un mois, a duré cinq heures et s’est tenue à huis clos.",
    )
)
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>Cinq heures | La Gazette</title>
<meta property="og:title" content="Cinq heures pour rien"><meta property="og:site_name" content="La Gazette">
<meta name="author" content="Aline Fauvel"><meta property="article:published_time" content="2026-03-03T10:00:00Z">
<script>var spy = "a déclaré le script";</script><style>p {{ color: red }}</style></head>
<body><nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav><article><h1>Cinq heures pour rien</h1>{PARAGRAPHS}
<script>document.write("« Achetez », a dit la réclame.")</script></article><footer>Mentions légales</footer></body></html>"""


def test_scripts_styles_menus_and_footers_are_not_shown() -> None:
    text = shown(PAGE, "page.html").text
    assert text.splitlines()[0] == "Cinq heures pour rien"
    assert "« Nous reviendrons jeudi »" in text
    assert not any(words in text for words in ("script", "réclame", "color", "Accueil", "Mentions"))


def test_the_head_tells_where_the_page_comes_from() -> None:
    head = shown(PAGE, "page.html").head
    assert (head.publisher, head.author, head.published) == ("La Gazette", "Aline Fauvel", date(2026, 3, 3))
    assert head.language == "fr"


@pytest.mark.parametrize(
    ("text", "name", "markup"),
    [
        ("<html><body>x</body></html>", "report", True),
        ("<!-- saved --><!DOCTYPE html><p>x", "report.txt", True),
        ("<p>x</p>", "report.htm", True),
        ("<p>x</p>", "report.txt", False),
        ("a < b and c > d", "report.html", False),
    ],
)
def test_a_page_is_known_by_its_first_tag_or_by_its_name(text: str, name: str, markup: bool) -> None:
    assert is_markup(text, name) is markup


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>var a;</script></body></html>", "<html><p>12"])
def test_a_page_without_a_report_is_said_to_have_none(page: str) -> None:
    with pytest.raises(ReportError, match=r"page\.html.*no report is found"):
        shown(page, "page.html")


@given(st.text(st.sampled_from(list("<>/!-pab &;\"'=\x00\ud800")), max_size=60))
def test_broken_pages_are_a_text_or_one_sentence(page: str) -> None:
    try:
        text = shown(f"<html>{page}", "page.html").text
    except ReportError:
        return
    assert any(character.isalpha() for character in text)
