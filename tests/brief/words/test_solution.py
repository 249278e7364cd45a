"""How far an answer that is not proven may be off is rounded up, how much is covered is rounded down."""

from __future__ import annotations

from math import log

import pytest

from pourparler.brief.words.language import language
from pourparler.brief.words.solution import at_least, gap_sentence
from pourparler.brief.words.wording import Wording
from pourparler.domain.deal import Solution
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.zone import Status


def told(name: str, gap: float | None, code: str = "en") -> str:
    return gap_sentence(
        Wording(Negotiation(record="toy", viewer="everyone"), language(code)), Solution(name, Status.GAP, gap=gap)
    )


@pytest.mark.parametrize(
    ("gap", "words"),
    [(0.123, "up to 0.13,"), (0.12, "up to 0.12,"), (1e-12 / 3, "up to 3.4e-13,"), (1234.0, "up to 1300,")],
)
def test_a_gap_is_rounded_up(gap: float, words: str) -> None:
    assert words in told("egalitarian", gap)


def test_a_gap_says_of_what_it_is() -> None:
    assert told("utilitarian", 0.5).endswith("by up to 0.5, in gains.")
    assert told("kalai_smorodinsky", 0.5).endswith("by up to 0.5, in shares of the ideal gains.")
    assert told("nash_bargaining", log(1.25)).endswith("the product of gains of another may be larger by up to 25 %.")


@pytest.mark.parametrize(
    ("name", "gap"), [("utilitarian", None), ("nash_bargaining", None), ("nash_bargaining", 800.0)]
)
def test_a_gap_that_says_nothing_is_told_as_not_known(name: str, gap: float | None) -> None:
    assert told(name, gap).endswith("how much better another may be is not known.")


def test_in_french_the_comma_separates() -> None:
    assert "d’au plus 0,13, en gains" in told("egalitarian", 0.123, "fr")


@pytest.mark.parametrize(
    ("share", "words"), [(0.9799, "97"), (0.98999, "98"), (0.9999, "99.9"), (1.0, "99.9"), (0.5, "50")]
)
def test_a_coverage_is_rounded_down_and_never_all(share: float, words: str) -> None:
    assert at_least(Wording(Negotiation(record="toy", viewer="everyone"), language("en")), share) == words
