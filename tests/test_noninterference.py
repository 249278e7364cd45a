"""What somebody is told is byte for byte the same, whatever is hidden from them: for every verb that the program has."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from msgspec import Struct

from pourparler.cli.main import program, status
from pourparler.domain.reading import Reading
from pourparler.errors import MissingExtra
from pourparler.reading.read import read
from pourparler.record.entry import SALT
from pourparler.record.moment import now
from pourparler.record.opening import open_store
from pourparler.workbench import review as review_verb
from pourparler.workbench.add import disclose
from pourparler.workbench.export import export
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.vocabulary import seen_by_all, vocabulary
from tests.hidden import LETTER, REPORT, History, bare, hidden_values, with_hidden
from tests.making import context, day
from tests.record.plans import Step, plans
from tests.reports import READING, read_by_hand

NOW = now()
"""The clock stands still. It is right to the day: verbs that amend take their day from the system's clock."""

RECORD = "talks.pourparler"


class Calls(Struct, frozen=True):
    """How a verb is called, in words that name {record}, {ctx} (an event all see) and the like.

    Parameters
    ----------
    reading : tuple of str
        On the whole record, for the viewer.
    writing : tuple of str
        On the whole record, one after another, to an audience of those who may see no more than the viewer.
    keeping : tuple of str
        On the copy that the viewer keeps: an export, imported.
    """

    reading: tuple[str, ...] = ()
    writing: tuple[str, ...] = ()
    keeping: tuple[str, ...] = ()


NO_RECORD = {
    "template": "prints a header that depends on nothing",
    "tournament": "takes scenario files, which hold no viewers",
}
"""Verbs that read no record, and why."""

OVER_HTTP = {"serve"}
"""What they answer is compared address by address, in `tests/web/test_noninterference.py`."""

