"""What waits for whoever sits at the desk, each with where it is done."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pourparler.domain.state_of_play import StepState
from pourparler.errors import PourparlerError
from pourparler.web.asked import Asked
from pourparler.workbench.report import Report, reports


class Task(Struct, frozen=True):
    """Something that waits: how many, in words, where."""

    number: int
    words: str
    address: str


def waiting(asked: Asked) -> tuple[Task, ...]:
    """Return what waits, what is nearest to the record first; what waits for nothing is left out."""
    return tuple(task for task in _tasks(asked) if task.number)


def _tasks(asked: Asked) -> Iterator[Task]:
    say, state, to = asked.say, asked.state, asked.lens.to
    listed = _reports(asked)
    unsigned = sum(one.unsigned for one in listed)
    yield Task(unsigned, say.count("passage decided, not signed", "passages decided, not signed", unsigned), to("read"))
    begun = sum(not one.finished for one in listed)
    yield Task(begun, say.count("report not done with", "reports not done with", begun), to("read"))
    overdue = sum(step.state is StepState.OVERDUE for step in state.steps)
    words = say.count("step overdue, no outcome on record", "steps overdue, no outcome on record", overdue)
    yield Task(overdue, words, to("section/next"))
    undecided = len(state.questions.undecided)
    words = say.count("change of text undecided", "changes of text undecided", undecided)
    yield Task(undecided, words, to("section/questions"))
    hearsay = len(state.unknowns.second_hand_only)
    words = say.count("place known by hearsay only", "places known by hearsay only", hearsay)
    yield Task(hearsay, words, to("section/unknown"))
    texts = len(state.unknowns.unknown_text)
    words = say.count("text not on record, or in part", "texts not on record, or in part", texts)
    yield Task(texts, words, to("section/unknown"))
    conflicts = len(state.conflicts)
    words = say.count("thing that copies say differently", "things that copies say differently", conflicts)
    yield Task(conflicts, words, to("log"))


def _reports(asked: Asked) -> tuple[Report, ...]:
    request = asked.request
    try:
        return reports(request.location, viewer=request.viewer, record=request.record)
    except PourparlerError:
        return ()  # A dossier holds no decisions.
