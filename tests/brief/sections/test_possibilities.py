from __future__ import annotations

import io
from datetime import date
from fractions import Fraction
from itertools import chain

import pytest
from lxml import html
from msgspec import structs
from rich.console import Console

from pourparler.brief.document import Bullets, Heading, Line
from pourparler.brief.docx.brief import render_word
from pourparler.brief.page.brief import render_html
from pourparler.brief.plain import possibilities as plain_possibilities
from pourparler.brief.plain.value import heading_of
from pourparler.brief.sections.alone import alone
from pourparler.brief.sections.blocking import blocking_sentence, in_the_way, opening_sentence, turning
from pourparler.brief.sections.closed import closed, closed_sentence
from pourparler.brief.sections.contents import brief_of
from pourparler.brief.sections.draft_reading import draft_read, draft_sentence
from pourparler.brief.sections.key_question import futures, question_sentence, questions_asked
from pourparler.brief.sections.possibilities import (
    asked,
    drafts_told,
    first_page,
    possibilities,
    questions_told,
    zone_blocks,
    zone_told,
)
from pourparler.brief.sections.zone import footnotes, lacking_sentence, number, zone_sentences
from pourparler.brief.terminal.brief import render_brief, render_part
from pourparler.brief.words.red_line import clause, condition, ground, red_line, weaknesses
from pourparler.brief.words.wording import Wording
from pourparler.domain.blocking import Blocking, Opening
from pourparler.domain.cell import Held, Verdict
from pourparler.domain.draft_reading import DraftReading, IssueReading, Remedy
from pourparler.domain.evidence import Attribution, Authority, EvidenceClass, Level, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.issue_standing import Standing
from pourparler.domain.key_question import Asks, Future, KeyQuestion, KeyQuestions, OptionQuestion, Rank
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.position import Condition, Position, Stance
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.red_line import RedLine, Weakness
from pourparler.domain.scenario import Lacking, OptionStance, Rule, Scenario
from pourparler.domain.source import Passage
from pourparler.domain.still_open import OutcomeLeft, StillOpen
from pourparler.domain.zone import Bounds, Status, Zone
from pourparler.workbench.zone import possibilities as worked_out

ADVICE = ("should", "must give", "concede", "give way", "recommend", "advise", "ought", "better if")


def held(line: RedLine, evidence: EvidenceClass, draft: str | None = None) -> Held:
    voice = Voice("an envoy", Attribution.ON_RECORD)
    position = Position(f"{line.party}-1", line.party, line.issue, line.stance, voice, line.options, draft=draft)
    when = Interval.of("2025-01-03")
    return Held(position, when, date(2025, 1, 3), evidence, Authority.DELEGATE, (Passage("gazette"),))


def grounded(line: RedLine, evidence: EvidenceClass, *weak: Weakness, witnesses: int = 1, draft: str | None = None):
    return structs.replace(line, ground=held(line, evidence, draft), witnesses=witnesses, weaknesses=weak)


NORTH = RedLine("north", "army", Stance.INSISTS, ("army.small",), ("army.large",))
SOUTH = RedLine("south", "army", Stance.REFUSES, ("army.small",), ("army.small",))
ONLY = RedLine("south", "port", Stance.CONDITIONAL, ("port.joint",), ("port.joint",), (("trade", ("trade.free",)),))
FIRM = grounded(NORTH, EvidenceClass.OWN_WORD, witnesses=2)
HEARD = grounded(SOUTH, EvidenceClass.SECOND_HAND, Weakness.SECOND_HAND, Weakness.ONE_ORIGIN)
OLDER = grounded(SOUTH, EvidenceClass.OWN_WORD, Weakness.OLDER_WORDING, draft="draft-1")

SCENARIO = Scenario(
    "toy",
    ("north", "south"),
    {"army": ("army.small", "army.large"), "port": ("port.joint", "port.south")},
    {"army": ("north", "south"), "port": ("north", "south")},
    (Rule("army-port", (("army", "army.large"), ("port", "port.joint"))),),
    (
        OptionStance("south", "port", "port.joint", Verdict.OBJECTED, said_to_be=True),
        OptionStance("north", "port", "port.joint", Verdict.ACCEPTABLE),
    ),
    left_out=("archive",),
    beyond=("far-rule",),
)

