"""Values that peers print for their own scenarios come out here, too; the peers' files are looked for in a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import pourparler as pp
from pourparler.domain.zone import Status
from pourparler.workbench.scenario import read_scenario


@pytest.fixture(scope="module")
def peers() -> Path:
    """The folder named by PEERS: checkouts of NegoLog, ANL-2023-example-agent and negmas."""
    folder = os.environ.get("PEERS")
    if not folder:
        pytest.skip("needs the peers' scenarios in a folder named by PEERS")
    return Path(folder)


NEGMAS = "negmas/tests/data/scenarios/anac"
NASH = {
    "NegoLog/domains/domain0": (27, 0.7353, 0.7353),
    "NegoLog/domains/domain1": (64, 0.7749, 0.6891),
    "NegoLog/domains/domain5": (256, 0.76, 0.728),
    "NegoLog/domains/domain11": (7_776, 0.776, 0.744),
    "ANL-2023-example-agent/domains/domain00": (6_480, 0.936910694, 0.5282021763),
    "ANL-2023-example-agent/domains/domain02": (6_552, 0.8653189242, 0.8744816288),
    "ANL-2023-example-agent/domains/domain05": (3_136, 0.6880093646, 0.730021606),
    f"{NEGMAS}/y2010/ItexvsCypress": (180, 0.670478, 0.721478),
    f"{NEGMAS}/y2010/EnglandZimbabwe": (576, 0.910916, 0.733218),
    f"{NEGMAS}/y2010/Travel": (188_160, 0.882412, 0.802015),
}
FRONTIER = {
    "ANL-2023-example-agent/domains/domain00": 22,
    "ANL-2023-example-agent/domains/domain02": 17,
    "ANL-2023-example-agent/domains/domain05": 21,
    f"{NEGMAS}/y2010/ItexvsCypress": 18,
    f"{NEGMAS}/y2010/EnglandZimbabwe": 25,
    f"{NEGMAS}/y2010/Travel": 12,
}


@pytest.mark.parametrize("place", NASH)
def test_the_nash_bargaining_outcome_is_the_one_printed(peers: Path, place: str) -> None:
    outcomes, first, second = NASH[place]
    scenario = read_scenario(peers / place)
    assert pp.zone(scenario).outcomes == outcomes
    found = pp.nash_bargaining(scenario)
    assert found.status is Status.PROVEN
    paid = {tuple(sorted(round(float(worth), 6) for worth in deal.payoffs.values())) for deal in found.deals}
    assert tuple(sorted((round(first, 6), round(second, 6)))) in paid


@pytest.mark.parametrize("place", FRONTIER)
def test_the_frontier_has_as_many_points_as_printed(peers: Path, place: str) -> None:
    assert pp.pareto(read_scenario(peers / place)).size == FRONTIER[place]


def test_where_both_reservations_are_too_high_the_zone_is_empty(peers: Path) -> None:
    found = pp.nash_bargaining(read_scenario(peers / f"{NEGMAS}/y2013/Lunch"))
    assert (found.status, found.deals) == (Status.PROVEN, ())


def test_utilities_are_not_normalised_where_their_authors_do_not(peers: Path) -> None:
    scenario = read_scenario(peers / "negmas/tests/data/Laptop")
    best = [max(float(point.payoffs[p]) for point in pp.pareto(scenario).points) for p in scenario.parties]
    assert round(max(best), 6) == 1.000052
