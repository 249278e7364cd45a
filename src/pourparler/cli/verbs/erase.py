"""The verb ``erase``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line

if TYPE_CHECKING:
    from pourparler.workbench.erase import Erasure


@click.command("erase", help=say("Erase the words of events for good; without --yes only what would go is listed."))
@options.location
@click.argument("hashes", metavar="HASH...", nargs=-1, required=True)
@click.option(
    "--ground",
    required=True,
    metavar="GROUND",
    help=say("Why: protected-person, consent-withdrawn, recorded-by-mistake or duty-to-erase."),
)
@click.option("--yes", "confirmed", is_flag=True, help=say("Erase all that is listed. It cannot be taken back."))
@options.together(options.record, options.by, options.as_json)
def command(
    location: str, hashes: tuple[str, ...], ground: str, confirmed: bool, record: str, by: str, as_json: bool
) -> None:
    """Erase events, or list all that would be erased with them."""
    from pourparler.brief.plain.value import SCHEMA, plain
    from pourparler.cli.printing import show_json
    from pourparler.workbench.erase import erase

    done = erase(location, hashes, ground, record=record, by=by, confirmed=confirmed)
    if as_json:
        show_json({"schema": SCHEMA, **plain(done)})
    else:
        _tell(done)


def _tell(done: Erasure) -> None:
    why = {"asked": say("asked for"), "copy": say("a correction or disclosure of it"), "quotes": say("quotes it")}
    for one in done.events:
        show_line(f"{one.hash[:12]} {one.kind} ({one.audience}): {why[one.why]}")
    if done.texts:
        show_line(say.count("{n} text of a source", "{n} texts of sources", done.texts))
    if done.decisions:
        show_line(say.count("{n} decision on a candidate", "{n} decisions on candidates", done.decisions))
    if done.ids:
        show_line(say("ids that other events go on naming: {ids}", ids=", ".join(done.ids)))
    for handed in done.handed:
        show_line(say("handed to {viewer} on {day}", viewer=handed.viewer, day=handed.at[:10]))
    for copy in done.copies:
        show_line(say("a copy of the file as it was holds the words, too: {file}", file=copy))
    places = {
        "freed-blocks": say("blocks of the disk that were freed"),
        "backups": say("backups and snapshots"),
        "sync-folders": say("folders that are synchronised elsewhere"),
        "swap": say("the memory written to disk"),
        "dead-rows": say("dead rows, until the database is vacuumed"),
        "write-ahead-log": say("the write-ahead log"),
        "replicas": say("replicas"),
        "logs": say("the server's logs"),
    }
    show_line(say("out of reach: {places}", places=", ".join(places[one] for one in done.remains)))
    if done.written:
        show_line(say.count("{n} event was erased", "{n} events were erased", len(done.events)))
    else:
        show_line(say("nothing was erased; add --yes to erase all of this for good"))