ONLY = "--only army --evidence any"
BASE = "--from army=small"
VALUED = f"{ONLY} --estimates estimates.yaml --seconds 5"
SAID = "--party north --issue army --stance supports --options army.middle --speaker N --attribution on-record"
CALLS = {
    "add": Calls(
        writing=(
            "add context {record} --on 2025-12-04 --id flood --what Flood --source gazette {to}",
            "add context {record} --on 2025-12-04 --id flood --what Flood --source gazette {to}",
            "add context {record} --on 2025-12-04 --id heard --what Heard --source minutes:0-8:A_letter {to}",
            "add context {record} --on 2025-12-04 --id heard-2 --what Heard --source minutes:0-8:A_lettre {to}",
            "add context {record} --on 2025-12-04 --id told --what Told --source gazette:0-11:The_Gazette {to}",
            "add context {record} --on 2025-12-04 --id told-2 --what Told --source gazette:0-11:The_gazette {to}",
            "add context {record} --on 2025-12-04 --id asked --what Asked --source gazette --by anna --request asked-once {to}",
            "add context {record} --on 2025-12-04 --id asked --what Asked --source gazette --by anna --request asked-once {to}",
            "add context {record} --on 2025-12-04 --id asked-too --what Asked --source gazette --request asked-once {to}",
            "add context {record} --on 2025-12-04 --id talk --what Talk --source gazette {to}",
            "add context {record} --on 2025-12-04 --id talk@team --what Talk --source gazette {to}",
            "add context {record} --on 2025-12-04 --id where --what X --source copy@team {to}",
            f"add position {{record}} --on 2025-12-04 --source gazette --id mild {SAID} {{to}}",
            "add option {record} --on 2025-12-04 --issue army --label secret {to}",
            "add option {record} --on 2025-12-04 --issue army --label huge {to}",
            "add next-step-met {record} --on 2025-12-04 --step step-n0@team --how X --source gazette {to}",
            "add party-changed {record} --on 2025-12-04 --id south --name The_South --source gazette {to}",
            "add source {record} --on 2025-12-04 --id letter-2 --title T --publisher P --published 2025-12-04 --text letter.txt {to}",
            "add context {record} --on 2025-12-04 --id read --what Read --source letter-2{tail}:0-8:A_letter {to}",
        ),
        keeping=("add context {record} --on 2025-12-04 --id flood --what Flood --source gazette --by anna",),
    ),
    "brief": Calls(
        reading=(
            "brief {record} --evidence any --checked",
            "brief {record} --evidence any --html out/brief.html --csv out/stances.csv",
            "brief {record} --lang fr --since 2025-11-14 --html out/bref.html --word out/bref.docx",
        ),
        keeping=("brief {record}",),
    ),
    "check": Calls(keeping=("check {record} {ctx} --by boris", "check {record} {ctx} --by anna")),
    "clock": Calls(keeping=("clock {record}",)),
    "conflicts": Calls(reading=("conflicts {record}", "conflicts {record} --json"), keeping=("conflicts {record}",)),
    "correct": Calls(
        writing=(
            "correct {record} {ctx} --with mended.yaml --ground slip",
            "correct {record} {ctx} --with other.yaml --ground x",
        ),
        keeping=("correct {record} {ctx} --with mended.yaml --ground slip",),
    ),
    "deals": Calls(
        reading=(
            f"deals {{record}} {VALUED} --csv out/deals.csv --plot out/deals.svg",
            f"deals {{record}} {ONLY} --json --lang fr",
        )
    ),
    "disclose": Calls(
        writing=("disclose {record} {ctx} --to everyone", "disclose {record} {offer} --to everyone --by anna"),
        keeping=("disclose {record} {offer} --to everyone",),
    ),
    "draft": Calls(
        reading=(
            "draft {record} --evidence any",
            "draft {record} --evidence any --json --lang fr",
            "draft {record} plna",
            "draft {record} --choose army=secret",
        )
    ),
    "drafts": Calls(
        reading=("drafts {record}", "drafts {record} --json --known-at 2025-11-20", "drafts {record} --lang fr")
    ),
    "erase": Calls(
        keeping=(
            "erase {record} {ctx} --ground recorded-by-mistake",
            "erase {record} {source} --ground duty-to-erase --json",
            "erase {record} {ctx} --ground recorded-by-mistake --yes",
        )
    ),
    "export": Calls(
        reading=("export {record} out/dossier", "export {record} out/again --json"),
        keeping=("export {record} out/own",),
    ),
    "import": Calls(
        writing=(
            "import rows.csv {record} {to}",
            "import rows.csv {record} --write {to}",
            "import wrong.csv {record} --json {to}",
        ),
        keeping=("import dossier {record}", "import rows.csv {record} --write --json"),
    ),
    "improve": Calls(
        reading=(f"improve {{record}} {VALUED} {BASE}", f"improve {{record}} {VALUED} --draft plan --json")
    ),
    "log": Calls(
        reading=("log {record}", "log {record} --json", "log {record} --kind event-retracted"),
        keeping=("log {record} --json",),
    ),
    "merge": Calls(keeping=("merge {record} other.pourparler", "merge {record} dossier --json")),
    "new": Calls(
        writing=("new {record} --title T --id toy --on 2025-12-04",),
        keeping=("new out/fresh.pourparler --title T --on 2025-12-04",),
    ),
    "publish": Calls(
        reading=(
            "publish {record} out/site --evidence any",
            "publish {record} out/past --lang fr --as-of 2025-11-24 --known-at 2025-12-01",
        )
    ),
    "questions": Calls(
        reading=("questions {record} --evidence any --json --limit 50", "questions {record} --evidence any --lang fr")
    ),
    "read": Calls(
        reading=("read report.txt --html out/read.html --to {record}", "read report.txt --to {record} --json"),
        keeping=("read report.txt --to {record}",),
    ),
    "rehearse": Calls(
        reading=(
            f"rehearse {{record}} {ONLY} --estimates estimates.yaml --rounds 5 --plot out/run.svg",
            f"rehearse {{record}} {ONLY} --rounds 5 --gated --json",
        )
    ),
    "retract": Calls(
        writing=("retract {record} {strike} --ground slip", "retract {record} {strike} --ground again"),
        keeping=("retract {record} {strike} --ground slip",),
    ),
    "review": Calls(
        writing=(
            "review report.txt {record} --accept-file marks.txt --json {to}",
            "review report.txt {record} --accept-file marks.txt {to}",
            "review report.txt {record} --accept statement --reject-rest {to}",
        ),
        keeping=("review report.txt {record} --accept-file marks.txt",),
    ),
    "say-back": Calls(
        reading=(
            "say-back {record} north --html out/sheet.html --csv out/sheet.csv",
            "say-back {record} north --lang fr --word out/feuille.docx",
            "say-back {record} south --json --checked",
            "say-back {record} secret",
            "say-back {record} north --answers answers.csv --on 2025-12-04 --delegate anna-weil",
        ),
        writing=(
            "say-back {record} north --viewer {viewer} --answers answers.csv --on 2025-12-04 --write {to}",
            "say-back {record} north --viewer {viewer} --answers answers.csv --on 2025-12-04 --json {to}",
        ),
        keeping=("say-back {record} north --answers answers.csv --on 2025-12-04 --write --json",),
    ),
    "search": Calls(
        reading=(
            "search {record} army --evidence any",
            "search {record} --evidence any --json",
            "search {record} large --party north --kind position --lang fr --checked",
            "search {record} --party secret",
        )
    ),
    "settle": Calls(keeping=("settle {record} {rival} --same", "settle {record} army.none --name army.new")),
    "show": Calls(
        reading=("show {record} {ctx}", "show {record} {storm}", "show {record} {none}"),
        keeping=("show {record} {ctx}",),
    ),
    "state": Calls(
        reading=(
            "state {record} --evidence any",
            "state {record} --evidence any --json --since 2025-11-14",
            "state {record} --as-of 2025-11-14 --known-at 2025-11-20 --json",
            "state {record} --lang fr --checked",
            "state {record} --issue army.secret",
        ),
        keeping=("state {record} --evidence any",),
    ),
    "trades": Calls(
        reading=(f"trades {{record}} {ONLY} --estimates estimates.yaml {BASE}", f"trades {{record}} {ONLY} --json")
    ),
    "verify": Calls(
        reading=("verify {record}", "verify {record} --json", "verify {record} --note-heads out/heads.json"),
        keeping=("verify {record}", "verify {record} --json"),
    ),
    "zone": Calls(
        reading=(
            "zone {record} --evidence any",
            "zone {record} --evidence any --json",
            "zone {record} --lang fr --checked",
        )
    ),
}

