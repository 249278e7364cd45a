"""What the read-only pages share: the words of a record, on whose word each party stands, passages in their context."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response

from pourparler.brief.sections.trail import ExcerptOf
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Held
from pourparler.domain.source import Excerpt, Passage
from pourparler.domain.trail import Trail
from pourparler.web.asked import Asked
from pourparler.workbench.source import Texts, excerpt, texts
from pourparler.workbench.trail import Trails, trails


def wording_of(asked: Asked) -> Wording:
    """Return the words for what a record holds, in the page's language."""
    return Wording(asked.state.negotiation, asked.say)


def trails_of(asked: Asked) -> Trails:
    """Return on whose word each party stands, as the page is seen."""
    return asked.desk.answers.of("trails", asked.request, lambda: trails(asked.state))


def held_of(asked: Asked) -> dict[str, Held]:
    """Return the positions on record with their weight, by the hashes of their entries."""
    return {step.event: step.held for trail in trails_of(asked).values() for step in trail}


def texts_of(asked: Asked, sources: Iterable[str]) -> Texts:
    """Return the texts of sources that may be shown."""
    wanted = tuple(sorted(set(sources)))
    work = lambda: texts(asked.request, asked.state.negotiation, wanted)  # noqa: E731
    return asked.desk.answers.of("texts", asked.request, work, wanted)


def excerpts_of(asked: Asked, trail: Iterable[Trail], passages: Iterable[Passage] = ()) -> ExcerptOf:
    """Return what gives the passages of trails, and others, among the words around them."""
    cited = [p for steps in trail for step in steps for p in step.held.passages] + list(passages)
    held = texts_of(asked, (p.source for p in cited))

    def excerpt_of(passage: Passage) -> Excerpt | None:
        text = held.get(passage.source)
        return excerpt(passage, text) if text is not None else None

    return excerpt_of


def absent(asked: Asked) -> Response:
    """Return the page that says that nothing of that name is on record, as it is seen: of what is hidden the same."""
    return asked.page("absent", 404)
