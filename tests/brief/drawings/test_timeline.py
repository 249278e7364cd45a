from __future__ import annotations

from itertools import pairwise

from pourparler.brief.drawings.timeline import WIDTH, moments, timeline
from pourparler.brief.words.wording import Wording


def test_moments_stand_in_the_order_of_happening(state, english):
    found = moments(Wording(state.negotiation, english))
    assert [m.kind for m in found] == ["draft", "session", "context", "draft"]
    assert all(one.days.latest <= other.days.latest for one, other in pairwise(found))


def test_numbers_in_the_drawing_are_places_in_the_list(state, english):
    wording = Wording(state.negotiation, english)
    found = moments(wording)
    drawing = timeline(wording, found)
    assert drawing is not None
    assert all(found[mark.number - 1].kind == mark.kind for mark in drawing.marks)
    assert all(0 < mark.x <= mark.end < WIDTH for mark in drawing.marks)


def test_one_day_alone_is_not_drawn(state_at, english):
    wording = Wording(state_at("2025-01-02").negotiation, english)
    assert timeline(wording, moments(wording)) is None
