from __future__ import annotations

import re

import pytest
from lxml import etree, html

from pourparler.brief.page.brief import render_html
from pourparler.domain.evidence import Level


@pytest.fixture(scope="module")
def page(state, english):
    return render_html(state, english)


@pytest.fixture(scope="module")
def tree(page):
    return html.document_fromstring(page)


def words(element):
    return " ".join(element.text_content().split())


def test_the_page_is_well_formed(page):
    parser = etree.HTMLParser(recover=False)
    etree.fromstring(page.partition("\n")[2].encode(), parser)
    opened = len(re.findall(r"<(?:section|table|svg|div|ul|ol|tr|td|th)[\s>]", page))
    closed = len(re.findall(r"</(?:section|table|svg|div|ul|ol|tr|td|th)>", page))
    assert opened == closed


def test_the_page_needs_nothing_from_outside(page, tree):
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //@src | //base")
    assert "url(" not in page
    assert "@import" not in page
    assert "@font-face" not in page
    assert all(href.startswith(("#", "https://")) for href in tree.xpath("//@href"))
    assert {a.get("rel") for a in tree.xpath("//a[starts-with(@href, 'http')]")} == {"noopener noreferrer"}


def test_hostile_words_are_shown_and_not_obeyed(page, tree):
    assert "<script" not in page
    assert "<b>Gazette" not in page
    assert "<script>alert('x')</script> small" in words(tree)


def test_every_citation_leads_to_a_source(tree):
    cited = tree.xpath("//a[@class='cite']/@href")
    assert cited
    assert all(tree.xpath(f"//tr[@id='{href[1:]}']") for href in set(cited))


def test_words_of_the_record_cannot_pose_as_a_citation(tree):
    assert "a large one [99]" in words(tree)
    assert not tree.xpath("//a[@href='#source-99']")


def test_every_link_within_the_page_arrives(tree):
    within = {href for href in tree.xpath("//a/@href") if href.startswith("#")}
    assert all(tree.xpath(f"//*[@id='{href[1:]}']") for href in within)


def test_the_address_of_a_source_is_a_link_and_is_printed_and_what_is_none_is_not(tree):
    listed = tree.xpath("//section[@aria-labelledby='sources']//a[@href]")
    assert [(a.get("href"), a.text) for a in listed] == [("https://example.org/a?b=1&c=2",) * 2]
    assert "shelf 7" in words(tree.xpath("//section[@aria-labelledby='sources']")[0])


