"""The verb ``serve``."""

from __future__ import annotations

from pathlib import Path

import click

from pourparler.cli import options
from pourparler.cli.options import say


@click.command("serve", help=say("Open the desk: the records at hand in a browser, on this machine alone."))
@click.argument("locations", metavar="[RECORD]...", nargs=-1)
@options.viewer
@options.by
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help=say("Where to listen; by default any free port.")
)
@click.option("--no-browser", is_flag=True, help=say("Do not open the browser; the address is printed."))
def command(locations: tuple[str, ...], viewer: str, by: str, port: int, no_browser: bool) -> int:
    """Serve until told to stop."""
    import webbrowser

    from pourparler.cli.printing import show_line
    from pourparler.errors import MissingExtra
    from pourparler.workbench.records import record_ids
    from pourparler.workbench.viewers import viewer_named

    try:
        from pourparler.web.serve import serve
        from pourparler.web.shelf import Shelf
    except ModuleNotFoundError as error:
        raise MissingExtra("the desk needs {name}", mend="install pourparler[web]", name=error.name) from None

    for location in locations:
        record_ids(location)

    def ready(address: str) -> None:
        show_line(address)
        if not no_browser:
            webbrowser.open(address)

    shelf = Shelf(locations, Path.cwd())
    serve(shelf, viewer=viewer_named(viewer) if viewer else "", port=port, by=by, ready=ready)
    return 0
