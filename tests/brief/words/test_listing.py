"""What is on record, in words for whoever chooses: hearsay stays hearsay in a list, too."""

from __future__ import annotations

from enum import Enum

import pytest

from pourparler.brief.words.choice import choice, sign
from pourparler.brief.words.language import LANGUAGES, language
from pourparler.brief.words.listing import listing, thing
from pourparler.brief.words.value import stated
from pourparler.brief.words.wording import Wording
from pourparler.domain.constraint import ConstraintKind
from pourparler.domain.draft import Extent, TextStatus
from pourparler.domain.evidence import Attribution, Authority
from pourparler.domain.negotiation import COLLECTIONS, Negotiation
from pourparler.domain.party import Role
from pourparler.domain.position import Stance
from pourparler.domain.session import Presence
from pourparler.domain.source import Release
from pourparler.record.replay import replay
from pourparler.workbench.add import as_event
from tests.making import HEARSAY, ground, position, recorded
from tests.web.entries import ENTRIES

LISTS: list[type[Enum]] = [Stance, Attribution, Authority, Role, TextStatus, Presence, Release, Extent, ConstraintKind]


@pytest.fixture(scope="module")
def everything() -> Negotiation:
    return replay(recorded(*(as_event(body) for body in ENTRIES)), "everyone")


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_collection_is_listed_in_words(everything: Negotiation, collection: str, code: str) -> None:
    listed = listing(Wording(everything, language(code)), collection)
    assert {one.id for one in listed} == set(getattr(everything, collection))
    assert all(one.words and len(one.words) <= 90 for one in listed if one.id)


def test_a_position_is_listed_as_strongly_as_it_is_known() -> None:
    talks = replay(recorded(*ground(), position("p", "north", Stance.REFUSES, "army.small", said=HEARSAY)), "everyone")
    words = Wording(talks, language("en"))
    assert thing(words, "positions", "p") == "North is said to refuse “army.small”, 21 November 2025"
    assert thing(words, "positions", "unknown") == "unknown"


def test_options_stand_under_their_issues(everything: Negotiation) -> None:
    listed = listing(Wording(everything, language("fr")), "options")
    assert [(one.under, one.heading) for one in listed][::2] == [("army", "Army"), ("money", "Argent")]


@pytest.mark.parametrize("member", [member for kind in LISTS for member in kind], ids=str)
def test_every_member_of_a_list_has_words_and_no_two_the_same(member: Enum) -> None:
    words = [choice(language("en"), other) for other in type(member)]
    assert choice(language("en"), member) and len(set(words)) == len(words)


def test_every_stance_has_a_sign() -> None:
    assert {sign(stance) for stance in Stance if stance.direction() < 0} == {"✗", "⊘"}
    assert sign(Stance.INSISTS) == sign(Stance.REFUSES) != sign(Stance.ACCEPTS)


def test_a_part_states_what_it_names_and_empties(everything: Negotiation) -> None:
    (changed,) = [as_event(body) for body in ENTRIES if body["kind"] == "constraint-changed"]
    told = dict(stated(Wording(everything, language("en")), changed.constraint))  # type: ignore[attr-defined]
    assert told == {
        "kind": "law",
        "excludes": None,
        "given": "army.large",
        "requires_any": "some of it",
        "party": "The North",
    }