WHOLE = ("state {record} --evidence any", "log {record}", "verify {record} --json", "export {record} out/{record}")
"""What is asked of the team's own dossier for the viewer."""

VERBS = program.list_commands(None)  # type: ignore[attr-defined]


def test_every_verb_says_how_it_is_called_here() -> None:
    assert sorted([*CALLS, *NO_RECORD, *OVER_HTTP]) == VERBS


@pytest.mark.parametrize("verb", NO_RECORD)
def test_verbs_that_are_left_out_name_no_record(verb: str) -> None:
    command = program.get_command(click.Context(program), verb)  # type: ignore[attr-defined]
    assert not {p.name for p in command.params} & {"location", "record", "viewer", "audience"}


@pytest.mark.parametrize("verb", CALLS)
def test_every_verb_is_called_for_a_viewer_an_audience_or_a_keeper(verb: str) -> None:
    command = program.get_command(click.Context(program), verb)  # type: ignore[attr-defined]
    taken = {option for p in command.params for option in p.opts}
    calls = CALLS[verb]
    assert bool(calls.reading) == ("--viewer" in taken)
    assert calls.writing or "--audience" not in taken
    assert calls.reading or calls.writing or calls.keeping
    for option in {
        "--json",
        "--lang",
        "--html",
        "--csv",
        "--word",
        "--checked",
        "--since",
        "--known-at",
        "--by",
    } & taken:
        if verb not in ("add", "brief") or option in {"--html", "--csv", "--word"}:
            told = [*calls.reading, *calls.writing, *calls.keeping]
            assert option in " ".join(told) or _said_by_others(option, verb), option


def _said_by_others(option: str, verb: str) -> bool:
    """What an option does is one piece of code for all verbs that take it: it is tried where it says most."""
    return option in {"--by", "--checked", "--known-at", "--lang", "--since"} and any(
        option in call for name, calls in CALLS.items() if name != verb for call in (*calls.reading, *calls.writing)
    )