def test_no_id_stands_twice(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_colour_is_never_the_only_sign(tree):
    cells = tree.xpath("//table[@class='positions']//td[contains(@class, 'held')]")
    assert cells
    assert all(words(cell) for cell in cells)
    boxes = tree.xpath("//span[contains(@class, 'box ')]")
    assert all(re.search(r"[✓◐✗⊘?~●–]", words(box)) for box in boxes)
    assert all(box.get("aria-label") for box in boxes)


def test_verdicts_that_differ_bear_signs_that_differ(tree):
    signs = {}
    for box in tree.xpath("//table[contains(@class, 'cells')]//span[contains(@class, 'box ')]"):
        signs.setdefault(box.get("class").split()[1], set()).add(words(box).split()[-1])
    assert {"acceptable", "refused", "objected", "unknown"} <= set(signs)
    assert len({frozenset(found) for found in signs.values()}) == len(signs)


def test_what_is_only_said_to_be_is_marked(state_at, english):
    tree = html.document_fromstring(render_html(state_at(level=Level.ANY), english))
    row = next(r for r in tree.xpath("//table[@class='positions']/tbody/tr") if words(r).startswith("Port"))
    assert "~ is said to refuse “south alone” second-hand, 5 days ago" in words(row)
    assert "⊘" not in words(row)
    assert "A tilde (~) marks what is only said to be held" in words(tree)


def test_hearsay_below_the_level_is_not_called_nothing_on_record(tree):
    port = words(tree.xpath("//*[@id='issue-port']/..")[0])
    assert "Nothing at this level of evidence; 1 weaker on record: ● North." in port
    row = next(r for r in tree.xpath("//table[@class='positions']/tbody/tr") if words(r).startswith("Port"))
    assert "● ? nothing that counts 1 weaker, second-hand, not counted" in words(row)


def test_the_first_page_names_date_viewer_and_evidence(tree):
    facts = words(tree.xpath("//dl[@class='facts']")[0])
    assert "As of 10 January 2025" in facts
    assert "Seen by everyone" in facts
    assert "Evidence reported" in facts


def test_the_first_page_counts_every_class(tree):
    counts = [words(li) for li in tree.xpath("//ul[@class='counts']/li")]
    assert counts == ["1 agreed", "0 deadlocked", "1 convergent", "1 contested", "1 unknown"]


def test_the_first_page_says_who_holds_what_on_whose_word(tree):
    line = words(next(li for li in tree.xpath("//ul[@class='leads']/li") if words(li).startswith("Army")))
    assert "North insists on" in line
    assert "(N. Envoy, 3 Jan, 7 days ago) [1]" in line


def test_the_last_room_tells_who_was_missing_and_who_says_so(tree):
    room = words(tree.xpath("//section[@aria-labelledby='last-room']")[0])
    assert "N. Envoy" in room
    assert "not reported present, though designated: N. Minister (so North's cabinet)" in room
    assert "required, and nobody reported there: South" in room


def test_whose_move_it_is_stands_on_the_first_page(tree):
    moves = words(tree.xpath("//section[@aria-labelledby='moves']")[0])
    assert "South: South answers, due 8 January 2025 (due day passed, nothing on record)" in moves


def test_every_deletion_is_shown_with_who_made_it(tree):
    rows = tree.xpath("//table[@class='lineage']//tr[@class='deleted']")
    assert ["3. The port is joint" in words(row) and "deleted by South" in words(row) for row in rows] == [True]
    assert rows[0].xpath(".//del")


def test_rival_claims_stand_beside_what_the_record_counts(tree):
    assert "1 on record; 6, says Herald" in words(tree.xpath("//section[@aria-labelledby='claims']")[0])


def test_the_challenge_and_the_conditions_are_told_at_any_level(state_at, english):
    tree = html.document_fromstring(render_html(state_at(level=Level.ANY), english))
    army = words(tree.xpath("//section[@aria-labelledby='issues']")[0])
    assert "challenged by: is said to accept" in army
    assert "only if" in army


def test_required_parties_are_told_with_their_ground_where_the_issue_has_its_own(tree):
    issues = words(tree.xpath("//section[@aria-labelledby='issues']")[0])
    assert "Must agree: North (it owns the archives)." in issues
    assert issues.count("Must agree, where nothing else is said: North and South.") == 1
    assert issues.count("Must agree") == 2


def test_a_party_without_positions_has_no_column_and_is_named(tree):
    head = words(tree.xpath("//table[@class='positions']/thead")[0])
    assert "Bystander" not in head
    assert "No column, as no position of theirs counts on any issue: Chair and Bystander." in words(tree)


def test_sources_of_one_origin_are_told_to_be_one_witness(tree):
    sources = words(tree.xpath("//section[@aria-labelledby='sources']")[0])
    assert "relays: a briefing one witness with" in sources


def test_changes_are_told_only_where_an_earlier_date_is_asked_for(tree, state_at, english):
    assert not tree.xpath("//section[@aria-labelledby='changes']")
    later = html.document_fromstring(render_html(state_at(since="2025-01-05"), english))
    told = words(later.xpath("//section[@aria-labelledby='changes']")[0])
    assert "Trade unknown agreed" in told
    assert "session: Lakeside" in told


def test_tables_have_captions_and_scoped_heads(tree):
    assert all(table.xpath("./caption") for table in tree.xpath("//table"))
    assert all(th.get("scope") in ("col", "row") for th in tree.xpath("//th"))


def test_pictures_have_words(tree):
    drawings = tree.xpath("//figure/svg")
    assert len(drawings) == 2
    assert all(drawing.get("aria-label") for drawing in drawings)


def test_the_french_page_is_french(state, french):
    tree = html.document_fromstring(render_html(state, french))
    assert tree.get("lang") == "fr"
    heads = [words(h) for h in tree.xpath("//h2")]
    assert "Où en sont les questions" in heads
    assert "Ce que l’on ne sait pas" in heads
    assert "Pourparlers du Nord et du Sud" in words(tree.xpath("//h1")[0])
    assert "Les paraphrases propres au registre restent dans sa langue (en)." in words(tree)
    assert tree.xpath("//*[@lang='en']")


def test_the_same_state_gives_the_same_page(state, english, page):
    assert render_html(state, english) == page


@pytest.mark.parametrize("day", ["2024-12-31", "2025-01-01", "2025-01-02", "2025-01-05", "2025-01-09"])
@pytest.mark.parametrize("level", Level)
def test_the_page_can_be_made_at_any_date_on_any_evidence(state_at, french, day, level):
    assert "</html>" in render_html(state_at(day, level), french)


def test_agreements_ratifiers_and_constraints_are_told(tree):
    bound = words(tree.xpath("//section[@aria-labelledby='bound']")[0])
    assert "North and South: 10 January 2025" in bound
    assert "ad referendum [1]" in bound
    assert "Parliament (North)" in bound
    assert "not together: “large” and “joint” (logical, the same money)" in bound
