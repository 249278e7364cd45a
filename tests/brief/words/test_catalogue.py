from __future__ import annotations

from pourparler.brief.document import Bullets, Heading, Line, Table
from pourparler.brief.sections.contents import brief_of


def texts(brief):
    for section in (*brief.sections, brief.sources):
        yield section.title
        for block in section.blocks:
            match block:
                case Line() | Heading():
                    yield block.text
                case Bullets():
                    yield from (line.text for line in block.items)
                case Table():
                    yield from (block.caption, *block.head)


def test_titles_heads_and_captions_differ_between_the_languages(state, english, french):
    ours, theirs = brief_of(state, english), brief_of(state, french)
    same = {"Sources", "Options", "Source", "Option", "Port"}
    for one, other in zip(ours.sections, theirs.sections, strict=True):
        assert one.title != other.title or one.title in same


def test_the_brief_gives_no_advice(state, english):
    told = " ".join(texts(brief_of(state, english))).lower()
    for word in ("should", "remains the only", "must give", "concede"):
        assert word not in told
