"""The grid: issues by parties, and the evidence of a cell beside it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pourparler.domain.position import Condition, Stance
from pourparler.domain.source import Passage
from pourparler.record.event import Event
from tests.making import HEARSAY, INFERENCE, ground, issue, option, party, position, source
from tests.web.visit import Visit, alike, imported, kept, links, part, words

TEXT = "We have met them twice. The North will never accept a small army, nor will it talk of one. That is all we know."


def letter(text: str = TEXT, **more: object) -> Event:
    return source("report", sha256=hashlib.sha256(text.encode()).hexdigest(), **more)


def quoted(words_: str) -> Passage:
    start = TEXT.index(words_)
    return Passage("report", start, start + len(words_), words_)


def cell(markup: str, party_: str) -> str:
    """Return the words of the first row's cell of a party."""
    row = part(markup, '<tr><th scope="row">', "</tr>")
    return words("<td " + part(row, f'data-p="{party_}"', "</td>"))


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    facts = [
        *ground(),
        letter(),
        issue("border"),
        option("border.river"),
        issue("flag"),
        position(
            "p1", "north", Stance.REFUSES, "army.small", on="2025-11-22", cited=(quoted("never accept a small army"),)
        ),
        position("p2", "north", Stance.DEMANDS, "army.large", on="2025-11-22"),
        position("p3", "north", Stance.ACCEPTS, "army.middle", said=HEARSAY, on="2025-11-23"),
        position("p4", "south", Stance.ACCEPTS, "army.small", on="2025-12-03"),
        position("p5", "south", Stance.REFUSES, "border.river", said=INFERENCE, about="border", on="2025-11-23"),
    ]
    return Visit(kept(tmp_path_factory.mktemp("grid"), *facts, texts=(("everyone", TEXT),)))


def test_a_cell_says_in_words_what_is_held_on_what_evidence_and_how_old_it_is(talks: Visit) -> None:
    said = cell(talks.page("grid"), "North")
    assert "⊘ refuses army.small ▲ demands army.large" in said
    assert "own word 11 days ago" in said
    assert "1 weaker, second-hand, not counted" in said


def test_ages_are_counted_from_the_day_shown(talks: Visit) -> None:
    assert "own word 2 days ago" in cell(talks.page("grid?as-of=2025-11-24"), "North")


def test_who_must_agree_and_says_nothing_is_hatched_and_what_is_weaker_is_said_not_to_count(talks: Visit) -> None:
    markup = talks.page("grid?as-of=2025-11-24")
    assert 'class="silent-must"' in markup
    assert "? nothing on record must agree" in cell(markup, "South")
    assert "~" not in cell(markup, "South")
    shown = talks.words("grid?show=all")
    assert "nothing that counts must agree 1 weaker, inference, not counted" in shown


def test_issues_on_which_nothing_counts_are_folded_with_their_names(talks: Visit) -> None:
    shown = talks.words("grid")
    assert "2 issues where nothing on record counts, folded" in shown
    assert shown.index("folded") < shown.index("Border") < shown.index("Flag")
    assert "folded" not in talks.words("grid?show=all")
    assert "1 issue where nothing on record counts" in talks.words("grid?evidence=any")


def test_hearsay_is_marked_and_never_on_a_verdicts_edge(talks: Visit) -> None:
    markup = talks.page("grid?evidence=any&show=all")
    border = part(markup, "Border</a>", "</tr>")
    assert "v-red" not in border
    assert "v-res" in border
    assert 'class="st saidto">is inferred to refuse' in border


def test_a_cell_opens_its_evidence_with_the_words_in_their_context(talks: Visit) -> None:
    address = next(link for link in links(talks.page("grid")) if "cell=army%7Cnorth" in link)
    opened = part(talks.page(address), '<section class="side" id="opened"', "</section>")
    assert 'The North will <mark class="cited">never accept a small army</mark>, nor will it talk of one.' in opened
    told = words(opened)
    assert told.index("⊘ refused army.small") < told.index("✗ objected to army.middle") < told.index("✓ acceptable")
    assert "is said to accept second-hand" in told
    assert "Last heard 11 days ago" in told
    assert (
        told.index("⊘ refuses own word")
        < told.index("▲ demands own word")
        < told.index("is said to accept second-hand not counted")
    )
    assert "Who named the options first" in told


