"""Doubt: a weight changed, and what is picked then."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from msgspec import structs

from pourparler.brief.document import Line
from pourparler.brief.sections.doubt import doubts_told
from pourparler.brief.words.language import language
from pourparler.brief.words.wording import Wording
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.progress import Progress
from pourparler.domain.scenario import Estimate, Rule, Scenario
from pourparler.workbench.deals import concepts
from pourparler.workbench.doubt import doubts, reweighed
from tests.workbench.test_lock import RIVER

NOBODY = Negotiation(record="toy", viewer="everyone")


def quiet(*_: Any) -> None:
    return


def test_every_change_is_told_and_each_answer_is_that_of_the_changed_estimates() -> None:
    told: list[Progress] = []
    answer = doubts(lambda phase, done, of, best: told.append(Progress(phase, done, of, best())), RIVER)
    assert answer.of == len(answer.doubts) == 2 * 2 * 4
    assert [one.done for one in told] == list(range(1, 17))
    assert [len(one.best.doubts) for one in told] == list(range(1, 17))
    for one in answer.doubts:
        changed = {**RIVER.estimates, one.party: reweighed(RIVER, one.party, one.issue, one.factor)}
        deal = concepts()["nash_bargaining"](structs.replace(RIVER, estimates=changed)).deals[0]
        assert one.deal is not None
        assert one.deal.outcome == deal.outcome
        assert answer.deal is not None
        assert one.moved == tuple(i for i in deal.outcome if deal.outcome[i] != answer.deal.outcome[i])
    assert answer.steady == ("release",)
    assert 0 < len(answer.turning) < 16


def test_the_sum_of_the_weights_stays_and_the_others_keep_their_proportions() -> None:
    for party, estimate in RIVER.estimates.items():
        for issue in RIVER.issues:
            for factor in (Fraction(2), Fraction(1, 2)):
                weights = reweighed(RIVER, party, issue, factor).weights
                assert sum(weights.values()) == sum(estimate.weights.values())
                assert weights[issue] == factor * estimate.weights[issue]
                rest = {weights[i] / estimate.weights[i] for i in weights if i != issue}
                assert len(rest) == 1


def test_a_weight_on_which_nothing_depends_is_not_doubted() -> None:
    held = Estimate({"army": Fraction(1)}, {"army": {"small": Fraction(1), "large": Fraction(0)}, "fleet": {}})
    toy = Scenario(
        "toy", ("north",), {"army": ("small", "large"), "fleet": ("none", "some")}, estimates={"north": held}
    )
    answer = doubts(quiet, toy)
    assert {(one.issue, one.factor) for one in answer.doubts} == {("army", Fraction(2)), ("army", Fraction(1, 2))}
    assert answer.turning == ()


def test_where_there_is_no_deal_nothing_is_tried() -> None:
    above = {p: structs.replace(e, reservation=Fraction(9)) for p, e in RIVER.estimates.items()}
    answer = doubts(quiet, structs.replace(RIVER, estimates=above))
    assert (answer.deal, answer.doubts, answer.steady) == (None, (), ())


def test_what_was_not_searched_to_the_end_is_not_said_to_hold() -> None:
    random = Random(7)
    issues = {f"i{n}": tuple("abcdef") for n in range(12)}
    two = [tuple((i, random.choice("abcdef")) for i in random.sample(sorted(issues), 2)) for _ in range(40)]
    tied = Scenario(
        "tied",
        ("north", "south"),
        issues,
        rules=tuple(Rule(f"r{n}", (one[0], one[1])) for n, one in enumerate(two)),
        estimates={
            party: Estimate(
                values={i: {o: Fraction(random.randrange(10**6), 10**6) for o in issues[i]} for i in issues}
            )
            for party in ("north", "south")
        },
    )
    cut = doubts(quiet, tied, seconds=0.0)
    assert cut.proven is all((cut.whole, *(one.proven for one in cut.doubts)))
    if cut.deal is not None:
        assert not cut.proven
    assert doubts(quiet, RIVER).proven
    partly = structs.replace(doubts(quiet, RIVER), whole=False, doubts=())
    words = [block.text for block in doubts_told(Wording(NOBODY, language("en")), partly) if isinstance(block, Line)]
    assert "None of them moves it." not in words
    assert "None of them moved it, as far as was searched." in words
    assert any("is not proven" in line for line in words)
