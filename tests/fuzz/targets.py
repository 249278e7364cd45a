"""Everything that reads what somebody else wrote: a line for each, with valid inputs to begin from."""

from __future__ import annotations

import io
import json
import random
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import click
from msgspec import Struct

from tests.conftest import ROOT
from tests.fuzz import mutators

EXAMPLES = ROOT / "examples"


class Target(Struct, frozen=True):
    """One reader.

    Parameters
    ----------
    name : str
        What it is called.
    seeds : callable
        Returns valid inputs. It runs in an empty folder of its own, which may be used to prepare what reading needs.
    read : callable
        Reads an input; errors of the tree are an answer.
    mutate : callable
        Makes another input of one, given chance and all seeds.
    needs : str
        The module without which there is nothing to test; empty: none.
    """

    name: str
    seeds: Callable[[], list[bytes]]
    read: Callable[[bytes], object]
    mutate: mutators.Mutator = mutators.plain
    needs: str = ""


def targets() -> dict[str, Target]:
    """Return the readers whose libraries are there, by name."""
    return {one.name: one for one in _EVERY if not one.needs or find_spec(one.needs)}


def _text(*paths: Path) -> list[bytes]:
    return [path.read_bytes() for path in paths]


# A dossier


def _dossiers() -> list[bytes]:
    from tests.durability.workloads import ground

    made = ground(Path.cwd() / "ground")
    whole = (EXAMPLES / "ukraine-2025" / "dossier.yaml").read_bytes()
    beginning = b"\n\n".join(part for part in whole.split(b"\n\n")[:9] if not part.startswith(b"heads"))
    for folder in ("longer", "shorter"):
        (made.folder / folder).joinpath("sources").mkdir(exist_ok=True)
    exported = [made.folder / name / "dossier.yaml" for name in ("longer", "shorter")]
    without = [
        b"\n".join(line for line in one.split(b"\n") if not line.startswith(b"heads")) for one in _text(*exported)
    ]
    return [*without, *_text(EXAMPLES / "reading" / "dossier.yaml"), beginning]


def _dossier(data: bytes) -> None:
    from pourparler.record.dossier import read_dossier

    file = Path("dossier.yaml")
    file.write_bytes(data)
    read_dossier(file)


def _event(data: bytes) -> None:
    from pourparler.workbench.add import as_event
    from pourparler.workbench.show import read_event

    file = Path("event.yaml")
    file.write_bytes(data)
    as_event(read_event(file))


def _events() -> list[bytes]:
    parts = (EXAMPLES / "reading" / "dossier.yaml").read_bytes().split(b"\n- ")[1:]
    return [b"- " + part for part in parts]


def _bodies() -> list[bytes]:
    from pourparler.domain.draft import Bracket, Point
    from pourparler.domain.position import Condition, Stance
    from tests.making import context, draft, ground, issue, option, position, recorded

    point = Point("1", "words", (), ("army.large",), (Bracket("north", (), ("army.small",)),), True)
    terms = Condition(("guarantee.treaty",), True)
    taken = position("p", "north", Stance.CONDITIONAL, "army.large", condition=terms)
    more = (issue("guarantee"), option("guarantee.treaty"), context("flood"), draft("d1", point), taken)
    return [entry.body for entry in recorded(*ground(), *more)]


def _body(data: bytes) -> None:
    from pourparler.record.entry import SCHEMA, Entry

    Entry("toy", "everyone", "2025-12-22T09:00:00.000000Z", (), "0" * 64, SCHEMA, "0" * 64, bytes(16), data).event()


# Scenarios


