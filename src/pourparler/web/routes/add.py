"""What can be added by hand: the kinds that are needed most, then all."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.words.kind import kind_name
from pourparler.web.asked import Asked
from pourparler.workbench.fields import Kind, kind_added, verbs

PATH = "/r/{record}/add"
VERB = "add"

FREQUENT = (
    "position",
    "statement",
    "session",
    "draft",
    "next-step",
    "precondition",
    "claim",
    "source",
    "party",
    "delegate",
    "issue",
    "option",
)


def get(asked: Asked) -> Response:
    """Show them."""
    kinds = {word: kind for word in verbs() if (kind := kind_added(word))}
    first = [kinds[word] for word in FREQUENT]
    return asked.page(
        "add", first=first, rest=[kind for kind in kinds.values() if kind not in first], name=_name(asked)
    )


def _name(asked: Asked) -> object:
    def name(kind: Kind) -> str:
        words = kind_name(asked.say, kind.kind)
        return words[:1].upper() + words[1:]

    return name
