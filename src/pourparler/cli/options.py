"""Options that several verbs share."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

import click
from msgspec import Struct, structs

from pourparler.brief.words.language import LANGUAGES, spoken
from pourparler.domain.evidence import Level
from pourparler.domain.interval import Interval
from pourparler.domain.request import KEEPER, Request

say = spoken()

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
Value = TypeVar("Value", bound=Struct)


class Day(click.ParamType[date]):
    """A day written as ``2025-12-03``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read it, or say how days are written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(say("not a day: {value!r}; write it as 2025-12-03", value=value), param, ctx)


class Days(click.ParamType[Interval]):
    """A day, or two joined by a slash."""

    name = "date[/date]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Interval:
        """Read it, or say how it is written."""
        if isinstance(value, Interval):
            return value
        try:
            return Interval.of(value)
        except ValueError:
            self.fail(
                say("not a day: {value!r}; write it as 2025-12-03 or 2025-12-02/2025-12-03", value=value), param, ctx
            )


class Near(click.Choice[str]):
    """A choice that says which word is nearest."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, or refuse with the nearest one."""
        if value not in self.choices:
            near = difflib.get_close_matches(str(value), list(self.choices), 1, 0.5)
            hint = say("did you mean {near}?", near=near[0]) if near else ", ".join(self.choices)
            self.fail(f"{say('not known: {value!r}', value=value)}; {hint}", param, ctx)
        return str(value)


def together(*decorators: Decorator) -> Decorator:
    """Return several options as one decorator, in the order given."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


location = click.argument("location", metavar="RECORD")
record = click.option("--record", default="", help=say("Which record, where several are held."))
viewer = click.option("--viewer", default=KEEPER, help=say("Seen by whom; by default whoever keeps this copy."))
as_of = click.option("--as-of", type=Day(), help=say("What had happened by that day."))
known_at = click.option("--known-at", type=Day(), help=say("What could be known by that day."))
evidence = click.option(
    "--evidence",
    type=Near([level.value for level in Level]),
    default=Level.REPORTED.value,
    show_default=True,
    help=say("The weakest evidence that counts: own word; also reports; also hearsay and inference, marked."),
)
section = click.option(
    "--section",
    default="",
    metavar="NAME",
    help=say("Only this section of the brief, with the sources that it cites: issues, rooms, timeline, …"),
)
since = click.option("--since", type=Day(), help=say("Also what changed since that day, and why."))
as_json = click.option("--json", "as_json", is_flag=True, help=say("Print plain values with stable keys."))
lang = click.option(
    "--lang",
    type=Near(list(LANGUAGES)),
    default=spoken().code,
    show_default=True,
    help=say("The language of the page."),
)
audience = click.option("--audience", default="", help=say("Who may see it; by default the record's own setting."))
by = click.option(
    "--by",
    default="",
    envvar="POURPARLER_BY",
    help=say("Who records this, told within the team only; by default POURPARLER_BY, or nobody."),
)
checked = click.option("--checked", is_flag=True, help=say("Only what a second reader signed off."))
for_others = click.option(
    "--for-others",
    is_flag=True,
    help=say("For readers outside the team, under the terms of release; the page says so."),
)
join = click.option("--join", is_flag=True, help=say("Take two copies that share no event for one record."))
erase = click.option("--erase", is_flag=True, help=say("Let what the other copy erased lose its words here, too."))
only = click.option(
    "--only", multiple=True, metavar="ISSUE", help=say("A partial agreement on this issue; may be repeated.")
)
without = click.option("--without", multiple=True, metavar="ISSUE", help=say("Leave this issue out; may be repeated."))

seen = together(location, record, viewer, as_of, known_at, checked, for_others)
partial = together(only, without)


def gathered(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb what is asked for as one :class:`Request`; below it stands the function, or another that gathers."""

    @wraps(function)
    def call(**arguments: Any) -> Any:
        if "evidence" in arguments:
            arguments["level"] = Level(arguments.pop("evidence"))
        if "lang" in arguments:
            arguments["language"] = arguments.pop("lang")
        return function(request=made(Request, arguments), **arguments)

    return call


def made(kind: type[Value], arguments: dict[str, Any]) -> Value:
    """Return a value of those options that are its fields, and take them out of the others."""
    return kind(**{field.name: arguments.pop(field.name) for field in structs.fields(kind) if field.name in arguments})


estimates = click.option(
    "--estimates",
    type=click.Path(exists=True, dir_okay=False),
    default=None,
    help=say("A file of estimates, in the place of those on record."),
)
certain = click.option("--certain", is_flag=True, help=say("Keep to outcomes that every required party accepts."))
seconds = click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True, max=86400),
    default=20.0,
    show_default=True,
    help=say("How long the answer may take; the best so far is then told."),
)
baseline = together(
    click.option("--draft", default="", metavar="DRAFT", help=say("A draft on record as the baseline.")),
    click.option(
        "--from",
        "choices",
        multiple=True,
        metavar="ISSUE=OPTION",
        help=say("A choice of the baseline; may be repeated. Issues that it leaves open are left out."),
    ),
)
