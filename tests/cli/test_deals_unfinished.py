"""What `deals` says when its time is over: how far it got, in one true sentence, in either language."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from pourparler.cli.main import status


def written(path: Path, reservation: str, worth: dict[str, dict[str, dict[str, str]]]) -> str:
    """Write a scenario file: party to issue to option to worth."""
    options = next(iter(worth.values()))
    lines = ["pourparler: scenario/1", "name: talks", f"parties: [{', '.join(worth)}]", "issues:"]
    lines += [f"  {issue}: [{', '.join(own)}]" for issue, own in options.items()]
    lines.append("preferences:")
    for party, own in worth.items():
        lines += [f"  {party}:", f"    reservation: {reservation}", "    values:"]
        lines += [f"      {i}: {{{', '.join(f'{o}: {v}' for o, v in values.items())}}}" for i, values in own.items()]
    path.write_text("\n".join(lines) + "\n")
    return str(path)


@pytest.fixture
def large(tmp_path: Path) -> str:
    random = Random(1)
    worth = {
        f"p{p}": {f"i{i}": {f"o{o}": f"{random.random():.3f}" for o in range(5)} for i in range(20)} for p in range(4)
    }
    return written(tmp_path / "large.yaml", "0", worth)


@pytest.fixture
def never_even(tmp_path: Path) -> str:
    """A sum of whole numbers that is odd, to be split so that each of two has at least half of it."""
    random = Random(2)
    sizes = [random.randrange(10**11, 10**12) for _ in range(40)]
    sizes[0] += 1 - sum(sizes) % 2
    worth = {
        "north": {f"i{n}": {"x": str(size), "y": "0"} for n, size in enumerate(sizes)},
        "south": {f"i{n}": {"x": "0", "y": str(size)} for n, size in enumerate(sizes)},
    }
    return written(tmp_path / "even.yaml", f"{sum(sizes)}/2", worth)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "points of the frontier are known, each proven; they cover at least"),
        ("fr", "points de la frontière sont connus, chacun prouvé ; ils couvrent au moins"),
    ],
)
def test_a_part_of_a_frontier_is_told_with_what_it_covers_and_why_it_is_no_more(
    large: str, lang: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(["deals", large, "--seconds", "0.7", "--lang", lang]) == 0
    told = " ".join(capsys.readouterr().out.replace("\u202f", " ").split())
    assert words in told
    assert {"en": "the time was over", "fr": "le temps était écoulé"}[lang] in told


def test_in_plain_values_it_is_a_gap_with_its_coverage(large: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["deals", large, "--seconds", "0.7", "--json"]) == 0
    front = json.loads(capsys.readouterr().out)["frontier"]
    assert front["status"] == "gap"
    assert front["size"] is None
    assert front["stopped"] == "time"
    assert 0.3 < front["coverage"] < 1


@pytest.mark.parametrize(("lang", "words"), [("en", "there may be one"), ("fr", "il peut y en avoir une")])
def test_that_none_was_reached_is_not_told_as_none(
    never_even: str, lang: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = monotonic()
    assert status(["deals", never_even, "--seconds", "1", "--lang", lang]) == 1
    assert monotonic() - begun < 3
    told = " ".join(capsys.readouterr().out.split())
    assert words in told
    assert "No outcome that nobody refuses gives" not in told
    assert "Aucune issue que personne ne refuse ne donne" not in told
    assert "proven" not in told
    assert "prouvé" not in told


def test_that_none_was_reached_is_no_gap_in_plain_values(never_even: str, capsys: pytest.CaptureFixture[str]) -> None:
    status(["deals", never_even, "--seconds", "1", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert {one["status"] for one in told["solutions"].values()} == {"unknown"}
    assert told["frontier"]["status"] == "gap"
    assert told["frontier"]["points"] == []


def test_that_none_was_reached_with_an_option_held_is_not_told_as_nothing(
    never_even: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status(["deals", never_even, "--seconds", "1", "--lock", "i0=x"])
    told = " ".join(capsys.readouterr().out.split())
    assert "What remains Not known: no outcome" in told
    assert "Nothing" not in told.replace("Nothing is", "")
