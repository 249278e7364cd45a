"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.reading.body import Body
from pourparler.reading.language import UNKNOWN, language_of, languages, mixed

FRENCH = "Les deux délégations se retrouveront jeudi dans la capitale pour reprendre les discussions."
ENGLISH = "The two delegations will meet again in the capital on Thursday to resume their talks."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        ("Обе делегации встретятся в четверг в столице, чтобы возобновить переговоры.", "ru"),
        ("سيجتمع الوفدان مرة أخرى في العاصمة يوم الخميس لاستئناف المحادثات.", "ar"),
        ("שתי המשלחות ייפגשו שוב בבירה ביום חמישי כדי לחדש את השיחות.", "he"),
        ("両代表団は木曜日に首都で再び会合し、協議を再開する。", "ja"),
        ("", UNKNOWN),
        ("https://example.org/2026/03/03", UNKNOWN),
        ("12 345", UNKNOWN),
    ],
)
def test_a_language_is_told_or_said_to_be_unknown(text: str, language: str) -> None:
    assert language_of(text) == language


def body_of(*lines: str) -> Body:
    text = "\n".join(lines)
    return Body(text, ((0, len(text)),))


def test_the_shares_of_a_mixed_body_sum_to_one() -> None:
    shares = languages(body_of(FRENCH, FRENCH, ENGLISH))
    assert list(shares) == ["fr", "en"]
    assert sum(shares.values()) == pytest.approx(1)


def test_another_language_is_noticed_from_a_tenth_of_the_body_on() -> None:
    assert mixed(body_of(FRENCH, ENGLISH), "fr")[0].fields["language"] == "en"
    assert mixed(body_of(*[FRENCH] * 20, ENGLISH), "fr") == ()


@given(st.text(max_size=200))
def test_any_text_has_a_code(text: str) -> None:
    code = language_of(text)
    assert code == UNKNOWN or len(code) == 2
