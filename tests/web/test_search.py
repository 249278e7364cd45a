"""A search goes by POST to an opaque address of one login and viewer; its page shows what the verb answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from pourparler.domain.evidence import Level
from pourparler.domain.request import Request
from pourparler.domain.search import Facet, Query
from pourparler.web.access import Laptop
from pourparler.web.desk import Desk
from pourparler.web.inside import Inside
from pourparler.web.shelf import Shelf
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.search import search
from tests.conftest import ROOT
from tests.hidden import bare, with_hidden
from tests.reports import READING

HIT = re.compile(r'<li id="e-([0-9a-f]{12}[\w-]*)">')


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("desk")
    import_dossier(ROOT / "examples" / "ukraine-2025", str(folder / "talks.pourparler"))
    yield folder / "talks.pourparler"
    rmtree(folder)


@pytest.fixture
def inside(case: Path) -> Iterator[Inside]:
    with Inside(Desk(Shelf([str(case)], case.parent), Laptop(), "", 80)) as desk:
        yield desk


def at(inside: Inside) -> str:
    return f"/v/{inside.key}/r/ukraine-2025/search"


def sent(inside: Inside, *fields: tuple[str, str], lens: str = "") -> str:
    answer = inside.post(f"{at(inside)}{lens}", list(fields))
    assert answer.status == 303, answer.text
    return answer.headers["location"]


def test_words_never_stand_in_an_address(inside: Inside) -> None:
    address = sent(inside, ("words", "land"), ("party", "ukraine"))
    assert re.fullmatch(rf"{at(inside)}/[\w-]{{16}}", address)
    page = inside.get(address)
    assert page.status == 200
    assert '<mark class="hit">land</mark>' in page.text
    assert not [found for found in re.findall(r'(?:href|action)="([^"]*)"', page.text) if "=land" in found]


def test_the_page_shows_the_hits_of_the_verb_in_its_order(inside: Inside, case: Path) -> None:
    page = inside.get(sent(inside, ("words", "land"), ("party", "ukraine"), ("kind", "position"), lens="?evidence=any"))
    query = Query("land", ((Facet.KIND, "position"), (Facet.PARTY, "ukraine")))
    answer = search(Request(str(case), "", level=Level.ANY), query)
    assert HIT.findall(page.text) == [hit.items[0].recorded.event[:12] for hit in answer.hits]
    assert len(answer.hits) > 3
    for facet, counts in answer.facets.items():
        for count in counts:
            ticked = " checked" if (facet, count.value) in query.ticks else ""
            assert f'name="{facet.value}" value="{count.value}"{ticked}>' in page.text.replace("&amp;", "&")


def test_a_search_kept_by_one_is_no_page_for_another_login_key_or_record(inside: Inside, case: Path) -> None:
    address = sent(inside, ("words", "land"))
    access = inside.desk.access
    assert isinstance(access, Laptop)
    access._used = False
    other = access.enter(access.token)
    assert other
    with Inside(inside.desk, other) as second:
        own = address.replace(inside.key, second.key)
        assert second.get(address).status == 404
        assert second.get(own).status == 404
        assert second.get(own.rpartition("/")[0]).status == 200
    north = access.key(inside.login, "north") or ""
    assert inside.get(address.replace(inside.key, north)).status == 404


def test_without_words_everything_stands_there_page_by_page(inside: Inside) -> None:
    first = inside.get(at(inside))
    assert len(HIT.findall(first.text)) == 100
    assert "?from=100" in first.text
    second = inside.get(f"{at(inside)}?from=100")
    assert not set(HIT.findall(first.text)) & set(HIT.findall(second.text))


def test_what_nobody_said_is_told_as_such_and_a_foreign_tick_is_refused(inside: Inside) -> None:
    assert "holds all of these words" in inside.get(sent(inside, ("words", "zeppelin"))).text
    refused = inside.post(at(inside), [("words", "land"), ("party", "nobody")])
    assert refused.status == 400
    assert "no party is called nobody" in refused.text
    assert inside.post(at(inside), [("day", "2025")]).status == 400


def test_markup_in_words_is_shown_as_words(inside: Inside) -> None:
    page = inside.get(sent(inside, ("words", '"><script>alert(1)</script>')))
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("viewer", ["everyone", "north"])
def test_the_page_is_byte_for_byte_the_same_whatever_is_hidden(viewer: str, tmp_path: Path) -> None:
    pages = []
    for name, history in (("bare", bare(viewer, [])), ("full", with_hidden(viewer, [], [], READING))):
        (tmp_path / name).mkdir()
        history.write(tmp_path / name / "talks.pourparler")
        with Inside(Desk(Shelf([], tmp_path / name), Laptop(), viewer, 80)) as inside:
            start = f"/v/{inside.key}/r/toy/search"
            for words in ("", "army", "secret"):
                address = inside.post(f"{start}?evidence=any", [("words", words)]).headers["location"]
                page = inside.get(address)
                name_of = address.rpartition("/")[2].partition("?")[0]
                pages.append((page.status, page.text.replace(inside.key, "KEY").replace(name_of, "ID")))
    assert pages[:3] == pages[3:]
    assert "army" in pages[0][1]
