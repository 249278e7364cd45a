"""What is new is told by what had not been there: whatever days it tells of, whoever merged it, however often one looks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pourparler.domain.interval import Interval
from pourparler.domain.request import KEEPER, Request
from pourparler.web.looked import Looked
from pourparler.workbench.add import add
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.news import heads, news
from pourparler.workbench.state import state as state_of_play
from tests.conftest import ROOT
from tests.web.hand import Hand

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)

OPTION = {
    "kind": "option-named",
    "happened_on": ["2026-03-01", "2026-03-01"],
    "known_on": "2026-03-01",
    "option": {"id": "release.later", "issue": "release", "label": "not this year"},
}


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_who_comes_back_is_told_of_the_visit_before_for_as_long_as_this_one_lasts(tmp_path: Path) -> None:
    looked = Looked(tmp_path / "state" / "looked.json")
    assert looked.before("talks", "north", ("a",), NOON) is None
    assert looked.before("talks", "north", ("b",), later(10)) is None
    day_after = later(24 * 60)
    back = looked.before("talks", "north", ("c",), day_after)
    assert back is not None
    assert (back.at, back.heads) == (later(10), ("b",))
    assert looked.before("talks", "north", ("d",), day_after + timedelta(minutes=5)) == back
    assert looked.before("talks", "south", ("d",), day_after) is None


def test_it_is_known_when_the_desk_is_started_anew_and_no_name_stands_in_its_file(tmp_path: Path) -> None:
    file = tmp_path / "looked.json"
    Looked(file).before("talks-on-the-river", "north", ("a",), NOON)
    assert Looked(file).before("talks-on-the-river", "north", ("b",), later(60)) is not None
    assert b"river" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    file.write_bytes(b"{ half")
    assert Looked(file).before("talks-on-the-river", "north", ("b",), later(60)) is None


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    looked = Looked(tmp_path / "file" / "looked.json")
    assert looked.before("talks", "north", (), NOON) is None
    assert looked.before("talks", "north", (), later(60)) is not None


def test_what_is_recorded_today_of_an_earlier_day_is_new(tmp_path: Path) -> None:
    place = str(tmp_path / "river.pourparler")
    import_dossier(ROOT / "examples" / "reading", place)
    request = Request(place, KEEPER)
    before = heads(request)
    assert news(request, before) == ()
    add(place, OPTION)
    assert [one.subject for one in news(request, before)] == ["release.later"]
    assert news(request, heads(request)) == ()
    assert Interval.of("2026-03-01").latest < NOON.date()


def test_the_page_says_what_is_new_first(tmp_path: Path) -> None:
    place = str(tmp_path / "river.pourparler")
    import_dossier(ROOT / "examples" / "reading", place)
    hand = Hand(tmp_path)
    state = f"/v/{hand.key}/r/{hand.place.word}"
    assert "New since you last looked" not in hand.client.get(state).text
    record = state_of_play(Request(place, KEEPER)).negotiation.record
    hand.desk.looked = Looked()
    hand.desk.looked.before(record, "", heads(Request(place, KEEPER)), datetime.now(UTC) - timedelta(days=2))
    assert "New since you last looked" in hand.client.get(state).text
    add(place, OPTION)
    page = hand.client.get(state).text
    assert page.index("New since you last looked") < page.index("not this year")
