"""The forms in which reports print where they come from: one file of declared data for each source, found by walking.

``general.yaml`` holds for every source; any other file adds the forms of one. See ``docs/reference/headers.md``.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml
from msgspec import Struct

from pourparler.reading.profiles.printed_date import DATE

_GENERAL = "general.yaml"
_FRAGMENT = re.compile(r"\{([a-z_]+)\}")


class Form(Struct, frozen=True, forbid_unknown_fields=True):
    """How one line looks, and what it prints.

    Parameters
    ----------
    where : str
        ``top``, ``bottom``, ``ends`` (either) or ``anywhere``.
    line, start, end : str
        One of them, a regular expression whose named groups are fields of :class:`Provenance`: a whole line, which is
        then no part of the body; or the start or the end of one that stays there.
    then : str
        What the next line must be; empty: anything.
    infers : tuple of str
        The fields that it only suggests.
    cut : bool
        Whether nothing below the line is part of the body.
    """

    where: Literal["top", "bottom", "ends", "anywhere"]
    line: str = ""
    start: str = ""
    end: str = ""
    then: str = ""
    infers: tuple[str, ...] = ()
    cut: bool = False


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """The forms of one source.

    Parameters
    ----------
    name : str
        The name of the source.
    forms : tuple of Form
        The first that a line has counts.
    sign : str
        The line, near the top or the bottom, that tells the source; empty: they hold for every source.
    order : str
        ``day`` or ``month``: which comes first in a date of numbers; empty: as the language has it.
    fragments : dict of str to str
        Regular expressions that forms name in braces.
    tongues : dict of str to tuple of str
        The names of languages, by two-letter code.
    """

    name: str
    forms: tuple[Form, ...]
    sign: str = ""
    order: Literal["", "day", "month"] = ""
    fragments: dict[str, str] = {}
    tongues: dict[str, tuple[str, ...]] = {}

    @property
    def day_first(self) -> bool | None:
        """Whether the day comes first in a date of numbers; none where the profile does not say."""
        return self.order == "day" if self.order else None


def read_profile(words: str) -> Profile:
    """Return a profile from its YAML, with the fragments in its expressions put in.

    Raises
    ------
    msgspec.ValidationError
        If a key is not one of a profile's.

    Examples
    --------
    >>> read_profile("{name: The Herald, forms: [{where: top, line: '(?P<publisher>The Herald)'}]}").forms[0].line
    '(?P<publisher>The Herald)'
    """
    return _filled(msgspec.convert(yaml.safe_load(words), Profile), _fragments())


@cache
def profiles() -> tuple[Profile, ...]:
    """Return every profile, those of one source first, in the order of their files' names.

    Examples
    --------
    >>> profiles()[-1].name
    'any source'
    """
    folder = files(__name__)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml") and entry.name != _GENERAL)
    return tuple(read_profile(folder.joinpath(name).read_text(encoding="utf-8")) for name in (*names, _GENERAL))


@cache
def tongues() -> dict[str, str]:
    """Return the code of each language's name.

    Examples
    --------
    >>> tongues()["anglais"]
    'en'
    """
    return {name: code for code, names in _general().tongues.items() for name in names}


@cache
def _general() -> Profile:
    return msgspec.convert(yaml.safe_load(files(__name__).joinpath(_GENERAL).read_text(encoding="utf-8")), Profile)


@cache
def _fragments() -> dict[str, str]:
    """Return what may stand in braces; a fragment may name those before it."""
    filled = {"date": DATE, "tongue": f"(?i:{'|'.join(tongues())})"}
    for name, expression in _general().fragments.items():
        filled[name] = _put(expression, filled)
    return filled


def _filled(profile: Profile, fragments: dict[str, str]) -> Profile:
    forms = tuple(
        msgspec.structs.replace(
            form, **{key: _put(getattr(form, key), fragments) for key in ("line", "start", "end", "then")}
        )
        for form in profile.forms
    )
    return msgspec.structs.replace(profile, forms=forms, sign=_put(profile.sign, fragments))


def _put(expression: str, fragments: dict[str, str]) -> str:
    return _FRAGMENT.sub(lambda match: fragments[match[1]], expression)
