"""The form that a person fills in to accept a candidate: its fields by kind, and what they must hold."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from pourparler.domain.candidate import Candidate, FoundMeeting, Happening
from pourparler.domain.evidence import Attribution
from pourparler.domain.interval import Interval
from pourparler.domain.position import Stance
from pourparler.errors import InvalidEvent, UnknownId

YES = ("yes", "y", "oui", "o", "true")
NO = ("no", "n", "non", "false", "")


class Field(Struct, frozen=True):
    """A field of a form; every value is text.

    Parameters
    ----------
    name : str
        Its name.
    needed : bool
        Whether it must be filled in.
    choices : tuple of str
        The words it may hold; empty: any.
    names : str
        The collection whose ids it holds; empty: none.
    many : bool
        Whether it may hold several, joined by commas.
    day : bool
        Whether it holds a day, or two joined by a slash.
    flag : bool
        Whether it holds yes or no.
    """

    name: str
    needed: bool = False
    choices: tuple[str, ...] = ()
    names: str = ""
    many: bool = False
    day: bool = False
    flag: bool = False


def _voice(party: str = "party") -> tuple[Field, ...]:
    return (
        Field("speaker"),
        Field(party, names="parties"),
        Field("delegate", names="delegates"),
        Field("attribution", needed=True, choices=tuple(one.value for one in Attribution)),
        Field("hearsay", flag=True),
        Field("via"),
    )


_ON = Field("on", needed=True, day=True)
FORMS: dict[str, tuple[Field, ...]] = {
    "statement": (*_voice(), Field("content", needed=True), _ON),
    "stance": (
        Field("party", needed=True, names="parties"),
        Field("issue", needed=True, names="issues"),
        Field("options", names="options", many=True),
        Field("stance", needed=True, choices=tuple(one.value for one in Stance)),
        *_voice("speaker-party"),
        Field("content"),
        _ON,
    ),
    "session": (Field("place"), Field("participants"), Field("duration"), Field("about"), _ON),
    "next-step": (
        Field("what", needed=True),
        Field("by", names="parties", many=True),
        Field("due", day=True),
        *_voice(),
        _ON,
    ),
    "claim": (
        Field("topic", needed=True),
        Field("figure"),
        Field("content", needed=True),
        Field("draft", names="drafts"),
        *_voice(),
        _ON,
    ),
    "actor": (
        Field("as", needed=True, choices=("delegate", "party", "neither")),
        Field("id"),
        Field("name", needed=True),
        Field("party", names="parties"),
        Field("office"),
        _ON,
    ),
    "date": (),
}
"""The fields of every form, in the order in which they are asked for."""


def form_of(candidate: Candidate) -> str:
    """Return which form a candidate is accepted by: a meeting held is a session, one that is to come a next step."""
    if isinstance(candidate.found, FoundMeeting):
        return "session" if candidate.found.happening is Happening.HELD else "next-step"
    return candidate.kind


def several(value: str) -> list[str]:
    """Return the values of a field that may hold several.

    Examples
    --------
    >>> several("release.half, release.third,")
    ['release.half', 'release.third']
    """
    return [one.strip() for one in value.split(",") if one.strip()]


def check(form: str, values: Mapping[str, str], on_record: Mapping[str, Collection[str]]) -> None:
    """Raise InvalidEvent for the first field that does not hold; UnknownId where it names what is not on record.

    Parameters
    ----------
    form : str
        Which form; an actor that is neither a delegate nor a party needs nothing.
    values : mapping of str to str
        What it holds.
    on_record : mapping of str to collection of str
        The ids on record, by collection.
    """
    if values.get("as") == "neither":
        return
    for field in FORMS[form]:
        check_field(field, values.get(field.name, ""))
    if form == "actor" and values["as"] == "delegate" and not values.get("party"):
        raise _needed("party")
    for field, value in unknown(form, values, on_record):
        raise UnknownId(
            "{field}: {value} is not on record",
            mend="add it as new, or name one that is",
            field=field.name,
            value=value,
        )


def check_field(field: Field, value: str) -> None:
    """Raise InvalidEvent where a field does not hold what it must, ids apart."""
    if not value:
        if field.needed:
            raise _needed(field.name)
        return
    if field.choices and value not in field.choices:
        near = difflib.get_close_matches(value, field.choices, 1, 0.5)
        raise InvalidEvent(
            "{field}: not known: {value!r}",
            mend="write one of {choices}",
            field=field.name,
            value=value,
            choices=", ".join(near or field.choices),
        )
    if field.flag and value.lower() not in (*YES, *NO):
        raise InvalidEvent("{field}: not known: {value!r}", mend="write yes or no", field=field.name, value=value)
    if field.day:
        days(field.name, value)


def days(name: str, value: str) -> Interval:
    """Return the days that a field names.

    Raises
    ------
    InvalidEvent
        If it names none.
    """
    try:
        return Interval.of(value)
    except ValueError:
        raise InvalidEvent(
            "{field}: not a day: {value!r}",
            mend="write it as 2025-12-03 or 2025-12-02/2025-12-03",
            field=name,
            value=value,
        ) from None


def unknown(
    form: str, values: Mapping[str, str], on_record: Mapping[str, Collection[str]]
) -> Iterator[tuple[Field, str]]:
    """Yield the ids that a form names and that are not on record, with their fields."""
    for field in FORMS[form]:
        if field.names:
            value = values.get(field.name, "")
            for one in several(value) if field.many else [value]:
                if one and one not in on_record[field.names]:
                    yield field, one


def _needed(field: str) -> InvalidEvent:
    return InvalidEvent("{field} is needed", mend="fill it in", field=field)
