"""Another report tells what is on record once more: it is one more source, and another witness only if it relays none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from pourparler.domain.evidence import Attribution, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.position import Stance
from pourparler.domain.proposal import ProposedPosition, ProposedStatement
from pourparler.domain.provenance import Provenance
from pourparler.domain.reading import Reading
from pourparler.domain.red_line import RedLine
from pourparler.domain.request import KEEPER, Request
from pourparler.domain.source import Release
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.library import negotiation
from pourparler.workbench.alike import Alike, against, alike, may_relay, named, same
from pourparler.workbench.brief import could_be_agreed
from pourparler.workbench.filing import Filing
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.log import log
from pourparler.workbench.report import filing, report, take_report
from pourparler.workbench.review import sitting_over
from pourparler.workbench.state import state
from tests.conftest import ROOT
from tests.reports import REFUSED, TEXT, read_by_hand

STATEMENT, STANCE = 2, 4
COPIED = f"Une dépêche du jour.\n\n« {REFUSED} », a dit la ministre.\n"


@pytest.fixture
def record(tmp_path: Path) -> str:
    """A record in which a first report told of a refusal and of the words in which it was said."""
    place = str(tmp_path / "talks.pourparler")
    import_dossier(ROOT / "examples" / "reading", place)
    with sitting_over(TEXT.encode(), "report.txt", place, reading=read_by_hand) as sitting:
        desk = Filing(sitting)
        for one in desk.all():
            if one.number in (STATEMENT, STANCE):
                desk.decide(one, desk.proposed(one))
        desk.sign()
    return place


def another(record: str, publisher: str, words: str = COPIED) -> Any:
    """Sit over another report, of which the readers offer nothing."""
    told = f"{publisher}\n\n{words}"
    reading = Reading(told, Provenance(publisher, publisher, language="fr"))
    day = Interval.of("2026-03-04")
    sha256 = take_report(record, told.encode(), publisher, audience="everyone", published=day, title=publisher)
    one = report(record, sha256, viewer=KEEPER)
    return filing(record, one, reading=lambda *_, **__: reading)


def marked(desk: Filing, words: str = REFUSED) -> tuple[int, int]:
    start = desk.sitting.reading.text.index(words)
    return start, start + len(words)


def told_again(record: str, publisher: str, *, relays: bool) -> None:
    """File a copy of the refusal on another report."""
    with another(record, publisher) as desk:
        one = next(each for each in alike(desk.there, NOBODY, REFUSED) if each.collection == "positions")
        source = may_relay(desk.there, own_source(desk), one)
        assert source
        desk.mark(*marked(desk), same(NOBODY, one), relays=source if relays else "")
        desk.sign()


NOBODY = ProposedStatement(Voice("", Attribution.BACKGROUND), REFUSED)
"""What a passage proposes that names nobody."""


def own_source(desk: Filing) -> str:
    sources = desk.there.sources
    return next(key for key, one in sources.items() if one.value.sha256 == desk.sitting.sha256)


def refusal(record: str) -> RedLine:
    (line,) = could_be_agreed(state(Request(record, KEEPER))).scenario.red_lines
    return line


def test_a_reprint_is_one_more_source_and_no_more_witness(record: str) -> None:
    assert refusal(record).witnesses == 1
    told_again(record, "Le Relais", relays=True)
    told_again(record, "Le Second Relais", relays=True)
    assert refusal(record).witnesses == 1
    told_again(record, "Le Témoin", relays=False)
    assert refusal(record).witnesses == 2
    assert len(negotiation(record, viewer=KEEPER).positions) == 4


def test_the_report_is_said_to_relay_once_however_much_of_it_is_filed(record: str) -> None:
    with another(record, "Le Relais") as desk:
        start, end = marked(desk)
        statement = next(each for each in alike(desk.there, NOBODY, REFUSED) if each.collection == "statements")
        position = next(each for each in alike(desk.there, NOBODY, REFUSED) if each.collection == "positions")
        source = may_relay(desk.there, own_source(desk), position)
        desk.mark(start, end, same(NOBODY, position), relays=source)
        desk.mark(start, end, same(NOBODY, statement), again=statement.key, relays=source)
        desk.sign()
    kinds = [line.kind for line in log(record, viewer=KEEPER).events]
    assert kinds.count("source-changed") == 1
    assert kinds[-2:] == ["position-taken", "statement-changed"]


def test_a_statement_told_again_is_the_same_statement_on_one_more_source(record: str) -> None:
    with another(record, "Le Témoin") as desk:
        one = next(each for each in alike(desk.there, NOBODY, REFUSED) if each.collection == "statements")
        desk.mark(*marked(desk), same(NOBODY, one), again=one.key)
        desk.sign()
    (statement,) = negotiation(record, viewer=KEEPER).statements.values()
    assert len({passage.source for passage in statement.passages}) == 2
    assert statement.value.content == one.recorded.value.content


def test_how_it_is_known_is_the_reports_own_and_nothing_of_what_was_known_before(record: str) -> None:
    there = negotiation(record, viewer=KEEPER)
    one = named(there, f"positions:{next(iter(there.positions))}")
    again = same(NOBODY, one)
    assert isinstance(again, ProposedPosition)
    assert again.said.attribution is Attribution.BACKGROUND
    assert (again.party, again.issue, again.options, again.stance) == (
        "upper",
        "release",
        ("release.two-thirds",),
        Stance.REFUSES,
    )
    assert (again.said.speaker, again.on) == (one.recorded.value.said.speaker, one.recorded.happened_on)
    other = structs.replace(NOBODY, said=Voice("Bastien Corvol", Attribution.ON_RECORD, party="lower"))
    assert same(other, one).said == other.said  # type: ignore[union-attr]


def test_what_is_said_against_it_takes_over_the_matter_and_no_stance(record: str) -> None:
    there = negotiation(record, viewer=KEEPER)
    one = named(there, f"positions:{next(iter(there.positions))}")
    said = against(NOBODY, one)
    assert isinstance(said, ProposedPosition)
    assert (said.party, said.issue, said.stance, said.on) == ("upper", "release", None, None)


def test_the_nearest_comes_first_and_what_a_card_does_not_hold_is_not_said_once_more(record: str) -> None:
    there = negotiation(record, viewer=KEEPER)
    near = alike(there, NOBODY.as_position("upper"), REFUSED)
    assert near[0].collection == "positions"
    assert [one.near for one in near] == sorted((one.near for one in near), reverse=True)
    key, recorded = next(iter(there.positions.items()))
    red = structs.replace(recorded, value=structs.replace(recorded.value, red_line="it is our red line"))
    with pytest.raises(InvalidEvent, match="more than a card holds"):
        same(NOBODY, Alike("positions", key, red, 0.0))
    for name in ("positions:nothing", "sources:one", ""):
        with pytest.raises(UnknownId, match="is not on record"):
            named(there, name)


def test_a_source_that_is_not_to_be_used_outside_is_not_named_in_one_that_is(record: str) -> None:
    with another(record, "Le Relais") as desk:
        one = next(each for each in alike(desk.there, NOBODY, REFUSED) if each.collection == "positions")
        key, *_ = (passage.source for passage in one.recorded.passages)
        kept = desk.there.sources[key]
        inside = structs.replace(kept, value=structs.replace(kept.value, release=Release.INTERNAL))
        sources = {**desk.there.sources, key: inside}
        assert may_relay(desk.there, own_source(desk), one) == key
        assert may_relay(structs.replace(desk.there, sources=sources), own_source(desk), one) == ""
