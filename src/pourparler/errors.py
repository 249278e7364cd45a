"""Every error Pourparler raises, in one tree.

::

    PourparlerError
    ├── InputError              something given is not usable: exit status 2
    │   ├── InvalidEvent        an event that breaks a rule of the record
    │   │   └── UnknownId       an event names something that is not on record
    │   ├── PassageMismatch     quoted words do not stand where they are said to stand
    │   ├── DossierError        a dossier that cannot be read
    │   ├── ScenarioError       a scenario file that does not follow the form
    │   ├── ReportError         a report that is not a text, is empty, or is too long
    │   ├── SpreadsheetError    a table that does not follow the template
    │   ├── StoreError          a record file or database that is not what it must be
    │   └── MissingExtra        an optional ability that is not installed
    ├── Unavailable             nothing is wrong with what was given; the disk, the machine or a server fails: 2
    └── NoAnswer                the question has no answer: exit status 1

Each one says in a single sentence what is wrong, where, and how to mend it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Translate = Callable[[str], str]


class Called:
    """How a face calls what it offers, by name: ``called["new"]``.

    Parameters
    ----------
    form : callable
        Given a name with hyphens, returns the words for it.

    Examples
    --------
    >>> Called(lambda name: f"--{name}")["as-of"]
    '--as-of'
    """

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form

    def __getitem__(self, name: str) -> str:
        return self._form(name)


class Face(NamedTuple):
    """How a face calls its verbs and its options, where a sentence says what to do next.

    A sentence names them as ``{verb[new]}`` and ``{option[as-of]}``.
    """

    verb: Called
    option: Called


PYTHON = Face(
    Called(lambda name: f"`{name.partition(' ')[0].replace('-', '_')}`"),
    Called(lambda name: f"`{name.replace('-', '_')}`"),
)
"""What a library user types."""


class PourparlerError(Exception):
    """Base of all errors of this package.

    Parameters
    ----------
    what : str
        What is wrong. May hold ``{name}`` placeholders, filled from `fields`, so that
        the sentence can be translated before it is filled.
    where : str, optional
        The file and the place in it, or the id of the thing concerned.
    mend : str, optional
        What the reader can do about it; may hold the same placeholders, and name verbs and options as each face
        calls them; see :class:`Face`.
    **fields
        Values for the placeholders.

    Examples
    --------
    >>> str(InputError("no such party: {id}", where="talks.yaml, line 3", mend="name one of {known}",
    ...                id="rusia", known="russia, ukraine"))
    'talks.yaml, line 3: no such party: rusia; name one of russia, ukraine.'
    >>> str(StoreError("there is no such file", where="talks.pourparler", mend="begin one with {verb[new]}"))
    'talks.pourparler: there is no such file; begin one with `new`.'
    """

    exit_status = 2

    def __init__(self, what: str, /, *, where: str = "", mend: str = "", **fields: object) -> None:
        self.what, self.where, self.mend, self.fields = what, where, mend, fields
        super().__init__(what)

    def __str__(self) -> str:
        return self.sentence(lambda text: text)

    def at(self, where: str) -> PourparlerError:
        """Return the same error with the place put in front of the one it has."""
        self.where = f"{where}, {self.where}" if self.where else where
        return self

    def sentence(self, translate: Translate, face: Face = PYTHON) -> str:
        """Return the error as one sentence, its fixed words passed through `translate`, in the terms of a face."""
        what = _filled(translate(self.what), self.fields, face)
        mend = _filled(translate(self.mend), self.fields, face) if self.mend else ""
        head = f"{self.where}: " if self.where else ""
        tail = f"; {mend}" if mend else ""
        whole = " ".join(f"{head}{what}{tail}".split()).rstrip(".")
        return whole if whole.endswith("?") else f"{whole}."


class InputError(PourparlerError):
    """Something given by the user is not usable (exit status 2)."""


class InvalidEvent(InputError):
    """An event breaks a rule of the record."""


class UnknownId(InvalidEvent):
    """An event names something that its audience does not find on record."""


class PassageMismatch(InputError):
    """The quoted words do not stand at the given offsets of the source's text."""


class DossierError(InputError):
    """A dossier cannot be read."""


class ScenarioError(InputError):
    """A scenario file does not follow the documented form."""


class ReportError(InputError):
    """A report is not a text, is empty, or is too long."""


class SpreadsheetError(InputError):
    """A spreadsheet does not follow the documented template."""


class StoreError(InputError):
    """A record file or database is not what it must be, or not there."""


class MissingExtra(InputError):
    """An optional ability is not installed; the sentence names the extra."""


class Unavailable(PourparlerError):
    """What was given is in order; the disk, the machine or a server does not do what is needed now (exit status 2)."""


class NoAnswer(PourparlerError):
    """The question has no answer (exit status 1)."""

    exit_status = 1


def _filled(text: str, fields: dict[str, object], face: Face) -> str:
    if not fields and "{verb[" not in text and "{option[" not in text:
        return text
    return text.format(**{"verb": face.verb, "option": face.option, **fields})
