"""How the values of a proposal are typed at the terminal, and shown there: text in, typed values out."""

from __future__ import annotations

import difflib
from enum import Enum
from typing import TypeVar

from pourparler.domain.interval import Interval
from pourparler.domain.session import Participant
from pourparler.errors import InvalidEvent

_YES = ("yes", "y", "oui", "o", "true")
_NO = ("no", "n", "non", "false", "")
_Choice = TypeVar("_Choice", bound=Enum)


def shown(value: object) -> str:
    """Return a value as it is typed; empty for none.

    Examples
    --------
    >>> shown(True), shown(("release.half", "release.third")), shown(Interval.of("2025-12-02")), shown(None)
    ('yes', 'release.half, release.third', '2025-12-02', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case tuple() if any(isinstance(one, Participant) for one in value):
            return "; ".join(_person(one) for one in value)
        case tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _person(one: Participant) -> str:
    party = f"{one.party}: " if one.party else ""
    capacity = f" ({one.capacity})" if one.capacity else ""
    return f"{party}{one.name}{capacity}"


def several(words: str) -> tuple[str, ...]:
    """Return ids that are joined by commas.

    Examples
    --------
    >>> several("release.half, release.third,")
    ('release.half', 'release.third')
    """
    return tuple(one.strip() for one in words.split(",") if one.strip())


def days(name: str, words: str) -> Interval:
    """Return the days that a field names.

    Raises
    ------
    InvalidEvent
        If it names none.
    """
    try:
        return Interval.of(words)
    except ValueError:
        raise InvalidEvent(
            "{field}: not a day: {value!r}",
            mend="write it as 2025-12-03 or 2025-12-02/2025-12-03",
            field=name,
            value=words,
        ) from None


def flag(name: str, words: str) -> bool:
    """Return whether a field says yes, in either language.

    Raises
    ------
    InvalidEvent
        If it says neither yes nor no.
    """
    if words.lower() not in (*_YES, *_NO):
        raise InvalidEvent("{field}: not known: {value!r}", mend="write yes or no", field=name, value=words)
    return words.lower() in _YES


def choice(name: str, words: str, kind: type[_Choice]) -> _Choice:
    """Return which of an enumeration's members a word is.

    Raises
    ------
    InvalidEvent
        If it is none, naming those that are near.
    """
    choices = [str(one.value) for one in kind]
    if words in choices:
        return kind(words)
    raise InvalidEvent(
        "{field}: not known: {value!r}",
        mend="write one of {choices}",
        field=name,
        value=words,
        choices=", ".join(difflib.get_close_matches(words, choices, 1, 0.5) or choices),
    )


def participants(words: str) -> tuple[Participant, ...]:
    """Return those who took part: ``party: Name (capacity)``, joined by semicolons; only the name is needed.

    Examples
    --------
    >>> [(one.party, one.name, one.capacity) for one in participants("north: A. Envoy (minister); B. Guest")]
    [('north', 'A. Envoy', 'minister'), (None, 'B. Guest', '')]
    """
    return tuple(_participant(one) for one in words.split(";") if one.strip())


def _participant(words: str) -> Participant:
    party, colon, rest = words.partition(":")
    name, bracket, capacity = (rest if colon else words).partition("(")
    key = party.strip() if colon else ""
    return Participant(name.strip(), key or None, capacity=capacity.rstrip(") ") if bracket else "")
