"""Jobs that are done before anybody looks, in this process, under names that are the same every time."""

from __future__ import annotations

from pourparler.domain.progress import Progress
from pourparler.errors import PourparlerError
from pourparler.web.jobs import Job, State, Task, Whose


class AtOnce:
    """Another filling of the port: what two desks say differs by their records alone, not by who was quicker."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, ...], Job] = {}

    def begin(self, whose: Whose, task: Task) -> str:
        told = [Progress()]
        try:
            answer = task.work(lambda *words, **_: told.append(_progress(*words)), *task.arguments)
            job = Job(task, State.DONE, told[-1], answer=answer)
        except PourparlerError as error:
            job = Job(task, State.FAILED, told[-1], error=error)
        name = f"job-{sum(key[:3] == whose for key in self._held) + 1}"
        self._held[(*whose, name)] = job
        return name

    def of(self, whose: Whose, name: str, wait: float = 0.0) -> Job | None:
        return self._held.get((*whose, name))

    def all(self, whose: Whose) -> tuple[tuple[str, Job], ...]:
        return tuple((key[3], job) for key, job in reversed(self._held.items()) if key[:3] == whose)

    def stop(self, whose: Whose, name: str) -> None:
        return

    def close(self) -> None:
        return


def _progress(phase: str, done: int, of: int, best: object = None) -> Progress:
    return Progress(phase, done, of)
