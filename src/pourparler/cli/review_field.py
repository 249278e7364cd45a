"""How the fields of a proposal's form are typed and called at the terminal."""

from __future__ import annotations

from typing import Any

from pourparler.brief.words.language import spoken
from pourparler.cli.review_text import choice, days, flag, participants, several
from pourparler.domain.proposal import Proposal
from pourparler.errors import InvalidEvent
from pourparler.workbench.proposal_form import Field, Typed

say = spoken()


def typed(field: Field, words: str) -> Any:
    """Return what typed words mean; for a field of ids, those that are typed.

    Raises
    ------
    InvalidEvent
        If they mean nothing there, or something is needed.
    """
    short = field.name.rpartition(".")[2]
    if field.needed and not words:
        raise InvalidEvent("{field} is needed", mend="fill it in", field=short)
    if isinstance(field.typed, type):
        return choice(short, words, field.typed) if words else None
    if field.typed is Typed.FLAG:
        return flag(short, words)
    if field.typed is Typed.DAYS:
        return days(short, words) if words else None
    if field.typed is Typed.PEOPLE:
        return participants(words)
    if field.names:
        return several(words) if field.many else words or None
    return words


def field_word(field: Field, proposal: Proposal) -> str:
    """Return what a field is called to whoever fills it in."""
    if field.name == "said.party" and hasattr(proposal, "party"):
        return say("the speaker's party")
    return {
        "speaker": say("speaker"),
        "party": say("party"),
        "delegate": say("delegate"),
        "attribution": say("attribution"),
        "hearsay": say("hearsay (yes or no)"),
        "via": say("via"),
        "content": say("what was said, in short"),
        "statement": say("noted as a statement, too"),
        "on": say("on which day"),
        "issue": say("issue"),
        "options": say("options"),
        "stance": say("stance"),
        "place": say("place"),
        "participants": say("participants (party: name; …)"),
        "duration": say("duration"),
        "about": say("about"),
        "what": say("what"),
        "by": say("whose move, by party"),
        "due": say("due"),
        "topic": say("topic"),
        "figure": say("figure"),
        "draft": say("draft"),
        "becomes": say("as (delegate, party or neither)"),
        "id": say("id"),
        "name": say("name"),
        "office": say("office"),
    }[field.name.rpartition(".")[2]]
