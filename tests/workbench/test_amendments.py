"""Corrections, retractions and erasures are told with since when and until when, and keep to the terms of release."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pourparler.domain.request import Request
from pourparler.workbench.amendments import amendments
from tests.hidden import bare


def test_a_correction_tells_what_stood_there_and_what_stands_there_now(tmp_path: Path) -> None:
    bare("everyone", []).write(tmp_path / "talks.pourparler")
    told = amendments(Request(str(tmp_path / "talks.pourparler"), "team"))
    by_what = {one.what: one for one in told}
    assert set(by_what) == {"corrected", "retracted", "erased"}
    corrected = [one for one in told if one.what == "corrected" and one.key == "storm"]
    assert {one.kind for one in corrected} == {"context-noted"}
    notes = [(d.before, d.after) for one in corrected for d in one.differences if d.field == "note"]
    assert ("", "mended") in notes
    # What is corrected once more is told beside what the correction before it had put there.
    assert {before for before, _ in notes} <= {"", *(after for _, after in notes)}
    assert len({before for before, _ in notes}) == len(notes)
    assert all(one.since <= one.mended for one in corrected)
    assert (by_what["retracted"].key, by_what["erased"].kind) == ("slip", "")
    assert [one.mended for one in told] == sorted((one.mended for one in told), reverse=True)


def test_outside_the_team_only_what_is_told_is_told_to_be_corrected_and_not_why(tmp_path: Path) -> None:
    bare("everyone", []).write(tmp_path / "talks.pourparler")
    told = amendments(Request(str(tmp_path / "talks.pourparler"), "everyone"))
    assert {(one.what, one.key, one.ground, one.differences) for one in told} == {("corrected", "storm", "", ())}


def test_what_could_not_be_known_or_had_not_happened_is_not_told(tmp_path: Path) -> None:
    file = tmp_path / "talks.pourparler"
    bare("everyone", []).write(file)
    assert amendments(Request(str(file), "team", known_at=date(2025, 11, 1))) == ()
    early = amendments(Request(str(file), "team", as_of=date(2025, 11, 1)))
    assert {one.what for one in early} <= {"erased"}
