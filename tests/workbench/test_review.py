"""Accepting, mending, rejecting, taking back: what stands on record after each, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import structs

from pourparler.domain.decision import Decision, Ruling, held, ids
from pourparler.domain.evidence import Attribution, Level
from pourparler.domain.interval import Interval
from pourparler.domain.issue import Issue, Option
from pourparler.domain.party import Party
from pourparler.domain.position import Stance
from pourparler.domain.proposal import ActorAs, ProposedActor
from pourparler.domain.request import KEEPER
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.library import negotiation, state
from pourparler.record.opening import open_store
from pourparler.record.passage import check_passage
from pourparler.workbench.export import export
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.offer import Ground, Offer
from pourparler.workbench.precision import precision
from pourparler.workbench.review import Sitting, sitting
from pourparler.workbench.verify import verify
from tests.conftest import ROOT
from tests.reports import CANDIDATES, REFUSED, TEXT, read_by_hand

ACTOR, STATEMENT, DATE, STANCE, HEARSAY, HEARSAY_STANCE, MEETING, PLANNED, STEP, CLAIM = range(1, 11)


@pytest.fixture
def record(tmp_path: Path) -> str:
    place = str(tmp_path / "talks.pourparler")
    import_dossier(ROOT / "examples" / "reading", place)
    return place


@pytest.fixture
def report(tmp_path: Path) -> str:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, "utf-8")
    return str(file)


@pytest.fixture
def sat(record: str, report: str) -> Iterator[Sitting]:
    with sitting(report, record, reading=read_by_hand) as found:
        yield found


def mended(sat: Sitting, number: int, said: dict[str, Any] | None = None, **fields: Any) -> Any:
    """What a candidate proposes, some of its fields and of its voice's mended."""
    proposal: Any = sat.proposed(number)
    if said:
        fields["said"] = structs.replace(proposal.said, **said)
    return structs.replace(proposal, **fields)


def nouns(record: str, collection: str, **seen: Any) -> list[Any]:
    return list(getattr(negotiation(record, **{"viewer": KEEPER, **seen}), collection).values())


def test_a_statement_is_written_with_its_passages_and_the_source_once(sat: Sitting, record: str) -> None:
    sat.accept(STATEMENT)
    sat.accept(HEARSAY)
    first, second = nouns(record, "statements")
    assert first.value.content == REFUSED
    assert (first.value.said.speaker, first.value.said.party) == ("Aline Fauvel", "upper")
    assert first.value.said.attribution is Attribution.ON_RECORD
    assert str(first.happened_on) == "2026-03-02"  # the day named in its sentence
    assert str(second.happened_on) == "2026-03-03"  # the report's
    (source,) = nouns(record, "sources")
    assert (source.value.publisher, source.value.author, source.value.language) == ("Le Héraut", "Odile Marchal", "fr")
    with open_store(record) as store:
        assert store.text("river-talks", "everyone", source.value.sha256) == TEXT
    for passage in (*first.passages, *second.passages):
        assert passage.source == source.value.id
        assert TEXT[passage.start : passage.end] == passage.quote
        check_passage(passage, TEXT)
    assert verify(record, viewer=KEEPER).sound()


def test_hearsay_stays_hearsay_and_accepts_nothing(sat: Sitting, record: str) -> None:
    sat.accept(HEARSAY)
    sat.accept(HEARSAY_STANCE, mended(sat, HEARSAY_STANCE, party="lower", issue="release", options=("release.half",)))
    (position,) = nouns(record, "positions")
    assert position.value.said.hearsay
    assert position.value.said.attribution is Attribution.ANONYMOUS
    release = next(issue for issue in state(record, level=Level.ANY, viewer=KEEPER).issues if issue.issue == "release")
    cell = next(c for c in release.cells if c.party == "lower")
    assert all(option.verdict.value != "acceptable" for option in cell.options)


