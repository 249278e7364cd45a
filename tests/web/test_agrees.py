"""The desk and the command line agree: the same record, asked in the same way, has one answer."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.brief.page.block import anchor
from pourparler.brief.sections.zone import number
from pourparler.brief.words.language import language
from pourparler.brief.words.wording import Wording
from pourparler.cli.main import program
from pourparler.domain.evidence import Level
from pourparler.domain.issue_standing import Standing
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.possibilities import QUESTIONS
from tests.hidden import History
from tests.record.plans import plans, record_of
from tests.test_noninterference import RECORD
from tests.web.served import LOGIN, asking, desk

LEVELS = [level.value for level in Level]
COUNTS = ("outcomes", "certain", "possible", "excluded")
_CITATION = re.compile(r"\[\d+\]")
_MARK = re.compile(r"^\s*(?:•|\d+\.)\s")


class Both:
    """One record, asked at the desk and on the command line."""

    def __init__(self, file: Path, record: str, *options: str) -> None:
        self.file, self.options = file, options
        whole = desk(file.parent)
        self.client, self.record = asking(whole), f"/v/{whole.access.key(LOGIN, '')}/r/{record}"

    def page(self, name: str = "") -> Any:
        from lxml import html

        words = {option.removeprefix("--"): value for option, value in zip(*[iter(self.options)] * 2, strict=True)}
        answer = self.client.get(f"{self.record}{'/' if name else ''}{name}", params=words)
        assert answer.status_code == 200, answer.text
        return html.document_fromstring(answer.content, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))

    def said(self, verb: str, *more: str) -> str:
        result = CliRunner().invoke(program, [verb, str(self.file), *self.options, *more])
        assert result.exit_code in (0, 1), result.output
        return str(result.stdout)

    def json(self, verb: str) -> Any:
        return json.loads(self.said(verb, "--json"))


def agree(both: Both) -> None:
    """Hold the pages against what the command line says."""
    state, zone = both.json("state"), both.json("zone")
    _standings(both, state)
    _rooms(both, state)
    _possible(both, zone)


def _standings(both: Both, state: Any) -> None:
    standings = {issue["id"]: issue["standing"] for issue in state["issues"]}
    many = Counter(standings.values())
    counts = {
        one.get("data-standing"): int(one.findtext(".//strong")) for one in both.page().xpath("//li[@data-standing]")
    }
    assert counts == {standing.value: many[standing.value] for standing in Standing}
    heads = both.page("section/issues").xpath("//main//*[starts-with(@id, 'issue-')]")
    shown = {head.get("id"): (set(head.get("class").split()) - {"standing"}).pop() for head in heads}
    assert shown == {anchor(f"issue-{key}"): standing for key, standing in standings.items()}


def _rooms(both: Both, state: Any) -> None:
    rooms = both.page("section/rooms").xpath("//main//section[1]//h2")
    assert len(rooms) == len(state["rooms"])


def _possible(both: Both, zone: Any) -> None:
    page = both.page("possible")
    words = page.find(".//main").text_content()
    heads = {head.text_content() for head in page.iter("h2")}
    if zone["no_answer"] is not None:
        assert not heads & {"What stands in the way", "What is still open"}
        return
    assert ("What stands in the way" in heads) == (not zone["open"])
    if zone["status"] == "proven":
        told = re.search(r"Counts \(all proven\): (.*?)\. They depend", words)
        plain = Wording(Negotiation(record="", viewer="everyone"), language("en"))
        assert told
        assert told[1] == ", ".join(f"{name}: {number(plain, zone[name])}" for name in COUNTS)
    if not zone["open"] and zone["fewest_to_lift"] is not None:
        refusals = "refusal" if zone["fewest_to_lift"] == 1 else "refusals"
        assert f"left if {zone['fewest_to_lift']} {refusals} on record were lifted" in words
    if not zone["open"] and zone["blocking"]:
        (way,) = page.xpath("//h2[text()='What stands in the way']/following-sibling::ul[1]")
        assert len(way) == min(len(zone["blocking"]), 12)
    assert len(page.xpath("//ol/li")) == min(len({one["question"] for one in zone["questions"]}), QUESTIONS)


def squeezed(words: str) -> str:
    """Return words without what differs by the way of showing them: white space, marks of lists, citations."""
    return re.sub(r"[\s—•]", "", _CITATION.sub("", words))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("day", ["", "2025-11-28", "2025-12-10"])
def test_they_agree_on_the_shipped_case(level: str, day: str, shipped: Path) -> None:
    options = ["--evidence", level, *(["--as-of", day] if day else [])]
    agree(Both(shipped / RECORD, "ukraine-2025", *options))


@pytest.mark.parametrize("level", LEVELS)
def test_all_that_zone_prints_stands_on_its_page(level: str, shipped: Path) -> None:
    both = Both(shipped / RECORD, "ukraine-2025", "--evidence", level)
    page = squeezed(both.page("possible").find(".//main").text_content())
    _, *lines = both.said("zone").partition("\nSources\n")[0].splitlines()[1:]
    assert len(lines) > 20
    assert [line for line in lines if squeezed(_MARK.sub("", line)) not in page] == []


def drawn(most: int) -> st.SearchStrategy[Any]:
    return st.tuples(plans(most=most), st.sampled_from(LEVELS), st.none() | st.integers(1, 28))


def _agree_on(place: Path, one: Any) -> None:
    (seen, hidden), level, day = one
    History(record_of(seen, hidden[0])).write(place / RECORD)
    as_of = [] if day is None else ["--as-of", f"2025-11-{day:02}"]
    agree(Both(place / RECORD, "toy", "--evidence", level, *as_of))


@given(one=drawn(20))
@settings(max_examples=15)
def test_they_agree_on_any_record(one: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    _agree_on(tmp_path_factory.mktemp("any"), one)


@pytest.mark.soak
@given(one=drawn(60))
@settings(max_examples=500)
def test_they_agree_on_hundreds_of_records(one: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    _agree_on(tmp_path_factory.mktemp("any"), one)
