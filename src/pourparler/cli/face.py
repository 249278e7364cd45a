"""How the command line calls its verbs and options, in the sentences that say what to do next."""

from __future__ import annotations

from pourparler.cli.options import say
from pourparler.errors import Called, Face, PourparlerError

COMMANDS = Face(Called(lambda name: f"`pourparler {name}`"), Called(lambda name: f"--{name}"))


def sentence(error: PourparlerError) -> str:
    """Return an error as one sentence for whoever types commands.

    Examples
    --------
    >>> from pourparler.errors import StoreError
    >>> sentence(StoreError("there is no such file", mend="begin one with {verb[new]}"))
    'there is no such file; begin one with `pourparler new`.'
    """
    return error.sentence(say, COMMANDS)
