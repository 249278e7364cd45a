"""Counts, blocking and opening on cases small enough to check by hand, and on sizes that nothing may list."""

from __future__ import annotations

import pytest

from pourparler.domain.declared import DeclaredScenario, DeclaredStance
from pourparler.domain.key_question import Rank
from pourparler.domain.position import Stance
from pourparler.domain.scenario import Rule, Scenario
from pourparler.domain.still_open import StillOpen
from pourparler.domain.zone import Status
from pourparler.errors import InputError
from pourparler.solvers.blocking import blocking
from pourparler.solvers.draft_reading import draft_reading
from pourparler.solvers.key_questions import key_questions
from pourparler.solvers.opening import opening
from pourparler.solvers.still_open import still_open
from pourparler.solvers.zone import zone
from pourparler.standing.declared import declared_scenario

BOTH = ("north", "south")
ISSUES = {"army": ("600k", "800k", "none"), "guarantee": ("treaty", "statement")}


def made(*stances: tuple[str, str, str, Stance], rules: tuple[Rule, ...] = (), **more: object) -> Scenario:
    bare = Scenario("toy", BOTH, ISSUES, rules=rules, **more)  # type: ignore[arg-type]
    return declared_scenario(DeclaredScenario(bare, tuple(DeclaredStance(*s) for s in stances)))


def test_without_an_issue_there_is_no_outcome_and_nothing_is_certain() -> None:
    nothing = Scenario("empty", BOTH)
    found = zone(nothing)
    assert (found.outcomes, found.certain, found.possible, found.excluded) == (0, 0, 0, 0)
    assert not found.open
    assert opening(nothing).fewest() is None
    assert key_questions(nothing).questions == ()
    assert still_open(nothing) == StillOpen()


def test_where_nobody_must_agree_nothing_is_accepted_and_the_zone_is_not_open() -> None:
    nobody = zone(Scenario("nobody", (), ISSUES))
    assert (nobody.outcomes, nobody.certain, nobody.possible, nobody.excluded) == (6, 0, 6, 0)
    assert nobody.unasked == ("army", "guarantee")
    assert not nobody.open
    assert opening(Scenario("nobody", (), ISSUES)).fewest() is None


def test_one_issue_on_which_nobody_must_agree_keeps_every_outcome_from_being_certain() -> None:
    yes = [(p, "army", "none", Stance.ACCEPTS) for p in BOTH]
    found = zone(made(*yes, required={"army": BOTH, "guarantee": ()}))
    assert (found.certain, found.possible, found.open) == (0, 6, True)
    assert zone(made(*yes, required={"army": BOTH, "guarantee": ()}).over(("army",))).certain == 1


def test_a_text_that_expresses_nothing_is_neither_possible_nor_refused() -> None:
    silent = draft_reading(made(), {})
    assert (silent.issues, silent.excluded, silent.opening.fewest()) == ((), False, None)


def test_what_is_still_open_on_an_issue_does_not_hang_on_another_that_is_shut() -> None:
    shut = [("north", "army", "600k", Stance.INSISTS), ("south", "army", "600k", Stance.REFUSES)]
    tie = Rule("tie", (("army", "none"), ("guarantee", "treaty")))
    found = still_open(made(*shut, rules=(tie,)))
    assert found.options == {"army": (), "guarantee": ("treaty", "statement")}
    assert found.outcomes is None


def test_whole_outcomes_are_listed_only_where_everybody_has_spoken_on_every_issue() -> None:
    spoken = [
        ("north", "army", "none", Stance.ACCEPTS),
        ("south", "army", "600k", Stance.REFUSES),
        ("north", "guarantee", "treaty", Stance.ACCEPTS),
    ]
    assert still_open(made(*spoken)).outcomes is None
    found = still_open(made(*spoken, ("south", "guarantee", "treaty", Stance.OPPOSES)))
    assert found.outcomes is not None
    assert [(list(o.outcome.values()), o.yes, o.objections, o.silent) for o in found.outcomes] == [
        (["800k", "treaty"], (), ("south",), ("north",)),
        (["800k", "statement"], (), (), BOTH),
        (["none", "treaty"], ("north",), ("south",), ()),
        (["none", "statement"], (), (), BOTH),
    ]


def test_a_tie_closes_an_option_that_nobody_refuses() -> None:
    tie = Rule("tie", (("army", "none"),), (("guarantee", "treaty"),))
    found = still_open(made(("south", "guarantee", "treaty", Stance.REFUSES), rules=(tie,)))
    assert found.options == {"army": ("600k", "800k"), "guarantee": ("statement",)}


def test_silence_makes_every_outcome_possible_and_none_certain() -> None:
    found = zone(made())
    assert (found.certain, found.possible, found.excluded) == (0, 6, 0)


def test_a_refusal_by_a_party_that_need_not_agree_rules_nothing_out() -> None:
    found = zone(made(("south", "army", "none", Stance.REFUSES), required={"army": ("north",), "guarantee": BOTH}))
    assert found.excluded == 0


def test_an_option_listed_twice_as_finely_changes_counts_and_no_blocking_set() -> None:
    stances = (("north", "army", "600k", Stance.INSISTS), ("south", "army", "600k", Stance.REFUSES))
    finer = Scenario("finer", BOTH, {**ISSUES, "guarantee": ("treaty", "statement", "letter", "law")})
    whole = declared_scenario(DeclaredScenario(finer, tuple(DeclaredStance(*s) for s in stances)))
    assert zone(whole).outcomes == 12
    assert [len(s) for s in blocking(whole).sets] == [len(s) for s in blocking(made(*stances)).sets] == [2]