def test_what_is_inferred_is_said_so_unless_a_person_wrote_it(sat: Sitting, record: str) -> None:
    sat.accept(STATEMENT)
    assert "inferred: party" in nouns(record, "statements")[0].note
    sat.undo()
    sat.accept(STATEMENT, mended(sat, STATEMENT, {"party": "commission"}))
    assert "inferred" not in nouns(record, "statements")[0].note


def test_a_stance_takes_its_voice_from_the_statement_around_it(sat: Sitting, record: str) -> None:
    sat.accept(STANCE)
    (position,) = nouns(record, "positions")
    assert (position.value.party, position.value.issue, position.value.options) == (
        "upper",
        "release",
        ("release.two-thirds",),
    )
    assert position.value.stance is Stance.REFUSES
    assert position.value.said.speaker == "Aline Fauvel"
    assert position.value.said.attribution is Attribution.ON_RECORD


def test_a_stance_in_nobodys_words_is_the_authors_inference(record: str, report: str) -> None:
    def alone(data: bytes, name: str, **_: object) -> Any:
        whole = read_by_hand(data, name)
        return structs.replace(whole, candidates=(CANDIDATES[STANCE - 1],))

    with sitting(report, record, reading=alone) as found:
        found.accept(1)
    assert nouns(record, "positions")[0].value.said.attribution is Attribution.AUTHORS_INFERENCE


def test_one_side_speaking_for_the_other_is_a_claim_by_the_other_side(record: str, report: str) -> None:
    def crossed(data: bytes, name: str, **_: object) -> Any:
        whole = read_by_hand(data, name)
        stance = structs.replace(CANDIDATES[STANCE - 1].found, party="lower")
        changed = structs.replace(CANDIDATES[STANCE - 1], found=stance)
        return structs.replace(whole, candidates=(CANDIDATES[STATEMENT - 1], changed))

    with sitting(report, record, reading=crossed) as found:
        found.accept(2)
    assert nouns(record, "positions")[0].value.said.attribution is Attribution.CLAIM_BY_OTHER_SIDE


def test_a_meeting_held_is_a_session_and_one_to_come_a_next_step(sat: Sitting, record: str) -> None:
    sat.accept(MEETING)
    sat.accept(PLANNED)
    sat.accept(STEP)
    (session,) = nouns(record, "sessions")
    assert (session.value.place, str(session.happened_on)) == ("Pont-l’Ormeau", "2026-03-02")
    known, unknown = session.value.participants
    assert (known.name, known.party, known.delegate) == ("Aline Fauvel", "upper", "fauvel")
    assert (unknown.name, unknown.party, unknown.delegate) == ("Bastien Corvol", None, None)
    steps = nouns(record, "next_steps")
    assert {str(step.value.due) for step in steps} == {"2026-03-12"}
    assert all(str(step.happened_on) == "2026-03-03" for step in steps)


def test_a_claim_and_a_date(sat: Sitting, record: str) -> None:
    sat.accept(CLAIM)
    (claim,) = nouns(record, "claims")
    assert (claim.value.topic, claim.value.figure) == ("points (Le projet)", "9")
    assert "12 à 9 points" in claim.value.content
    before = len(negotiation(record, viewer=KEEPER).claims)
    assert sat.accept(DATE).events == ()
    assert len(negotiation(record, viewer=KEEPER).claims) == before
    assert DATE not in sat.undecided()


def test_an_actor_becomes_a_delegate_or_a_party(sat: Sitting, record: str) -> None:
    sat.accept(ACTOR, mended(sat, ACTOR, id="fauvel-2"))
    assert "fauvel-2" in negotiation(record, viewer=KEEPER).delegates
    sat.undo()
    sat.accept(ACTOR, ProposedActor("Liste Fauvel", ActorAs.PARTY, "fauvel-list", on=sat.published))
    assert "fauvel-list" in negotiation(record, viewer=KEEPER).parties


