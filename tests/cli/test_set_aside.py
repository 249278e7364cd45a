"""What was set aside, erased, not checked, or differs between copies is told on every page, to whoever may see it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from pourparler.cli.main import program, status
from pourparler.record.opening import open_store
from pourparler.workbench.add import add
from pourparler.workbench.check import check
from pourparler.workbench.erase import erase
from pourparler.workbench.merge import merge
from tests.cli.test_retractions import READING, Target, record, retracted, rich, targets

WITH_CHECKED = [
    name
    for name in program.list_commands(None)  # type: ignore[attr-defined]
    if "--checked" in {o for p in program.get_command(click.Context(program), name).params for o in p.opts}  # type: ignore[attr-defined]
]


def said(*words: str) -> str:
    result = CliRunner().invoke(program, list(words))
    assert result.exception is None, (words, result.exception)
    return " ".join(result.output.split())


def target(name: str) -> Target:
    return next(t for t in targets(rich()) if t.name == name)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return record(tmp_path, rich())


def test_a_refusal_on_an_option_that_was_retracted_is_told_and_counted_on_the_first_page(file: Path) -> None:
    assert "Set aside" not in said("state", str(file))
    retracted(file, target("costs.fund"))
    retracted(file, target("costs.shared"))
    told = said("state", str(file))
    assert "entries are set aside: they rest on what no longer counts (see “Set aside”)." in told
    assert (
        "position: Upper Valley insists on “both pay” (the chief) (4 March 2026) [2] — not counted, since it rests on "
        "what was retracted (option “both pay”)"
    ) in told
    # The statement that replaced another names them all still: nobody is lost by a retraction.
    assert "must agree instead" not in told
    french = said("state", str(file), "--lang", "fr")
    assert "ne compte pas, car reposant sur ce qui a été retiré (option «\u00a0both pay\u00a0»)" in french.replace(
        "« ", "«\u00a0"
    ).replace(" »", "\u00a0»")


def test_who_must_agree_instead_is_told(file: Path) -> None:
    retracted(file, target("commission"))
    told = said("state", str(file))
    assert "must agree instead: Upper Valley and Lower Valley" in told
    assert "change of: party “River Commission”" in told


def test_every_rendering_tells_it(file: Path) -> None:
    retracted(file, target("costs.shared"))
    out = file.parent
    files = ("--html", str(out / "x.html"), "--word", str(out / "x.docx"), "--csv", str(out / "x.csv"))
    said("brief", str(file), *files)
    page = (out / "x.html").read_text("utf-8")
    first = page[: page.index("<nav")]
    assert "are set aside: they rest on what no longer counts" in first
    assert '<h2 id="set-aside">Set aside</h2>' in page
    words = zipfile.ZipFile(out / "x.docx").read("word/document.xml").decode()
    assert "are set aside" in words
    assert "not counted, since it rests on what was retracted" in words
    rows = list(csv.DictReader(io.StringIO((out / "x.csv").read_text("utf-8-sig"))))
    aside = [r for r in rows if r["kind of row"] == "set aside" and r["party id"] == "upper"]
    assert [(r["option id"], r["verdict"], r["stance"]) for r in aside] == [("costs.shared", "", "insistence")]
    told = json.loads(CliRunner().invoke(program, ["state", str(file), "--json"]).stdout)
    one = next(a for a in told["set_aside"] if a["id"] == "upper-insists-shared")
    assert (one["whole"], one["lacks"]) == (True, [{"collection": "options", "id": "costs.shared", "why": "retracted"}])


def test_what_was_erased_is_counted_in_past_views_too_and_its_source_is_marked(file: Path) -> None:
    erase(str(file), [target("letter").hash], "recorded-by-mistake", confirmed=True)
    for way in ((), ("--known-at", "2026-03-12"), ("--as-of", "2026-03-12")):
        told = said("state", str(file), *way)
        assert "1 event was erased since." in told
        assert "This source was erased." in told
    erase(str(file), [target("gazette").hash], "recorded-by-mistake", confirmed=True)
    assert "1 This source was erased." in said("zone", str(file))


def test_a_source_that_was_retracted_is_marked_wherever_it_is_cited(file: Path) -> None:
    retracted(file, target("letter"))
    out = file.parent / "x.html"
    said("brief", str(file), "--html", str(out))
    assert "This source was retracted." in out.read_text("utf-8")
    assert "2 This source was retracted. its own origin A letter" in said("state", str(file))
    told = json.loads(CliRunner().invoke(program, ["state", str(file), "--json"]).stdout)
    assert told["sources_gone"] == [{"id": "letter", "why": "retracted"}]


def test_where_copies_differ_the_first_page_says_how_often_to_whoever_may_see_it(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pourparler"
    secret: dict[str, Any] = {
        "kind": "party-added",
        "happened_on": ["2026-03-10"] * 2,
        "party": {"id": "x", "name": "X"},
    }
    add(str(file), secret, audience="team")
    other.write_bytes(file.read_bytes())
    for place, name in ((file, "One"), (other, "Other")):
        change = {"kind": "party-changed", "happened_on": ["2026-03-10"] * 2, "party": {"id": "x@team", "name": name}}
        add(str(place), change, audience="team")
    assert "Copies of the record differ" not in said("state", str(file))
    merge(str(file), str(other))
    sentence = "Copies of the record differ in 1 place: `pourparler conflicts` lists it."
    assert sentence in said("state", str(file))
    said("brief", str(file), "--html", str(tmp_path / "x.html"))
    page = (tmp_path / "x.html").read_text("utf-8")
    assert sentence in page[: page.index("<nav")]
    told = json.loads(CliRunner().invoke(program, ["state", str(file), "--json"]).stdout)
    assert [(c["kind"], c["key"], c["field"]) for c in told["conflicts"]] == [("field", "x@team", "name")]
    assert "Copies of the record differ" not in said("state", str(file), "--viewer", "everyone")


def test_every_verb_that_answers_at_a_day_answers_from_checked_events_too() -> None:
    dated = {
        name
        for name in program.list_commands(None)  # type: ignore[attr-defined]
        if "--as-of" in {o for p in program.get_command(click.Context(program), name).params for o in p.opts}  # type: ignore[attr-defined]
    }
    # `read` asks the record only for names.
    assert set(WITH_CHECKED) == dated - {"read"}


@pytest.mark.parametrize("verb", WITH_CHECKED)
def test_a_page_of_checked_events_says_so_and_counts_the_rest(verb: str, file: Path) -> None:
    with open_store(str(file)) as store:
        hashes = [e.hash for e in store.everything("river")]
    left = target("map").hash
    check(str(file), [h for h in hashes if h != left], "bea")
    asked = next(way for way in READING[verb] if "--json" not in way or verb == "rehearse")
    words = [w.format(out=file.parent) for w in asked]
    result = CliRunner().invoke(program, [verb, str(file), "--checked", *words])
    assert result.exit_code in (0, 1)
    if result.exception is None:
        told = result.output
        if verb == "publish":
            told = "".join(page.read_text("utf-8") for page in file.parent.rglob("*.html"))
        assert "Checked events only; 1 event that nobody checked is left out." in " ".join(told.split())
    if verb not in ("brief", "publish"):
        draft = asked[-2:] if verb in ("improve", "trades") else asked if verb == "say-back" else []
        result = CliRunner().invoke(program, [verb, str(file), "--checked", "--json", *draft])
        assert json.loads(result.stdout)["checked"] is True
        unasked = CliRunner().invoke(program, [verb, str(file), "--json", *draft])
        assert json.loads(unasked.stdout)["checked"] is False
    else:
        page = file.parent / "checked.html"
        said("brief", str(file), "--checked", "--html", str(page))
        assert page.read_text("utf-8").count("Checked events only; 1 event that nobody checked is left out.") == 2


def test_a_scenario_file_has_no_checked_events(tmp_path: Path) -> None:
    scenario = tmp_path / "toy.yaml"
    scenario.write_text("pourparler: scenario/1\nparties: [a]\nissues: {x: [y]}\n")
    result = CliRunner().invoke(program, ["zone", str(scenario), "--checked"])
    assert "a scenario file holds no dates" in str(result.exception)


def test_one_issue_or_one_section_alone_still_says_what_does_not_count(file: Path) -> None:
    retracted(file, target("letter"))
    erase(str(file), [target("gazette").hash], "recorded-by-mistake", confirmed=True)
    for way in (("--issue", "release"), ("--section", "rooms")):
        told = said("state", str(file), *way)
        assert "1 event was erased since." in told


def test_changes_alone_ask_since_when_and_are_not_said_to_be_none(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(["state", str(file), "--section", "changes"]) == 2
    assert capsys.readouterr().err == "changes are told since a day; name it with --since.\n"