NOW = Future(Standing.DEADLOCKED, False)
LIFTED = Future(Standing.CONTESTED, True)
STILL = KeyQuestion(
    "south",
    "army",
    Asks.RED_LINE,
    Rank.STANDING_OR_BLOCK,
    (OptionQuestion("army.small", LIFTED, NOW),),
    NOW,
    NOW,
    red_line=HEARD,
    spoken=2,
)
OPEN_NOW = Future(Standing.UNKNOWN, True)
STANCES = KeyQuestion(
    "north",
    "port",
    Asks.STANCE,
    Rank.SHARE,
    (
        OptionQuestion("port.joint", Future(Standing.CONVERGENT, True), OPEN_NOW),
        OptionQuestion("port.south", OPEN_NOW, OPEN_NOW),
    ),
    Future(Standing.DEADLOCKED, False, (FIRM,)),
    OPEN_NOW,
    share=Fraction(1, 2),
    spoken=1,
)

READ = DraftReading(
    "draft-2",
    (
        IssueReading("army", ("army.small",), ("1", "2"), (), (OLDER,), True),
        IssueReading("port", ("port.joint",), ("3",), SCENARIO.stances, (), False),
    ),
    (),
    (),
    True,
    (Remedy(("army",), ({"army": "army.large"},)), Remedy(("port",), (), (ONLY,))),
    Opening((((OLDER,),),), Status.PROVEN),
)


def blocked(north: RedLine = FIRM, south: RedLine = HEARD) -> Possibilities:
    return Possibilities(
        structs.replace(SCENARIO, red_lines=(north, south)),
        Zone(Bounds(3, 3), Bounds(0, 0), Bounds(0, 0), False, 1, ("port",)),
        Blocking(((north, south),), Status.PROVEN, 2),
        Opening((((north,), (south,)),), Status.PROVEN),
        KeyQuestions((structs.replace(STILL, red_line=south), STANCES), 7),
        (READ,),
    )


def unblocked() -> Possibilities:
    return Possibilities(
        structs.replace(SCENARIO, red_lines=(FIRM,), left_out=(), beyond=()),
        Zone(Bounds(10**13, 32 * 10**12), Bounds(0, 0), Bounds(2, 9), True, 30),
        Blocking((), Status.PROVEN),
        Opening((), Status.PROVEN),
        KeyQuestions((STANCES,), 1),
        still_open=StillOpen({"army": ("army.small",), "port": ("port.joint", "port.south")}),
    )


@pytest.fixture
def bare(english):
    """Wording for a scenario file: no record, so ids stand as names."""
    return Wording(Negotiation(record="toy", viewer="everyone"), english)


@pytest.fixture
def words(state, english):
    return Wording(state.negotiation, english)


def texts(blocks):
    for block in blocks:
        match block:
            case Line():
                yield f"{block.head} {block.text}".strip()
            case Heading():
                yield block.text
            case Bullets():
                yield from (f"{line.head} {line.text}".strip() for line in block.items)


def told(blocks):
    return "\n".join(texts(blocks))


def printed(renderable):
    console = Console(file=io.StringIO(), width=400, color_system=None)
    console.print(renderable)
    return console.file.getvalue()


def by_itself(talks, level, say, tell):
    return printed(render_part(alone(talks, level, say, "toy", tell), say))


# Red lines


def test_a_red_line_without_a_ground_prints_no_evidence(bare):
    assert red_line(bare, NORTH) == "north insists on “army.small”"
    assert ground(bare, NORTH) == ""
    assert weaknesses(bare, NORTH) == ""


def test_a_red_line_tells_on_whose_word_when_and_how_firm(words):
    said = red_line(words, grounded(SOUTH, EvidenceClass.OWN_WORD, witnesses=2))
    assert said.startswith("South refuses “")
    assert said.endswith("(an envoy, 3 January 2025, 7 days ago, own word, 2 independent origins)")


def test_hearsay_is_marked_as_such(words):
    assert red_line(words, HEARD).startswith("South is said to refuse")
    assert "second-hand, 1 origin" in red_line(words, HEARD)
    assert weaknesses(words, HEARD) == "known only second-hand or by inference, resting on one origin"


def test_an_older_draft_is_named(words):
    assert "on “First draft”" in red_line(words, OLDER)
    assert weaknesses(words, OLDER) == "stated on an older draft"