class Desk:
    """A folder in which one history is kept, and what the program says and writes there."""

    def __init__(
        self,
        folder: Path,
        viewer: str,
        history: History,
        fixed: Callable[[], None],
        leave_out: tuple[str, ...] = (),
    ) -> None:
        self.folder, self.viewer, self._fixed, self._leave_out = folder, viewer, fixed, leave_out
        self.said: dict[str, Any] = {}
        self._times = Counter[str]()
        history.write(folder / RECORD)
        (folder / "out").mkdir()
        _lay_out(folder)
        self._names = _names(history, viewer)

    def all(self) -> dict[str, Any]:
        """Everything that is said and written for one viewer, by call and by file."""
        with contextlib.chdir(self.folder):
            self._fixed()
            self.read(CALLS)
            self._export("dossier")
            self._fixed()
            for calls in CALLS.values():
                for words in calls.writing:
                    self.call(words)
            self._export("written")
            self._whole()
            import_dossier(Path("dossier"), "own.pourparler")
            shutil.copyfile("own.pourparler", "other.pourparler")
            self._fixed()
            for calls in CALLS.values():
                for words in calls.keeping:
                    self.call(words, record="own.pourparler")
            for path in sorted(Path().rglob("*")):
                if path.is_file() and path.suffix != ".pourparler":
                    self.said[str(path)] = path.read_bytes()
        return self.said

    def read(self, verbs: Iterable[str]) -> None:
        """Call what reads the whole record for the viewer."""
        for name in verbs:
            for words in CALLS[name].reading:
                self.call(words, "--viewer", self.viewer)

    def _whole(self) -> None:
        """Ask the team's own dossier, and what is made of it elsewhere."""
        export(RECORD, Path("whole"), viewer="team")
        import_dossier(Path("whole"), "whole.pourparler")
        for record in ("whole", "whole.pourparler"):
            for words in WHOLE:
                self.call(words, "--viewer", self.viewer, record=record)
        shutil.rmtree("whole")

    def _export(self, folder: str) -> None:
        self.call(f"export {{record}} {folder}", "--viewer", self.viewer)

    def call(self, words: str, *more: str, record: str = RECORD) -> None:
        """Call the program; keep its exit status and all that it prints."""
        if any(option in words for option in self._leave_out):
            return
        to = self._names["to"] if record == RECORD else ""
        given = words.format(**{**self._names, "record": record, "to": to}).split()
        arguments = [*(word.replace("_", " ") for word in given), *more]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = status(arguments)
        self._times[words] += 1
        key = f"{words} ({self._times[words]}, {record})"
        assert "Traceback" not in err.getvalue(), (arguments, err.getvalue())
        self.said[key] = (code, _without_timing(out.getvalue()), err.getvalue())


def _without_timing(words: str) -> Any:
    if not words.startswith("{"):
        return words
    value = json.loads(words)
    value.pop("timing", None)
    return value


def _names(history: History, viewer: str) -> dict[str, str]:
    """What calls name: events that the viewer may see, by hash, and the viewer's audience."""
    found = {}
    for entry in history.entries:
        if entry.body is not None:
            event = entry.event()
            key = getattr(getattr(event, "context", getattr(event, "source", None)), "id", "")
            found.setdefault(key, entry.hash)
    to, tail = ("--audience everyone", "") if viewer == "everyone" else ("--audience north+team", "@north+team")
    rivals = [
        e
        for e in history.entries
        if e.audience == "everyone" and e.body and b"army.huge" in e.body and b"option-named" in e.body
    ]
    second = rivals[-1].hash[:8]
    return {
        "ctx": found["storm"],
        "storm": found["slip"],
        "strike": found["strike"],
        "source": found["minutes"],
        "offer": found["offer@north+team"] if viewer != "everyone" else found["strike"],
        "none": "ffff",
        "to": to,
        "tail": tail,
        "rival": f"army.huge~{second}",
        "viewer": viewer,
    }


