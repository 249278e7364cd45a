from __future__ import annotations

from pourparler.brief.drawings.flow import chains, flow
from pourparler.brief.words.wording import Wording


def test_every_point_of_every_draft_has_a_box(state, english):
    drawing = flow(Wording(state.negotiation, english), chains(state.lineages)[0])
    assert [node.number for node in drawing.nodes] == ["1", "2", "3", "1", "2", "4"]


def test_kept_amended_deleted_and_new_are_told_apart(state, english):
    drawing = flow(Wording(state.negotiation, english), chains(state.lineages)[0])
    assert [ribbon.kind for ribbon in drawing.ribbons] == ["amended", "kept", "deleted"]
    assert [node.number for node in drawing.nodes if node.kind == "new"] == ["4"]
    assert [node.sign for node in drawing.nodes if node.kind == "new"] == ["+ "]
