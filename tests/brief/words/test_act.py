"""An event as a sentence: exact about who holds what, on whose word, on which condition; never its opposite."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from pourparler.brief.words.act import ACTS, evidence_of, kind_of, sentence
from pourparler.brief.words.kind import is_named
from pourparler.brief.words.labels import Labels
from pourparler.brief.words.language import language
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Attribution, EvidenceClass, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.position import Condition, Position, Stance
from pourparler.record.event import kinds
from pourparler.record.events.position import PositionTaken
from pourparler.record.replay import replay
from pourparler.workbench.add import as_event
from tests.making import delegate, ground, recorded
from tests.web.entries import ENTRIES

SAY = language("en")
DAY = Interval.of("2025-12-01")


@pytest.fixture(scope="module")
def talks() -> Negotiation:
    """Toy talks: the North and the South, an army."""
    return replay(recorded(*ground(), delegate("an", "north"), delegate("bs", "south")), "everyone")


VOICES = {
    EvidenceClass.OWN_WORD: [
        Voice("A", Attribution.ON_RECORD),
        Voice("A", Attribution.OFFICIAL_TEXT, delegate="an"),
        Voice("A", Attribution.OFFICIAL_READOUT, party="north"),
    ],
    EvidenceClass.REPORTED: [
        Voice("A", Attribution.STATE_MEDIA),
        Voice("A", Attribution.BACKGROUND),
        Voice("", Attribution.ANONYMOUS),
        Voice("A", Attribution.LEAK),
    ],
    EvidenceClass.SECOND_HAND: [
        Voice("A", Attribution.ON_RECORD, hearsay=True),
        Voice("B", Attribution.ON_RECORD, party="south"),
        Voice("B", Attribution.OFFICIAL_TEXT, delegate="bs"),
        Voice("B", Attribution.CLAIM_BY_OTHER_SIDE),
        Voice("nobody known", Attribution.ON_RECORD, delegate="gone"),
    ],
    EvidenceClass.INFERENCE: [
        Voice("A", Attribution.AUTHORS_INFERENCE),
        Voice("A", Attribution.ANALYSTS_INFERENCE, hearsay=True),
    ],
}
CASES = [(stance, evidence, voice) for stance in Stance for evidence, voices in VOICES.items() for voice in voices]


def taken(stance: Stance, voice: Voice, *options: str, **more: Any) -> PositionTaken:
    return PositionTaken(happened_on=DAY, position=Position("p", "north", "army", stance, voice, options, **more))


def told(event: Any, negotiation: Negotiation) -> str:
    return sentence(event, Wording(negotiation, SAY))


def verbs(evidence: EvidenceClass) -> dict[Stance, str]:
    labels = Labels(SAY)
    weak = {EvidenceClass.SECOND_HAND: labels.said_stance, EvidenceClass.INFERENCE: labels.inferred_stance}
    return {stance: weak.get(evidence, labels.stance)(stance) for stance in Stance}


@pytest.mark.parametrize(("stance", "evidence", "voice"), CASES)
def test_every_stance_is_told_as_strongly_as_it_is_known(
    talks: Negotiation, stance: Stance, evidence: EvidenceClass, voice: Voice
) -> None:
    event = taken(stance, voice, "army.small")
    words, verb = told(event, talks), verbs(evidence)[stance]
    assert evidence_of(event, Wording(talks, SAY)) is evidence
    assert words.startswith(f"On 1 December 2025, North {verb} “army.small” on Army")


@pytest.mark.parametrize(("stance", "evidence", "voice"), CASES)
def test_a_position_without_an_option_is_told_so(
    talks: Negotiation, stance: Stance, evidence: EvidenceClass, voice: Voice
) -> None:
    how = {EvidenceClass.SECOND_HAND: "is said to take", EvidenceClass.INFERENCE: "is inferred to take"}
    verb = (
        f"{how.get(evidence, 'takes')} a position without naming an option: {Labels(SAY).stance_word(stance)} on Army"
    )
    assert verb in told(taken(stance, voice), talks)


def test_no_two_stances_and_no_two_strengths_are_told_alike(talks: Negotiation) -> None:
    firsts = [VOICES[evidence][0] for evidence in EvidenceClass]
    sentences = [told(taken(stance, voice, "army.small"), talks) for stance in Stance for voice in firsts]
    assert len(set(sentences)) == len(Stance) * len(EvidenceClass)


def test_who_refuses_is_never_told_to_accept_nor_the_other_way_round(talks: Negotiation) -> None:
    against = {Stance.REFUSES, Stance.OPPOSES}
    words = {True: ("refuse", "oppose"), False: ("accept", "support", "insist", "demand")}
    for stance, _, voice in CASES:
        text = told(taken(stance, voice, "army.small"), talks)
        assert any(word in text for word in words[stance in against]) or stance is Stance.RESERVES
        assert not any(word in text for word in words[stance not in against])


def test_hearsay_is_said_to_be_and_told_at_second_hand(talks: Negotiation) -> None:
    rumour = Voice("media", Attribution.ANONYMOUS, hearsay=True)
    assert told(taken(Stance.REFUSES, rumour, "army.small"), talks) == (
        "On 1 December 2025, North is said to refuse “army.small” on Army, according to media, anonymous, told at second "
        "hand."
    )
    recalled = Voice("A", Attribution.ON_RECORD, hearsay=True)
    assert "A said on record" not in told(taken(Stance.REFUSES, recalled, "army.small"), talks)


def test_a_speaker_of_another_party_is_named_with_it(talks: Negotiation) -> None:
    other = Voice("B", Attribution.ON_RECORD, capacity="envoy", party="south", via="radio")
    assert "as B (envoy, South) said on record (radio)" in told(taken(Stance.ACCEPTS, other, "army.small"), talks)
    own = Voice("A", Attribution.ON_RECORD, delegate="an")
    assert "as A said on record." in told(taken(Stance.ACCEPTS, own, "army.small"), talks)


@pytest.mark.parametrize("only", [True, False])
def test_a_condition_says_whether_it_is_the_only_one(talks: Negotiation, only: bool) -> None:
    own = Voice("A", Attribution.ON_RECORD)
    condition = Condition(("money.some", "money.all"), only=only, event="a treaty holds")
    words = told(taken(Stance.CONDITIONAL, own, "army.small", condition=condition), talks)
    assert ("only if" in words) is only
    assert "if “money.some” and “money.all” and a treaty holds" in words.replace("”, “", "” and “")


def test_a_conditional_stance_without_a_condition_does_not_read_as_acceptance(talks: Negotiation) -> None:
    words = told(taken(Stance.CONDITIONAL, Voice("A", Attribution.ON_RECORD), "army.small"), talks)
    assert "accepts on a condition “army.small” on Army, the condition is not on record" in words


def test_a_red_line_is_whose_word_it_is(talks: Negotiation) -> None:
    own, rumour = Voice("A", Attribution.ON_RECORD), Voice("A", Attribution.LEAK, hearsay=True)
    assert "calls it a red line: “never”" in told(taken(Stance.REFUSES, own, "army.small", red_line="never"), talks)
    assert "is said to call it a red line" in told(taken(Stance.REFUSES, rumour, "army.small", red_line="never"), talks)
    analyst = told(taken(Stance.REFUSES, own, "army.small", red_line_ground="history"), talks)
    assert "a red line, an analyst holds: history" in analyst


def test_every_kind_of_event_has_a_sentence_and_a_name() -> None:
    assert set(ACTS) == set(kinds())
    assert not [kind for kind in kinds() if not is_named(kind)]


def test_a_kind_without_words_is_refused_and_never_guessed(talks: Negotiation) -> None:
    class Strange:
        class __struct_config__:  # noqa: N801
            tag = "flag-raised"

    with pytest.raises(KeyError):
        told(Strange(), talks)


@pytest.fixture(scope="module")
def everything() -> Negotiation:
    """Toy talks with an entry of every kind."""
    return replay(recorded(*(as_event(body) for body in ENTRIES)), "everyone")


@pytest.mark.parametrize(("body", "code"), list(itertools.product(ENTRIES, ("en", "fr"))), ids=lambda v: str(v)[:40])
def test_every_sentence_is_whole_and_names_no_id_that_has_words(
    everything: Negotiation, body: dict[str, Any], code: str
) -> None:
    event = as_event(body)
    words = sentence(event, Wording(everything, language(code)))
    assert words[0].isupper() and words.endswith((".", "?"))
    assert "{" not in words and "  " not in words and "None" not in words
    assert kind_of(event) == body["kind"]


TOLD = {
    "next-step-met": "an announced step took place: they meet again. How: they met.",
    "next-step-missed": "an announced step did not take place as announced: a letter. How: no letter came.",
    "points-continued": "points 1 and 2 of “First draft” continue in “Second” as 1.",
    "point-status-changed": "the text of point 2 of “First draft” is said to be: bracketed, according to media, anonymous, "
    "told at second hand.",
    "position-withdrawn": "a position was taken back: The North refuse “army.small” on Army, call it a red line",
    "precondition-set": "The South is said to want to see first: a halt, according to media, anonymous, told at "
    "second hand. It touches “army.large”. These wait for it: Money, Geneva and they meet again.",
    "constraint-stated": "these options may not all be chosen together: “army.large” and “money.none”.",
    "constraint-changed": "Options that may not go together: emptied.",
    "ratifier-changed": "what is on record of “Senate” is changed. What it covers: emptied.",
    "mandate-withdrawn": "a mandate ended: A. North: to listen.",
    "mandate-limited": "the terms of a mandate are now these. A. North is authorised: to listen",
    "option-order-estimated": "analyst holds that for The North “army.small” is at least as bad as “army.large”.",
    "claim-made": "it was asserted, not established, that twice, as A. North (envoy) said on record (radio).",
    "agreement-advanced": "the agreement of The North and The South: signed.",
    "source-changed": "An export may carry its text: no.",
}


@pytest.mark.parametrize(("kind", "words"), TOLD.items())
def test_what_happened_is_told_and_not_its_opposite(everything: Negotiation, kind: str, words: str) -> None:
    event = next(as_event(body) for body in ENTRIES if body["kind"] == kind)
    assert words in told(event, everything)


def test_points_without_a_later_one_were_taken_out(everything: Negotiation) -> None:
    body = next(body for body in ENTRIES if body["kind"] == "points-continued")
    gone = {name: value for name, value in body["continuation"].items() if name != "later_points"}
    words = told(as_event({**body, "continuation": gone}), everything)
    assert "points 1 and 2 of “First draft” were taken out of “Second”." in words


def test_what_a_source_did_not_hear_is_said_to_have_been_said(everything: Negotiation) -> None:
    body = next(body for body in ENTRIES if body["kind"] == "statement-noted")
    words = told(as_event(body), everything)
    assert "media is said to have said, according to media, anonymous, told at second hand: more is to come." in words
    step = next(
        body for body in ENTRIES if body["kind"] == "next-step-announced" and body["next_step"]["id"] != "again"
    )
    assert "a step is said to have been announced: a letter" in told(as_event(step), everything)


def test_days_that_are_not_known_are_not_told_as_one(everything: Negotiation) -> None:
    body = {**ENTRIES[0], "happened_on": ["2025-12-01", "2025-12-03"]}
    assert told(as_event(body), everything).startswith("At some time on 1–3 December 2025, ")