def test_an_only_if_tells_what_lifts_it(bare):
    assert red_line(bare, ONLY) == "south accepts “port.joint”, only if “trade.free”"
    needs = (("trade", ("free", "tolls")), ("army", ("small",)))
    assert condition(bare, needs) == "“free” or “tolls” and “small”"


def test_an_only_if_that_waits_for_an_event_names_it(words):
    line = grounded(structs.replace(ONLY, unless=()), EvidenceClass.OWN_WORD)
    assert line.ground is not None
    position = structs.replace(line.ground.position, condition=Condition(only=True, event="the storm is over"))
    told_so = red_line(words, structs.replace(line, ground=structs.replace(line.ground, position=position)))
    assert "“joint”, only if the storm is over" in told_so


# The zone


def test_the_zone_in_a_few_sentences_says_what_is_closed_by_whom_and_that_nobody_has_said_yes(bare):
    assert zone_sentences(bare, blocked()).startswith("No outcome is left, because of refusals on record on: army")
    told_open = zone_sentences(bare, unblocked())
    assert told_open == (
        "Refusals on record close 1 option, on 1 issue of 2 (north: 1). On every issue something is still open; "
        "to none of it has everybody who must agree said yes."
    )
    sure = structs.replace(unblocked(), zone=structs.replace(unblocked().zone, sure=Bounds(1, 1)))
    assert "Everybody who must agree has said yes to every part of some outcome." in zone_sentences(bare, sure)
    assert "That is not an agreement." in zone_sentences(bare, sure)


def test_where_everybody_said_yes_to_something_its_issue_is_named(bare):
    both = tuple(OptionStance(party, "port", "port.south", Verdict.ACCEPTABLE) for party in ("north", "south"))
    scenario = structs.replace(unblocked().scenario, stances=(*SCENARIO.stances, *both))
    shown = zone_sentences(bare, structs.replace(unblocked(), scenario=scenario))
    assert "only on port has everybody who must agree said yes to some of it. That is not an agreement." in shown


@pytest.mark.parametrize(
    ("scenario", "why"),
    [
        (Scenario("toy", ("north",), left_out=("army",)), Lacking.OPTIONS),
        (Scenario("toy", (), {"army": ("small",)}), Lacking.PARTIES),
    ],
)
def test_without_anything_to_agree_on_nothing_but_that_is_said(bare, scenario, why):
    found = worked_out(scenario)
    lines = list(texts(possibilities(bare, found).blocks))
    assert lines[0] == lacking_sentence(bare, why)
    assert lines[1:] == (["Left out, as no option is on the table: army."] if scenario.left_out else [])
    assert [line.text for line in first_page(bare, found)] == lines[:1]


def test_what_is_still_open_names_who_said_yes_and_says_once_that_nobody_did(bare):
    shown = told(zone_blocks(bare, unblocked()))
    assert "Nothing on record rules these out. That is not consent." in shown
    assert "port “port.joint” (yes: north; said to object: south); “port.south” (no word)." in shown
    assert "nobody who must agree has said yes or no to any of these:\narmy “army.small”." in shown
    shut = structs.replace(unblocked(), still_open=StillOpen({"army": (), "port": ("port.joint",)}))
    assert "Nothing is left open on: army." in told(zone_blocks(bare, shut))


def test_an_issue_on_which_nobody_must_agree_or_whose_text_is_agreed_says_so(bare):
    required = {"army": (), "port": ("north",)}
    scenario = Scenario("toy", ("north",), {"army": ("small",), "port": ("joint",)}, required, agreed=("port",))
    shown = told(zone_blocks(bare, worked_out(scenario)))
    assert "army “small”; nobody is on record as having to agree on it." in shown
    assert "port “joint”; its text is agreed or closed." in shown


def test_whole_outcomes_are_listed_with_who_said_what(bare):
    left = OutcomeLeft({"army": "army.small", "port": "port.joint"}, ("north",), ("south",), ())
    found = structs.replace(unblocked(), still_open=StillOpen(unblocked().still_open.options, (left,)))
    shown = told(zone_blocks(bare, found))
    assert "army: “army.small”; port: “port.joint”. Yes to all of it: north; objection to part of it: south." in shown
    assert "These are 1 of more" in shown
    nobody = structs.replace(left, yes=(), silent=("north",))
    found = structs.replace(found, still_open=StillOpen(found.still_open.options, (nobody,)))
    assert "Yes to all of it: nobody;" in told(zone_blocks(bare, found))


