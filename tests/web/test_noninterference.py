"""What somebody is told over HTTP is byte for byte the same, whatever is hidden from them: for every address there is."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.hidden import History, bare, with_hidden
from tests.reports import READING
from tests.test_noninterference import AS_FOUND, RECORD, VIEWERS, Drawn, drawn
from tests.web.crawl import POSTED, Answer, ask, crawl, route, takes_forms
from tests.web.served import LOGIN, asking, by_hand, desk

SECONDS = float(os.environ.get("POURPARLER_WALK_SECONDS") or 240)
"""How long the long walk takes for each viewer."""
WRONG = (
    "as-of=never",
    "known-at=31",
    "evidence=none",
    "lang=xx",
    "c=none",
    "mark=9-2",
    "cell=none%7Cnobody",
    "since=x",
)


def written(folder: Path, history: History) -> Path:
    folder.mkdir()
    history.write(folder / RECORD)
    return folder


def seen(folder: Path, viewer: str, more: Iterable[str], **most: int) -> dict[str, Answer]:
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


def same(
    viewer: str,
    place: Path,
    histories: list[History],
    besides: Callable[[Iterable[str]], Iterable[str]] = lambda _: (),
    **most: int,
) -> dict[str, Answer]:
    """What is answered, the same whatever is hidden: to a walk, and besides at addresses that are made of those walked."""
    folders = [written(place / str(number), history) for number, history in enumerate(histories)]
    # What is hidden has addresses too: they tell a viewer no more than those of things that are not there.
    more = guessed(folders[-1], viewer, **most)
    more += besides(more)
    before = [hashlib.sha256((folder / RECORD).read_bytes()).digest() for folder in folders]
    first, *others = (seen(folder, viewer, more, **most) for folder in folders)
    for other in others:
        assert list(first) == list(other)
        for address, answer in first.items():
            assert answer == other[address], address
    assert before == [hashlib.sha256((folder / RECORD).read_bytes()).digest() for folder in folders]
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


def wrong(walked: Iterable[str]) -> Iterator[str]:
    """What is asked wrongly at the addresses of a walk: words that no field takes, and forms in which nothing stands."""
    tried = Counter[str]()
    for path in dict.fromkeys(address.partition(POSTED)[0].partition("?")[0] for address in walked):
        tried[route(path)] += 1
        if tried[route(path)] > 2:
            continue
        yield from (f"{path}?{query}" for query in WRONG)
        yield f"{path}/nothing"
        if takes_forms(path):
            yield f"{path}{POSTED}nothing="


@pytest.mark.soak
@VIEWERS
def test_what_is_hidden_changes_no_byte_of_a_long_walk(
    viewer: str, tmp_path_factory: pytest.TempPathFactory, told: Callable[[str], None]
) -> None:
    ends, tried = time.monotonic() + SECONDS, Counter[str]()

    @given(plan=drawn(most=25))
    @settings(max_examples=150, suppress_health_check=list(HealthCheck), phases=AS_FOUND, deadline=None)
    def walk(plan: Drawn) -> None:
        if time.monotonic() > ends:
            return
        steps, versions = plan
        histories = [bare(viewer, steps[1:]), *(with_hidden(viewer, steps[1:], one, READING) for one in versions)]
        answers = same(viewer, tmp_path_factory.mktemp("desk"), histories, wrong, queries=4, of_a_route=12)
        tried.update(records=len(histories), answers=len(histories) * len(answers))
        tried.update(bytes=len(histories) * sum(len(one.body) for one in answers.values()))
        tried.update(errors=len(histories) * sum(one.status >= 400 for one in answers.values()))

    walk()
    assert tried["records"] >= 3
    told(f"seen by {viewer}: " + ", ".join(f"{number:,} {what}" for what, number in tried.items()))


def test_what_is_hidden_is_there_to_be_seen(tmp_path: Path) -> None:
    folder = written(tmp_path / "full", with_hidden("north", [], [], READING))
    pages = {whom: crawl(asking(desk(folder, whom)), queries=1, of_a_route=3) for whom in ("", "north")}
    words = {whom: b" ".join(answer.body for answer in walked.values()) for whom, walked in pages.items()}
    for secret in (b"secret", b"talk@team", b"far@team"):
        assert secret not in words["north"].lower()
    assert b"secret" in words[""].lower()
