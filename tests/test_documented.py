"""Every verb, option, kind of event, key of JSON, column and error stands in the reference."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import msgspec
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from pourparler import errors
from pourparler.brief.plain.reading import reading
from pourparler.cli.event_options import options_of, verbs
from pourparler.cli.main import program
from pourparler.record.event import Event, kebab, kinds
from pourparler.record.spreadsheet import NEEDED, TEMPLATES
from pourparler.workbench.add import add
from pourparler.workbench.read import shares
from pourparler.workbench.review import sitting
from pourparler.workbench.unattended import outcome, unattended
from tests.reports import READING, TEXT, read_by_hand
from tests.test_docs import ROOT, blocks

REFERENCE = ROOT / "docs" / "reference"
COMMON = {"happened_on", "known_on", "passages", "note"}
VERBS = program.list_commands(None)  # type: ignore[attr-defined]


def sections(page: str) -> dict[str, str]:
    """Return a page's sections by heading, each with what stands below it up to the next heading."""
    words = (REFERENCE / page).read_text("utf-8")
    parts = re.split(r"^#{1,4} (.+)$", words, flags=re.MULTILINE)
    return {heading.replace("`", "").strip(): body for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def verb(name: str) -> click.Command:
    found = program.get_command(click.Context(program), name)  # type: ignore[attr-defined]
    assert isinstance(found, click.Command)
    return found


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_a_section_with_its_options(name: str) -> None:
    section = sections("commands.md")[name]
    for parameter in verb(name).params:
        if isinstance(parameter, click.Option):
            assert f"`{parameter.opts[0]}`" in section, parameter.opts
            for choice in getattr(parameter.type, "choices", ()):
                assert f"`{choice}`" in section, choice


@pytest.mark.parametrize("name", VERBS)
def test_no_section_names_an_option_that_the_verb_lacks(name: str) -> None:
    taken = {o for p in verb(name).params for o in p.opts}
    if name == "add":
        group = verb("add")
        one = group.get_command(click.Context(group), "channel")  # type: ignore[attr-defined]
        taken |= {o for p in one.params for o in p.opts}
    for option in re.findall(r"^\| `(--[a-z-]+)`", sections("commands.md")[name], flags=re.MULTILINE):
        assert option in taken


@pytest.mark.parametrize("word", verbs())
def test_every_kind_that_can_be_added_is_listed_with_its_options(word: str) -> None:
    page = sections("commands.md")
    row = next(r for r in page["Kinds that can be added"].splitlines() if r.startswith(f"| `add {word}` |"))
    assert f"[{kebab(verbs()[word].__name__)}]" in row
    shared = page["add"]
    voice = page["Voice"] if "[voice]" in row else ""
    for option in options_of(verbs()[word], lambda _: None):
        assert f"`{option.opts[0]}`" in row + shared + voice, option.opts


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_event_has_a_section_with_its_fields(kind: str) -> None:
    page = sections("dossier.md")
    section = page[kind]
    for struct in _nouns(kinds()[kind]):
        told = page[_same(section)] if _same(section) else section
        shared = page.get(struct.__name__, "")
        for name in struct.__struct_encode_fields__:
            assert f"`{name}`" in told + shared, (kind, struct.__name__, name)


def _same(section: str) -> str:
    found = re.search(r"The fields of \[([a-z-]+)\]", section)
    return found[1] if found else ""


def _nouns(kind: type[Event]) -> Iterator[Any]:
    """Yield the structs that a kind is made of; the kind itself where its fields are plain."""
    own = [f for f in msgspec.structs.fields(kind) if f.name not in COMMON]
    found = [f.type for f in own if isinstance(f.type, type) and issubclass(f.type, msgspec.Struct)]
    yield from found
    if not found and len(own) == 1:
        return
    if not found:
        yield type("Own", (), {"__struct_encode_fields__": tuple(f.name for f in own)})


@pytest.mark.parametrize("part", ["Voice", "Passage", "Condition", "Participant", "Point", "Bracket"])
def test_every_shared_part_is_described_field_by_field(part: str) -> None:
    from pourparler.domain import draft, evidence, position, session, source

    found = next(vars(m)[part] for m in (evidence, source, position, session, draft) if part in vars(m))
    for name in found.__struct_fields__:
        assert f"| `{name}` |" in sections("dossier.md")[part]


def example_dossiers() -> list[str]:
    """Return the dossiers that the reference shows whole: one written by hand, one exported."""
    return [b.words for b in blocks(REFERENCE / "dossier.md") if b.words.startswith("pourparler: dossier/2")]


def test_the_example_dossiers_have_every_kind_of_event() -> None:
    used = {
        kind for words in example_dossiers() for kind in re.findall(r"^  ([a-z]+(?:-[a-z]+)+):", words, re.MULTILINE)
    }
    assert set(kinds()) <= used


def test_every_enumeration_of_a_dossier_is_spelled_out() -> None:
    words = (REFERENCE / "dossier.md").read_text("utf-8")
    for kind in kinds().values():
        for value in _choices(msgspec.inspect.type_info(kind)):
            assert f"`{value}`" in words, value


def _choices(info: Any) -> Iterator[str]:
    if isinstance(info, msgspec.inspect.EnumType):
        yield from (str(member.value) for member in info.cls)
    for inner in (*getattr(info, "fields", ()), *getattr(info, "types", ())):
        yield from _choices(getattr(inner, "type", inner))
    for name in ("item_type", "type"):
        if hasattr(info, name) and not isinstance(info, msgspec.inspect.Field):
            yield from _choices(getattr(info, name))


@pytest.mark.parametrize("what", TEMPLATES)
def test_every_column_of_a_template_is_described(what: str) -> None:
    rows = re.findall(r"^\| `([a-z_0-9]+)` \|([^|]*)\|", sections("spreadsheets.md")[what], flags=re.MULTILINE)
    assert [name for name, _ in rows] == list(TEMPLATES[what])
    assert [name for name, need in rows if "needed" in need] == [n for n in TEMPLATES[what] if n in NEEDED[what]]


def test_every_error_is_listed_with_its_exit_status() -> None:
    section = sections("errors-and-exit-status.md")["The tree"]
    for name, thing in vars(errors).items():
        if inspect.isclass(thing) and issubclass(thing, errors.PourparlerError):
            row = next(r for r in section.splitlines() if r.startswith(f"| `{name}` |"))
            assert name == "PourparlerError" or row.endswith(f"| {thing.exit_status} |")


def test_every_public_module_is_in_the_api() -> None:
    words = (REFERENCE / "api.md").read_text("utf-8")
    for room in ("workbench", "domain", "record", "standing", "solvers", "simulation", "formats"):
        for file in (ROOT / "src" / "pourparler" / room).glob("*.py"):
            if file.stem != "__init__":
                assert f".. automodule:: pourparler.{room}.{file.stem}\n" in words, file


class Row(NamedTuple):
    what: str
    link: str


def documented() -> dict[str, dict[str, Row]]:
    """Return what json.md says: for each section (by anchor) the keys; a key of a linked section stands in it too."""
    found: dict[str, dict[str, Row]] = {}
    for heading, body in sections("json.md").items():
        rows: dict[str, Row] = {}
        for first, second in re.findall(r"^\| (\S[^|]*?) \|([^|]*)\|", body, flags=re.MULTILINE):
            linked = re.search(r"\]\(#([a-z-]+)\)", second)
            if first.startswith("["):
                rows[first] = Row("", re.search(r"\(#([a-z-]+)\)", first)[1])  # type: ignore[index]
            elif first.startswith("`"):
                rows[first.strip("`")] = Row(second.strip(), linked[1] if linked else "")
        found[heading.lower().replace(" ", "-")] = rows
    return {name: _whole(found, rows) for name, rows in found.items()}


def _whole(found: dict[str, dict[str, Row]], rows: dict[str, Row]) -> dict[str, Row]:
    whole: dict[str, Row] = {}
    for key, row in rows.items():
        whole |= _whole(found, found[row.link]) if key.startswith("[") else {key: row}
    return whole


def keys(value: Any, section: str, book: dict[str, dict[str, Row]], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (section, key) for every key that occurs; fail where one is not documented."""
    for key, item in value.items():
        full = path + key
        row = book[section].get(full)
        deeper = [item] if isinstance(item, dict) else item if isinstance(item, list) else []
        deeper = [inner for inner in deeper if isinstance(inner, dict)]
        if row is None:
            mark = "[]." if isinstance(item, list) else "."
            assert any(known.startswith(full + mark) for known in book[section]), f"{section}: {full}"
            for inner in deeper:
                yield from keys(inner, section, book, full + mark)
            continue
        yield section, full
        if row.link and "mapping: name to" in row.what and isinstance(item, dict):
            for inner in item.values():
                yield from keys(inner, row.link, book)
        elif deeper and "mapping" not in row.what and "words" not in row.what:
            assert row.link, f"{section}: {full} holds keys that are not documented"
            for inner in deeper:
                yield from keys(inner, row.link, book)


def _both(folder: Path) -> str:
    """Return a scenario file that states what both parties value."""
    page = (ROOT / "docs" / "how-to" / "hold-a-tournament.md").read_text("utf-8")
    words = page[page.index("> pourparler: scenario/1") : page.index("> END")]
    path = folder / "both.yaml"
    path.write_text("".join(line.removeprefix("> ") + "\n" for line in words.splitlines()), "utf-8")
    return str(path)


def said(*words: str) -> Any:
    result = CliRunner().invoke(program, [*words, "--json"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Any]]:
    """What the verbs print on the shipped record and on the reference's example, under the section that describes it."""
    folder = tmp_path_factory.mktemp("json")
    case = ROOT / "examples" / "ukraine-2025"
    toy, ford = folder / "example", folder / "example-2"
    for place, words in zip((toy, ford), example_dossiers(), strict=True):
        place.mkdir()
        (place / "dossier.yaml").write_text(words, "utf-8")
    sheet = folder / "sources.csv"
    sheet.write_text("title,publisher,published\nOne,The Gazette,2026-03-03\nTwo,The Gazette,soon\n")
    record = str(folder / "toy.pourparler")
    found = [("import-of-a-dossier", said("import", str(toy), record))]
    team = str(folder / "ford.pourparler")
    said("import", str(ford), team)
    call = next(e["hash"] for e in said("log", team)["events"] if e["what"] == "call@team")
    found += [
        ("merge", said("merge", team, str(ford))),
        ("conflicts", said("conflicts", team)),
        ("erase", said("erase", team, call, "--ground", "duty-to-erase")),
    ]
    for place in (str(case), str(toy)):
        found += [
            ("state", said("state", place, "--evidence", "any", "--since", "2025-11-28")),
            ("state", said("state", place, "--as-of", "2026-03-13", "--since", "2026-03-04")),
            ("drafts", said("drafts", place)),
            ("zone", said("zone", place, "--evidence", "any")),
            ("questions-to-ask", said("questions", place, "--evidence", "any", "--limit", "100")),
            ("draft-against-the-stances", said("draft", place, "--evidence", "any")),
            ("log", said("log", place)),
            ("search", said("search", place, "--kind", "statement", "--evidence", "any")),
            ("verify", said("verify", place)),
            ("verify", said("verify", place, "--head", "0" * 64)),
        ]
    supposed = ("--suppose", "russia=army-cap.600k", "--lift", "ukraine=army-cap.600k", "--only", "army-cap")
    found.append(("zone", said("zone", str(case), *supposed)))
    found.append(("state", said("state", str(_taken_away(folder)))))
    words = next(
        b.words for b in blocks(REFERENCE / "scenario-file.md") if b.words.startswith("pourparler: scenario/1")
    )
    declared = folder / "declared.yaml"
    declared.write_text(words, "utf-8")
    found.append(("deals", said("deals", str(declared))))
    spoken = folder / "spoken.yaml"
    spoken.write_text(
        "pourparler: scenario/1\nparties: [north]\nissues: {cap: [low, high]}\nstances: {north: {cap: {low: accepts}}}\n"
    )
    found.append(("zone", said("zone", str(spoken))))
    greedy = folder / "greedy.yaml"
    greedy.write_text(words.replace("reservation: 0.45", "reservation: 2").replace("800k: accepts", "800k: refuses"))
    found.append(("deals", said("deals", str(greedy))))
    baseline = ("--from", "army-cap=600k", "--from", "guarantee=statement", "--changes", "2")
    found.append(("trades", said("trades", str(declared), "--from", "army-cap=600k", "--from", "guarantee=statement")))
    found.append(("improve", said("improve", str(declared), *baseline)))
    river = ROOT / "examples" / "river-talks"
    talks = (str(river / "scenario.yaml"), "--estimates", str(river / "estimates.yaml"))
    found.append(("rehearse", said("rehearse", *talks, "--strategy", "hardliner", "--runs", "2")))
    found.append(("rehearse", said("rehearse", *talks, "--protocol", "single_text")))
    found.append(("rehearse", said("rehearse", *talks, "--rounds", "12", "--replay", "1")))
    found.append(("deals", said("deals", *talks, "--lock", "costs=shared", "--doubt")))
    found.append(("tournament", said("tournament", _both(folder), "--strategy", "micro", "--repetitions", "1")))
    found += said_back(folder, str(toy))
    found.append(("export", said("export", record, str(folder / "out"))))
    found.append(("import-of-a-spreadsheet", said("import", str(sheet), record)))
    found.append(("read", as_printed(reading(READING, shares(READING), 0.0, ()))))
    found.append(("review", as_printed(reviewed(folder))))
    return found


def said_back(folder: Path, dossier: str) -> list[tuple[str, Any]]:
    """Return a party's sheet, and its answers read back."""
    place, table = str(folder / "said-back.pourparler"), folder / "answers.csv"
    said("import", dossier, place)
    sheet = said("say-back", place, "lower")
    table.write_text(f"number,answer,words\n{sheet['lines'][0]['number']},amended,in other words\n", "utf-8")
    answers = said("say-back", place, "lower", "--answers", str(table), "--on", "2026-03-20")
    return [("say-back", sheet), ("say-back-with-answers", answers)]


def _taken_away(folder: Path) -> Path:
    """Return a record of which something in use was retracted, and which two copies changed differently."""
    file, other = folder / "one.pourparler", folder / "other.pourparler"
    said("import", str(ROOT / "tests" / "cli" / "rich"), str(file))
    hashes = {event["what"]: event["hash"] for event in said("log", str(file))["events"] if "-added" in event["kind"]}
    for key in ("gazette", "commission"):
        CliRunner().invoke(program, ["retract", str(file), hashes[key], "--ground", "a slip"])
    other.write_bytes(file.read_bytes())
    for place, title in ((file, "Water"), (other, "Summer water")):
        change = {
            "kind": "issue-changed",
            "happened_on": ["2026-03-10"] * 2,
            "issue": {"id": "release", "title": title},
        }
        add(str(place), change)
    said("merge", str(file), str(other))
    return file


def as_printed(value: Any) -> Any:
    return json.loads(msgspec.json.encode(value))


def reviewed(folder: Path) -> dict[str, Any]:
    """What a review comes to in which everything happens: accepted, mended, rejected, left, refused."""
    place = str(folder / "reviewed.pourparler")
    said("import", str(ROOT / "examples" / "reading"), place)
    report = folder / "report.txt"
    report.write_text(TEXT, "utf-8")
    with sitting(str(report), place, reading=read_by_hand) as found:
        refused = unattended(found, ["stance"], [])
        found.accept(2, replace(found.proposed(2), content="mended"))
        found.reject(3)
        found.leave(5)
        return outcome(found, {}, refused, str)


def test_every_key_that_is_printed_is_documented_and_every_documented_key_is_printed(
    answers: list[tuple[str, Any]],
) -> None:
    book = documented()
    seen = {pair for section, value in answers for pair in keys(value, section, book)}
    top = {section for section, _ in answers}
    linked = top | {row.link for rows in book.values() for row in rows.values() if row.link}
    missing = {(s, k) for s in linked for k in book[s] if (s, k) not in seen and k not in ("",)}
    parents = {(s, k) for s, k in missing if any(other.startswith((f"{k}[].", f"{k}.")) for other in book[s])}
    assert not missing - parents


def test_the_schema_number_is_the_documented_one(answers: list[tuple[str, Any]]) -> None:
    assert "`schema` is 1." in Path(REFERENCE / "json.md").read_text("utf-8")
    assert {value["schema"] for _, value in answers} == {1}
