"""The verb ``publish``."""

from __future__ import annotations

from pathlib import Path

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line
from pourparler.domain.request import Request


@click.command("publish", help=say("Write what one viewer sees as a web site of plain files."))
@options.together(options.seen, options.evidence, options.lang)
@click.argument("folder", type=click.Path(path_type=Path))
@options.gathered
def command(request: Request, folder: Path) -> None:
    """Publish a record."""
    from pourparler.cli.printing import working
    from pourparler.errors import MissingExtra

    try:
        from pourparler.web.publish.site import publish
    except ModuleNotFoundError as error:
        raise MissingExtra("the desk needs {name}", mend="install pourparler[web]", name=error.name) from None

    with working() as tell:
        tell(say("writing the pages"))
        done = publish(request, folder)
    words = {"folder": folder, "pages": done.pages, "viewer": done.viewer}
    show_line(say("wrote {folder}: {pages} pages, seen by: {viewer}", **words))
