"""Opponent models: from offers to what another seems to value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.simulation.models.bayesian import Bayesian
from pourparler.simulation.models.frequency import Frequency
from pourparler.simulation.seat import Seat
from pourparler.simulation.space import Space
from tests.simulation.toys import drawn

ISSUES = (("a", "b", "c"), ("d", "e"), ("f", "g", "h", "i"))
OFFERS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 3)), min_size=1, max_size=20)


@given(OFFERS)
def test_what_models_say_lies_between_nothing_and_everything(offers: list[tuple[int, ...]]) -> None:
    for model in (Frequency(ISSUES), Bayesian(ISSUES)):
        for n, choices in enumerate(offers):
            model.update(choices, n / len(offers))
        worths = model.worths()
        assert [len(own) for own in worths] == [3, 2, 4]
        assert all(0 <= worth <= 1 + 1e-9 for own in worths for worth in own)
        assert sum(max(own) for own in worths) <= 1 + 1e-9
        assert model.worth(offers[0]) == pytest.approx(sum(own[o] for own, o in zip(worths, offers[0], strict=True)))


def test_what_does_not_change_weighs_more() -> None:
    model = Frequency(ISSUES)
    for n in range(12):
        model.update((0, n % 2, n % 4), n / 12)
    first, second, third = (max(own) for own in model.worths())
    assert first > second > 0
    assert first > third


@pytest.mark.parametrize("made", [Frequency, Bayesian])
def test_models_rank_outcomes_much_as_the_other_does(made: type[Frequency] | type[Bayesian]) -> None:
    right = total = 0
    for seed in range(5):
        space = Space(drawn(4, 4, seed=seed))
        other, model = Seat(space, 1), made(space.options)
        for n in range(60):
            model.update(space.choices(other.ranked(n)), n / 60)  # type: ignore[arg-type]
        pairs = [(a, a * 7 % 256) for a in range(0, 256, 3)]
        for a, b in pairs:
            if other.utility(a) != other.utility(b):
                total += 1
                right += (model.worth(space.choices(a)) > model.worth(space.choices(b))) == (
                    other.utility(a) > other.utility(b)
                )
    assert right / total > 0.65
