"""What somebody is told over HTTP is byte for byte the same, whatever is hidden from them: for every address there is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.hidden import History, bare, with_hidden
from tests.reports import READING
from tests.test_noninterference import AS_FOUND, RECORD, VIEWERS, Drawn, drawn
from tests.web.crawl import Answer, ask, crawl
from tests.web.served import LOGIN, asking, by_hand, desk


def written(folder: Path, history: History) -> Path:
    folder.mkdir()
    history.write(folder / RECORD)
    return folder


def told(folder: Path, viewer: str, more: list[str], **most: int) -> dict[str, Answer]:
    """Every answer that a viewer comes upon, and those at addresses that he was not led to."""
    client = asking(desk(folder, viewer))
    walked = crawl(client, **most)
    return walked | {address: ask(client, address) for address in more if address not in walked}


def guessed(folder: Path, viewer: str, **most: int) -> list[str]:
    """The addresses that whoever keeps the record comes upon, as the viewer would write them."""
    whole = desk(folder)
    own, theirs = (str(whole.access.key(LOGIN, whom)) for whom in ("", viewer))
    return [address.replace(own, theirs) for address in crawl(asking(whole), **most) if own in address]


@pytest.fixture(autouse=True, scope="module")
def _read_by_hand() -> Iterator[None]:
    with by_hand():
        yield


def same(viewer: str, place: Path, histories: list[History], **most: int) -> dict[str, Answer]:
    folders = [written(place / str(number), history) for number, history in enumerate(histories)]
    # What is hidden has addresses too: they tell a viewer no more than those of things that are not there.
    more = guessed(folders[-1], viewer, **most)
    first, *others = (told(folder, viewer, more, **most) for folder in folders)
    for other in others:
        assert list(first) == list(other)
        for address, answer in first.items():
            assert answer == other[address], address
    shutil.rmtree(place)
    return first


@VIEWERS
@given(plan=drawn(most=3))
@settings(max_examples=1, suppress_health_check=list(HealthCheck), phases=AS_FOUND)
def test_what_is_hidden_changes_no_byte_of_any_answer(
    viewer: str, plan: Drawn, tmp_path_factory: pytest.TempPathFactory
) -> None:
    steps, (hidden, _) = plan
    histories = [bare(viewer, steps[1:]), with_hidden(viewer, steps[1:], hidden, READING)]
    same(viewer, tmp_path_factory.mktemp("desk"), histories, queries=1, of_a_route=2)


@pytest.mark.soak
@VIEWERS
@given(plan=drawn(most=25))
@settings(max_examples=150, suppress_health_check=list(HealthCheck), phases=AS_FOUND)
def test_what_is_hidden_changes_no_byte_in_hundreds_of_records(
    viewer: str, plan: Drawn, tmp_path_factory: pytest.TempPathFactory
) -> None:
    steps, versions = plan
    histories = [bare(viewer, steps[1:]), *(with_hidden(viewer, steps[1:], one, READING) for one in versions)]
    same(viewer, tmp_path_factory.mktemp("desk"), histories, queries=3, of_a_route=30)


def test_what_is_hidden_is_there_to_be_seen(tmp_path: Path) -> None:
    folder = written(tmp_path / "full", with_hidden("north", [], [], READING))
    pages = {whom: crawl(asking(desk(folder, whom)), queries=1, of_a_route=3) for whom in ("", "north")}
    words = {whom: b" ".join(answer.body for answer in walked.values()) for whom, walked in pages.items()}
    for secret in (b"secret", b"talk@team", b"far@team"):
        assert secret not in words["north"].lower()
    assert b"secret" in words[""].lower()
