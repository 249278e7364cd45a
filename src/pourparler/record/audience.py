"""Who may see an event.

An audience is ``everyone`` or a set of viewers, written with ``+`` in alphabetical order:
``mediator+north``. A viewer is one name. The viewer ``everyone`` sees what everyone may see.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pourparler.errors import InputError

EVERYONE = "everyone"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@lru_cache(maxsize=1024)
def audience(text: str) -> str:
    """Return an audience in its canonical form.

    Raises
    ------
    InputError
        If a name is not a slug.

    Examples
    --------
    >>> audience("north+mediator")
    'mediator+north'
    >>> audience("everyone")
    'everyone'
    """
    names = sorted(set(text.split("+")))
    for name in names:
        if not _NAME.fullmatch(name):
            raise InputError(
                "not an audience: {text!r}", mend="write `everyone`, or names in small letters joined by +", text=text
            )
    return EVERYONE if EVERYONE in names else "+".join(names)


def viewer(text: str) -> str:
    """Return a viewer's name, checked.

    Raises
    ------
    InputError
        If it is not a single name in small letters.

    Examples
    --------
    >>> viewer("mediator")
    'mediator'
    """
    if not _NAME.fullmatch(text):
        raise InputError("not a viewer: {text!r}", mend="write one name in small letters, or `everyone`", text=text)
    return text


@lru_cache(maxsize=4096)
def includes(whom: str, seen_by: str) -> bool:
    """Return whether a viewer is within an audience.

    Examples
    --------
    >>> includes("mediator+north", "north"), includes("mediator+north", "everyone"), includes("everyone", "north")
    (True, False, True)
    """
    return whom == EVERYONE or seen_by in whom.split("+")


@lru_cache(maxsize=4096)
def within(narrow: str, wide: str) -> bool:
    """Return whether all who are in one audience are in another.

    Examples
    --------
    >>> within("north", "mediator+north"), within("everyone", "mediator+north")
    (True, False)
    """
    return wide == EVERYONE or (narrow != EVERYONE and set(narrow.split("+")) <= set(wide.split("+")))


def suffix(whom: str) -> str:
    """Return what an id that this audience introduces must end in.

    Examples
    --------
    >>> suffix("mediator+north"), suffix("everyone")
    ('@mediator+north', '')
    """
    return "" if whom == EVERYONE else f"@{whom}"