def _lay_out(folder: Path) -> None:
    (folder / "report.txt").write_text(REPORT, "utf-8")
    (folder / "letter.txt").write_text(LETTER, "utf-8")
    (folder / "marks.txt").write_text("1\n2\n", "utf-8")
    (folder / "answers.csv").write_text("number,answer\n4188,not ours\n", "utf-8")
    (folder / "estimates.yaml").write_text(
        "pourparler: estimates/1\npreferences:\n"
        "  north: {weights: {army: 1}, values: {army: {army.small: 1, army.middle: 0.6, army.large: 0}}}\n"
        "  south: {weights: {army: 1}, values: {army: {army.small: 0, army.middle: 0.7, army.large: 1}}}\n"
    )
    for name, words in (("mended", "Mended"), ("other", "Other")):
        cited = "passages: [letter]" if name == "mended" else "passages: [copy@team]"
        (folder / f"{name}.yaml").write_text(
            f"- happened_on: 2025-11-21\n  known_on: 2025-11-21\n  context-noted: {{id: storm, what: {words}}}\n  {cited}\n"
        )
    for name, source in (("rows", "gazette"), ("wrong", "copy@team")):
        with (folder / f"{name}.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["party", "issue", "stance", "options", "date", "speaker", "attribution", "sources"])
            writer.writerow(["north", "army", "accepts", "army.middle", "2025-12-04", "N", "on-record", source])


@pytest.fixture(scope="module")
def report() -> Reading:
    """The report as read; by hand where the readers are not installed."""
    try:
        return read(REPORT.encode(), "report.txt", vocabulary=vocabulary(seen_by_all([], "everyone")), language="")
    except MissingExtra:
        return READING


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch, report: Reading) -> Callable[[], None]:
    """A clock that stands still, and salts that follow from the audience and how many it was given before."""
    given: Counter[str] = Counter()

    def salt(audience: str, _: int) -> bytes:
        given[audience] += 1
        return hashlib.sha256(f"{audience} {given[audience]}".encode()).digest()[:SALT]

    for module in ("appending", "registers"):
        monkeypatch.setattr(f"pourparler.record.{module}.random_salt", salt)
    for module in (
        "record.appending",
        "record.registers",
        "record.spreadsheet",
        "workbench.export",
        "workbench.review",
    ):
        monkeypatch.setattr(f"pourparler.{module}.now", lambda: NOW)
    if report is READING:
        monkeypatch.setattr(review_verb, "read", read_by_hand)
        monkeypatch.setattr("pourparler.workbench.read.read", read_by_hand)
    return given.clear


