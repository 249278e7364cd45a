"""The verb ``add``, with one kind of event each below it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line


class Kinds(click.Group):
    """The kinds of event that can be added, each with options read off its fields."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the words that kinds are added with."""
        from pourparler.cli.event_options import verbs

        return list(verbs())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one kind's command; none where there is no such kind."""
        from pourparler.cli.event_options import options_of, verbs

        event = verbs().get(cmd_name)
        if event is None:
            return None
        shared: list[click.Parameter] = [
            click.Argument(["location"], metavar="RECORD"),
            click.Option(
                ["--on", "happened_on"],
                type=options.Days(),
                required=True,
                help=say("When it happened: a day, or two joined by a slash."),
            ),
            click.Option(
                ["--known-on"],
                type=options.Day(),
                help=say("From when it could be known; by default its sources' first publication."),
            ),
            click.Option(
                ["--source", "passages"],
                multiple=True,
                shell_complete=_completing("sources"),
                help=say("SOURCE, SOURCE::WORDS, or SOURCE:START-END:WORDS; may be given several times"),
            ),
            click.Option(["--note"], default="", help=say("A remark.")),
            click.Option(["--audience"], default="", help=say("Who may see it; by default the record's own setting.")),
            click.Option(["--record", "record_id"], default="", help=say("Which record, where several are held.")),
            click.Option(
                ["--by", "recorded_by"],
                default="",
                envvar="POURPARLER_BY",
                help=say("Who records this, told within the team only; by default POURPARLER_BY, or nobody."),
            ),
            click.Option(
                ["--request"], default="", help=say("An id of this request: asked again, it changes nothing.")
            ),
        ]
        names = {name for parameter in shared for name in parameter.opts}
        if cmd_name == "source":
            sentence = say("A file with its text, kept beside the record; its SHA-256 is filled in.")
            shared.append(
                click.Option(["--text"], type=click.Path(path_type=Path, dir_okay=False, exists=True), help=sentence)
            )
        own = [option for option in options_of(event, _completing) if not names.intersection(option.opts)]
        first_line = (event.__doc__ or "").splitlines()[0]
        return click.Command(cmd_name, params=[*shared, *own], callback=_adder(cmd_name), help=say(first_line))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the kind asked for, or say which is nearest."""
        import difflib

        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), 1, 0.5)
            hint = say("did you mean {near}?", near=near[0]) if near else say("see `pourparler add --help`")
            raise click.UsageError(f"{say('no such kind of event: {kind}', kind=args[0])}; {hint}")
        return super().resolve_command(ctx, args)


@click.command("add", cls=Kinds, help=say("Add one event by hand: a party, a source, a session, a position, …"))
def command() -> None:
    """Hold the kinds of event, which do the work."""


def _adder(word: str) -> Any:
    def adder(
        location: str,
        happened_on: Any,
        known_on: date | None,
        passages: tuple[str, ...],
        note: str,
        audience: str,
        record_id: str,
        recorded_by: str,
        request: str,
        text: Path | None = None,
        **arguments: Any,
    ) -> None:
        from pourparler.cli.event_options import body_of, verbs
        from pourparler.record.event import kebab
        from pourparler.workbench.add import add, digest, named, passage, read_text

        event = verbs()[word]
        body = {
            "kind": kebab(event.__name__),
            "happened_on": [str(happened_on.earliest), str(happened_on.latest)],
            "known_on": str(known_on) if known_on else None,
            "passages": [passage(words) for words in passages],
            "note": note,
            **named(body_of(event, arguments), word, str(happened_on.latest)),
        }
        words = read_text(text) if text else ""
        if words:
            body["source"] = {**body["source"], "sha256": digest(words)}
        entry = add(location, body, record=record_id, audience=audience, text=words, by=recorded_by, request=request)
        show_line(say("recorded {hash}", hash=entry.hash[:12]) + _ids(entry))

    return adder


def _ids(entry: Any) -> str:
    from pourparler.record.event import introduced

    ids = [key for (collection, key), _ in introduced(entry.event()) if collection not in ("statuses", "required")]
    return f" {ids[0]}" if ids else ""


def _completing(collection: str) -> Any:
    """Return a shell completion of the ids of a collection, as the record's keeper sees it."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
        from pourparler.domain.request import KEEPER, Request
        from pourparler.errors import PourparlerError
        from pourparler.workbench import state as verb

        # While an option still lacks its value, click leaves the arguments unread.
        location = ctx.params.get("location") or next((word for word in ctx.args if Path(word).exists()), "")
        try:
            negotiation = verb.negotiation(Request(str(location), KEEPER, ctx.params.get("record_id") or ""))
        except PourparlerError:
            return []
        return [key for key in getattr(negotiation, collection, ()) if key.startswith(incomplete)]

    return complete
