"""What is published is whole, leads nowhere else, tells one viewer's eyes alone, and is the same for the same record."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import click
import pytest
from msgspec import structs
from playwright.sync_api import Browser

from pourparler.cli.main import program, status
from pourparler.domain.evidence import Level
from pourparler.domain.interval import Interval
from pourparler.domain.request import Request
from pourparler.domain.search import Facet, Query
from pourparler.errors import InputError
from pourparler.record.events.context import ContextNoted
from pourparler.record.events.correction import EventCorrected, EventRetracted
from pourparler.record.events.statement import StatementNoted
from pourparler.record.info import RecordInfo
from pourparler.record.opening import create_store, open_store
from pourparler.record.order import ordered
from pourparler.record.register import canonical
from pourparler.web.publish import folder as place_of
from pourparler.web.publish.site import publish, site
from pourparler.web.publish.walk import UNDER_TERMS
from pourparler.workbench.search import search
from tests.conftest import ROOT
from tests.hidden import bare, common, with_hidden
from tests.making import registers
from tests.reports import READING
from tests.test_release import desk as with_terms

CASE = str(ROOT / "examples" / "ukraine-2025")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped case as everyone sees it, hearsay marked."""
    folder = tmp_path_factory.mktemp("site") / "case"
    publish(Request(CASE, "everyone", level=Level.ANY), folder)
    return folder


class Reader(HTMLParser):
    """What a page links to, loads and asks for."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[tuple[str, str, str]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append((tag, named))
        self.ids |= {named["id"]} if "id" in named else set()
        self.links += [(tag, name, named[name]) for name in ("href", "src", "action") if name in named]


@cache
def pages(folder: Path) -> dict[Path, Reader]:
    return {page: Reader(page) for page in sorted(folder.rglob("*.html"))}


def one_of_each(folder: Path) -> list[Path]:
    """A page of each kind: those of one folder whose names differ in a hash or an id are of one kind."""
    kinds = {(page.parent, page.name if page.parent.name in ("", "fr") else ""): page for page in pages(folder)}
    return [page for (_, name), page in kinds.items() if "~" not in name]


def broken(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield links that lead to no file, to no id, or out of the folder."""
    read = pages(folder)
    for page, reader in read.items():
        for tag, name, address in reader.links:
            parts = urlsplit(address)
            if parts.scheme in ("http", "https") and (tag, name) == ("a", "href"):
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            known = read.get(target)
            inside = target.is_relative_to(folder.resolve()) and target.is_file() and not parts.query
            if not inside or (parts.fragment and (known is None or unquote(parts.fragment) not in known.ids)):
                yield page, address


def test_no_link_is_broken_and_none_loads_anything_from_elsewhere(published: Path) -> None:
    assert list(broken(published)) == []
    assert len(pages(published)) >= 30
    for page, reader in pages(published).items():
        for tag, name, address in reader.links:
            assert (tag, name) == ("a", "href") or "://" not in address, (page, address)


def test_pages_stand_in_both_languages_and_lead_to_one_another(published: Path) -> None:
    own = {page.relative_to(published).as_posix() for page in pages(published)}
    french = {name.removeprefix("fr/") for name in own if name.startswith("fr/")}
    assert french == {name for name in own if not name.startswith("fr/")} >= {"index.html", "search.html"}
    assert ("a", "href", "fr/search.html") in pages(published)[published / "search.html"].links


def test_nothing_on_a_page_writes_or_asks_a_server(published: Path) -> None:
    for page, reader in pages(published).items():
        names = [tag for tag, _ in reader.tags]
        assert not {"form", "button", "select", "textarea"} & set(names), page
        assert names.count("script") == (2 if page.name == "search.html" else 0)
        assert ("input" in names) == (page.name == "search.html"), page
        assert not [named for _, named in reader.tags if any(name.startswith(("on", "hx-")) for name in named)]
        assert sum(tag == "h1" for tag in names) == 1
    assert "/v/" not in "".join(page.read_text("utf-8") for page in pages(published))


def test_the_shipped_case_is_small(published: Path) -> None:
    assert sum(file.stat().st_size for file in published.rglob("*") if file.is_file()) < 20 * 2**20


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    request = Request(str(small(tmp_path)), "everyone", level=Level.ANY)
    assert site(request) == site(request)
    assert site(request)[1] == "everyone"