def test_sixty_issues_of_ten_options_are_counted_exactly() -> None:
    issues = {f"i{n:02}": tuple("abcdefghij") for n in range(60)}
    ring = tuple(Rule(f"r{n}", ((f"i{n:02}", "a"), (f"i{(n + 1) % 60:02}", "a"))) for n in range(60))
    found = zone(Scenario("ring", ("north",), issues, rules=ring))
    # Ways round a ring without two neighbours on "a": the trace of the 60th power of the transfer matrix.
    before = [[9, 9], [1, 0]]
    power = [[1, 0], [0, 1]]
    for _ in range(60):
        power = [[sum(power[i][k] * before[k][j] for k in (0, 1)) for j in (0, 1)] for i in (0, 1)]
    assert found.outcomes == power[0][0] + power[1][1]
    assert found.status is Status.PROVEN


def test_ten_thousand_issues_get_an_answer() -> None:
    issues = {f"i{n}": ("a", "b") for n in range(10_000)}
    found = zone(Scenario("large", ("north",), issues))
    assert found.possible == 2**10_000


def test_past_the_stated_table_there_are_bounds_and_the_zone_is_still_known_to_be_open() -> None:
    issues = {f"i{n}": ("a", "b", "c") for n in range(8)}
    rules = tuple(Rule(f"r{a}{b}", ((f"i{a}", "a"), (f"i{b}", "b"))) for a in range(8) for b in range(8) if a != b)
    tied = Scenario("tied", ("north",), issues, rules=rules)
    exact, rough = zone(tied), zone(tied, largest=20)
    assert rough.outcomes is None
    assert rough.status is Status.GAP
    bounds = rough.bounds()["outcomes"]
    assert exact.outcomes is not None
    assert 0 < bounds.lower < exact.outcomes < bounds.upper
    assert rough.open


def test_contradictory_constraints_are_named_and_no_other() -> None:
    rules = (
        Rule("no treaty", (("guarantee", "treaty"),)),
        Rule("no statement", (("guarantee", "statement"),)),
        Rule("no large army", (("army", "none"),)),
    )
    with pytest.raises(InputError, match="no treaty, no statement") as caught:
        zone(made(rules=rules))
    assert "large" not in str(caught.value)


def test_lifting_is_one_of_each_blocked_part() -> None:
    found = opening(
        made(
            ("north", "army", "600k", Stance.INSISTS),
            ("south", "army", "none", Stance.INSISTS),
            ("north", "guarantee", "treaty", Stance.REFUSES),
            ("south", "guarantee", "statement", Stance.REFUSES),
        )
    )
    assert [len(part) for part in found.parts] == [2, 2]
    assert found.fewest() == 2
    assert found.number() == len(found.sets()) == 4


def test_the_limit_of_blocking_sets_is_said() -> None:
    stances = [(p, "army", o, Stance.REFUSES) for p in BOTH for o in ISSUES["army"]]
    assert len(blocking(made(*stances)).sets) == 8
    cut = blocking(made(*stances), limit=3)
    assert (len(cut.sets), cut.status, cut.fewest) == (3, Status.GAP, 3)


def test_nobody_is_asked_about_its_own_aim() -> None:
    found = key_questions(made(("north", "army", "600k", Stance.DEMANDS), ("south", "army", "800k", Stance.SUPPORTS)))
    asked = {(q.party, q.issue, o.option) for q in found.questions for o in q.options}
    assert ("north", "army", "600k") not in asked
    assert ("south", "army", "800k") not in asked
    assert ("south", "army", "600k") in asked


def test_a_short_list_of_options_alone_makes_no_question_urgent() -> None:
    """That a refusal would empty an issue of one option, of which nobody has said anything, says nothing of the talks."""
    found = key_questions(
        declared_scenario(
            DeclaredScenario(
                Scenario("toy", BOTH, {"one": ("only",), "army": ("600k", "800k", "none")}),
                (DeclaredStance("north", "army", "600k", Stance.ACCEPTS),),
            )
        )
    )
    assert (found.questions[0].party, found.questions[0].issue) == ("south", "army")
    assert found.questions[0].rank is Rank.STANDING_OR_BLOCK
    assert all(q.rank is Rank.SHARE for q in found.questions if q.issue == "one")


def test_listing_options_more_finely_moves_no_question() -> None:
    def ranking(*options: str) -> list[tuple[str, str, Rank]]:
        bare = Scenario("toy", BOTH, {"army": options, "guarantee": ("treaty", "statement"), "land": ("line", "zone")})
        stances = (
            DeclaredStance("north", "army", "600k", Stance.REFUSES),
            DeclaredStance("south", "army", "600k", Stance.DEMANDS),
            DeclaredStance("north", "guarantee", "treaty", Stance.ACCEPTS),
        )
        found = key_questions(declared_scenario(DeclaredScenario(bare, stances)))
        return [(q.party, q.issue, q.rank) for q in found.questions]

    assert ranking("600k", "800k") == ranking("600k", "800k", "900k", "1m", "2m", "none")
    assert ranking("600k", "800k")[0][2] is Rank.STANDING_OR_BLOCK


def test_both_futures_of_the_last_option_left() -> None:
    found = key_questions(
        made(("north", "guarantee", "treaty", Stance.REFUSES), ("south", "guarantee", "statement", Stance.ACCEPTS))
    )
    first = found.questions[0]
    assert (first.party, [o.option for o in first.options]) == ("north", ["statement"])
    assert first.options[0].if_accepted.standing.value == "convergent"
    assert first.if_refused.standing.value == "deadlocked"
    assert [line.party for line in first.if_refused.blocking] == ["north"]
