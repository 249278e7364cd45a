"""Sources of one origin are one witness: what relays another source is of its origin."""

from __future__ import annotations

from datetime import date

from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.origin import one_witness, origin, relayed
from pourparler.domain.source import Source


def on_record(*sources: Source) -> Negotiation:
    day = Interval.of("2026-03-03")
    kept = {one.id: Recorded(one, day, date(2026, 3, 3), (), "", "everyone") for one in sources}
    return Negotiation(record="talks", viewer="everyone", sources=kept)


def test_what_relays_another_source_is_one_witness_with_it_and_with_all_that_relay_it() -> None:
    agency = Source("agency", "A dispatch", "Agency")
    papers = (Source("one", "One", "", origin="agency"), Source("two", "Two", "", origin="agency"))
    there = on_record(agency, *papers, Source("other", "Other", ""))
    assert one_witness("agency", there) == ("one", "two")
    assert one_witness("one", there) == ("agency", "two")
    assert one_witness("other", there) == ()


def test_a_relayed_source_is_told_by_its_title_and_any_other_origin_in_its_own_words() -> None:
    there = on_record(Source("agency", "A dispatch", ""), Source("one", "", "", origin="agency"))
    assert relayed("one", there) == "A dispatch"
    assert relayed("agency", there) == ""
    leak = on_record(Source("one", "", "", origin="a leak to the press"))
    assert (relayed("one", leak), origin("one", leak)) == ("a leak to the press", "a leak to the press")