@pytest.mark.soak
def test_the_shipped_case_gives_the_same_bytes(published: Path) -> None:
    files = {p.relative_to(published).as_posix(): p.read_bytes() for p in published.rglob("*") if p.is_file()}
    files.pop(place_of.MARK)
    assert site(Request(CASE, "everyone", level=Level.ANY))[0] == files


def test_every_entry_has_an_address_of_its_own(published: Path) -> None:
    ids = pages(published)[published / "search.html"].ids
    answer = search(Request(CASE, "everyone", level=Level.ANY), Query())
    entries = {f"e-{item.recorded.event[:12]}" for hit in answer.hits for item in hit.items}
    assert not [one for one in entries if not any(name == one or name.startswith(f"{one}-") for name in ids)]


def test_the_feed_is_of_the_record_and_of_no_clock(published: Path) -> None:
    for name in ("changes.atom", "fr/changes.atom"):
        feed = ElementTree.fromstring((published / name).read_bytes())
        days = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
        assert days == sorted(days, reverse=True)
        assert len(set(ids)) == len(ids) > 10
        assert feed.findtext(f"{ATOM}updated") == days[0]
        for link in feed.iter(f"{ATOM}link"):
            assert (published / name).parent.joinpath(link.attrib["href"]).is_file()


@pytest.mark.parametrize("viewer", ["everyone", "north"])
def test_what_is_hidden_changes_no_byte(viewer: str, tmp_path: Path) -> None:
    made = []
    for name, history in (("bare", bare(viewer, [])), ("full", with_hidden(viewer, [], [], READING))):
        (tmp_path / name).mkdir()
        history.write(tmp_path / name / "talks.pourparler")
        made.append(site(Request(str(tmp_path / name / "talks.pourparler"), viewer, level=Level.ANY)))
    assert made[0] == made[1]
    assert b"storm" in made[0][0]["corrections.html"]


def test_the_verbs_whose_pages_may_go_outside_are_those_that_keep_to_the_terms() -> None:
    taking = {
        name
        for name in program.list_commands(None)  # type: ignore[attr-defined]
        for p in program.get_command(click.Context(program), name).params  # type: ignore[attr-defined]
        if "--for-others" in p.opts
    }
    assert taking - {"publish"} == UNDER_TERMS


@pytest.mark.parametrize(
    ("audience", "viewer", "others"), [("team", "", True), ("everyone", "everyone", False), ("team", "north", False)]
)
def test_terms_of_release_bind_every_file(audience: str, viewer: str, others: bool, tmp_path: Path) -> None:
    with_terms(tmp_path, audience)
    files, _ = site(Request(str(tmp_path / "talks.pourparler"), viewer, level=Level.ANY, for_others=others))
    for name, content in files.items():
        words = (_inside(content) if name.endswith(".docx") else content.decode("utf-8")).lower()
        assert "zorn" not in words, (name, words[words.find("zorn") - 200 :][:400])
        assert "quartz" not in words, (name, words[words.find("quartz") - 200 :][:400])
    if others:
        assert b"made for others" in files["index.html"]


def small(folder: Path) -> Path:
    """A record of a few things that all see, and nothing under terms."""
    held = registers("toy")
    for whom, event in common():
        if whom == "everyone":
            held.append(whom, event, "2025-12-06T09:00:00.000000Z")
    file = folder / "talks.pourparler"
    with create_store(str(file)) as store:
        store.begin(RecordInfo("toy", "everyone", "everyone"), ordered(held.entries))
    return file