def _scenario(name: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        from pourparler.workbench.scenario import read_scenario

        Path(name).write_bytes(data)
        read_scenario(name)

    return read


def _genius() -> list[bytes]:
    from tests.formats import test_genius_xml as seeds

    # A profile is read with the domain beside it.
    Path("domain.xml").write_text(seeds.DOMAIN)
    return [seeds.PROFILE.encode(), seeds.RECTANGLES.encode(), seeds.DOMAIN.encode()]


def _geniusweb() -> list[bytes]:
    from tests.formats import test_geniusweb_json as seeds

    return [json.dumps(one).encode() for one in (seeds.linear(), seeds.DOMAIN)]


def _negolog() -> list[bytes]:
    from tests.formats import test_negolog_json as seeds

    return [seeds.A.encode(), seeds.B.encode()]


def _negmas() -> list[bytes]:
    from tests.formats import test_negmas as seeds

    Path("domain.yaml").write_text(seeds.DOMAIN)
    return [one.encode() for one in (seeds.ADDITIVE, seeds.SMALL, seeds.TABLE, seeds.DOMAIN)]


def _native() -> list[bytes]:
    from tests.formats import test_scenario as seeds

    return [
        seeds.WHOLE.encode(),
        *_text(EXAMPLES / "river-talks" / "scenario.yaml", EXAMPLES / "river-talks" / "doubted.yaml"),
    ]


def _native_json() -> list[bytes]:
    import yaml

    return [json.dumps(yaml.load(one, Loader=yaml.BaseLoader)).encode() for one in _native()]


@cache
def _river() -> object:
    from pourparler.workbench.scenario import read_scenario

    return read_scenario(EXAMPLES / "river-talks" / "scenario.yaml")


def _estimates(data: bytes) -> None:
    from pourparler.formats.estimate import read_estimates

    file = Path("estimates.yaml")
    file.write_bytes(data)
    read_estimates(file, _river())  # type: ignore[arg-type]


# Spreadsheets


_SHEETS = (
    "id,title,publisher,published,locator,note\nletter-2,A letter,The Gazette,2026-03-01,page 3,seen\n,Another,G,2026-03,,\n",
    "date;place;participants;sources;duration\n2026-03-02;Geneva;north: A. Person (minister)\\;B;letter;two hours\n",
    "party,issue,stance,options,date,speaker,attribution,hearsay,only_if,sources\n"
    "north,army,refuses,army.small,2026-03-02,A. Person,on-record,no,,letter\n"
    "south,army,conditional,army.large;army.middle,2026-03-02/2026-03-04,B,anonymous,yes,army.small,letter\n",
)


def _csv_seeds() -> list[bytes]:
    return [one.encode() for one in _SHEETS]


def _xlsx_seeds() -> list[bytes]:
    from datetime import datetime

    import openpyxl

    found = []
    for words in _SHEETS:
        book = openpyxl.Workbook()
        for line in words.splitlines():
            book.active.append(line.replace(";", ",").split(","))
        book.active["H9"] = datetime(2026, 3, 2)  # noqa: DTZ001 - as a spreadsheet has them
        book.active["H10"] = 45000.5
        whole = io.BytesIO()
        book.save(whole)
        found.append(whole.getvalue())
    return found


def _sheet(name: str) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        from pourparler.record.spreadsheet import read_rows
        from tests.making import ground, recorded

        file = Path(name)
        file.write_bytes(data)
        read_rows(file, "toy", recorded(*ground()), "everyone")

    return read


# Reports


def _reports() -> list[bytes]:
    from tests.reports import TEXT

    words = (EXAMPLES / "reading" / "report.txt").read_text("utf-8")
    return [
        TEXT.encode(),
        words.encode(),
        words.encode("utf-16"),
        words.encode("cp1252", "replace"),
        words[:300].encode(),
    ]


def _decoded(data: bytes) -> None:
    from pourparler.reading.decoding import decode

    decode(data, "report.txt")


def _printed(data: bytes) -> None:
    from pourparler.reading.decoding import decode
    from pourparler.reading.language import language_of
    from pourparler.reading.provenance import provenance
    from pourparler.reading.quotation import quotations

    text = decode(data, "report.txt").text
    provenance(text, language_of(text))
    for paragraph in text.split("\n"):
        quotations(paragraph)


def _pages() -> list[bytes]:
    words = (EXAMPLES / "reading" / "report.txt").read_text("utf-8")
    paragraphs = "".join(f"<p>{line}</p>" for line in words.splitlines() if line)
    head = '<meta charset="utf-8"><title>A title</title><meta property="article:published_time" content="2026-03-02">'
    page = f'<!doctype html><html lang="fr"><head>{head}</head><body><article><h1>Un titre</h1>{paragraphs}</article></body></html>'
    table = "<ul><li>one<li>two</ul><table><tr><td>cell</table><script>x()</script><blockquote>said</blockquote>"
    return [page.encode(), page.replace("</article>", f"{table}</article>").encode("latin-1", "xmlcharrefreplace")]


def _shown(data: bytes) -> None:
    from pourparler.reading.decoding import decode
    from pourparler.reading.markup import is_markup, shown

    text = decode(data, "report.html").text
    if is_markup(text, "report.html"):
        shown(text, "report.html")


# A record file


def _records() -> list[bytes]:
    from tests.durability.found import must
    from tests.durability.workloads import ground, workloads

    made = ground(Path.cwd() / "ground")
    for name in ("correct", "disclose"):
        must(*workloads(reading=False)[name].line(made))
    return _text(Path(made.record()))


_ASKED: Sequence[tuple[str, ...]] = (
    ("verify",),
    ("log", "--viewer", "team"),
    ("state",),
    ("brief", "--lang", "fr"),
    ("zone", "--json"),
    ("drafts",),
)


def _record(data: bytes) -> None:
    file = Path("talks.pourparler")
    file.write_bytes(data)
    for verb, *more in random.Random(len(data) + data[-1] if data else 0).sample(_ASKED, 2):
        _called([verb, str(file), *more])


def _called(words: list[str]) -> None:
    """Call the program: whatever comes out of it but an exit status is a crash."""
    from pourparler.cli.main import status

    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as said:
        code = status(words)
    if code not in (0, 1, 2):
        raise AssertionError(f"exit status {code}: {said.getvalue()[:300]}")
    if code == 2 and not said.getvalue().strip():
        raise AssertionError("refused without a sentence")


# Marks, passages, audiences


def _marks() -> list[bytes]:
    from pourparler.workbench import review
    from tests.durability.found import must
    from tests.reports import TEXT, read_by_hand

    review.read = read_by_hand  # type: ignore[assignment]
    Path("report.txt").write_text(TEXT, "utf-8")
    must("import", EXAMPLES / "reading", "kept.pourparler")
    listed = b"# what we take\n2\nstance: refusons les deux  # a red line\n\nmeeting: se sont vus\n7\n"
    return [listed, (EXAMPLES / "reading" / "marks.txt").read_bytes()]


def _marked(data: bytes) -> None:
    Path("talks.pourparler").write_bytes(Path("kept.pourparler").read_bytes())
    Path("marks.txt").write_bytes(data)
    _called(["review", "report.txt", "talks.pourparler", "--accept-file", "marks.txt"])


_TEXT = "The cat sat on the mat. « Le chat », said the cat, sat on […] the mat 😀 e\u0301."


def _passage(data: bytes) -> None:
    from pourparler.record.passage import check_passage
    from pourparler.workbench.add import as_event, passage

    cited = passage(data.decode("utf-8", "replace"))
    note = {"kind": "context-noted", "happened_on": ["2026-03-01"] * 2, "context": {"id": "x", "what": "y"}}
    check_passage(as_event({**note, "passages": [cited]}).passages[0], _TEXT)


def _audience(data: bytes) -> None:
    from pourparler.record.audience import audience, includes, suffix, viewer, within

    first, _, second = data.decode("utf-8", "replace").partition(" ")
    wide = audience(first)
    suffix(wide)
    within(audience(second), wide)
    includes(wide, viewer(second))


# The command line


_LONG = frozenset({"tournament", "rehearse", "serve", "read", "review"})
"""Verbs that take as long as they are asked to, or load a model of a language."""


@cache
def _commands() -> dict[tuple[str, ...], click.Command]:
    from pourparler.cli.main import Verbs

    context = click.Context(click.Command("pourparler"))
    found: dict[tuple[str, ...], click.Command] = {}
    for verb in Verbs().list_commands(context):
        command = Verbs().get_command(context, verb)
        assert command is not None
        if isinstance(command, click.Group):
            below = ((word, command.get_command(context, word)) for word in command.list_commands(context))
            found |= {(verb, word): one for word, one in below if one is not None}
        elif verb not in _LONG:
            found[(verb,)] = command
    return found


def _command_seeds() -> list[bytes]:
    from tests.durability.workloads import ground

    made = ground(Path.cwd() / "ground")
    (made.folder / "talks.pourparler").rename("talks.pourparler")
    Path("scenario.yaml").write_bytes((EXAMPLES / "river-talks" / "scenario.yaml").read_bytes())
    Path("estimates.yaml").write_bytes((EXAMPLES / "river-talks" / "estimates.yaml").read_bytes())
    Path("event.yaml").write_text("- happened_on: 2026-03-01\n  context-noted: {id: x, what: y}\n")
    Path("sources.csv").write_text(_SHEETS[0])
    return [json.dumps([*words, "talks.pourparler"]).encode() for words in _commands()]


_VALUES = (
    "talks.pourparler",
    "scenario.yaml",
    "estimates.yaml",
    "event.yaml",
    "sources.csv",
    "ground",
    "nothing.here",
    "new.out",
    "upper",
    "lower",
    "release",
    "panel",
    "release.half",
    "release=half",
    "letter",
    "flood",
    "fauvel",
    "2026-03-01",
    "2026-03-01/2026-03-09",
    "letter:0-4:A le",
    "on-record",
    "refuses",
    "conflict-party",
    "en",
    "3",
    "team",
    "upper+team",
    "positions",
    "{en: x, fr: y}",
    "[release.half]",
    "{release.half: 0.5}",
    "a: [",
    "https://[x",
    "postgresql://h:x/y",
    "-",
    "--",
)


def _command(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Return a command line: a verb, some of its options, values that fit and values that do not."""
    path, command = chance.choice(list(_commands().items()))
    words = list(path)
    for parameter in command.params:
        needed = parameter.required or isinstance(parameter, click.Argument)
        if chance.random() < (0.95 if needed else 0.25):
            if isinstance(parameter, click.Option):
                words.append(chance.choice(parameter.opts))
                if parameter.is_flag:
                    continue
            words.append(_value(parameter, chance))
    if chance.random() < 0.15:
        words.insert(chance.randint(0, len(words)), _value(command.params[0], chance))
    return json.dumps(words).encode()


def _value(parameter: click.Parameter, chance: random.Random) -> str:
    if isinstance(parameter, click.Argument) and chance.random() < 0.7:
        return chance.choice(_VALUES[:6])
    if parameter.name in ("seconds", "draws", "limit", "changes", "deadline"):
        return chance.choice(("1", "0", "-1", "x", "nan", "1.5", ""))
    how = chance.random()
    if how < 0.3 and isinstance(parameter.type, click.Choice):
        return str(chance.choice(list(parameter.type.choices)))
    if how < 0.8:
        return chance.choice(_VALUES)
    odd = (*mutators.WORDS, *mutators.DATES, *mutators.NUMBERS)
    return mutators.plain(chance.choice((*_VALUES, *odd)).encode(), chance, ())[:3000].decode("utf-8", "replace")


def _commanded(data: bytes) -> None:
    try:
        words = json.loads(data)
    except ValueError:
        return
    # Nothing outside of the folder is written, whatever chance makes of a path; arguments cannot hold a NUL.
    if not all(isinstance(word, str) for word in words) or any("/" in w and "://" not in w for w in words):
        return
    sys.stdin = io.StringIO()
    _called([word.replace("\0", "") for word in words])


_EVERY = (
    Target("dossier", _dossiers, _dossier, mutators.of_yaml),
    Target("event", _events, _event, mutators.of_yaml),
    Target("body", _bodies, _body, mutators.of_json),
    Target("scenario-yaml", _native, _scenario("scenario.yaml"), mutators.of_yaml),
    Target("scenario-json", _native_json, _scenario("scenario.json"), mutators.of_json),
    Target("genius", _genius, _scenario("profile.xml"), mutators.of_xml),
    Target("geniusweb", _geniusweb, _scenario("profile.json"), mutators.of_json),
    Target("negolog", _negolog, _scenario("profileA.json"), mutators.of_json),
    Target("negmas", _negmas, _scenario("profile.yaml"), mutators.of_yaml),
    Target("estimates", lambda: _text(EXAMPLES / "river-talks" / "estimates.yaml"), _estimates, mutators.of_yaml),
    Target("csv", _csv_seeds, _sheet("sheet.csv"), mutators.of_table),
    Target("xlsx", _xlsx_seeds, _sheet("sheet.xlsx"), mutators.of_package),
    Target("decoding", _reports, _decoded),
    Target("provenance", _reports, _printed, needs="py3langid"),
    Target("markup", _pages, _shown, mutators.of_xml, needs="trafilatura"),
    Target("record", _records, _record, mutators.of_database),
    Target("accept-file", _marks, _marked),
    Target("passage", lambda: [b"letter", b"letter:4-7:cat", b"letter:0-20:The cat [\xe2\x80\xa6] mat"], _passage),
    Target("audience", lambda: [b"everyone team", b"north+mediator north", b"team mediator+north"], _audience),
    Target("command", _command_seeds, _commanded, _command),
)
