"""What has terms of release goes outside under them, whichever verb makes the page."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import click
import pytest

from pourparler.cli.main import program, status
from pourparler.record.event import Event
from pourparler.record.opening import create_store
from pourparler.record.registers import Registers
from pourparler.workbench.add import as_event
from tests.hidden import INFO, common
from tests.record.plans import Step
from tests.test_noninterference import CALLS, VERBS, _lay_out

ENTRIES = {"conflicts", "export", "log", "read", "show", "verify"}
"""The verbs that read a record and make no page for others: they tell of entries, as they stand, to who may see them."""

MAKING = [verb for verb in CALLS if CALLS[verb].reading and verb not in ENTRIES]
DAY = ["2025-11-22", "2025-11-22"]
WORDS = ("wewillwait", "everybodyheard")
"""What may be told outside: said without attribution, and on a source that may be quoted beside one that may not."""


def test_every_verb_that_reads_a_record_makes_pages_for_others_or_tells_of_entries() -> None:
    taking = {
        name
        for name in VERBS
        for p in program.get_command(click.Context(program), name).params  # type: ignore[attr-defined]
        if "--for-others" in p.opts
    }
    assert taking == set(MAKING)
    assert taking | ENTRIES == {verb for verb in CALLS if CALLS[verb].reading}


def event(kind: str, noun: str, value: Any, *sources: str, **more: Any) -> Event:
    cited = [{"source": source} for source in sources]
    return as_event({"kind": kind, "happened_on": DAY, noun: value, "passages": cited, **more})


def voice(word: str, **more: str) -> dict[str, Any]:
    return {
        "speaker": f"{word} speaker",
        "capacity": f"{word} capacity",
        "via": f"{word} via",
        "attribution": "on-record",
        **more,
    }


def bound(tail: str) -> list[Event]:
    """Things of every kind on sources under terms; their words hold `zorn` where a name, `quartz` where an inside word."""
    found = [
        event(
            "source-added",
            "source",
            {
                "id": f"{word}-note{tail}",
                "title": f"{word} title",
                "publisher": f"{word} publisher",
                "release": release,
                "author": f"{word} author",
                "locator": f"https://{word}.example",
                "translator": f"{word} translator",
                "original": f"{word} original",
                "origin": f"{word} origin",
                "published": DAY,
                "independence": f"{word} independence",
            },
        )
        for word, release in (("zorn", "without-attribution"), ("quartz", "not-outside"))
    ]
    for word in ("zorn", "quartz"):
        told = "quartz words" if word == "quartz" else "wewillwait"
        source = f"{word}-note{tail}"
        said = voice(word, delegate="anna-weil") if word == "zorn" else voice(word)
        key = f"{word}-said{tail}"
        note = {"note": f"{word} note"}
        found += [
            event(
                "statement-noted",
                "statement",
                {"id": key, "said": said, "content": told, "issues": ["army"]},
                source,
                **note,
            ),
            event(
                "position-taken",
                "position",
                {
                    "id": key,
                    "party": "north" if word == "zorn" else "south",
                    "issue": "army",
                    "said": said,
                    "stance": "refuses",
                    "options": ["army.middle"],
                    "paraphrase": told,
                },
                source,
                **note,
            ),
            event("characterisation-noted", "characterisation", {"id": key, "said": said, "words": told}, source),
            event("claim-made", "claim", {"id": key, "topic": "T", "content": told, "said": said}, source),
            event("context-noted", "context", {"id": key, "what": told}, source, **note),
            event(
                "mandate-given", "mandate", {"id": key, "delegate": "anna-weil", "scope": told, "said": said}, source
            ),
            event("next-step-announced", "next_step", {"id": key, "what": told, "said": said}, source),
            event(
                "precondition-set", "precondition", {"id": key, "party": "north", "what": told, "said": said}, source
            ),
            event(
                "point-status-changed",
                "status",
                {"draft": "plan", "point": "1", "status": "bracketed", "said": said},
                source,
            ),
        ]
    found += [
        event(
            "option-named",
            "option",
            {"id": f"army.quartz{tail}", "issue": "army", "label": "quartz label"},
            f"quartz-note{tail}",
        ),
        event(
            "position-taken",
            "position",
            {
                "id": f"both{tail}",
                "party": "south",
                "issue": "army",
                "said": voice("open"),
                "stance": "refuses",
                "options": [f"army.quartz{tail}", "army.large"],
            },
            "gazette",
        ),
        event(
            "statement-noted",
            "statement",
            {"id": f"heard{tail}", "said": voice("open"), "content": "everybodyheard", "issues": ["army"]},
            f"quartz-note{tail}",
            "gazette",
        ),
        event(
            "statement-noted",
            "statement",
            {
                "id": f"zorn-quoted{tail}",
                "said": voice("zorn"),
                "content": "wewillwait",
                "issues": ["army"],
                "release": "without-attribution",
            },
            "gazette",
        ),
        event(
            "statement-noted",
            "statement",
            {
                "id": f"quartz-quoted{tail}",
                "said": voice("quartz"),
                "content": "quartz words",
                "issues": ["army"],
                "release": "not-outside",
            },
            "gazette",
        ),
        event("statement-changed", "statement", {"id": f"zorn-said{tail}", "said": voice("zorn", via="zorn later")}),
        event("statement-changed", "statement", {"id": f"quartz-said{tail}", "content": "quartz later words"}),
        event(
            "draft-tabled",
            "draft",
            {
                "id": f"second{tail}",
                "title": "Second",
                "parents": ["plan"],
                "points": [
                    {
                        "number": "1",
                        "wording": "quartz point",
                        "issues": ["army"],
                        "passages": [{"source": f"quartz-note{tail}"}],
                    },
                    {
                        "number": "2",
                        "wording": "plain point",
                        "issues": ["army"],
                        "options": ["army.middle"],
                        "passages": [{"source": "gazette"}],
                    },
                ],
            },
            "gazette",
        ),
        event(
            "points-continued",
            "continuation",
            {
                "id": f"link{tail}",
                "earlier": "plan",
                "later": f"second{tail}",
                "earlier_points": ["1"],
                "later_points": ["1"],
                "ground": "quartz ground",
            },
            "gazette",
        ),
        # The team thinks again of what all may see: its own terms bind its own pages.
        event("source-changed", "source", {"id": "minutes", "title": "quartz minutes", "release": "not-outside"}),
    ]
    return found


def desk(folder: Path, audience: str) -> None:
    """A record whose terms bind events of one audience; the registers write it as a merge would, asking no team."""
    tail = "" if audience == "everyone" else f"@{audience}"
    steps: list[Step] = [*common(), *((audience, one) for one in bound(tail))]
    held = Registers(INFO.id)
    for whom, one in steps:
        held.append(whom, one)
    with create_store(str(folder / "talks.pourparler")) as store:
        store.begin(INFO, held.entries)
    (folder / "out").mkdir()
    _lay_out(folder)


def told(folder: Path, verbs: list[str], *more: str) -> dict[str, str]:
    """All that verbs say and write, by call and by file; the insides of a document included."""
    said = {}
    names = {"record": "talks.pourparler"}
    with contextlib.chdir(folder):
        for verb in verbs:
            for words in CALLS[verb].reading:
                out, err = io.StringIO(), io.StringIO()
                with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                    status([*words.format(**names).split(), *more])
                assert "Traceback" not in err.getvalue()
                said[words] = out.getvalue() + err.getvalue()
        for path in sorted(Path("out").rglob("*")):
            if path.suffix == ".docx":
                with zipfile.ZipFile(path) as parts:
                    said[path.name] = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
            elif path.is_file():
                said[str(path)] = path.read_text("utf-8")
    return said


@pytest.mark.parametrize(
    ("audience", "more"),
    [
        ("team", ("--for-others",)),
        ("everyone", ("--viewer", "everyone")),
        ("everyone", ("--viewer", "north")),
        ("team", ("--viewer", "north")),
        ("team", ("--viewer", "everyone")),
    ],
)
def test_names_that_may_not_be_told_and_words_kept_inside_stand_on_no_page_for_others(
    tmp_path: Path, audience: str, more: tuple[str, ...]
) -> None:
    desk(tmp_path, audience)
    for call, words in told(tmp_path, MAKING, *more).items():
        for secret in ("zorn", "quartz"):
            assert secret not in words.lower(), (call, words[max(0, words.lower().find(secret) - 200) :][:400])


def test_what_is_left_is_told_counted_and_said_to_be_for_others(tmp_path: Path) -> None:
    desk(tmp_path, "team")
    pages = told(tmp_path, MAKING, "--for-others")
    for name in ("state {record} --evidence any", "out/brief.html", "bref.docx"):
        for words in WORDS:
            assert words in pages[name], (name, words)
    for verb in MAKING:
        for call in (c for c in CALLS[verb].reading if "--lang fr" not in c):
            words = " ".join(pages[call].split())
            if "--json" in call and words.startswith("{"):
                assert '"for_others": true' in words, call
            elif "for others" not in words:
                assert "wrote" in words or "no " in words, (call, words)
    found = json.loads(pages["state {record} --evidence any --json --since 2025-11-14"])
    assert found["left_out"] > 10
    assert "things on record are left out under the terms of release" in pages["state {record} --evidence any"]


def test_the_team_s_own_pages_tell_all_and_mark_it(tmp_path: Path) -> None:
    desk(tmp_path, "team")
    words = " ".join(told(tmp_path, ["state"])["state {record} --evidence any"].split())
    assert {"zorn speaker", "quartz words", "not for attribution", "not to be used outside"} <= {
        one for one in ("zorn speaker", "quartz words", "not for attribution", "not to be used outside") if one in words
    }
    assert "for others" not in words
    assert "left out under" not in words


def test_other_verbs_tell_somebody_outside_nothing_of_what_the_team_has_under_terms(tmp_path: Path) -> None:
    desk(tmp_path, "team")
    verbs = sorted(ENTRIES - {"show", "read"})
    for call, words in told(tmp_path, verbs, "--viewer", "north").items():
        assert "zorn" not in words, call
        assert "quartz" not in words, call