def _inside(document: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_what_was_corrected_and_retracted_is_told_with_since_when(tmp_path: Path) -> None:
    file, on = small(tmp_path), Interval.of("2026-01-10")
    with open_store(str(file)) as store:
        held = [(entry, entry.event()) for entry in store.everything("toy")]
        wrong, event = next((entry, one) for entry, one in held if isinstance(one, StatementNoted))
        mended = structs.replace(event, statement=structs.replace(event.statement, content="what was really said"))
        other = next(entry for entry, one in held if isinstance(one, ContextNoted))
        corrected = EventCorrected(happened_on=on, event=wrong.hash, ground="misheard", instead=canonical(mended))
        retracted = EventRetracted(happened_on=on, event=other.hash, ground="not so")
        store.append("toy", [("everyone", corrected), ("everyone", retracted)])
    files, _ = site(Request(str(file), "everyone", level=Level.ANY))
    page = files["corrections.html"].decode()
    assert "Stood there from 6 December 2025; corrected on" in page
    assert "Stood there from 6 December 2025; retracted on" in page
    for words in (event.statement.content, "what was really said", "misheard", "not so"):
        assert words in page
    assert b"misheard" not in files["index.html"]
    assert b"Corrections" in files["changes.atom"]
    early, _ = site(Request(str(file), "everyone", level=Level.ANY, known_at=Interval.of("2026-01-09").latest))
    assert b"misheard" not in early["corrections.html"]


def test_a_past_day_is_published_as_it_stood(tmp_path: Path) -> None:
    day = Interval.of("2025-11-22").latest
    publish(Request(str(small(tmp_path)), "everyone", as_of=day, level=Level.ANY), tmp_path / "site")
    assert list(broken(tmp_path / "site")) == []
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "22 November 2025" in page
    written = "".join(page.read_text("utf-8") for page in pages(tmp_path / "site"))
    assert 'datetime="2025-11-22"' in written
    assert 'datetime="2025-11-23"' not in written


def test_only_what_was_published_there_before_is_replaced(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(published, folder)
    (folder / "stale.html").write_text("mine")
    assert status(["publish", CASE, str(folder)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "holds other things than a published record: stale.html" in told
    assert (folder / "stale.html").read_text() == "mine"
    (folder / "stale.html").unlink()
    (folder / "search.html").unlink()
    place_of.write(folder, {"index.html": b"new"})
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == ["index.html", "site.json"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_in_the_place_of_the_folder_is_refused_and_a_bad_record_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError, match="is a file, not a folder"):
        publish(Request(CASE, "everyone"), tmp_path / "file")
    assert status(["publish", str(tmp_path / "none.pourparler"), str(tmp_path / "site")]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_write_that_fails_leaves_what_stood_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "site"
    place_of.write(folder, {"index.html": b"old"})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(place_of, "_fill", full)
    with pytest.raises(InputError, match="No space left"):
        place_of.write(folder, {"index.html": b"new"})
    assert (folder / "index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_it_opens_from_a_stick_in_a_real_browser_and_its_search_works_there(published: Path, chromium: Browser) -> None:
    heard: list[str] = []
    asked: list[str] = []
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        # What is still on its way when the page is left is no failure.
        page.on("requestfailed", lambda one: "ABORTED" in (one.failure or "") or heard.append(one.url))
        page.on("request", lambda request: asked.append(request.url))
        for file in one_of_each(published):
            page.goto(file.as_uri())
            assert page.is_visible("h1")
            assert page.evaluate("document.styleSheets.length") == 1
        page.goto((published / "search.html").as_uri())
        page.fill("#bq", "Lánd")
        _narrowed(page, Query("land"))
        page.check("input[name=party][value=ukraine]")
        _narrowed(page, Query("land", ((Facet.PARTY, "ukraine"),)))
        page.fill("#bq", "“talks on land”")
        _narrowed(page, Query("“talks on land”", ((Facet.PARTY, "ukraine"),)))
    assert heard == []
    assert {url for url in asked if not url.startswith(published.as_uri())} == set()


def _narrowed(page: object, query: Query) -> None:
    """The page shows the hits of the verb, and counts as it does."""
    answer = search(Request(CASE, "everyone", level=Level.ANY), query)
    script = "[...document.querySelectorAll('#hits > li')].filter(li => li.checkVisibility()).map(li => li.querySelector('time').dateTime)"
    shown = page.evaluate(script)  # type: ignore[attr-defined]
    assert shown == [str(hit.happened_on.latest) for hit in answer.hits]
    for facet, counts in answer.facets.items():
        for count in counts:
            box = page.query_selector(f'input[name="{facet.value}"][value="{count.value}"]')  # type: ignore[attr-defined]
            assert box.evaluate("box => box.closest('label').querySelector('.num').textContent") == str(count.number)