def test_what_is_not_on_record_is_refused_until_it_is_added_and_never_invented(sat: Sitting, record: str) -> None:
    with pytest.raises(InvalidEvent, match="party is needed"):
        sat.accept(HEARSAY_STANCE)
    with pytest.raises(UnknownId, match="east is not on record"):
        sat.accept(HEARSAY_STANCE, mended(sat, HEARSAY_STANCE, party="east", issue="release"))
    assert not nouns(record, "positions")
    new = [
        Party("east", "Est"),
        Issue("fish", "Pêche"),
        Option("fish.none", "fish", "aucune pêche", "east"),
    ]
    sat.accept(HEARSAY_STANCE, mended(sat, HEARSAY_STANCE, party="east", issue="fish", options=("fish.none",)), new)
    there = negotiation(record, viewer=KEEPER)
    assert there.parties["east"].value.name == "Est"
    assert there.options["fish.none"].value.issue == "fish"
    assert there.options["fish.none"].passages  # it rests on the report
    assert verify(record, viewer=KEEPER).sound()


@pytest.mark.parametrize(
    ("number", "field", "value"),
    [
        (STATEMENT, "content", ""),
        (STANCE, "options", ("panel.none",)),
        (STANCE, "stance", None),
        (STANCE, "options", "release.half"),
        (MEETING, "on", None),
        (STATEMENT, "on", Interval.of("2999-01-01")),
    ],
)
def test_a_wrong_field_is_refused_in_a_sentence_and_nothing_is_written(
    sat: Sitting, record: str, number: int, field: str, value: Any
) -> None:
    before = verify(record, viewer=KEEPER).events
    with pytest.raises(InvalidEvent) as caught:
        sat.accept(number, mended(sat, number, **{field: value}))
    assert str(caught.value).endswith(".")
    assert verify(record, viewer=KEEPER).events == before
    assert number in sat.undecided()


def test_undo_retracts_and_the_candidate_can_be_accepted_again(sat: Sitting, record: str) -> None:
    sat.accept(STATEMENT)
    sat.reject(DATE)
    assert sat.undo() == DATE
    assert sat.undo() == STATEMENT
    assert sat.undo() is None
    assert not nouns(record, "statements")
    assert STATEMENT in sat.undecided()
    sat.accept(STATEMENT)
    assert len(nouns(record, "statements")) == 1
    assert len(nouns(record, "sources")) == 1
    assert verify(record, viewer=KEEPER).sound()


def test_decisions_are_kept_and_the_next_sitting_starts_behind_them(record: str, report: str) -> None:
    with sitting(report, record, reading=read_by_hand) as found:
        found.accept(STATEMENT)
        found.accept(STANCE, mended(found, STANCE, party="lower"))
        found.reject(ACTOR)
    with sitting(report, record, reading=read_by_hand) as found:
        assert not {ACTOR, STATEMENT, STANCE} & set(found.undecided())
        assert len(found.undecided()) == len(CANDIDATES) - 3
        with pytest.raises(InvalidEvent, match="decided already"):
            found.accept(STATEMENT)
    with open_store(record) as store:
        kept = store.decisions("river-talks", "everyone")
    assert [one.ruling for one in kept] == [Ruling.ACCEPT, Ruling.EDIT, Ruling.REJECT]
    assert kept[0].proposed["content"] == REFUSED
    assert kept[1].proposed["party"] == "upper"
    assert kept[1].accepted["party"] == "lower"
    assert kept[0].candidate == ids(CANDIDATES)[STATEMENT - 1]


def test_precision_is_recomputed_from_the_decisions(sat: Sitting, record: str) -> None:
    assert precision(record, viewer=KEEPER) == {}
    sat.accept(STATEMENT)
    sat.accept(HEARSAY, mended(sat, HEARSAY, content="la moitié serait acceptée"))  # mended, yet the same people
    sat.accept(STANCE, mended(sat, STANCE, party="lower"))  # somebody else
    sat.reject(DATE)
    assert precision(record, viewer=KEEPER) == {
        ("statement", "fr"): (2, 2),
        ("stance", "fr"): (0, 1),
        ("date", "fr"): (0, 1),
    }
    sat.undo()
    sat.leave(DATE)  # not needed is not wrong
    assert ("date", "fr") not in precision(record, viewer=KEEPER)
    assert precision(record, viewer="north") == {}