def test_counts_are_a_footnote_and_say_whether_they_are_proven(bare):
    found = blocked()
    notes = footnotes(bare, found.zone, found.scenario)
    assert all(isinstance(note, Line) and note.kind == "small" for note in notes)
    assert notes[0].text == (
        "Counts (all proven): outcomes: 3, certain: 0, possible: 0, excluded: 3. "
        "They depend on how finely options are listed."
    )
    assert [note.text for note in notes[1:]] == [
        "Set aside, as they require more than the issues chosen: far-rule.",
        "Nobody is on record as having to agree on: port.",
        "Left out, as no option is on the table: archive.",
    ]


def test_counts_not_reached_stand_between_bounds(bare):
    found = unblocked()
    notes = footnotes(bare, found.zone, found.scenario)
    assert len(notes) == 1
    assert "all proven" not in notes[0].text
    assert "outcomes: between about 1.0 × 10¹³ and about 3.2 × 10¹³" in notes[0].text
    assert "possible: between 2 and 9" in notes[0].text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (999_999, "999,999"),
        (10**6, "about 1.0 × 10⁶"),
        (99_999_999, "about 1.0 × 10⁸"),
    ],
)
def test_numbers_are_short(bare, value, shown):
    assert number(bare, value) == shown


def test_a_number_too_long_to_write_out_is_short_too(bare):
    assert number(bare, 10**5000) == "about 1.0 × 10⁵⁰⁰⁰"


def test_french_numbers_are_french(french):
    wording = Wording(Negotiation(record="toy", viewer="everyone"), french)
    assert number(wording, 123_456) == "123\u202f456"
    assert "3,2 × 10¹³" in number(wording, 32 * 10**12)


# What stands in the way, and on what it turns


def test_blocking_sets_are_told_by_issue_on_whose_word(words):
    found = blocked()
    shown = told(in_the_way(words, found.blocking))
    assert "Army North insists on" in shown
    assert "(an envoy, 3 January 2025, 7 days ago, own word, 2 independent origins)" in shown
    assert "South is said to refuse" in shown
    assert "closed because of it: “large”" in shown


def test_a_set_across_issues_names_each(bare):
    shown = told(in_the_way(bare, Blocking(((NORTH, ONLY),), Status.PROVEN, 2)))
    assert "army and port army: north insists on" in shown
    assert "port: south accepts" in shown


def test_a_limit_that_was_reached_is_told(bare):
    found = Blocking(((NORTH, SOUTH),), Status.GAP, 2)
    assert "the search stopped at its limit" in told(in_the_way(bare, found))
    assert "the search stopped at its limit" not in told(in_the_way(bare, structs.replace(found, status=Status.PROVEN)))


def test_what_is_closed_is_told_by_whom_and_what_is_left_out_is_counted(bare):
    lines = tuple(structs.replace(SOUTH, issue=f"issue-{i:02}") for i in range(63))
    shown = told(closed(bare, lines))
    assert "issue-59" in shown
    assert "issue-60" not in shown
    assert "and 3 further." in shown
    assert "no refusal is on record of anybody who must agree" in told(closed(bare, ()))
    assert closed_sentence(bare, SCENARIO) == "No refusal on record closes an option."


def test_what_follows_from_an_insistence_is_shown_as_following(bare):
    assert clause(bare, NORTH) == "north insists on “army.small”; closed because of it: “army.large”"
    carried = structs.replace(SOUTH, refuses=("army.small", "army.large"))
    assert clause(bare, carried) == "south refuses “army.small”; closed because of it: “army.large”"


def test_what_stands_in_the_way_is_not_told_again_among_what_is_closed(bare):
    found = blocked(NORTH, SOUTH)
    heads = [b.text for b in zone_blocks(bare, found) if isinstance(b, Heading)]
    assert heads == ["What stands in the way", "On how few refusals it turns", "What is still open", "What to ask next"]
    further = structs.replace(found, scenario=structs.replace(found.scenario, red_lines=(NORTH, SOUTH, ONLY)))
    shown = told(zone_blocks(bare, further))
    assert "What else is closed, and by whom\nport south accepts" in shown


def test_the_block_in_a_sentence_says_what_is_hearsay(words):
    assert blocking_sentence(words, Blocking((), Status.PROVEN)) == ""
    firm = blocking_sentence(words, blocked(south=grounded(SOUTH, EvidenceClass.OWN_WORD)).blocking)
    assert firm == "No outcome is left, because of refusals on record on: Army (North, South)."
    assert "known only second-hand or by inference" in blocking_sentence(words, blocked().blocking)


