"""Hold a tournament: strategies over scenarios, on this machine or a cluster; resumed where it was cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pourparler.domain.scenario import Scenario
from pourparler.domain.tournament import Result, Trial
from pourparler.formats.results import add, journal, parquet, read_journal
from pourparler.record.whole_file import write_whole
from pourparler.simulation.cluster import on_cluster
from pourparler.simulation.here import here
from pourparler.simulation.plan import Plan, checked, trials
from pourparler.simulation.space import Space
from pourparler.solvers.lacking import require_something
from pourparler.workbench.scenario import read_scenario

RESULTS = "results.parquet"
"""What the table of results is called in the folder."""


def scenarios(paths: Sequence[str]) -> tuple[tuple[str, Scenario], ...]:
    """Return scenarios by name, from their files; a name that comes twice is followed by a number.

    Raises
    ------
    InputError
        If one cannot be read.
    """
    pairs: list[tuple[str, Scenario]] = []
    for path in paths:
        scenario = read_scenario(path)
        name, again = scenario.name or Path(path).stem, 2
        while any(name == other for other, _ in pairs):
            name, again = f"{scenario.name or Path(path).stem} ({again})", again + 1
        pairs.append((name, scenario))
    return tuple(pairs)


def tournament(
    plan: Plan,
    folder: Path | None = None,
    workers: int | None = None,
    cluster: str = "",
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Result, ...]:
    """Return the results of every run of a plan, in its order.

    Parameters
    ----------
    plan : Plan
        The plan to carry out.
    folder : Path, optional
        Where each result is kept as it comes, and read again where the tournament was cut off; none: nowhere.
    workers : int, optional
        How many processes on this machine; without it, as many as there are cores.
    cluster : str
        The address of a Dask scheduler, to hold it there; empty: on this machine.
    tell : callable
        Is told how far it is.

    Raises
    ------
    InputError
        If the plan names what is not there, or the folder holds another tournament.
    NoAnswer
        If a scenario leaves nothing to offer.
    """
    checked(plan)
    for _, scenario in plan.scenarios:
        require_something(scenario)
    parties = tuple(Space(scenario).parties for _, scenario in plan.scenarios)
    every = list(trials(plan, tuple(map(len, parties))))
    digest = plan.digest()
    earlier = read_journal(folder, digest) if folder else []
    left = [trial for trial in every if trial.number not in {one.trial for one in earlier}]
    by_trial = {one.trial: one for one in earlier}
    results = _held(plan, parties, left, workers, cluster)
    if folder is None:
        by_trial |= {one.trial: one for one in _counted(results, len(earlier), len(every), tell)}
    else:
        with journal(folder, digest, len(every), earlier) as stream:
            for one in _counted(results, len(earlier), len(every), tell):
                add(stream, one)
                by_trial[one.trial] = one
        write_whole(folder / RESULTS, parquet(tuple(by_trial.values())))
    return tuple(by_trial[number] for number in sorted(by_trial))


def _held(
    plan: Plan, parties: tuple[tuple[str, ...], ...], left: Sequence[Trial], workers: int | None, cluster: str
) -> Iterator[Result]:
    if not left:
        return iter(())
    if cluster:
        return on_cluster(plan, parties, left, cluster)
    return here(plan, parties, left, workers)


def _counted(results: Iterator[Result], before: int, whole: int, tell: Callable[[str], None]) -> Iterator[Result]:
    for count, one in enumerate(results, start=before + 1):
        tell(f"{count}/{whole}")
        yield one
