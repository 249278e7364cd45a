"""The same tournament on a Dask cluster of this machine, bit for bit."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pourparler.errors import InputError
from pourparler.simulation.plan import Plan
from pourparler.workbench.tournament import tournament
from tests.simulation.toys import drawn, opposed

pytest.importorskip("distributed", reason="needs the extra `cluster`")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler with two workers, each a process."""
    folder = tmp_path_factory.mktemp("dask")
    told = folder / "scheduler.json"
    scheduler = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(told),
    ]
    worker = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        "--scheduler-file",
        str(told),
        "--nthreads",
        "1",
        "--nworkers",
        "2",
        "--no-dashboard",
        "--host",
        "127.0.0.1",
        "--local-directory",
        str(folder),
    ]
    with (folder / "log").open("w") as log:
        started = [subprocess.Popen(scheduler, stdout=log, stderr=log)]
        until = time.monotonic() + 60
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.1)
        started.append(subprocess.Popen(worker, stdout=log, stderr=log))
        try:
            import json

            yield json.loads(told.read_text())["address"]
        finally:
            for one in started[::-1]:
                one.terminate()
            for one in started:
                one.wait(20)


@pytest.mark.filterwarnings("ignore")
def test_two_workers_give_what_this_process_gives(address: str, tmp_path: Path) -> None:
    plan = Plan((("opposed", opposed()), ("drawn", drawn(3, 4))), ("boulware", "micro", "random_walker"), repetitions=2)
    assert tournament(plan, tmp_path / "cluster", cluster=address) == tournament(plan, tmp_path / "here", workers=1)
    first, second = ((tmp_path / name / "results.parquet").read_bytes() for name in ("cluster", "here"))
    assert first == second


@pytest.mark.filterwarnings("ignore")
def test_where_no_cluster_answers_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pourparler.simulation.cluster.ANSWER", 1)
    with pytest.raises(InputError, match="no cluster answers"):
        tournament(Plan((("opposed", opposed()),), ("linear",)), cluster="tcp://127.0.0.1:9")
