"""What could be agreed, in words: neutral, hearsay marked, counts last."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pourparler.brief.document import Bullets, Heading, Line, Section
from pourparler.brief.docx.brief import render_word
from pourparler.brief.page.brief import render_html
from pourparler.brief.sections.contents import brief_of
from pourparler.brief.sections.positions import ASK
from pourparler.brief.sections.possibilities import possibilities
from pourparler.brief.sections.zone import number
from pourparler.brief.words.citation import bracketed
from pourparler.brief.words.language import language
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.position import Stance
from pourparler.domain.red_line import RedLine
from pourparler.domain.request import KEEPER
from pourparler.domain.scenario import Scenario
from pourparler.library import state
from pourparler.workbench.brief import could_be_agreed
from pourparler.workbench.zone import possibilities as worked_out

PLAIN = Wording(Negotiation(record="toy", viewer="everyone"), language("en"))


def words(section: Section) -> str:
    found = []
    for block in section.blocks:
        if isinstance(block, Heading | Line):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += [f"{item.head}: {item.text}" for item in block.items]
    return bracketed("\n".join(found))


def toy(*refusals: tuple[str, str]) -> Scenario:
    lines = tuple(RedLine(party, "army", Stance.REFUSES, (option,), (option,)) for party, option in refusals)
    return Scenario("toy", ("north", "south"), {"army": ("small", "large")}, red_lines=lines)


def test_a_blocked_zone_names_who_refuses_what_and_on_how_many_red_lines_it_turns() -> None:
    told = words(possibilities(PLAIN, worked_out(toy(("north", "small"), ("south", "large")))))
    assert told.splitlines()[0] == "No outcome is left, because of refusals on record on: army (north, south)."
    assert "army: north refuses “small”; south refuses “large”." in told
    assert "An outcome would be left if 1 refusal on record were lifted." in told
    assert "it asks nothing of anybody" in told
    assert "either north refuses “small” — or — south refuses “large”" in told


def test_an_open_zone_says_so_and_counts_come_last() -> None:
    section = possibilities(PLAIN, worked_out(toy(("north", "small"))))
    told = words(section)
    assert told.startswith("Refusals on record close 1 option, on 1 issue of 1 (north: 1).")
    assert told.splitlines()[-1].startswith("Counts (all proven): outcomes: 2, certain: 0, possible: 1, excluded: 1.")
    assert section.blocks[-1].kind == "small"  # type: ignore[union-attr]


def test_a_question_states_both_futures() -> None:
    told = words(possibilities(PLAIN, worked_out(toy(("north", "small")))))
    assert "army: Could south live with “large”? If so: no change. If it refuses: deadlocked" in told


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("0", "0"),
        ("999_999", "999,999"),
        ("10**6", "about 1.0 × 10⁶"),
        ("32 * 10**12", "about 3.2 × 10¹³"),
        ("10**60 - 1", "about 1.0 × 10⁶⁰"),
        ("10**10_000", "about 1.0 × 10¹⁰⁰⁰⁰"),
        ("2**64", "about 1.8 × 10¹⁹"),
    ],
)
def test_long_integers_are_told_by_their_magnitude(value: str, said: str) -> None:
    assert number(PLAIN, eval(value)) == said


def test_the_brief_of_the_case_marks_hearsay_cites_sources_and_marks_the_cells_asked_about(case: Path) -> None:
    now = state(str(case), as_of=date(2025, 12, 3), level=Level.ANY, viewer=KEEPER)
    found = could_be_agreed(now)
    made = brief_of(now, language("en"), found)
    section = next(s for s in made.sections if s.key == "possibilities")
    told = words(section)
    assert "Russian Federation is said to insist on" in told
    assert "known only second-hand or by inference, resting on one origin" in told
    assert "[1]" in told
    for advice in ("should", "ought", "must give", "give way", "recommend"):
        assert advice not in told
    page = render_html(now, language("en"), found)
    assert page.count(f"{ASK} worth asking") == len({(q.party, q.issue) for q in found.questions.questions})
    assert ASK not in render_html(now, language("en"))


def test_every_format_and_language_tells_it(case: Path) -> None:
    now = state(str(case), as_of=date(2025, 12, 20), viewer=KEEPER)
    found = could_be_agreed(now)
    assert "What could be agreed" in render_html(now, language("en"), found)
    assert "Ce qui pourrait être convenu" in render_html(now, language("fr"), found)
    assert render_word(now, language("fr"), found).startswith(b"PK")


def test_with_nothing_on_record_there_is_nothing_to_agree_on() -> None:
    from pourparler.standing.state_of_play import state_of_play

    found = could_be_agreed(state_of_play(Negotiation(record="empty", viewer="everyone")))
    told = words(possibilities(PLAIN, found))
    assert told == "No issue has an option on the table: there is nothing to agree on."