def test_alternatives_are_or_and_parts_stand_each_for_itself(bare):
    opening = Opening((((NORTH,), (SOUTH,)), ((ONLY,),)), Status.PROVEN)
    blocks = turning(bare, opening)
    assert "2 refusals on record" in opening_sentence(bare, opening)
    bullets = next(block for block in blocks if isinstance(block, Bullets))
    assert [line.head for line in bullets.items] == ["army", "port"]
    first = bullets.items[0].text
    assert first == "either north insists on “army.small” — or — south refuses “army.small”"


def test_hearsay_stays_marked_among_the_fewest(words):
    assert "South is said to refuse" in told(turning(words, blocked().opening))


def test_more_alternatives_than_are_listed_are_owned_to(bare):
    opening = Opening((((NORTH,), (SOUTH,)),), Status.GAP)
    assert "the search stopped at its limit" in told(turning(bare, opening))


def test_a_search_that_stopped_before_it_found_a_set_is_told(bare):
    shown = told(in_the_way(bare, Blocking((), Status.GAP, 3)))
    assert "the search stopped at its limit. It takes at least 3 refusals." in shown


def test_what_is_not_known_of_the_fewest_is_not_guessed(bare):
    assert "stopped at its limit" in told(turning(bare, Opening((), Status.UNKNOWN)))
    assert opening_sentence(bare, Opening((), Status.UNKNOWN)) == "On how few refusals it turns is not known."


# Questions


def test_a_question_about_a_red_line_tells_why_it_is_asked(words):
    asks = question_sentence(words, STILL)
    assert asks.startswith("Does South refuse “")  # not "still": that it does is only said
    assert "So far: known only second-hand or by inference, resting on one origin" in asks


def test_a_question_about_an_only_if_keeps_its_condition(bare):
    asks = question_sentence(bare, structs.replace(STILL, issue="port", red_line=ONLY, options=STANCES.options[:1]))
    assert asks == "Does south still accept this on that condition alone: “port.joint”, only if “trade.free”?"


def test_a_question_about_a_stance_names_every_option(words):
    asks = question_sentence(words, STANCES)
    assert asks == "Could North live with “joint” or “south alone”?"
    one = structs.replace(STANCES, options=STANCES.options[:1])
    assert question_sentence(words, one) == "Could North live with “joint”?"


def test_an_insistence_is_asked_about_as_what_it_is(words):
    own = grounded(NORTH, EvidenceClass.OWN_WORD, Weakness.ONE_ORIGIN)
    asks = structs.replace(STILL, party="north", options=(OptionQuestion("army.large", LIFTED, NOW),), red_line=own)
    assert question_sentence(words, asks).startswith("Does North still insist on “")
    assert " small”, which closes “large”?" in question_sentence(words, asks)
    heard = grounded(NORTH, EvidenceClass.SECOND_HAND, Weakness.SECOND_HAND)
    assert question_sentence(words, structs.replace(asks, red_line=heard)).startswith("Does North insist on “")
    firm = structs.replace(STILL, red_line=OLDER)
    assert question_sentence(words, firm).startswith("Does South still refuse “")


def test_what_either_answer_changes_is_told_in_few_words(words):
    assert futures(words, STILL) == "If not: contested, something left. If so: no change."
    assert futures(words, STANCES) == (
        "If so, with “joint”: convergent. If it refuses all: deadlocked (with refusals on record: North)."
    )
    tied = structs.replace(STANCES, if_refused=Future(Standing.UNKNOWN, False))
    assert futures(words, tied).endswith("If it refuses all: nothing left.")
    same = tuple(structs.replace(o, if_accepted=OPEN_NOW) for o in STANCES.options)
    assert futures(words, structs.replace(STANCES, options=same)).startswith("If so: no change. If it refuses")


def test_questions_are_numbered_limited_and_what_repeats_is_said_once(words):
    intro, bullets = questions_asked(words, KeyQuestions((STILL, STANCES), 2), 1)
    assert isinstance(intro, Line)
    assert intro.text.startswith("After each question: what either answer would change.")
    assert isinstance(bullets, Bullets)
    assert bullets.kind == "numbered"
    assert [line.head for line in bullets.items] == ["Army"]
    assert "No answer of those who must agree would change" in told(questions_asked(words, KeyQuestions((), 0), 5))