def test_a_restricted_viewers_export_shows_no_decision_and_no_source_of_another_audience(
    record: str, report: str, tmp_path: Path
) -> None:
    with sitting(report, record, audience="chair", reading=read_by_hand) as found:
        found.accept(STATEMENT)
        found.reject(DATE)
        assert found.own_id("east") == "east@chair"
    own = negotiation(record, viewer="chair")
    assert all(key.endswith("@chair") for key in (*own.statements, *own.sources))
    for viewer in ("everyone", "north"):
        export(record, tmp_path / viewer, viewer=viewer)
        whole = b"".join(file.read_bytes() for file in (tmp_path / viewer).rglob("*") if file.is_file())
        for word in ("Héraut", "Fauvel a dit", REFUSED, "reject", "ruling", "chair", "le-heraut"):
            assert word.encode() not in whole
    with sitting(report, record, reading=read_by_hand) as found:  # what another audience decided is not told
        assert STATEMENT in found.undecided()


def test_events_text_and_decision_are_written_together_or_not_at_all(
    sat: Sitting, record: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError("the disk is gone")

    before = Path(record).read_bytes()
    monkeypatch.setattr("pourparler.record.store.keep_decisions", fails)
    with pytest.raises(OSError, match="gone"):
        sat.accept(STATEMENT)
    assert Path(record).read_bytes() == before
    monkeypatch.undo()
    sat.accept(STATEMENT)
    assert len(nouns(record, "statements")) == 1


def test_two_audiences_may_each_hold_the_report(record: str, report: str, tmp_path: Path) -> None:
    with sitting(report, record, audience="chair", reading=read_by_hand) as found:
        found.accept(STATEMENT)
    with sitting(report, record, reading=read_by_hand) as found:
        found.accept(HEARSAY)
    assert len(nouns(record, "sources", viewer="everyone")) == 1
    assert len(nouns(record, "sources", viewer="chair")) == 2
    assert verify(record, viewer=KEEPER).sound()


def test_what_the_team_decided_for_itself_stays_undecided_for_everyone(record: str, report: str) -> None:
    with sitting(report, record, audience="team", reading=read_by_hand) as own:
        own.reject(DATE)
        own.reject(CLAIM)
    with sitting(report, record, audience="everyone", reading=read_by_hand) as found:
        assert found.undecided() == list(range(1, len(CANDIDATES) + 1))
        assert all(measured.judged == 0 for measured in found.measured().values())
        found.reject(DATE)
    with sitting(report, record, audience="team", reading=read_by_hand) as own:
        assert set(own.decisions()) == {DATE, CLAIM}


def test_a_decision_of_an_older_release_is_still_read() -> None:
    kept = (
        b'{"text":"t","candidate":"c","ruling":"edit","reader":"statement","kind":"statement","language":"fr",'
        b'"held":true,"proposed":{"number":2},"accepted":{"speaker":"A. Fauvel","hearsay":"no"},"events":[],"at":""}'
    )
    decision = msgspec.json.decode(kept, type=Decision)
    assert decision.accepted == {"speaker": "A. Fauvel", "hearsay": "no"}
    assert held([decision]) == {("statement", "fr"): (1, 1)}


def test_what_is_said_on_no_day_was_said_when_the_report_was_published(record: str, report: str) -> None:
    span = Interval.of("2026-03-03/2026-03-05")

    def undated(data: bytes, name: str, **_: object) -> Any:
        whole = read_by_hand(data, name)
        return structs.replace(whole, provenance=structs.replace(whole.provenance, published=None))

    with sitting(report, record, reading=undated, published=span) as found:
        assert found.proposed(HEARSAY).on == span
        assert found.proposed(STATEMENT).on == Interval.of("2026-03-02")  # the day named in its sentence


def test_a_meeting_on_no_day_that_is_told_is_offered_the_day_of_the_report_and_no_more(sat: Sitting) -> None:
    open_day = mended(sat, MEETING, on=None)
    assert sat.offered(MEETING, open_day)["on"] == Offer(Interval.of("2026-03-03"), Ground.PUBLISHED)
    with pytest.raises(InvalidEvent, match="on is needed"):
        sat.accept(MEETING, open_day)


def test_the_issue_accepted_last_is_offered_and_never_filled_in(sat: Sitting) -> None:
    assert "issue" not in sat.offered(HEARSAY_STANCE, sat.proposed(HEARSAY_STANCE))
    sat.accept(STANCE)
    proposal: Any = sat.proposed(HEARSAY_STANCE)
    assert proposal.issue is None
    assert sat.offered(HEARSAY_STANCE, proposal)["issue"] == Offer("release", Ground.BEFORE)
    sat.undo()
    assert "issue" not in sat.offered(HEARSAY_STANCE, proposal)


def test_one_side_is_never_offered_for_the_words_of_another(sat: Sitting) -> None:
    sat.accept(STANCE)  # of the upper valley
    assert "party" not in sat.offered(HEARSAY_STANCE, sat.proposed(HEARSAY_STANCE))  # it names the lower valley
    sat.accept(STATEMENT)
    assert "said.party" not in sat.offered(HEARSAY, sat.proposed(HEARSAY))  # a source that is not named


def test_who_a_speaker_was_before_is_offered_for_the_same_name(sat: Sitting) -> None:
    sat.accept(STATEMENT, mended(sat, STATEMENT, {"party": None, "delegate": "fauvel"}))
    stance = mended(sat, STANCE, {"party": None}, party=None)
    offered = sat.offered(STANCE, stance)
    assert offered["said.delegate"] == Offer("fauvel", Ground.BEFORE)
    assert offered["party"] == Offer("upper", Ground.BEFORE)  # for whom she speaks
    other = mended(sat, STANCE, {"party": "lower"})
    assert "said.delegate" not in sat.offered(STANCE, other)  # she speaks for another party


def test_what_is_offered_is_no_part_of_what_is_accepted(sat: Sitting, record: str) -> None:
    sat.accept(STATEMENT)
    sat.accept(HEARSAY)
    assert nouns(record, "statements")[1].value.said.party is None


def test_a_statement_is_accepted_as_a_position_with_the_statement_beside_it(sat: Sitting, record: str) -> None:
    said: Any = sat.proposed(STATEMENT)
    position = structs.replace(said.as_position(), issue="release", stance=Stance.REFUSES)
    decision = sat.accept(STATEMENT, position)
    assert (decision.ruling, decision.held, len(decision.events)) == (Ruling.EDIT, True, 2)
    (taken,), (noted,) = nouns(record, "positions"), nouns(record, "statements")
    assert (taken.value.party, taken.value.paraphrase) == ("upper", REFUSED)
    assert (noted.value.content, noted.value.said) == (REFUSED, taken.value.said)
    assert taken.note == noted.note
    sat.undo()
    assert not nouns(record, "positions")
    assert not nouns(record, "statements")


def test_the_statement_beside_it_can_be_left_out(sat: Sitting, record: str) -> None:
    said: Any = sat.proposed(STATEMENT)
    sat.accept(STATEMENT, structs.replace(said.as_next_step(), statement=""))
    assert len(nouns(record, "next_steps")) == 1
    assert not nouns(record, "statements")


def test_a_statement_taken_for_anothers_position_is_a_claim_by_the_other_side(sat: Sitting) -> None:
    said: Any = sat.proposed(STATEMENT)
    assert said.as_position("lower").said.attribution is Attribution.CLAIM_BY_OTHER_SIDE
    assert said.as_precondition("upper").said.attribution is Attribution.ON_RECORD


def test_whoever_said_it_stands_only_if_the_voice_does(sat: Sitting) -> None:
    said: Any = sat.proposed(STATEMENT)
    other = structs.replace(said, said=structs.replace(said.said, party="lower"))
    assert not sat.accept(STATEMENT, other.as_precondition()).held