VIEWERS = pytest.mark.parametrize("viewer", ["everyone", "north"])
AS_FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""A counterexample is told as it was found: to make it smaller would take hours."""

Drawn = tuple[list[Step], list[list[Step]]]
SLOW = ("--plot", "--word")
SLOWEST = {"north": ("--plot",), "everyone": (*SLOW, "report.txt")}
"""What is left to the soak: pictures, documents and readers, but for one viewer."""


def drawn(most: int) -> SearchStrategy[Drawn]:
    """Records in which something is hidden besides what each of them hides."""
    return plans(hidden_from="north", most=most).filter(lambda plan: all(plan[1]))


def told(place: Path, viewer: str, history: History, fixed: Callable[[], None], leave_out: tuple[str, ...] = ()) -> Any:
    place.mkdir()
    return Desk(place, viewer, history, fixed, leave_out).all()


def same(first: dict[str, Any], *others: dict[str, Any]) -> None:
    for other in others:
        assert first.keys() == other.keys()
        for key, value in first.items():
            assert value == other[key], key


@VIEWERS
@given(plan=drawn(most=5))
@settings(max_examples=1, suppress_health_check=list(HealthCheck), phases=AS_FOUND)
def test_what_is_hidden_changes_no_byte_of_what_any_verb_says_or_writes(
    viewer: str, plan: Drawn, tmp_path_factory: pytest.TempPathFactory, fixed: Callable[[], None], report: Reading
) -> None:
    steps, (hidden, _) = plan
    place = tmp_path_factory.mktemp("desk")
    one = told(place / "bare", viewer, bare(viewer, steps[1:]), fixed, SLOWEST[viewer])
    other = told(place / "full", viewer, with_hidden(viewer, steps[1:], hidden, report), fixed, SLOWEST[viewer])
    same(one, other)


@pytest.mark.soak
@VIEWERS
@given(plan=drawn(most=25))
@settings(max_examples=170, suppress_health_check=list(HealthCheck), phases=AS_FOUND)
def test_what_is_hidden_changes_no_byte_in_a_thousand_records(
    viewer: str, plan: Drawn, tmp_path_factory: pytest.TempPathFactory, fixed: Callable[[], None], report: Reading
) -> None:
    steps, versions = plan
    place = tmp_path_factory.mktemp("desk")
    histories = [bare(viewer, steps[1:]), *(with_hidden(viewer, steps[1:], hidden, report) for hidden in versions)]
    same(*(told(place / str(n), viewer, history, fixed, SLOW) for n, history in enumerate(histories)))
    shutil.rmtree(place)


def handed_out(place: Path, viewer: str, history: History) -> dict[str, bytes]:
    """The files of an export for a viewer."""
    place.mkdir(parents=True)
    history.write(place / RECORD)
    export(str(place / RECORD), place / "out", viewer=viewer)
    return {str(path.relative_to(place)): path.read_bytes() for path in (place / "out").rglob("*") if path.is_file()}


@VIEWERS
@given(plan=drawn(most=6))
@settings(max_examples=2, suppress_health_check=list(HealthCheck), phases=AS_FOUND)
def test_an_export_is_byte_for_byte_the_same_whatever_others_keep_confidential(
    viewer: str, plan: Drawn, tmp_path_factory: pytest.TempPathFactory, report: Reading
) -> None:
    steps, versions = plan
    place = tmp_path_factory.mktemp("export")
    histories = [bare(viewer, steps[1:]), *(with_hidden(viewer, steps[1:], hidden, report) for hidden in versions)]
    same(*(handed_out(place / str(n), viewer, history) for n, history in enumerate(histories)))


@VIEWERS
@given(plan=drawn(most=6))
@settings(max_examples=1, suppress_health_check=list(HealthCheck), phases=AS_FOUND)
def test_two_hidden_histories_with_equal_disclosures_give_the_recipient_equal_bytes(
    viewer: str, plan: Drawn, tmp_path_factory: pytest.TempPathFactory, fixed: Callable[[], None], report: Reading
) -> None:
    steps, versions = plan
    histories = [bare(viewer, steps[1:]), *(with_hidden(viewer, steps[1:], hidden, report) for hidden in versions)]
    found = []
    for history in histories:
        place = tmp_path_factory.mktemp("disclosed")
        file = str(place / RECORD)
        history.write(place / RECORD)
        fixed()
        if history is histories[0]:
            with open_store(file) as store:
                store.append("toy", [("team", context("talk@team"))], NOW)
        with open_store(file) as store:
            talk = next(e.hash for e in store.entries("toy", "team") if e.body and b'"id":"talk@team"' in e.body)
        disclose(
            file, [talk], "everyone" if viewer == "everyone" else "north+team", happened_on=day("2025-12-05"), by="anna"
        )
        export(file, place / "out", viewer=viewer)
        found.append({str(p.relative_to(place)): p.read_bytes() for p in (place / "out").rglob("*") if p.is_file()})
    same(*found)


@VIEWERS
def test_rows_that_are_hidden_from_a_viewer_are_not_even_read(
    viewer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fixed: Callable[[], None], report: Reading
) -> None:
    history = with_hidden(viewer, [], [], report)
    desk = Desk(tmp_path, viewer, history, fixed, (*SLOW, "report.txt --html"))
    hidden = hidden_values(history, viewer)
    read_rows: list[tuple[Any, ...]] = []
    connect = sqlite3.connect

    def watched(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **named)
        connection.row_factory = lambda _, row: read_rows.append(row) or row
        return connection

    monkeypatch.setattr("pourparler.record.engine.sqlite3.connect", watched)
    with contextlib.chdir(tmp_path):
        # An export is noted for the team, so it reads what the team may see.
        desk.read(name for name in CALLS if name != "export")
        values = {value for row in read_rows for value in row}
        assert not values & hidden
        assert len(read_rows) > 100
        # The watch works: whoever keeps the record is shown what is hidden from others.
        status(["log", RECORD])
    assert {value for row in read_rows for value in row} & hidden