# Drafts


def test_a_draft_is_told_by_whom_it_is_refused_on_which_point(words):
    shown = told(draft_read(words, READ, SCENARIO))
    assert "Second draft" in shown
    assert "Closed, as it stands, by refusals on record on: Army." in shown
    assert "Army (points 1, 2)" in shown
    assert "South refuses" in shown
    assert "stated on First draft; it counts here as the option is the same" in shown


def test_a_draft_tells_objections_and_what_is_unknown(words):
    shown = told(draft_read(words, READ, SCENARIO))
    assert "Objected to: Port (~South)." in shown
    assert "Unknown: 1 stance of those who must agree." in shown


def test_a_draft_tells_the_smallest_changes_or_that_none_helps(words):
    shown = told(draft_read(words, READ, SCENARIO))
    assert "The smallest change that lifts every refusal there: Army to “large”." in shown
    assert "No choice of options lifts every refusal on Port: South accepts" in shown
    assert "As it stands, it would be possible if 1 refusal on record were lifted." in shown


def test_a_draft_in_a_sentence(words):
    clear = structs.replace(READ, issues=READ.issues[1:], excluded=False, remedies=())
    assert draft_sentence(words, clear) == "No refusal on record rules it out. That is not consent."
    broken = structs.replace(READ, broken=("army-port",))
    assert draft_sentence(words, broken) == "It breaks constraints on record: army-port."
    tied = structs.replace(clear, excluded=True)
    assert "nothing is left that nobody refuses" in draft_sentence(words, tied)
    assert "expresses no option" in draft_sentence(words, structs.replace(READ, issues=()))


def test_what_blocks_elsewhere_is_told_with_its_issue(words):
    shown = told(draft_read(words, structs.replace(READ, remedies=(Remedy(("army",), (), (ONLY,)),)), SCENARIO))
    assert "No choice of options lifts every refusal on Army and Port: Port: South accepts" in shown


def test_where_lifting_does_not_help_or_is_not_known_it_is_said(words):
    broken = structs.replace(READ, broken=("army-port",), opening=Opening((), Status.PROVEN, ("army-port",)))
    assert "constraints rule it out whatever refusals are lifted" in told(draft_read(words, broken, SCENARIO))
    late = structs.replace(READ, opening=Opening((), Status.UNKNOWN))
    assert "On how few refusals it turns is not known." in told(draft_read(words, late, SCENARIO))


def test_more_changes_than_are_listed_are_owned_to(words):
    shown = told(draft_read(words, structs.replace(READ, status=Status.GAP), SCENARIO))
    assert "More changes of this size exist than are listed." in shown


# The brief


@pytest.mark.parametrize("found", [blocked(), unblocked(), blocked(NORTH, SOUTH)])
def test_nothing_advises_a_side(words, found):
    section = possibilities(words, found)
    said = chain(texts(section.blocks), (line.text for line in first_page(words, found)))
    shown = " ".join(said).lower()
    assert not [word for word in ADVICE if word in shown]


def test_the_section_stands_after_the_grid_and_counts_come_last(state, english):
    brief = brief_of(state, english, blocked())
    keys = [section.key for section in brief.sections]
    assert keys[keys.index("grid") + 1] == "possibilities"
    section = brief.sections[keys.index("possibilities")]
    assert section.title == "What could be agreed"
    heads = [block.text for block in section.blocks if isinstance(block, Heading)]
    assert heads[:4] == [
        "What stands in the way",
        "On how few refusals it turns",
        "What is still open",
        "What to ask next",
    ]
    last = list(texts(section.blocks))[-4:]
    assert last[0].startswith("Counts (all proven)")


def test_without_possibilities_the_brief_says_nothing_of_them(state, english):
    brief = brief_of(state, english)
    assert "possibilities" not in [section.key for section in brief.sections]
    assert brief.summary.possibilities == ()
    assert render_html(state, english) == render_html(state, english, None)


def test_the_first_page_tells_the_block_and_the_first_question(state, english):
    lines = brief_of(state, english, blocked()).summary.possibilities
    assert [line.head for line in lines] == ["", "To ask next"]
    assert lines[0].text.startswith("No outcome is left, because of refusals on record on: Army")
    assert lines[1].text.startswith("Army: Does South refuse")


