"""What is true of every member of nothing is never told: every verb that answers, over records and files with nothing.

The verbs are found by walking them, so that a new one cannot forget it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from pourparler.cli.main import program, status

VERBS = {name: program.get_command(click.Context(program), name) for name in program.list_commands(None)}  # type: ignore[attr-defined]
MORE = {"tournament": ["--strategy", "linear"]}
"""What a verb cannot do without, beside what it is asked about."""

NOTHING = "no issue has an option on the table: there is nothing to agree on"
NOBODY = "nobody is on record as having to agree on any issue"
CONSENT = (
    "has said yes",
    "have said yes",
    "is left",
    "is still open",
    "acceptable to all",
    "required party accepts",
    "that nobody refuses",
    "they agree",
    "refusal on record closes",
    "rules it out",
    "convergent: 1",
    "agreed: 1",
)
"""Words that would take nothing for consent."""


def takes(command: click.Command | None) -> set[str]:
    return {parameter.name or "" for parameter in command.params} if command else set()


ABOUT_AGREEMENT = [name for name, command in VERBS.items() if takes(command) & {"only", "scenarios"}]
PLAIN = [
    name
    for name, command in VERBS.items()
    if name not in ABOUT_AGREEMENT
    and command is not None
    and "location" in takes(command)
    and not [p for p in command.params if p.required and p.name != "location"]
    and "as_json" in takes(command)
]

FILES = {
    "no-issue": "pourparler: scenario/1\nparties: [north, south]\nissues: {}\n",
    "nothing-at-all": "pourparler: scenario/1\n",
    "no-party": "pourparler: scenario/1\nparties: []\nissues: {army: [small, large]}\n",
    "nobody-required": (
        "pourparler: scenario/1\nparties: [north, south]\nissues: {army: [small, large], port: [joint]}\n"
        "required: {army: [], port: []}\nstances: {north: {army: {small: refuses, large: accepts}}}\n"
        "preferences: {north: {values: {army: {small: 1}}}, south: {values: {army: {large: 1}}}}\n"
    ),
}


def call(*words: str) -> None:
    result = CliRunner().invoke(program, list(words))
    assert result.exception is None, (words, result.output, result.exception)


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """Return what is asked about: a file of a name above, or a record."""
    name: str = request.param
    if name in FILES:
        path = tmp_path / f"{name}.yaml"
        path.write_text(FILES[name])
        return [str(path)]
    record = str(tmp_path / "talks.pourparler")
    call("new", record, "--title", "Toy", "--audience", "everyone", "--on", "2025-11-20")
    if name == "new":
        return [record]
    parties = ("north", "south") if name != "no-conflict-party" else ()
    for party in parties:
        call("add", "party", record, "--on", "2025-11-20", "--id", party, "--name", party, "--roles", "conflict-party")
    for issue in ("army", "port"):
        call("add", "issue", record, "--on", "2025-11-20", "--id", issue, "--title", issue)
    if name == "no-option":
        return [record]
    call("add", "option", record, "--on", "2025-11-20", "--issue", "army", "--label", "small")
    return [record, "--only", "port"] if name == "only-without-option" else [record]


LACKING_OPTIONS = ["no-issue", "nothing-at-all", "new", "no-option", "only-without-option"]
LACKING_PARTIES = ["no-party", "nobody-required", "no-conflict-party"]


def values(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    yield key, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from values(item, name)
    if isinstance(value, list):
        for item in value:
            yield from values(item, key)


def consents(value: Any) -> list[tuple[str, Any]]:
    """Return the plain values that take nothing for consent: a count above 0, a yes, nothing that needs lifting."""
    counts = ("certain", "open", "agreements", "size", "by_all", "still_open")
    return [
        (key, found)
        for key, found in values(value)
        if (key in counts and isinstance(found, int) and found) or (key == "fewest_to_lift" and found is not None)
    ]


def may_ask(verb: str, place: list[str]) -> None:
    if "--only" in place and "only" not in takes(VERBS[verb]):
        pytest.skip("asked of scenario files alone")
    if verb == "tournament" and not place[0].endswith(".yaml"):
        pytest.skip("takes scenario files alone")


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = status(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_walk_finds_the_verbs_and_knows_what_each_needs() -> None:
    assert {"zone", "questions", "draft", "deals", "improve", "trades", "rehearse", "tournament"} <= {*ABOUT_AGREEMENT}
    assert {"state", "drafts", "log"} <= {*PLAIN}
    for name in ABOUT_AGREEMENT:
        command = VERBS[name]
        assert command is not None
        needs = [p for p in command.params if p.required and p.name not in ("location", "scenarios")]
        assert len(needs) * 2 == len(MORE.get(name, [])), f"say above what {name} cannot do without"
        assert "as_json" in takes(command)


@pytest.mark.parametrize("place", LACKING_OPTIONS, indirect=True)
@pytest.mark.parametrize("verb", ABOUT_AGREEMENT)
def test_without_an_option_there_is_nothing_to_agree_on(
    verb: str, place: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    may_ask(verb, place)
    code, out, err = asked(capsys, verb, *place, *MORE.get(verb, []))
    assert code == 1
    said = " ".join(f"{out}{err}".split()).lower()
    assert NOTHING in said
    assert not [words for words in CONSENT if words in said]
    code, out, _ = asked(capsys, verb, *place, *MORE.get(verb, []), "--json")
    assert code == 1
    told = json.loads(out)
    assert told["no_answer"] == "no-option"
    assert consents(told) == []


@pytest.mark.parametrize("place", LACKING_PARTIES, indirect=True)
@pytest.mark.parametrize("verb", ABOUT_AGREEMENT)
def test_where_nobody_must_agree_nothing_counts_as_agreed(
    verb: str, place: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    may_ask(verb, place)
    code, out, err = asked(capsys, verb, *place, *MORE.get(verb, []))
    said = " ".join(f"{out}{err}".split()).lower()
    if verb in ("zone", "questions", "draft"):
        assert code == 1
        assert NOBODY in said
        assert not [words for words in CONSENT if words in said]
    assert "required party accepts" not in said
    code, out, _ = asked(capsys, verb, *place, *MORE.get(verb, []), "--json")
    if out:
        told = json.loads(out)
        assert [found for found in consents(told) if found[0] in ("certain", "open", "fewest_to_lift")] == []
        assert verb not in ("zone", "questions", "draft") or told["no_answer"] == "nobody-must-agree"
    else:
        assert code == 2  # nothing is estimated either


@pytest.mark.parametrize("place", ["new", "no-option", "no-conflict-party"], indirect=True)
@pytest.mark.parametrize("verb", [*PLAIN, "brief"])
def test_no_other_verb_takes_nothing_for_consent(
    verb: str, place: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, err = asked(capsys, verb, *place)
    said = " ".join(f"{out}{err}".split()).lower()
    assert not [words for words in CONSENT if words in said]
    if verb == "brief":
        assert NOTHING in said or NOBODY in said


@pytest.mark.parametrize("place", ["new", "no-option"], indirect=True)
def test_the_first_page_of_every_rendering_says_that_there_is_nothing_to_agree_on(
    place: list[str], tmp_path: Path
) -> None:
    docx = pytest.importorskip("docx")
    page, paper = tmp_path / "brief.html", tmp_path / "brief.docx"
    call("brief", *place, "--html", str(page), "--word", str(paper))
    assert page.read_text().lower().count(NOTHING) == 2
    texts = [p.text.strip().lower() for p in docx.Document(io.BytesIO(paper.read_bytes())).paragraphs]
    assert texts.count(f"{NOTHING}.") == 2
    call("brief", *place, "--lang", "fr", "--html", str(page))
    assert "il n’y a rien sur quoi s’accorder" in page.read_text()


def test_a_draft_that_expresses_nothing_is_no_answer_and_improves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = str(tmp_path / "talks.pourparler")
    call("new", record, "--title", "Toy", "--audience", "everyone", "--on", "2025-11-20")
    call(
        "add",
        "source",
        record,
        "--on",
        "2025-11-20",
        "--id",
        "gazette",
        "--title",
        "Report",
        "--publisher",
        "Gazette",
        "--published",
        "2025-11-20",
    )
    call("add", "party", record, "--on", "2025-11-20", "--id", "north", "--name", "North", "--roles", "conflict-party")
    call("add", "issue", record, "--on", "2025-11-20", "--id", "army", "--title", "Army")
    call("add", "option", record, "--on", "2025-11-20", "--issue", "army", "--label", "small")
    call("add", "draft", record, "--on", "2025-11-20", "--id", "paper", "--title", "Paper", "--source", "gazette")
    code, out, _ = asked(capsys, "draft", record, "paper")
    assert code == 1
    assert "It expresses no option on record" in out
    assert "rules it out" not in out
    code, out, _ = asked(capsys, "draft", record, "paper", "--json")
    (read,) = json.loads(out)["drafts"]
    assert (code, read["excluded"], read["fewest_to_lift"], read["opening"]) == (1, None, None, [])
    code, out, err = asked(capsys, "improve", record, "--draft", "paper", "--json")
    assert (code, json.loads(out)["no_answer"]) == (1, "nothing-found")
    assert "the draft paper expresses no option" in err


def test_an_issue_without_options_may_be_named_and_the_others_are_not_called_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = str(tmp_path / "talks.pourparler")
    call("new", record, "--title", "Toy", "--audience", "everyone", "--on", "2025-11-20")
    call("add", "party", record, "--on", "2025-11-20", "--id", "north", "--name", "North", "--roles", "conflict-party")
    for issue in ("army", "port", "sea"):
        call("add", "issue", record, "--on", "2025-11-20", "--id", issue, "--title", issue)
    call("add", "option", record, "--on", "2025-11-20", "--issue", "army", "--label", "small")
    code, out, _ = asked(capsys, "zone", record, "--only", "army", "--only", "port", "--json")
    assert (code, json.loads(out)["left_out"]) == (0, ["port"])
    code, out, _ = asked(capsys, "zone", record, "--without", "army", "--json")
    assert (code, json.loads(out)["left_out"]) == (1, ["port", "sea"])
    code, _, err = asked(capsys, "zone", record, "--only", "arms")
    assert code == 2
    assert "did you mean army?" in err
