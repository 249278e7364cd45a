"""Whatever is retracted, corrected, disclosed or erased, every verb that reads still answers, and says what is gone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec import NODEFAULT, structs

from pourparler.brief.words.language import spoken
from pourparler.cli.main import program
from pourparler.domain.interval import Interval
from pourparler.errors import InvalidEvent, PourparlerError
from pourparler.record.dossier import read_dossier
from pourparler.record.entry import Entry
from pourparler.record.event import Event, introduced, kebab, kinds, named
from pourparler.record.events.correction import EventCorrected, EventRetracted
from pourparler.record.opening import create_store, open_store
from pourparler.record.register import canonical
from pourparler.workbench.add import disclose
from pourparler.workbench.erase import erase

RICH = Path(__file__).parent / "rich" / "dossier.yaml"
READING: dict[str, list[list[str]]] = {
    "state": [["--evidence", "any", "--since", "2026-03-08"], ["--json", "--known-at", "2026-03-12"], ["--json"]],
    "brief": [
        ["--evidence", "any"],
        ["--html", "{out}/page.html", "--word", "{out}/brief.docx", "--csv", "{out}/t.csv"],
    ],
    "drafts": [[], ["--json"]],
    "draft": [["--evidence", "any"], ["--json", "second"]],
    "zone": [["--evidence", "any"], ["--json"]],
    "questions": [["--evidence", "any"], ["--json"]],
    "deals": [[], ["--json"]],
    "improve": [["--draft", "first"], ["--json", "--draft", "first"]],
    "trades": [["--draft", "first"], ["--json", "--draft", "first"]],
    "rehearse": [["--json"], ["--gated"]],
    "say-back": [["upper"], ["upper", "--json"]],
    "log": [[], ["--json"]],
    "publish": [["{out}/site", "--evidence", "any"]],
    "search": [["water", "--evidence", "any"], ["--json", "--evidence", "any"]],
    "conflicts": [[], ["--json"]],
    "verify": [[], ["--json"]],
    "export": [["{out}/dossier", "--json"]],
}
OTHERWISE = {"read", "show"}
"""They read, too: a report beside the record, and one event; they are asked below in their own way."""
WRITING = {
    "add",
    "check",
    "clock",
    "correct",
    "disclose",
    "erase",
    "import",
    "merge",
    "new",
    "retract",
    "review",
    "settle",
}
BESIDE = {"template", "tournament"}
"""They answer from no record."""
OVER_HTTP = {"serve"}
"""Its pages say what the verbs say, which `tests/web/test_agrees.py` holds."""
NAMED_DRAFT = {"draft": "second", "improve": "first", "trades": "first"}


@dataclass(frozen=True)
class Target:
    """An event that others name."""

    event: Event
    hash: str

    @property
    def name(self) -> str:
        return next(key for (_, key), _ in introduced(self.event))

    @property
    def keys(self) -> list[tuple[str, str]]:
        return [key for key, _ in introduced(self.event)]


@cache
def rich(audience: str = "everyone") -> tuple[Entry, ...]:
    """A record with every kind of event; for a narrower audience with that audience's ids."""
    if audience == "everyone":
        return read_dossier(RICH).entries
    words = RICH.read_text("utf-8").replace("audience: everyone", f"audience: {audience}")
    ids = {key for e in rich() for (_, key), _ in introduced(e.event())} - {"", "opening"}
    for key in sorted((k for k in ids if " " not in k), key=len, reverse=True):
        words = re.sub(rf"(?<![\w.@-]){re.escape(key)}(?![\w@-]|\.\w)", f"{key}@{audience}", words)
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "dossier.yaml").write_text(words, "utf-8")
        return read_dossier(Path(folder)).entries


def targets(entries: tuple[Entry, ...]) -> list[Target]:
    """The events of which something is named by another, or that another changes."""
    events = [(entry, entry.event()) for entry in entries]
    wanted = {key for _, event in events for key in named(event)}
    wanted |= {key for _, event in events if event.renews == "always" for key, _ in introduced(event)}
    found = [Target(event, entry.hash) for entry, event in events]
    return [t for t in found if t.event.renews != "always" and wanted & set(t.keys)]


def one_of_each(found: list[Target]) -> list[Target]:
    """Of each kind of event the one that the most others name."""
    every = [key for entry in rich() for key in named(entry.event())]
    best: dict[str, Target] = {}
    for target in sorted(found, key=lambda t: -sum(every.count(key) for key in t.keys)):
        best.setdefault(kebab(type(target.event).__name__), target)
    return list(best.values())


def record(folder: Path, entries: tuple[Entry, ...]) -> Path:
    file = folder / "talks.pourparler"
    with create_store(str(file)) as store:
        store.begin(structs.replace(read_dossier(RICH).info), list(entries))
    return file


