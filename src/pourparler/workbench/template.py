"""Give out the documented spreadsheet templates."""

from __future__ import annotations

import csv
import io

from pourparler.errors import InputError
from pourparler.record.spreadsheet import TEMPLATES


def template(what: str) -> str:
    """Return a template's header as a CSV line.

    Parameters
    ----------
    what : str
        ``sources``, ``sessions`` or ``positions``.

    Raises
    ------
    InputError
        If there is no such template.

    Examples
    --------
    >>> template("sessions").split(",")[:3]
    ['id', 'date', 'place']
    """
    if what not in TEMPLATES:
        raise InputError(
            "no template is called {what}", mend="choose one of {known}", what=what, known=", ".join(TEMPLATES)
        )
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(TEMPLATES[what])
    return stream.getvalue()
