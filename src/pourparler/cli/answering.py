"""Questions that have no answer: the JSON that was asked for is printed all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pourparler.domain.scenario import Lacking, Scenario
from pourparler.errors import NoAnswer

NOTHING_FOUND = "nothing-found"


@contextmanager
def answering(as_json: bool, heading: dict[str, Any], scenarios: Sequence[Scenario], **empty: object) -> Iterator[None]:
    """Print the JSON of no answer where there is none; its sentence is said on standard error.

    Parameters
    ----------
    as_json : bool
        Whether plain values were asked for.
    heading : dict
        What the verb's answer begins with.
    scenarios : sequence of Scenario
        Those asked about; whether one of them has no option on the table is told.
    **empty
        The verb's own keys, without an answer.
    """
    try:
        yield
    except NoAnswer:
        if as_json:
            from pourparler.cli.printing import show_json

            why = NOTHING_FOUND if all(one.issues for one in scenarios) else Lacking.OPTIONS.value
            show_json({**heading, "no_answer": why, **empty})
        raise
