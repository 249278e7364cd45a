"""Read a report: what it offers, each on its exact passage. Nothing is written to any record."""

from __future__ import annotations

import sys
from pathlib import Path

from pourparler.domain.decision import Measured
from pourparler.domain.reading import Reading
from pourparler.domain.request import Request
from pourparler.errors import InputError
from pourparler.reading import readers
from pourparler.reading.models import MODELS
from pourparler.reading.precision import measured
from pourparler.reading.read import read
from pourparler.reading.vocabulary import Vocabulary
from pourparler.regular_file import read_regular
from pourparler.workbench.numbering import numbered
from pourparler.workbench.state import negotiation
from pourparler.workbench.vocabulary import vocabulary

_LARGEST = 64 * 2**20  # Far more than a report may have: what is cut off here is refused.

Shares = dict[tuple[str, str], tuple[int, int]]
"""For each reader and language, how many proposals held of how many that were judged."""


def read_report(report: str, request: Request | None = None, language: str = "") -> Reading:
    """Read a report, and recognise in it what is on record.

    Parameters
    ----------
    report : str
        A file, or ``-`` for standard input.
    request : Request, optional
        The record whose parties, delegates, issues and options are recognised, as a viewer may see it. None: none is.
    language : str
        ``en`` or ``fr``; empty: as the text shows.

    Raises
    ------
    InputError
        If the report or the record cannot be read.
    MissingExtra
        If the extra ``read`` is not installed.
    """
    recognised = vocabulary(negotiation(request)) if request else Vocabulary()
    data, name = taken(report)
    reading = read(data, name, vocabulary=recognised, language=language)
    return numbered(reading, read(data, name, language=language)) if request else reading


def taken(report: str) -> tuple[bytes, str]:
    """Return a report's bytes, and the name it goes by.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    if report == "-":
        return sys.stdin.buffer.read(_LARGEST), "report"
    try:
        return read_regular(Path(report), _LARGEST), Path(report).name
    except OSError as error:
        raise InputError(
            "cannot be read ({why})",
            where=report,
            mend="name a text or an HTML page, or - for standard input",
            why=error.strerror or type(error).__name__,
        ) from None


def shares(reading: Reading, decided: Shares | None = None) -> dict[str, Measured]:
    """Return, for every reader of a report's language, how well its proposals hold: as measured, and as decided.

    Parameters
    ----------
    reading : Reading
        The report as read.
    decided : dict, optional
        What was decided in a record; see :func:`pourparler.workbench.precision.precision`.
    """
    language = reading.provenance.language
    names = readers.names() if language in MODELS else ()
    return {name: Measured(measured(name, language), *(decided or {}).get((name, language), (0, 0))) for name in names}
