"""The log, and one entry of it."""

from __future__ import annotations

import re
from pathlib import Path

from pourparler.domain.position import Stance
from pourparler.record.events.correction import EventRetracted
from pourparler.record.opening import open_store
from pourparler.workbench.show import show
from tests.making import HEARSAY, day, ground, party, position
from tests.web.visit import Visit, alike, imported, kept, links, part, words


def refusing(folder: Path, *more: object, **settings: str) -> Path:
    facts = [
        *ground(),
        position("p1", "north", Stance.REFUSES, "army.small"),
        position("p2", "south", Stance.ACCEPTS, "army.small", said=HEARSAY, on="2025-12-01"),
        *more,
    ]
    return kept(folder, *facts, **settings)  # type: ignore[arg-type]


def address(visit: Visit, of: str) -> str:
    """Return the address of the entry whose row holds some words."""
    row = next(row for row in visit.page("log").partition("<tbody>")[2].split("<tr>") if of in words(row))
    return next(link for link in links(row) if "/entry/" in link)


def test_every_entry_stands_in_the_log_the_newest_first_with_what_names_it(tmp_path: Path) -> None:
    visit = Visit(refusing(tmp_path))
    told = visit.words("log")
    assert "10 entries, the newest first" in told
    assert (
        told.index("South is said to accept") < told.index("North refuses “army.small”") < told.index("Toy talks", 99)
    )
    row = next(row for row in visit.page("log").split("<tr>") if "option : army.small" in words(row))
    assert words(row).endswith("everyone position , position")


def test_the_log_holds_what_had_happened_by_the_day_shown_and_one_kind_where_asked(tmp_path: Path) -> None:
    visit = Visit(refusing(tmp_path))
    assert "is said to accept" not in visit.words("log?as-of=2025-11-25")
    assert "1 entry," in visit.words("log?kind=issue-added")
    choices = part(visit.page("log"), '<select id="kind"', "</select>")
    assert '<option value="issue-added">issue</option>' in choices
    assert "event-retracted" not in choices
    assert "No entry fits what is shown here." in visit.words("log?kind=nothing")


def test_an_entry_is_shown_as_the_command_line_prints_it_with_what_can_be_done(tmp_path: Path) -> None:
    location = refusing(tmp_path)
    visit = Visit(location)
    entry = address(visit, "North refuses")
    markup = visit.page(entry)
    hash_ = entry.rpartition("/")[2]
    printed = show(str(location), hash_, viewer="")
    assert words(part(markup, '<pre class="told" tabindex="0">', "</pre>")) == " ".join(printed.split())
    doable = [link for link in links(markup) if hash_ in link and "/entry/" not in link]
    assert {link.removeprefix(visit.root).split("/")[1] for link in doable} == {"correct", "retract", "check", "erase"}
    assert words(visit.page(entry[: -len(hash_) + 12])) == words(markup)


def test_what_corrects_or_retracts_an_entry_names_it(tmp_path: Path) -> None:
    location = refusing(tmp_path)
    visit = Visit(location)
    entry = address(visit, "North refuses")
    event = EventRetracted(happened_on=day("2025-12-02"), event=entry.rpartition("/")[2], ground="misheard")
    with open_store(str(location)) as store:
        store.append("talks", [("everyone", event)])
    told = words(part(visit.page(entry), 'id="named-by"', "</section>"))
    assert "retraction" in told
    retraction = address(visit, "retraction")
    assert "misheard" in visit.words(retraction)
    # Nobody weighs what no longer counts: it is told without a verb.
    assert "North: refusal “army.small” (The president)" in visit.words(retraction)


def test_the_log_is_the_same_whatever_is_kept_from_its_viewer(tmp_path: Path) -> None:
    pages = []
    for name, more in (
        ("bare", ()),
        (
            "full",
            (("team", party("secret@team")), ("team", position("p9@team", "north", Stance.ACCEPTS, "army.small"))),
        ),
    ):
        folder = tmp_path / name
        folder.mkdir()
        visit = Visit(refusing(folder, *more), "everyone")
        shown = (visit.page("log"), visit.page(address(visit, "issue : Army")))
        bare = (re.sub(r"[0-9a-f]{12}</code>|\d{4}-\d\d-\d\d[ T]\d\d:[\d:.]+Z?", "", alike(one)) for one in shown)
        pages.append(list(bare))
    assert pages[0] == pages[1]


def test_a_confidential_entry_says_to_whom_it_is_kept_and_is_not_there_for_others(tmp_path: Path) -> None:
    location = refusing(tmp_path, ("team", party("secret@team")), keeper="team", team="team")
    inside = Visit(location, "team")
    entry = address(inside, "Secret@Team")
    assert "kept to team" in inside.words(entry)
    assert any("/disclose/" in link for link in links(inside.page(entry)))
    outside = Visit(location, "everyone")
    hash_ = entry.rpartition("/")[2]
    assert alike(outside.page(f"entry/{hash_}", 404)) == alike(outside.page(f"entry/{'0' * 64}", 404))


def test_a_long_log_is_read_page_by_page(case: Path, tmp_path: Path) -> None:
    visit = imported(case, tmp_path)
    assert "Entries 1 to 200 of 580" in visit.words("log")
    assert "Entries 401 to 580 of 580" in visit.words("log?from=400&lang=en")
    assert "Entries 1 to 200 of 580" in visit.words("log?from=nonsense")
    assert visit.page("log?lang=fr").count("<h1") == 1


def test_entries_of_the_shipped_case_have_their_pages(case: Path, tmp_path: Path) -> None:
    visit = imported(case, tmp_path)
    entries = [link for link in links(visit.page("log")) if re.search(r"/entry/[0-9a-f]{64}$", link)]
    for entry in list(dict.fromkeys(entries))[::20]:
        assert visit.page(entry).count("<h1") == 1