@pytest.mark.parametrize("found", [blocked(), unblocked(), blocked(NORTH, SOUTH)])
def test_the_page_renders(state, english, found):
    tree = html.document_fromstring(render_html(state, english, found))
    section = tree.xpath("//section[@aria-labelledby='possibilities']")[0]
    assert "What to ask next" in section.text_content()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(tree.xpath(f"//*[@id='{href[1:]}']") for href in set(tree.xpath("//a/@href")) if href[0] == "#")


def test_hostile_words_are_shown_and_not_obeyed(state, english):
    page = render_html(state, english, blocked())
    assert "<script" not in page


def test_cells_asked_about_are_marked_in_words(state, english):
    tree = html.document_fromstring(render_html(state, english, blocked()))
    assert asked(blocked()) == {("south", "army"), ("north", "port")}
    army = next(r for r in tree.xpath("//table[@class='positions']/tbody/tr") if "Army" in r.text_content())
    cells = ["worth asking" in cell.text_content() for cell in army.xpath("./*")]
    assert cells == [False, False, True]
    intro = tree.xpath("//section[@aria-labelledby='grid']//p[@class='intro']")[0].text_content()
    assert "a question is worth asking" in intro
    plain = html.document_fromstring(render_html(state, english))
    assert "worth asking" not in plain.text_content()


def test_only_the_first_five_questions_mark_the_grid():
    many = tuple(structs.replace(STANCES, issue=f"issue-{i}") for i in range(8))
    assert len(asked(structs.replace(blocked(), questions=KeyQuestions(many, 8)))) == 5


def test_the_word_document_renders(state, english):
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(render_word(state, english, blocked())))
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert heads.count("What could be agreed") == 2
    assert "What to ask next" in heads
    asks = [p.text for p in document.paragraphs if "Could North live with" in p.text]
    assert asks[0].startswith("2. Port ")


def test_french_says_the_same_in_french(state, french):
    section = possibilities(Wording(state.negotiation, french), blocked())
    assert section.title != "What could be agreed"
    assert "The " not in told(section.blocks)


# The terminal


def test_the_terminal_prints_zone_questions_and_drafts(state, english):
    found, talks = blocked(), state.negotiation
    zone = by_itself(talks, Level.ANY, english, lambda words: zone_told(words, found))
    assert "What stands in the way" in zone
    assert "Seen by: everyone" in zone
    assert "relays: " in zone[zone.index("Sources cited") :]
    questions = by_itself(talks, Level.ANY, english, lambda words: questions_told(words, found))
    assert "1. Army — Does South refuse" in questions
    assert "2 of 7 questions" in questions
    drafts = by_itself(talks, Level.ANY, english, lambda words: drafts_told(words, found.drafts, found.scenario))
    assert "Closed, as it stands, by refusals on record on: Army." in drafts
    whole = printed(render_brief(brief_of(state, english, found), english))
    assert "The drafts, read against the stances" in whole


def test_a_scenario_file_prints_its_name_and_no_evidence(english):
    found = blocked(NORTH, SOUTH)
    empty = Negotiation(record="toy", viewer="everyone")
    shown = by_itself(empty, None, english, lambda words: zone_told(words, found))
    assert "toy" in shown
    assert "own word" not in shown
    assert "Sources cited" not in shown
    drafts = by_itself(empty, None, english, lambda words: drafts_told(words, (), found.scenario))
    assert "No draft whose text expresses an option" in drafts


def test_square_brackets_of_a_record_are_no_markup(english):
    odd = RedLine("north", "army", Stance.REFUSES, ("[red]small",), ("[red]small",))
    found = blocked(odd, SOUTH)
    nobody = Negotiation(record="toy", viewer="everyone")
    shown = by_itself(nobody, None, english, lambda words: zone_told(words, found))
    assert "[red]small" in shown


# Plain values


