"""The solvers say what listing everything says, on random small scenarios."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pourparler.domain.declared import DeclaredScenario
from pourparler.domain.red_line import RedLine
from pourparler.domain.zone import Status
from pourparler.errors import InputError
from pourparler.solvers.blocking import blocking
from pourparler.solvers.draft_reading import draft_reading
from pourparler.solvers.key_questions import key_questions
from pourparler.solvers.opening import opening
from pourparler.solvers.still_open import still_open
from pourparler.solvers.zone import zone
from tests.solvers.toys import Judge, Refusal, declarations, weighed


def told(line: RedLine | Refusal) -> tuple[object, ...]:
    if isinstance(line, RedLine):
        return (line.party, line.issue, line.options[0], frozenset(line.refuses), bool(line.unless))
    return (line.party, line.issue, line.option, line.rules_out, bool(line.needs))


def sets(found: object) -> set[frozenset[tuple[object, ...]]]:
    return {frozenset(told(line) for line in one) for one in found}  # type: ignore[attr-defined]


@given(declarations())
def test_contradictory_constraints_are_named_and_none_of_those_named_is_needless(declared: DeclaredScenario) -> None:
    judge, scenario = Judge(declared), weighed(declared)
    assume(scenario.issues)
    if judge.outcomes:
        assert zone(scenario).outcomes
        return
    with pytest.raises(InputError) as caught:
        zone(scenario)
    names = [rule.id for rule in scenario.rules if rule.id in str(caught.value)]
    kept = [rule for rule in scenario.rules if rule.id in names]

    def left(rules: list[object]) -> bool:
        return any(not any(r.broken_by(o) for r in rules) for o in judge._all())  # type: ignore[attr-defined]

    assert not left(list(kept))
    assert all(left([r for r in kept if r is not one]) for one in kept)


@given(declarations())
def test_the_counts_are_those_of_listing_every_outcome(declared: DeclaredScenario) -> None:
    judge = Judge(declared)
    assume(judge.outcomes)
    found = zone(weighed(declared))
    free, certain = len(judge.free(judge.refusals)), len(judge.certain())
    assert (found.outcomes, found.certain) == (len(judge.outcomes), certain)
    assert (found.possible, found.excluded) == (free - certain, len(judge.outcomes) - free)
    assert found.open is (free > 0 and weighed(declared).lacking() is None)


@given(declarations(), st.integers(1, 12))
def test_bounds_hold_the_true_counts_however_small_the_tables(declared: DeclaredScenario, largest: int) -> None:
    judge = Judge(declared)
    assume(judge.outcomes)
    scenario = weighed(declared)
    true = zone(scenario)
    for name, bounds in zone(scenario, largest).bounds().items():
        assert bounds.lower <= getattr(true, name) <= bounds.upper
    assert zone(scenario, largest).open is true.open


@given(declarations())
def test_the_blocking_sets_are_all_the_minimal_ones(declared: DeclaredScenario) -> None:
    judge = Judge(declared)
    assume(judge.outcomes and len(judge.refusals) <= 9)
    found = blocking(weighed(declared))
    assert sets(found.sets) == sets(judge.blocking())
    assert found.status is Status.PROVEN
    assert [len(one) for one in found.sets] == sorted(len(one) for one in found.sets)
    assert found.fewest == (len(found.sets[0]) if found.sets else None)


@given(declarations())
def test_the_opening_sets_are_all_the_smallest_ones(declared: DeclaredScenario) -> None:
    judge = Judge(declared)
    assume(judge.outcomes and len(judge.refusals) <= 9)
    found = opening(weighed(declared))
    expected = sets(judge.opening({}))
    assert (sets(found.sets()) or {frozenset()}) == expected
    assert found.number() in (0, len(expected))


@given(declarations(), st.data())
def test_a_draft_is_read_as_listing_everything_would_read_it(declared: DeclaredScenario, data: st.DataObject) -> None:
    judge = Judge(declared)
    assume(judge.outcomes and len(judge.refusals) <= 9)
    package = {
        issue: tuple(o for o in options if o in chosen)
        for issue, options in declared.scenario.issues.items()
        if (chosen := data.draw(st.sets(st.sampled_from(options))))
    }
    assume(package)
    reading = draft_reading(weighed(declared), package)

    def within(outcome: dict[str, str]) -> bool:
        return all(outcome[i] in options for i, options in package.items())

    assert reading.excluded is not any(within(o) for o in judge.free(judge.refusals))
    assert bool(reading.broken) is not any(within(o) for o in judge.outcomes)
    if not reading.broken:
        assert (sets(reading.opening.sets()) or {frozenset()}) == sets(judge.opening(package))
    if reading.excluded and judge.free(judge.refusals):
        whole = [
            dict(pair for part in parts for pair in part.items())
            for parts in product(*(remedy.changes for remedy in reading.remedies))
        ]
        expected = judge.changes(package)
        assert {tuple(sorted(c.items())) for c in whole} == {tuple(sorted(c.items())) for c in expected}


@given(declarations())
def test_what_is_still_open_is_what_some_outcome_left_uses(declared: DeclaredScenario) -> None:
    judge, scenario = Judge(declared), weighed(declared)
    assume(judge.outcomes and scenario.lacking() is None)
    left, found = judge.free(judge.refusals), still_open(scenario, most=1000)
    if left:
        used = {(issue, o[issue]) for o in left for issue in o}
        assert found.options == {i: tuple(o for o in os if (i, o) in used) for i, os in scenario.issues.items()}
    refused = {(r.issue, option) for r in judge.refusals if not r.needs for option in r.rules_out}
    assert not {(i, o) for i, options in found.options.items() for o in options} & refused
    if found.outcomes is not None:
        certain = judge.certain()
        assert [one.outcome for one in found.outcomes] == [*certain, *(o for o in left if o not in certain)]
        for one in found.outcomes:
            assert (not one.objections and not one.silent) is (one.outcome in certain)
            needed = {party for issue in scenario.issues for party in scenario.needed(issue)}
            assert {*one.yes, *one.objections, *one.silent} == needed
            assert len([*one.yes, *one.objections, *one.silent]) == len(needed)


@given(declarations())
def test_no_question_is_asked_whose_answers_change_nothing(declared: DeclaredScenario) -> None:
    scenario = weighed(declared)
    assume(Judge(declared).outcomes)
    for question in key_questions(scenario, limit=1000).questions:
        answers = [question.if_refused, *(one.if_accepted for one in question.options)]
        now = (question.now.standing, question.now.open)
        assert any((then.standing, then.open) != now for then in answers)


@given(declarations())
def test_both_futures_of_a_question_are_what_the_answer_would_bring(declared: DeclaredScenario) -> None:
    judge = Judge(declared)
    assume(judge.outcomes)
    scenario = weighed(declared)
    aims = {(s.party, s.issue, s.option) for s in scenario.stances if s.aim}
    for question in key_questions(scenario, limit=1000).questions:
        for one in question.options:
            place = (question.party, question.issue, one.option)
            assert place not in aims
            refusal = Refusal(*place, frozenset({one.option}))
            if not judge.free([*judge.refusals, refusal]) and judge.free(judge.refusals):
                assert not one.if_refused.open
            if judge.free([*judge.refusals, refusal]):
                assert one.if_refused.open
            alone = [r for r in judge.refusals if told(r) in {told(ln) for ln in one.if_refused.blocking}]
            if one.if_refused.blocking:
                assert not judge.free([*alone, refusal])
