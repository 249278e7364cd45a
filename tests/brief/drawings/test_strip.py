"""Stances over time as a drawing: nothing covers anything that counts."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pourparler.brief.drawings.strip import WIDTH, strip
from pourparler.brief.words.language import language
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Held
from pourparler.domain.evidence import Authority, EvidenceClass
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.position import Position, Stance
from pourparler.domain.trail import Bearing, Footprint
from tests.making import OWN

WORDING = Wording(Negotiation(record="toy", viewer="everyone"), language("en"))
LETTERS = {f"army.{letter}": letter for letter in "abc"}


@st.composite
def trails(draw: st.DrawFn) -> list[Footprint]:
    steps = []
    for number in range(draw(st.integers(1, 12))):
        options = tuple(draw(st.sets(st.sampled_from(sorted(LETTERS)))))
        made = Position(f"p{number}", "north", "army", draw(st.sampled_from(Stance)), OWN, options)
        day = date(2025, 11, 1) + timedelta(days=draw(st.integers(0, 90)))
        evidence = draw(st.sampled_from(EvidenceClass))
        held = Held(made, Interval.day(day), day, evidence, Authority.PRINCIPAL, ())
        steps.append(Footprint(held, draw(st.sampled_from(Bearing)), ""))
    return sorted(steps, key=lambda step: step.held.happened_on.latest)


@given(trails(), st.booleans())
def test_boxes_never_cover_one_another_and_lines_of_what_counts_run_apart(steps: list[Footprint], must: bool) -> None:
    drawing = strip(WORDING, [("north", must, steps)], LETTERS, date(2026, 2, 1))
    assert drawing is not None
    for i, one in enumerate(drawing.boxes):
        assert 0 <= one.x < one.x + one.width <= WIDTH
        for other in drawing.boxes[i + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert one.y != other.y or apart
    for i, line in enumerate(drawing.lines):
        assert line.x < line.end <= WIDTH
        for other_line in drawing.lines[i + 1 :]:
            apart = line.end <= other_line.x or other_line.end <= line.x
            assert line.y != other_line.y or apart
    assert drawing.height >= max(box.y for box in drawing.boxes)


def test_where_nothing_is_on_record_nothing_is_drawn() -> None:
    assert strip(WORDING, [("north", True, ())], LETTERS, date(2026, 2, 1)) is None