def test_the_zone_in_plain_values_has_the_keys_of_the_contract(state):
    found = plain_possibilities.zone(blocked(), heading_of(state.negotiation, Level.ANY))
    counts = {"outcomes", "certain", "possible", "excluded"}
    assert {
        "schema",
        "record",
        "viewer",
        "evidence",
        *counts,
        "lower",
        "upper",
        "status",
        "open",
        "width",
        "blocking",
        "blocking_status",
        "opening",
        "opening_status",
        "opening_parts",
        "fewest_to_lift",
        "questions",
        "left_out",
        "beyond",
        "unasked",
    } <= found.keys()
    assert set(found["lower"]) == set(found["upper"]) == counts
    assert found["outcomes"] == found["certain"] + found["possible"] + found["excluded"]
    assert (found["status"], found["open"], found["fewest_to_lift"]) == ("proven", False, 1)
    assert (found["left_out"], found["beyond"], found["unasked"]) == (["archive"], ["far-rule"], ["port"])
    assert [[line["party"] for line in one] for one in found["opening"]] == [["north"], ["south"]]
    assert [[[line["party"] for line in one] for one in part] for part in found["opening_parts"]] == [
        [["north"], ["south"]]
    ]


def test_a_count_not_reached_is_null_between_bounds(state):
    found = plain_possibilities.zone(unblocked(), heading_of(state.negotiation, Level.REPORTED))
    assert found["outcomes"] is None
    assert (found["lower"]["outcomes"], found["upper"]["outcomes"]) == (10**13, 32 * 10**12)
    assert found["certain"] == 0
    assert (found["status"], found["open"], found["opening"], found["blocking"]) == ("gap", True, [], [])


def test_a_red_line_in_plain_values():
    keys = {
        "party",
        "issue",
        "option",
        "options",
        "stance",
        "refuses",
        "position",
        "evidence",
        "said_to_be",
        "witnesses",
        "weaknesses",
        "sources",
    }
    firm, bare = plain_possibilities.red_line(HEARD), plain_possibilities.red_line(NORTH)
    assert keys <= firm.keys()
    assert (firm["position"], firm["evidence"], firm["said_to_be"], firm["witnesses"]) == (
        "south-1",
        "second_hand",
        True,
        1,
    )
    assert (firm["weaknesses"], firm["sources"]) == (["second-hand", "one-origin"], ["gazette"])
    assert (bare["position"], bare["evidence"], bare["said_to_be"], bare["witnesses"]) == (None, None, False, None)
    assert (bare["option"], bare["sources"], bare["weaknesses"]) == ("army.small", [], [])
    assert plain_possibilities.red_line(ONLY)["unless"] == {"trade": ["trade.free"]}


def test_questions_are_flat_one_entry_for_each_option(state):
    found = plain_possibilities.questions(blocked(), heading_of(state.negotiation, Level.ANY))
    entries = found["questions"]
    assert [(e["question"], e["party"], e["option"]) for e in entries] == [
        (1, "south", "army.small"),
        (2, "north", "port.joint"),
        (2, "north", "port.south"),
    ]
    assert {
        "party",
        "issue",
        "option",
        "if_accepted",
        "if_refused",
        "together",
        "rank",
        "asks",
        "red_line",
        "share",
    } <= entries[0].keys()
    assert entries[0]["red_line"]["party"] == "south"
    assert entries[0]["share"] is None
    assert (entries[1]["red_line"], entries[1]["share"], entries[1]["asks"], entries[1]["rank"]) == (
        None,
        0.5,
        "stance",
        3,
    )
    assert entries[0]["if_accepted"] == {"standing": "contested", "open": True, "blocking": []}
    assert [line["party"] for line in entries[1]["together"]["blocking"]] == ["north"]
    assert (found["questions_total"], found["status"]) == (7, "proven")


def test_drafts_read_in_plain_values(state):
    found = plain_possibilities.draft_readings((READ,), SCENARIO, heading_of(state.negotiation, Level.ANY))
    (draft,) = found["drafts"]
    assert {"draft", "excluded", "broken", "silent", "issues", "remedies", "opening", "status"} <= draft.keys()
    army, port = draft["issues"]
    assert (army["options"], army["points"], army["refused"]) == (["army.small"], ["1", "2"], True)
    assert [line["party"] for line in army["red_lines"]] == ["south"]
    assert port["stances"][0] == {
        "party": "south",
        "option": "port.joint",
        "verdict": "objected",
        "said_to_be": True,
        "required": True,
    }
    assert draft["remedies"][0] == {"issues": ["army"], "changes": [{"army": "army.large"}], "blocking": []}
    assert draft["remedies"][1]["changes"] == []
    own = plain_possibilities.draft_readings((structs.replace(READ, draft=""),), SCENARIO, {})
    assert own["drafts"][0]["draft"] is None


def test_zone_blocks_hold_no_draft(words):
    assert "Second draft" not in told(zone_blocks(words, blocked()))
