"""``pourparler add``: passages found by their words, words in two languages, sources with a day."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from pourparler.brief.words.language import Language
from pourparler.brief.words.stance import meaning
from pourparler.cli.event_options import options_of, verbs
from pourparler.cli.main import program, status
from pourparler.domain.position import Stance
from pourparler.domain.request import KEEPER
from pourparler.library import negotiation
from tests.cli.test_bad_input import refused
from tests.cli.test_verbs import Terminal, terminal

__all__ = ["terminal"]
TEXT = "One half is out of the question.\nOne half was never offered."


@pytest.fixture
def held(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A record with a source whose text is held."""
    (tmp_path / "letter.txt").write_text(TEXT, "utf-8")
    terminal(
        "add",
        "source",
        "RECORD",
        "--on",
        "2025-11-21",
        "--id",
        "letter",
        "--title",
        "L",
        "--publisher",
        "P",
        "--published",
        "2025-11-21",
        "--text",
        str(tmp_path / "letter.txt"),
    )
    return terminal


def context(record: str, source: str) -> list[str]:
    return ["add", "context", record, "--on", "2025-11-21", "--id", "said", "--what", "x", "--source", source]


def test_words_find_their_place(held: Terminal) -> None:
    assert status(context(held.record, "letter::never offered.")) == 0
    (passage,) = negotiation(held.record, viewer=KEEPER).contexts["said"].passages
    assert (passage.start, passage.end, passage.quote) == (46, 60, "never offered.")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (
            "letter::One half",
            "stand at 2 places, 0-8, 33-41; quote more of them, or name the place as letter:0-8:WORDS",
        ),
        ("letter::One quarter", "do not stand there"),
        ("gazette::One half", "no text is held"),
        ("nobody::One half", "no text is held"),
        ("letter:0-12:One half", "do not stand there"),
        ("letter::", "not a passage"),
        ("gazette:0-4:One half", "8 characters are quoted from a span of 4"),
        (f"letter:{'9' * 5000}-{'9' * 5001}:x", "not a passage"),
    ],
)
def test_a_passage_without_one_place_is_refused(
    held: Terminal, capsys: pytest.CaptureFixture[str], source: str, says: str
) -> None:
    before = Path(held.record).read_bytes()
    assert says in refused(capsys, *context(held.record, source))
    assert Path(held.record).read_bytes() == before


def test_a_source_that_states_no_text_any_more_is_not_quoted_unchecked(
    held: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    held(
        "add",
        "source-changed",
        "RECORD",
        "--on",
        "2025-11-22",
        "--id",
        "letter",
        "--title",
        "L",
        "--publisher",
        "P",
        "--published",
        "2025-11-21",
    )
    code = status(context(held.record, "letter:0-8:never so"))
    assert code == 2
    assert "letter" in capsys.readouterr().err


def test_words_in_two_languages(terminal: Terminal) -> None:
    terminal("add", "issue", "RECORD", "--on", "2025-11-21", "--title", "en=Land", "--title", "fr=Territoires")
    terminal(
        "add",
        "option",
        "RECORD",
        "--on",
        "2025-11-21",
        "--issue",
        "land",
        "--label",
        "fr=aucun",
        "--label",
        "en=none at all",
    )
    there = negotiation(terminal.record, viewer=KEEPER)
    assert there.issues["land"].value.title == {"en": "Land", "fr": "Territoires"}
    assert there.options["land.none-at-all"].value.label == {"fr": "aucun", "en": "none at all"}
    assert "Territoires" in terminal("state", "RECORD", "--lang", "fr")


def test_plain_words_stay_plain(terminal: Terminal) -> None:
    terminal("add", "issue", "RECORD", "--on", "2025-11-21", "--id", "land", "--title", "Land: x=y")
    assert negotiation(terminal.record, viewer=KEEPER).issues["land"].value.title == "Land: x=y"


@pytest.mark.parametrize("titles", [("Land", "fr=Territoires"), ("en=Land", "en=Lands"), ("Land", "Territoires")])
def test_several_texts_need_a_language_each(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], titles: tuple[str, str]
) -> None:
    said = refused(
        capsys,
        "add",
        "issue",
        terminal.record,
        "--on",
        "2025-11-21",
        "--id",
        "land",
        "--title",
        titles[0],
        "--title",
        titles[1],
    )
    assert "LANGUAGE=WORDS" in said


def test_a_source_is_never_published_today_in_silence(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["add", "source", terminal.record, "--on", "2025-11-21", "--id", "memo", "--title", "M", "--publisher", "P"]
    assert "--published DAY" in refused(capsys, *words)
    assert status([*words, "--published", "2025-11-01/2025-11-21"]) == 0
    assert str(negotiation(terminal.record, viewer=KEEPER).sources["memo"].known_on) == "2025-11-21"


def test_the_help_says_what_each_stance_rules_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert status(["add", "position", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for stance in Stance:
        assert f"{stance.value}: {meaning(Language('en'), stance)}" in told


@pytest.mark.parametrize("word", sorted(verbs()))
def test_every_field_of_a_kind_can_be_given(word: str) -> None:
    command = program.get_command(click.Context(program), "add").get_command(click.Context(program), word)  # type: ignore[attr-defined,union-attr]
    given = {option for parameter in command.params for option in parameter.opts}
    own = {option for one in options_of(verbs()[word], lambda _: None) for option in one.opts}
    assert own <= given
    # What else bears the name of a shared option is filled by it: only a remark may be.
    shared = {"--on", "--known-on", "--source", "--audience", "--record", "--by", "--request", "--text"}
    assert not own & shared


def test_who_estimates_is_told_from_who_records(terminal: Terminal) -> None:
    add = ["add", "preference", terminal.record, "--on", "2026-03-02", "--party", "north", "--ground", "an exercise"]
    assert status([*add, "--id", "p", "--weights", "{army: 1}", "--estimated-by", "a class", "--by", "analyst"]) == 0
    assert negotiation(terminal.record, viewer=KEEPER).preferences["p"].value.by == "a class"
