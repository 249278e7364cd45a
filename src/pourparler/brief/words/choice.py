"""The words for what a field may hold of a fixed list: as forms offer it and sentences name it."""

from __future__ import annotations

from enum import Enum

from pourparler.brief.words.labels import Labels
from pourparler.brief.words.language import Language
from pourparler.domain.constraint import ConstraintKind
from pourparler.domain.draft import Extent, TextStatus
from pourparler.domain.evidence import Attribution, Authority
from pourparler.domain.party import Role
from pourparler.domain.position import Stance
from pourparler.domain.session import Presence
from pourparler.domain.source import Release


def choice(say: Language, member: Enum) -> str:
    """Return the words for one member of a list; its own word where the list has no words yet.

    Parameters
    ----------
    say : Language
        The language of the reader.
    member : Enum
        Of any list of the domain.

    Examples
    --------
    >>> choice(Language("en"), Stance.CONDITIONAL), choice(Language("en"), Extent.PARTIAL)
    ('accepts on a condition', 'part of it')
    """
    words = Labels(say)
    match member:
        case Stance():
            return words.stance(member)
        case Attribution():
            return words.attribution(member)
        case Authority():
            return words.authority(member)
        case Role():
            return words.role(member)
        case TextStatus():
            return words.text_status(member)
        case Presence():
            return words.presence(member) or say("in the room")
        case Release():
            return words.release(member) or say("may be quoted")
        case Extent():
            return extent(say, member)
        case ConstraintKind():
            return constraint_kind(say, member)
        case _:
            return str(member.value)


def extent(say: Language, member: Extent) -> str:
    """Return the words for how much of a draft's text is on record."""
    return {
        Extent.WHOLE: say("all of it"),
        Extent.PARTIAL: say("part of it"),
        Extent.UNKNOWN: say("that is not known"),
    }[member]


def constraint_kind(say: Language, member: ConstraintKind) -> str:
    """Return the words for what a constraint rests on."""
    return {
        ConstraintKind.LOGICAL: say("logic"),
        ConstraintKind.LEGAL: say("law"),
        ConstraintKind.TEXT: say("the text"),
        ConstraintKind.PARTY: say("a party’s word"),
        ConstraintKind.INFERRED: say("inference"),
    }[member]


def sign(stance: Stance) -> str:
    """Return the sign of a stance, which stands beside its word and never alone.

    Examples
    --------
    >>> sign(Stance.REFUSES), sign(Stance.ACCEPTS)
    ('⊘', '✓')
    """
    return {
        Stance.INSISTS: "⊘",
        Stance.DEMANDS: "▲",
        Stance.SUPPORTS: "✓",
        Stance.ACCEPTS: "✓",
        Stance.CONDITIONAL: "◐",
        Stance.OPPOSES: "✗",
        Stance.REFUSES: "⊘",
        Stance.RESERVES: "…",
    }[stance]