def barest(event: Event) -> Event:
    """The event with every field of its noun that it could do without left out."""
    changes: dict[str, Any] = {}
    for field in structs.fields(event):
        noun = getattr(event, field.name)
        if hasattr(noun, "id"):
            left_out = {
                f.name: f.default if f.default is not NODEFAULT else f.default_factory()
                for f in structs.fields(noun)
                if f.default is not NODEFAULT or f.default_factory is not NODEFAULT
            }
            try:
                changes[field.name] = structs.replace(noun, **left_out)
            except ValueError:
                return structs.replace(event, note="as it stands")
    return structs.replace(event, **changes)


def retracted(file: Path, target: Target) -> None:
    with open_store(str(file)) as store:
        held = next(e for e in store.everything("river") if e.hash == target.hash)
        event = EventRetracted(happened_on=Interval.of("2026-03-20"), event=target.hash, ground="a slip")
        store.append("river", [(held.audience, event)])


def corrected(file: Path, target: Target) -> None:
    with open_store(str(file)) as store:
        held = next(e for e in store.everything("river") if e.hash == target.hash)
        body = canonical(barest(target.event))
        event = EventCorrected(happened_on=Interval.of("2026-03-20"), event=target.hash, ground="a slip", instead=body)
        store.append("river", [(held.audience, event)])


def erased(file: Path, target: Target) -> None:
    erase(str(file), [target.hash], "recorded-by-mistake", confirmed=True)


def disclosed(file: Path, target: Target) -> None:
    """Disclose an event with all that it names, and nothing else."""
    with open_store(str(file)) as store:
        entries = store.everything("river")
    by = {key: e for e in entries if e.event().renews != "always" for key, _ in introduced(e.event())}
    order: list[str] = []

    def with_what_it_names(entry: Entry) -> None:
        for key in named(entry.event()):
            if by[key].hash != entry.hash:
                with_what_it_names(by[key])
        if entry.hash not in order:
            order.append(entry.hash)

    with_what_it_names(next(e for e in entries if e.hash == target.hash))
    disclose(str(file), order, "everyone", happened_on=Interval.of("2026-03-20"))


def calls(file: Path, viewer: str) -> Iterator[list[str]]:
    out = file.parent / "out"
    for verb, ways in READING.items():
        for way in ways:
            yield [verb, str(file), "--viewer", viewer, *(word.format(out=out) for word in way)]


def check(file: Path, viewer: str, share: slice) -> None:
    """Every verb that reads answers: no traceback, and no complaint but of a draft or of estimates that are gone."""
    for call in list(calls(file, viewer))[share]:
        result = CliRunner().invoke(program, call)
        error = result.exception
        if isinstance(error, PourparlerError):
            named_draft = NAMED_DRAFT.get(call[0], "-") in " ".join(call)
            told = error.sentence(spoken())
            no_draft = named_draft and "draft" in told
            no_party = call[0] == "say-back" and "party" in told
            assert error.exit_status == 1 or no_draft or no_party or "estimate" in told, (call, told)
            continue
        assert error is None or isinstance(error, SystemExit), (call, repr(error))
        assert result.exit_code in (0, 1), (call, result.output)
        if "--json" in call:
            json.loads(result.stdout)


def test_every_verb_is_asked_or_answers_from_no_record() -> None:
    verbs = set(program.list_commands(None))  # type: ignore[attr-defined]
    assert verbs == {*READING, *OTHERWISE, *WRITING, *BESIDE, *OVER_HTTP}


def test_the_record_has_every_kind_of_event_and_every_reference() -> None:
    about_talks = {kind for kind, of in kinds().items() if not of.about_record}
    events = [entry.event() for entry in rich()]
    assert {kebab(type(event).__name__) for event in events} == about_talks
    assert {key[0] for event in events for key in named(event)} >= {
        "parties",
        "delegates",
        "sources",
        "issues",
        "options",
        "mandates",
        "channels",
        "sessions",
        "drafts",
        "positions",
        "next_steps",
        "preconditions",
        "agreements",
    }


ACTS = {"retracted": retracted, "corrected": corrected, "erased": erased, "disclosed": disclosed}


def _try(folder: Path, act: str, target: Target, audience: str, share: slice = slice(None)) -> None:
    file = record(folder, rich(audience))
    try:
        ACTS[act](file, target)
    except InvalidEvent as refused:
        # A correction that would not fit the record is refused, and nothing is written.
        assert act == "corrected", refused
        return
    check(file, "everyone" if act == "disclosed" else "team", share)


EXAMPLES = one_of_each(targets(rich()))


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[kebab(type(t.event).__name__) for t in EXAMPLES])
def test_verbs_answer_when_what_others_name_is_retracted(number: int, tmp_path: Path) -> None:
    """One of each kind, and for each every fourth call, another fourth every time: the soak asks all of all."""
    _try(tmp_path, "retracted", EXAMPLES[number], "everyone", slice(number % 4, None, 4))


@pytest.mark.soak
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("number", range(len(targets(rich()))), ids=[t.name for t in targets(rich())])
def test_every_verb_answers_whatever_is_done_to_what_others_name(act: str, number: int, tmp_path: Path) -> None:
    audience = "team" if act == "disclosed" else "everyone"
    _try(tmp_path, act, targets(rich(audience))[number], audience)
