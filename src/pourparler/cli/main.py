"""The program ``pourparler``: finds the verbs and says in one sentence what went wrong."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import click

from pourparler.brief.words.language import spoken
from pourparler.cli.face import sentence as in_commands
from pourparler.cli.printing import show_line
from pourparler.errors import PourparlerError

say = spoken()


class Verbs(click.Group):
    """The verbs, each loaded only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every verb in alphabetical order."""
        package = importlib.import_module("pourparler.cli.verbs")
        return sorted(module.name.rstrip("_").replace("_", "-") for module in pkgutil.iter_modules(package.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb's command; none where there is no such verb."""
        if cmd_name not in self.list_commands(ctx):
            return None
        name = f"{cmd_name}_" if cmd_name == "import" else cmd_name.replace("-", "_")
        command = importlib.import_module(f"pourparler.cli.verbs.{name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the verb asked for, or say which is nearest."""
        import difflib

        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), 1, 0.5)
            hint = say("did you mean {near}?", near=near[0]) if near else say("see `pourparler --help`")
            raise click.UsageError(f"{say('no such verb: {verb}', verb=args[0])}; {hint}")
        return super().resolve_command(ctx, args)


@click.command(
    cls=Verbs,
    help=say("A workbench for real negotiations: what has been said, by whom, and where it stands."),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="pourparler", message="%(prog)s %(version)s")
def program() -> None:
    """Hold the verbs, which do the work."""


def run() -> None:
    """Run the program; bad input gets one sentence and exit status 2."""
    sys.exit(status(sys.argv[1:]))


def status(arguments: list[str]) -> int:
    """Return the exit status of one call: 0, 1 (no answer) or 2 (bad input)."""
    try:
        code = program.main(arguments, prog_name="pourparler", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        show_line(error.ctx.get_help() if error.ctx else "")
        return 2
    except SystemExit as error:
        # A reader that stops reading, as `head` does, is no error.
        return 0 if error.code == 1 else int(error.code or 0)
    except (Exception, KeyboardInterrupt) as error:
        line = sentence(error)
        if not line:
            raise
        show_line(_without_passwords(" ".join(line.split()), arguments), aside=True)
        return error.exit_status if isinstance(error, PourparlerError) else 2


def sentence(error: BaseException) -> str:
    """Return what is said of an error; nothing of one that nobody foresaw."""
    match error:
        case PourparlerError():
            return in_commands(error)
        case click.UsageError():
            verb = error.ctx.command_path if error.ctx else "pourparler"
            mend = "" if ";" in error.format_message() else f"; {say('see')} `{verb} --help`"
            whole = f"{error.format_message().rstrip('.')}{mend}"
            return whole if whole.endswith("?") else f"{whole}."
        case click.ClickException():
            return error.format_message()
        case click.Abort() | KeyboardInterrupt():
            return say("Stopped; nothing was written.")
        case OSError():
            return _place_and_reason(error)
        case UnicodeError() | RecursionError() | OverflowError():
            return say("This cannot be read or printed ({why}).", why=type(error).__name__)
        case MemoryError():
            return say("There is not enough memory for this.")
    return ""


def _place_and_reason(error: OSError) -> str:
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{say('cannot be read or written ({why}).', why=error.strerror or type(error).__name__)}"


def _without_passwords(line: str, arguments: list[str]) -> str:
    """Return a sentence without the passwords that the words of the command line hold."""
    from pourparler.record.location import masked

    for word in arguments:
        line = masked(line, word)
    return line
