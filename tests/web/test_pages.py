"""What every page keeps to: held by walking the desk, so that no page is left out."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from pourparler.cli.main import program
from pourparler.errors import PourparlerError
from pourparler.web.desk import modules
from pourparler.workbench.report import filing, report, take_report
from tests.hidden import bare
from tests.making import day
from tests.reports import TEXT
from tests.web.crawl import Answer, ask, crawl, route
from tests.web.markup import faults
from tests.web.served import LOGIN, asking, by_hand, desk

UNREACHED = {"/r/{record}/changed": "a stream that a script opens: it says that something changed, and never ends"}
"""Routes to which no link leads, and why."""

REFUSING = ("/r/{record}/erase/{hash}",)
"""Pages to which a link may lead though they only say why not: what else would have to be erased."""


def toy(folder: Path) -> Path:
    """A record with estimates, corrections, what is kept to some, and a report of which something waits to be signed."""
    file = folder / "toy.pourparler"
    bare("north", []).write(file)
    sha256 = take_report(str(file), TEXT.encode(), "report.txt", audience="everyone", published=day("2026-03-03"))
    with filing(str(file), report(str(file), sha256, viewer="")) as sitting:
        for one in sitting.undecided():
            with contextlib.suppress(PourparlerError):
                sitting.decide(one, sitting.proposed(one))
        assert sitting.unsigned()
    return folder


@pytest.fixture(scope="module")
def walked(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Answer]]:
    """Every kind of page: of the shipped case a few of each, of a small record all."""
    with by_hand():
        small = crawl(asking(desk(toy(tmp_path_factory.mktemp("toy")))), queries=2, of_a_route=8)
        yield small | crawl(asking(desk(shipped)), queries=2, of_a_route=2)


def test_every_page_is_reached_by_links(walked: dict[str, Answer]) -> None:
    reached = {route(answer.path) for answer in walked.values() if answer.status in (200, 303)}
    assert {str(module.PATH) for module in modules()} == (reached - {""}) | UNREACHED.keys()
    assert not reached & UNREACHED.keys()


def test_every_page_has_a_verb_of_the_command_line_behind_it() -> None:
    verbs = set(program.list_commands(click.Context(program)))  # type: ignore[attr-defined]
    assert {module.__name__: module.VERB for module in modules() if module.VERB not in verbs} == {}


def test_no_link_leads_nowhere(walked: dict[str, Answer]) -> None:
    lost = [answer for answer in walked.values() if answer.status >= 400]
    refused = [answer for answer in lost if answer.status == 400 and route(answer.path) in REFUSING]
    assert {answer.address: answer.status for answer in lost if answer not in refused} == {}
    assert not [told for answer in refused for told in faults(answer.tree)]


def test_every_page_is_sound(walked: dict[str, Answer]) -> None:
    pages = [answer for answer in walked.values() if answer.status == 200 and answer.is_page]
    assert len(pages) > 20
    assert {answer.address: told for answer in pages if (told := faults(answer.tree))} == {}


def test_every_page_is_in_the_language_that_its_address_asks_for(walked: dict[str, Answer]) -> None:
    told = {"fr" if "lang=fr" in answer.address else "en" for answer in walked.values()}
    assert told == {"en", "fr"}
    for answer in walked.values():
        if answer.status == 200 and answer.is_page:
            assert answer.tree.get("lang") == ("fr" if "lang=fr" in answer.address else "en"), answer.address


def test_whatever_goes_wrong_is_told_on_a_sound_page(shipped: Path) -> None:
    whole = desk(shipped)
    client = asking(whole)
    record = f"/v/{whole.access.key(LOGIN, '')}/r/ukraine-2025"
    for query in ("as-of=soon", "evidence=rumour", "known-at=2025-13-01", "since=x", "as-of=0001-01-01"):
        for language in ("", "&lang=fr"):
            answer = ask(client, f"{record}?{query}{language}")
            assert answer.status in (200, 400, 404)
            assert not faults(answer.tree), query
            assert "Traceback" not in answer.body.decode()


def test_neither_viewer_nor_login_nor_place_stands_in_an_address_a_title_or_a_header(shipped: Path) -> None:
    viewer = "zorn-the-viewer"
    for answer in crawl(asking(desk(shipped, viewer)), queries=1, of_a_route=1).values():
        title = answer.tree.findtext(".//title") if answer.is_page and answer.body else ""
        places = [*answer.leads_to, title or "", *(value for pair in answer.headers for value in pair)]
        for secret in (viewer, LOGIN, "token", str(shipped), "talks.pourparler"):
            assert not [place for place in places if secret in place], (answer.address, secret)
