"""A request prints itself, and every verb that reads takes it."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

import click
from hypothesis import given
from hypothesis import strategies as st

from pourparler.cli import options
from pourparler.cli.main import program
from pourparler.domain.evidence import Level
from pourparler.domain.request import Request

DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
REQUESTS = st.builds(
    Request,
    st.just("talks.pourparler"),
    record=st.sampled_from(["", "talks"]),
    viewer=st.sampled_from(["", "upper", "lower-valley"]),
    as_of=DAYS,
    known_at=DAYS,
    since=DAYS,
    level=st.sampled_from(Level),
    checked=st.booleans(),
    for_others=st.booleans(),
    language=st.sampled_from(["en", "fr"]),
)


@click.command
@options.together(options.seen, options.evidence, options.since, options.lang)
@options.gathered
def asking(request: Request) -> Request:
    return request


@given(REQUESTS)
def test_its_options_read_by_the_command_line_give_the_same_request(request: Request) -> None:
    words = [request.location, *request.options()]
    if request.language == "en":
        words += ["--lang", "en"]  # the default is the language of whoever calls
    assert asking.main(words, standalone_mode=False) == request


@given(REQUESTS)
def test_its_query_says_what_its_options_say(request: Request) -> None:
    words = iter(request.options())
    told = []
    for word in words:
        flag = word in ("--checked", "--for-others")
        told.append((word.removeprefix("--"), "yes" if flag else next(words)))
    assert parse_qsl(request.query()) == told


def test_every_verb_that_takes_a_viewer_and_a_day_takes_them_as_one_request() -> None:
    context = click.Context(program)
    assert isinstance(program, click.Group)
    verbs = {name: program.get_command(context, name) for name in program.list_commands(context)}
    asked = {
        name
        for name, verb in verbs.items()
        if verb is not None and {"viewer", "as_of", "known_at", "evidence"} <= {one.name for one in verb.params}
    }
    assert asked >= {"brief", "deals", "draft", "improve", "questions", "rehearse", "state", "trades", "zone"}
    for name in asked:
        verb = verbs[name]
        assert verb is not None
        called = getattr(verb.callback, "__wrapped__", verb.callback)
        assert "request" in called.__annotations__, name
