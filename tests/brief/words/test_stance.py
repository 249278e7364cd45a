"""Every stance is explained to whoever chooses one, in each language."""

from __future__ import annotations

import pytest

from pourparler.brief.words.language import LANGUAGES, Language
from pourparler.brief.words.stance import meaning
from pourparler.domain.position import Stance


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_stances_mean_the_same(language: str) -> None:
    assert len({meaning(Language(language), stance) for stance in Stance}) == len(Stance)


def test_an_insistence_refuses_where_a_demand_objects() -> None:
    insists, demands = (meaning(Language("en"), stance) for stance in (Stance.INSISTS, Stance.DEMANDS))
    assert "is refused" in insists
    assert "refused" not in demands
    assert "objects to every other option" in demands