def test_a_text_kept_from_a_viewer_is_as_if_it_were_not(tmp_path: Path) -> None:
    refusal = position("p1", "north", Stance.REFUSES, "army.small", cited=(quoted("never accept a small army"),))
    facts = [*ground(), letter(), refusal]
    location = kept(tmp_path, *facts, keeper="team", texts=(("team", TEXT),))
    inside, outside = (Visit(location, viewer).page("grid?cell=army%7Cnorth") for viewer in ("team", "everyone"))
    assert "nor will it talk of one" in inside
    assert "nor will it talk of one" not in outside
    assert "never accept a small army" in outside


def test_what_may_not_be_passed_on_is_read_only_by_those_who_keep_the_copy(tmp_path: Path) -> None:
    refusal = position("p1", "north", Stance.REFUSES, "army.small", cited=(quoted("never accept a small army"),))
    location = kept(tmp_path, *ground(), letter(), refusal, keeper="team", texts=(("everyone", TEXT),))
    assert "nor will it talk of one" in Visit(location, "team").page("grid?cell=army%7Cnorth")
    assert "nor will it talk of one" not in Visit(location, "north").page("grid?cell=army%7Cnorth")


def test_the_grid_is_the_same_whatever_is_kept_from_its_viewer(tmp_path: Path) -> None:
    hidden = [
        ("team", party("secret@team")),
        ("team", issue("deal@team")),
        ("team", position("p9@team", "north", Stance.ACCEPTS, "army.small", on="2025-11-30")),
    ]
    common = [*ground(), position("p1", "north", Stance.REFUSES, "army.small")]
    pages = []
    for name, more in (("bare", []), ("full", hidden)):
        folder = tmp_path / name
        folder.mkdir()
        visit = Visit(kept(folder, *common, *more), "everyone")
        paths = ("grid?show=all", "grid?cell=army%7Cnorth", "grid?sort=latest", "grid?cell=army%7Csecret@team")
        pages.append([alike(visit.page(path)) for path in paths])
    assert pages[0] == pages[1]


def test_what_is_kept_to_some_says_so_to_those_who_may_see_it(tmp_path: Path) -> None:
    secret = ("mediator+north", position("p1@mediator+north", "north", Stance.ACCEPTS, "army.small"))
    location = kept(tmp_path, *ground(), secret)
    assert "kept to mediator, north" in Visit(location, "north").words("grid?cell=army%7Cnorth")
    assert "kept to" not in Visit(location, "south").words("grid?cell=army%7Cnorth")


def test_rows_are_shown_sorted_and_looked_for_by_a_plain_form(talks: Visit) -> None:
    assert "Border" not in part(talks.page("grid?show=all&find=large"), "<tbody>", "</tbody>")
    assert "No issue fits" in talks.words("grid?find=nothing+so+called")
    rows = part(talks.page("grid?show=all&sort=record"), "<tbody>", "</tbody>")
    assert rows.index("Army") < rows.index("Border") < rows.index("Flag")
    assert all("show=all" in link for link in links(rows) if "cell=" in link)


def test_a_condition_stands_with_the_stance(tmp_path: Path) -> None:
    facts = [*ground(), issue("border"), option("border.river")]
    on = Condition(("border.river",), only=True)
    facts.append(position("p1", "north", Stance.CONDITIONAL, "army.small", condition=on))
    visit = Visit(kept(tmp_path, *facts))
    assert "◐ accepts on a condition army.small only if “border.river”" in cell(visit.page("grid"), "North")


def test_a_position_that_names_no_option_is_told_and_decides_nothing(tmp_path: Path) -> None:
    visit = Visit(kept(tmp_path, *ground(), position("p1", "north", Stance.RESERVES)))
    markup = visit.page("grid")
    assert 'class="v-res"' in markup
    assert "no option named" in cell(markup, "North")


def test_a_cell_that_is_not_there_opens_nothing(talks: Visit) -> None:
    for strange in ("army", "army%7Cnobody", "nothing%7Cnorth", "%7C"):
        assert 'id="opened"' not in talks.page(f"grid?cell={strange}")


def test_the_shipped_case_has_its_grid_in_both_languages(case: Path, tmp_path: Path) -> None:
    visit = imported(case, tmp_path)
    assert "28 issues, 6 parties" in visit.words("grid")
    assert "13 issues where nothing on record counts, folded" in visit.words("grid")
    assert "Ukraine" in visit.words("grid?lang=fr&cell=army-cap%7Cukraine")
    assert "style=" not in visit.page("grid?cell=army-cap%7Cukraine")
