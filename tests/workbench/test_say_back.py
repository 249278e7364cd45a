"""A party is said back how it was understood; what it answers is its own word, and what it leaves changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from rich.console import Console

from pourparler.brief.page.sheet import sheet_page
from pourparler.brief.plain.say_back import say_back_csv
from pourparler.brief.sections.next_step import next_steps
from pourparler.brief.sections.say_back import sheet_of
from pourparler.brief.terminal.brief import render_section
from pourparler.brief.terminal.sheet import render_sheet
from pourparler.brief.words.citation import Citing
from pourparler.brief.words.language import language
from pourparler.brief.words.references import References
from pourparler.domain.cell import Cell, Verdict
from pourparler.domain.evidence import Attribution, Authority, EvidenceClass, Level, Voice
from pourparler.domain.next_step import NextStep, Precondition
from pourparler.domain.position import Condition, Stance
from pourparler.domain.request import Request
from pourparler.domain.say_back import Answer, Answering, Reply, SayBack, Understood
from pourparler.domain.source import Passage, Release
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.domain.statement import Claim, Statement
from pourparler.errors import InvalidEvent, PourparlerError, UnknownId
from pourparler.record.event import Event
from pourparler.record.events.claim import ClaimMade
from pourparler.record.events.next_step import NextStepAnnounced
from pourparler.record.events.precondition import PreconditionSet
from pourparler.record.events.statement import StatementNoted
from pourparler.workbench.say_back import say_back
from pourparler.workbench.say_back_answers import read_back, record
from pourparler.workbench.say_back_file import COLUMNS, read_answers
from pourparler.workbench.state import state
from pourparler.workbench.verify import verify
from tests.making import CITED, day, delegate, ground, issue, option, position, source
from tests.web.visit import kept

MINISTER = Voice("A. Minister", Attribution.ON_RECORD, delegate="minister")
RUMOUR = Voice("media", Attribution.ANONYMOUS, hearsay=True)
DAY = date(2025, 12, 5)
BY = Answering(DAY, delegate="minister")


def facts() -> list[Event | tuple[str, Event]]:
    on: dict[str, Any] = {"happened_on": day("2025-11-25"), "passages": CITED}
    quoted = (Passage("letter", quote="We shall never go below that"),)
    step = NextStep("meet", "the delegations meet again", MINISTER, ("north",))
    return [
        *ground(),
        issue("border"),
        option("border.river"),
        option("border.hills"),
        delegate("minister", "north", Authority.PRINCIPAL),
        delegate("envoy", "north"),
        position("p-own", "north", Stance.REFUSES, "army.small", said=MINISTER, cited=quoted),
        position("p-said", "north", Stance.ACCEPTS, "border.river", said=RUMOUR, about="border"),
        position("p-other", "south", Stance.REFUSES, "army.large"),
        (
            "north+team",
            position(
                "p-kept@north+team",
                "north",
                Stance.ACCEPTS,
                "border.hills",
                said=RUMOUR,
                about="border",
            ),
        ),
        PreconditionSet(**on, precondition=Precondition("wish", "north", "a withdrawal", RUMOUR)),
        NextStepAnnounced(**on, next_step=step),
        ClaimMade(**on, claim=Claim("count", "points", "the text has 19 points", MINISTER)),
        ClaimMade(
            **on,
            claim=Claim("rival", "points", "the text has 19 points", Voice("S", Attribution.ON_RECORD, party="south")),
        ),
    ]


@pytest.fixture
def asked(tmp_path: Path) -> Request:
    return Request(str(kept(tmp_path, *facts(), keeper="team", team="team")), "everyone")


def line(told: SayBack, key: str) -> Understood:
    return next(one for one in told.lines if one.id == key)


def answer(told: SayBack, key: str, reply: Reply, **more: Any) -> Answer:
    return Answer(line(told, key).number, reply, **more)


def verdict(request: Request, issue_: str, option_: str, level: Level = Level.OFFICIAL) -> Verdict:
    stands = state(structs.replace(request, level=level)).standing(issue_)
    assert stands is not None
    return stands.cell("north").option(option_).verdict


def test_a_sheet_holds_what_is_on_record_of_one_party_its_own_word_first(asked: Request) -> None:
    told = say_back(asked, "north")
    assert [(one.id, one.evidence.name) for one in told.lines] == [
        ("p-own", "OWN_WORD"),
        ("meet", "OWN_WORD"),
        ("count", "OWN_WORD"),
        ("p-said", "SECOND_HAND"),
        ("wish", "SECOND_HAND"),
    ]
    assert len({one.number for one in told.lines}) == len(told.lines)


def test_what_others_say_is_told_as_that(asked: Request) -> None:
    sheet = sheet_of(say_back(asked, "north"), language("en"))
    own, others, *_ = sheet.sections
    words = repr(others)
    assert own.title == "In your own words, as we have them"
    assert "North refuses “army.small” on Army." in repr(own)
    assert "We shall never go below that" in repr(own)
    assert "North is said to accept “border.river”" in words
    assert "North is said to want to see first: a withdrawal" in words
    assert "correct: we say so ourselves" in words
    assert "is said" not in repr(own)


def test_nothing_that_the_viewer_may_not_see_leaves_a_trace_on_a_sheet(asked: Request, tmp_path: Path) -> None:
    open_facts = [one for one in facts() if not isinstance(one, tuple)]
    folder = tmp_path / "bare"
    folder.mkdir()
    bare = structs.replace(asked, location=str(kept(folder, *open_facts, keeper="team", team="team")))
    for say in (language("en"), language("fr")):
        with_it, without = (sheet_page(sheet_of(say_back(r, "north"), say), say) for r in (asked, bare))
        assert with_it == without
    north = say_back(structs.replace(asked, viewer="north"), "north")
    assert "p-kept@north+team" in {one.id for one in north.lines}


def test_a_sheet_can_be_handed_out_where_the_party_may_see_all_of_it(asked: Request) -> None:
    for viewer, may in (("everyone", True), ("north", True), ("south", False), ("team", False), ("", False)):
        told = say_back(structs.replace(asked, viewer=viewer), "north")
        assert told.for_party is may, viewer
        cautions = sheet_of(told, language("en")).cautions
        assert bool(cautions) is not may
        assert not cautions or cautions[0].startswith("For the team only: not to be handed out.")


def test_a_line_has_the_same_number_for_every_viewer_and_on_every_later_day(asked: Request) -> None:
    numbers = {one.id: one.digits for one in say_back(asked, "north").lines}
    team = {one.id: one.digits for one in say_back(structs.replace(asked, viewer="team"), "north").lines}
    later = {one.id: one.digits for one in say_back(structs.replace(asked, as_of=date(2026, 1, 1)), "north").lines}
    assert numbers.items() <= team.items()
    assert numbers == later


def test_reading_back_writes_nothing(asked: Request) -> None:
    before = Path(asked.location).read_bytes()
    told = say_back(asked, "north")
    ready = read_back(asked, "north", [answer(told, "p-own", Reply.NOT_OURS)], BY)
    assert ready.unanswered == 4
    assert Path(asked.location).read_bytes() == before


REPLIES = st.dictionaries(
    st.sampled_from(["p-own", "meet", "count", "p-said", "wish"]), st.sampled_from(list(Reply)), min_size=1, max_size=4
)


@given(replies=REPLIES)
@settings(max_examples=8)
def test_what_is_not_answered_changes_nothing(
    replies: dict[str, Reply], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("silence")
    asked = Request(str(kept(folder, *facts(), keeper="team", team="team")), "everyone")
    told = say_back(asked, "north")
    before = {level: state(structs.replace(asked, level=level)) for level in Level}
    record(asked, "north", [_answered(told, key, reply) for key, reply in replies.items()], BY)
    after = {level: state(structs.replace(asked, level=level)) for level in Level}
    for level in Level:
        for name, key in (("army", "p-own"), ("border", "p-said")):
            if key not in replies:
                assert _cell(before[level], name) == _cell(after[level], name)
        if "wish" not in replies:
            assert before[level].preconditions == after[level].preconditions
        if "meet" not in replies:
            assert before[level].steps == after[level].steps
    silent = {one.id for one in told.lines} - replies.keys()
    still = {one.id: one for one in say_back(asked, "north").lines}
    assert {key: line(told, key).heard for key in silent} == {key: still[key].heard for key in silent}


def _cell(now: StateOfPlay, issue_: str) -> Cell:
    stands = now.standing(issue_)
    assert stands is not None
    return structs.replace(stands.cell("north"), last_heard=None)


def _answered(told: SayBack, key: str, reply: Reply) -> Answer:
    words = "other words" if reply is Reply.AMENDED else ""
    return answer(told, key, reply, words=words)


def test_nothing_follows_from_silence_alone(asked: Request) -> None:
    before = Path(asked.location).read_bytes()
    with pytest.raises(InvalidEvent, match="no line is answered"):
        record(asked, "north", [], BY)
    assert Path(asked.location).read_bytes() == before


def test_what_is_confirmed_is_the_partys_own_word(asked: Request) -> None:
    assert verdict(asked, "border", "border.river", Level.ANY) is Verdict.UNKNOWN
    told = say_back(asked, "north")
    record(asked, "north", [answer(told, key, Reply.CORRECT) for key in ("p-said", "wish", "meet", "count")], BY)
    assert verdict(asked, "border", "border.river") is Verdict.ACCEPTABLE
    now = state(asked)
    assert [(one.value.party, one.value.said.delegate) for one in now.preconditions] == [("north", "minister")]
    assert len(now.negotiation.next_steps) == 1, "a step happens once"
    again = line(say_back(asked, "north"), f"north-position-{line(told, 'p-said').number}-2025-12-05")
    assert [word.evidence for word in again.heard] == [EvidenceClass.OWN_WORD, EvidenceClass.SECOND_HAND]
    assert again.number == line(told, "p-said").number


@pytest.mark.parametrize("level", list(Level))
def test_what_is_disowned_counts_no_longer_and_stays_on_record_as_reported(asked: Request, level: Level) -> None:
    told = say_back(asked, "north")
    record(asked, "north", [answer(told, key, Reply.NOT_OURS) for key in ("p-own", "p-said", "wish", "count")], BY)
    assert verdict(asked, "army", "army.small", level) is Verdict.UNKNOWN
    assert verdict(asked, "border", "border.river", level) is Verdict.UNKNOWN
    now = state(asked)
    assert {"p-own", "p-said"} <= now.negotiation.positions.keys()
    assert now.preconditions == ()
    assert [one.id for one in say_back(asked, "north").lines] == ["meet"]
    denied = [key for one in now.negotiation.statements.values() for key in one.value.denies()]
    assert ("claims", "rival") not in denied, "what another party asserts is not denied with it"


def test_a_denial_by_whoever_has_less_authority_is_told_to_lift_nothing(asked: Request) -> None:
    told = say_back(asked, "north")
    ready = read_back(asked, "north", [answer(told, "p-own", Reply.NOT_OURS)], Answering(DAY, delegate="envoy"))
    assert ready.standing == (line(told, "p-own").number,)
    assert read_back(asked, "north", [answer(told, "p-own", Reply.NOT_OURS)], BY).standing == ()


def test_an_assertion_that_others_deny_or_that_is_denied_with_less_authority_is_read_back_all_the_same(
    tmp_path: Path,
) -> None:
    south = Voice("S", Attribution.ON_RECORD, party="south")
    envoy = Voice("An envoy", Attribution.ON_RECORD, delegate="envoy")
    denials = [
        StatementNoted(
            happened_on=day("2025-12-01"),
            passages=CITED,
            statement=Statement(key, said, "no", denies_claims=("count",)),
        )
        for key, said in (("rival-denies", south), ("envoy-denies", envoy))
    ]
    request = Request(str(kept(tmp_path, *facts(), *denials, keeper="team", team="team")), "everyone")
    told = say_back(request, "north")
    ready = read_back(request, "north", [answer(told, "count", Reply.NOT_OURS)], Answering(DAY, delegate="envoy"))
    assert ready.standing == (line(told, "count").number,)
    record(request, "north", [answer(told, "count", Reply.NOT_OURS)], BY)
    assert "count" not in {one.id for one in say_back(request, "north").lines}


def test_the_room_to_answer_keeps_to_its_lines_at_eighty_columns(asked: Request) -> None:
    for code in ("en", "fr"):
        say = language(code)
        console = Console(width=80, color_system=None)
        with console.capture() as capture:
            console.print(render_sheet(sheet_of(say_back(asked, "north"), say), say))
        assert not [words for words in capture.get().split() if set(words) == {"_"} and len(words) < 20], code


def test_what_is_amended_stands_in_the_place_of_what_was_understood(asked: Request) -> None:
    told = say_back(asked, "north")
    amended = answer(
        told,
        "p-own",
        Reply.AMENDED,
        stance=Stance.CONDITIONAL,
        options=("army.middle",),
        words="We could live with it",
        condition=Condition(("border.river",)),
    )
    ready = read_back(asked, "north", [amended], BY)
    ((_, _, sentences),) = ready.sentences(language("en"))
    assert "It denies what is on record: North refuses “army.small” on Army" in sentences[0]
    assert "North accepts on a condition “army.middle” on Army, if “border.river”" in sentences[1]
    record(asked, "north", [amended], BY)
    assert verdict(asked, "army", "army.small") is Verdict.UNKNOWN
    assert verdict(asked, "army", "army.middle") is Verdict.CONDITIONAL


@pytest.mark.parametrize(
    ("key", "more", "why"),
    [
        ("p-own", {}, "nothing else is put in its place"),
        ("p-own", {"options": ("border.river",)}, "is no option of the issue army"),
        ("p-own", {"stance": Stance.REFUSES, "condition": Condition((), event="rain")}, "a condition goes with"),
        ("wish", {"stance": Stance.REFUSES}, "is amended in words"),
        ("wish", {}, "nothing else is put in its place"),
    ],
)
def test_an_amendment_that_does_not_fit_is_refused_in_a_sentence(
    asked: Request, key: str, more: dict[str, Any], why: str
) -> None:
    before = Path(asked.location).read_bytes()
    told = say_back(asked, "north")
    with pytest.raises(PourparlerError, match=why):
        record(asked, "north", [answer(told, key, Reply.AMENDED, **more)], BY)
    assert Path(asked.location).read_bytes() == before


def test_a_number_that_is_no_line_or_is_answered_twice_is_refused(asked: Request) -> None:
    told = say_back(asked, "north")
    with pytest.raises(UnknownId, match="is no line of the sheet"):
        read_back(asked, "north", [Answer("0000", Reply.CORRECT)], BY)
    with pytest.raises(UnknownId, match="is no line of the sheet"):
        read_back(asked, "north", [Answer(told.lines[0].digits[:2], Reply.CORRECT)], BY)
    twice = [answer(told, "p-own", Reply.CORRECT), Answer(line(told, "p-own").digits, Reply.NOT_OURS)]
    with pytest.raises(InvalidEvent, match="is answered twice"):
        read_back(asked, "north", twice, BY)


def test_a_line_that_says_something_else_by_now_is_not_answered_by_its_old_number(asked: Request) -> None:
    told = say_back(asked, "north")
    number = line(told, "p-own").number
    changed = answer(told, "p-own", Reply.AMENDED, stance=Stance.OPPOSES)
    record(asked, "north", [changed], BY)
    with pytest.raises(UnknownId, match=f"{number} is no line of the sheet"):
        record(asked, "north", [Answer(number, Reply.CORRECT)], BY)


def test_what_is_kept_to_some_is_not_answered_before_others(asked: Request) -> None:
    north = structs.replace(asked, viewer="north")
    told = say_back(north, "north")
    confirmed = [answer(told, "p-kept@north+team", Reply.CORRECT)]
    with pytest.raises(InvalidEvent, match="kept to north\\+team"):
        record(structs.replace(asked, viewer="team"), "north", confirmed, BY)
    record(north, "north", confirmed, BY, audience="north+team")
    assert verdict(north, "border", "border.hills") is Verdict.ACCEPTABLE
    assert verdict(asked, "border", "border.hills") is Verdict.UNKNOWN
    assert verdict(structs.replace(asked, viewer="south"), "border", "border.hills", Level.ANY) is Verdict.UNKNOWN


def test_answers_are_a_source_of_which_every_passage_holds(asked: Request) -> None:
    told = say_back(asked, "north")
    entries = record(
        asked,
        "north",
        [answer(told, "p-own", Reply.CORRECT), answer(told, "p-said", Reply.NOT_OURS)],
        Answering(DAY, speaker="B. Somebody"),
        by="ana",
    )
    assert len(entries) == 3
    assert verify(asked.location, viewer="team").sound()
    now = state(asked).negotiation
    cited = now.positions[f"north-position-{line(told, 'p-own').number}-2025-12-05"].passages
    assert cited[0].quote == "North refuses “army.small” on Army. — correct"
    assert now.sources[cited[0].source].value.author == "B. Somebody"


def test_sent_twice_they_are_recorded_once(asked: Request) -> None:
    told = say_back(asked, "north")
    answers = [answer(told, "p-own", Reply.CORRECT)]
    assert record(asked, "north", answers, BY) == record(asked, "north", answers, BY)


def test_a_delegate_of_another_party_does_not_answer(asked: Request) -> None:
    told = say_back(asked, "north")
    with pytest.raises(UnknownId, match="no delegate on record is called nobody"):
        read_back(asked, "north", [answer(told, "p-own", Reply.CORRECT)], Answering(DAY, delegate="nobody"))
    with pytest.raises(InvalidEvent, match="does not speak for south"):
        south = say_back(asked, "south")
        read_back(asked, "south", [answer(south, "p-other", Reply.CORRECT)], BY)


def test_a_delegate_and_somebody_else_do_not_answer_together(asked: Request) -> None:
    told = say_back(asked, "north")
    both = Answering(DAY, delegate="minister", speaker="B. Somebody")
    with pytest.raises(InvalidEvent, match=r"minister answers, or B\. Somebody does"):
        read_back(asked, "north", [answer(told, "p-own", Reply.CORRECT)], both)


def test_the_brief_tells_what_a_party_denies_and_on_what_that_rests(asked: Request) -> None:
    told = say_back(asked, "north")
    record(asked, "north", [answer(told, "wish", Reply.NOT_OURS)], BY)
    now = state(asked).negotiation
    section = next_steps(Citing(now, language("en"), References(now)), state(asked))
    console = Console(width=110, color_system=None)
    with console.capture() as capture:
        console.print(*render_section(section))
    assert "a withdrawal — denied by Minister, 5 December 2025 [2]" in capture.get()


def test_a_sheet_without_a_line_asks_for_no_answer(tmp_path: Path) -> None:
    request = Request(str(kept(tmp_path, *ground())), "everyone")
    sheet = sheet_of(say_back(request, "north"), language("en"))
    assert sheet.intro == ()
    assert "Silence is not consent" in repr(sheet.sections)


def test_answers_are_bound_as_strictly_as_what_was_read_back(tmp_path: Path) -> None:
    bound = structs.replace(
        source("inside@team"), source=structs.replace(source("inside@team").source, release=Release.INTERNAL)
    )  # type: ignore[attr-defined,type-var]
    said = position("p@team", "north", Stance.REFUSES, "army.small", cited=(Passage("inside@team"),))
    place = kept(tmp_path, *ground(), ("team", bound), ("team", said), keeper="team", team="team")
    request = Request(str(place), "team")
    told = say_back(request, "north")
    record(request, "north", [answer(told, "p@team", Reply.CORRECT)], Answering(DAY), audience="team")
    (source_,) = (one.value for one in state(request).negotiation.sources.values() if one.value.kind == "say-back")
    assert source_.release is Release.INTERNAL
    outside = state(structs.replace(request, for_others=True)).negotiation
    assert not outside.positions


def test_the_table_of_a_sheet_takes_its_answers(asked: Request, tmp_path: Path) -> None:
    told = say_back(asked, "north")
    rows = say_back_csv(told, language("en"), COLUMNS).splitlines()
    number = line(told, "p-own").number
    at = next(place for place, row in enumerate(rows) if row.startswith(f"{number},"))
    cells = len(COLUMNS) - 1 - rows[at].rstrip(",").count(",")
    rows[at] = rows[at].rstrip(",") + "," + "not ours" + "," * (cells - 1)
    file = tmp_path / "answers.csv"
    file.write_text("\n".join(rows), "utf-8")
    assert [(one.number, one.reply) for one in read_answers(file)] == [(number, Reply.NOT_OURS)]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "is empty"),
        ("answer\ncorrect\n", "has no column number"),
        ("number,answer,colour\n4821,correct,red\n", "has a column colour"),
        ("number,answer\n4821,perhaps\n", "'perhaps' is no answer"),
        ("number,answer,words\n4821,,Half\n", "amends a line and does not say so"),
        ("number,answer,words\n4821,correct,Half\n", "amends a line and answers 'correct'"),
        ("number,answer,stance\n4821,amended,likes\n", "no such stance: 'likes'"),
        ("number,answer,stance,if_event\n4821,amended,refuses,rain\n", "a condition goes with"),
        ("number,answer,if,only_if\n4821,amended,a.b,c.d\n", "states `if` and `only_if`"),
    ],
)
def test_a_table_that_does_not_follow_the_form_is_refused_by_its_row(words: str, why: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text(words, "utf-8")
    with pytest.raises(PourparlerError, match=why):
        read_answers(file)


def test_a_table_is_answered_in_any_language_that_is_spoken(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("number;answer\n4821;exact\n1907;ne vient pas de nous\n3310;not-ours\n", "utf-8")
    assert [one.reply for one in read_answers(file)] == [Reply.CORRECT, Reply.NOT_OURS, Reply.NOT_OURS]


def test_a_statement_that_denies_what_is_withheld_from_others_takes_it_with_it(tmp_path: Path) -> None:
    """Outside the team, a denial that may not be told must not leave what it denies standing."""
    inside = structs.replace(
        source("inside"), source=structs.replace(source("inside@team").source, release=Release.INTERNAL)
    )  # type: ignore[attr-defined,type-var]
    said = Statement("d@team", MINISTER, "never", denies_positions=("p-own",))
    denial = StatementNoted(happened_on=day("2025-12-05"), passages=(Passage("inside@team"),), statement=said)
    refusal = position("p-own", "north", Stance.REFUSES, "army.small", said=MINISTER)
    people = delegate("minister", "north", Authority.PRINCIPAL)
    place = kept(tmp_path, *ground(), people, refusal, ("team", inside), ("team", denial), keeper="team", team="team")
    request = Request(str(place), "team", for_others=True)
    assert "p-own" not in state(request).negotiation.positions
    nameless = structs.replace(said, release=Release.UNATTRIBUTED)
    again = structs.replace(denial, passages=CITED, statement=nameless)
    folder = tmp_path / "again"
    folder.mkdir()
    place = kept(folder, *ground(), people, refusal, ("team", again), keeper="team", team="team")
    assert "p-own" not in state(Request(str(place), "team", for_others=True)).negotiation.positions


def test_what_is_said_to_be_asserted_reads_as_french_does(tmp_path: Path) -> None:
    claims = [
        ClaimMade(happened_on=day("2025-11-25"), passages=CITED, claim=Claim(key, "points", "19 points", said))
        for key, said in (
            ("told", Voice("M", Attribution.ANONYMOUS, party="north", hearsay=True)),
            ("inferred", Voice("M", Attribution.AUTHORS_INFERENCE, party="north")),
        )
    ]
    request = Request(str(kept(tmp_path, *ground(), *claims)), "everyone")
    told = repr(sheet_of(say_back(request, "north"), language("fr")))
    assert "affirmerait" in told
    assert ", :" not in told
    assert ",\\xa0:" not in told
    assert ",\\u202f:" not in told
