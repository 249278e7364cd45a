"""A protocol is one file, found by walking the folder; and laws that hold for all of them."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest
from msgspec import structs

from pourparler.domain.run import Ending
from pourparler.errors import InputError
from pourparler.simulation import protocols
from pourparler.simulation.named import protocol
from pourparler.simulation.names import names
from pourparler.simulation.protocol import Protocol
from pourparler.simulation.run import hold
from pourparler.simulation.setup import Setup
from pourparler.simulation.space import Space
from tests.conftest import ROOT
from tests.simulation.toys import opposed

SPACE = Space(opposed("0.2"))


@pytest.mark.parametrize("name", names(protocols))
def test_every_protocol_states_itself_and_has_a_test_and_a_page(name: str) -> None:
    assert type(protocol(name)) is Protocol
    assert (ROOT / "tests" / "simulation" / "protocols" / f"test_{name}.py").is_file()
    pages = [page.read_text("utf-8") for page in (ROOT / "docs" / "theory").glob("*.md")]
    assert any(f"pourparler/simulation/protocols/{name}.py" in page for page in pages)


@pytest.mark.parametrize("name", names(protocols))
def test_its_usual_way_is_one_that_a_party_may_have(name: str) -> None:
    found = protocol(name)
    assert not found.strategies or found.usual in found.strategies
    run = hold(SPACE, Setup(protocol=name), 3)
    assert set(run.strategies.values()) == {found.usual}
    assert not run.ending.failed
    assert hold(SPACE, Setup(protocol=name), 3) == run


@pytest.mark.parametrize("name", names(protocols))
def test_every_way_that_it_names_can_be_taken_and_no_other(name: str) -> None:
    found = protocol(name)
    for way in found.strategies:
        assert hold(SPACE, Setup({"north": way}, name)).strategies["north"] == way
    for mediator in found.mediators:
        assert not hold(SPACE, Setup(protocol=name, mediator=mediator)).ending.failed
    with pytest.raises(InputError, match="cannot be nobody" if found.strategies else "no such strategy"):
        hold(SPACE, Setup({"north": "nobody"}, name))


def test_nothing_imports_a_protocol_by_its_name() -> None:
    for path in (ROOT / "src" / "pourparler").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(f"{protocols.__name__}.")


COIN = '''
"""A coin is tossed: the winner's best outcome is the agreement."""

from pourparler.domain.run import Ending
from pourparler.simulation.protocol import Protocol
from pourparler.simulation.talk import Talk


def _talk(space, setup, seed):
    winner = seed % len(space.parties)
    return Talk(Ending.AGREEMENT, 0, winner, space.view(winner).best, [(0, winner, space.view(winner).best, "offer")])


PROTOCOL = Protocol(_talk, usual="lucky", strategies=("lucky", "unlucky"))
'''


@pytest.fixture
def coin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """One more file in the folder of protocols, for one test."""
    (tmp_path / "coin.py").write_text(COIN)
    monkeypatch.setattr(protocols, "__path__", [*protocols.__path__, str(tmp_path)])
    monkeypatch.setitem(sys.modules, f"{protocols.__name__}.coin", None)  # What is imported is forgotten afterwards.
    monkeypatch.delitem(sys.modules, f"{protocols.__name__}.coin")
    return "coin"


def test_one_more_protocol_is_one_more_file(coin: str) -> None:
    assert coin in names(protocols)
    run = hold(SPACE, Setup({"north": "unlucky"}, coin), 1)
    assert (run.protocol, run.ending, run.by) == (coin, Ending.AGREEMENT, "south")
    assert run.strategies == {"north": "unlucky", "south": "lucky"}
    with pytest.raises(InputError, match="under coin a party cannot be micro"):
        hold(SPACE, Setup({"north": "micro"}, coin))


def test_what_a_protocol_gets_names_how_every_party_bargains() -> None:
    whole = Setup(dict.fromkeys(SPACE.parties, "linear"))
    assert protocol("alternating_offers").talk(SPACE, whole, 0).ending is Ending.AGREEMENT
    assert hold(SPACE, structs.replace(whole, strategies={})).strategies == dict.fromkeys(SPACE.parties, "boulware")
