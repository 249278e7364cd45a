"""What every page keeps to: held by walking the desk, so that no page is left out."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from pourparler.cli.main import program
from pourparler.web.desk import modules
from tests.web.crawl import Answer, ask, crawl, route
from tests.web.markup import faults
from tests.web.served import LOGIN, asking, desk

UNREACHED: dict[str, str] = {}
"""Routes to which no link leads, and why."""

NOT_YET = ("add", "brief", "grid", "issue", "log", "read", "search")
"""Pages to which links lead already, and which are still to be made."""


@pytest.fixture(scope="module")
def walked(shipped: Path) -> dict[str, Answer]:
    """Every kind of page of the shipped case."""
    return crawl(asking(desk(shipped)))


def awaited(answer: Answer) -> bool:
    """Whether a page is one that is still to be made."""
    return answer.path.split("/")[5:6] != [] and answer.path.split("/")[5] in NOT_YET and not route(answer.path)


def test_every_page_is_reached_by_links(walked: dict[str, Answer]) -> None:
    reached = {route(answer.path) for answer in walked.values() if answer.status == 200}
    assert {str(module.PATH) for module in modules()} == (reached - {""}) | UNREACHED.keys()
    assert not reached & UNREACHED.keys()


def test_every_page_has_a_verb_of_the_command_line_behind_it() -> None:
    verbs = set(program.list_commands(click.Context(program)))  # type: ignore[attr-defined]
    assert {module.__name__: module.VERB for module in modules() if module.VERB not in verbs} == {}


def test_no_link_leads_nowhere(walked: dict[str, Answer]) -> None:
    lost = {answer.address for answer in walked.values() if answer.status >= 400 and not awaited(answer)}
    assert not lost


def test_what_is_still_to_be_made_is_not_there_yet(walked: dict[str, Answer]) -> None:
    there = {
        answer.path.split("/")[5] for answer in walked.values() if answer.path.count("/") >= 5 and route(answer.path)
    }
    assert not there & set(NOT_YET)


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
    for answer in crawl(asking(desk(shipped, viewer)), queries=2, of_a_route=2).values():
        title = answer.tree.findtext(".//title") if answer.is_page and answer.body else ""
        places = [*answer.leads_to, title or "", *(value for pair in answer.headers for value in pair)]
        for secret in (viewer, LOGIN, "token", str(shipped), "talks.pourparler"):
            assert not [place for place in places if secret in place], (answer.address, secret)
