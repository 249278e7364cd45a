"""The verb ``say-back``."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparler.cli import options
from pourparler.cli.options import say
from pourparler.cli.printing import show_line
from pourparler.domain.evidence import Authority
from pourparler.domain.request import Request
from pourparler.domain.say_back import Answering
from pourparler.domain.source import Release

if TYPE_CHECKING:
    from pourparler.workbench.say_back_answers import ReadBack


@click.command(
    "say-back",
    help=say("Say back to a party how it was understood, and record what it answers: one sheet for one party."),
)
@options.together(options.seen, options.as_json, options.lang)
@click.argument("party", metavar="PARTY")
@click.option("--html", type=click.Path(path_type=Path), help=say("Write the sheet there as a page."))
@click.option("--word", type=click.Path(path_type=Path), help=say("Write the sheet there as a Word document."))
@click.option("--csv", type=click.Path(path_type=Path), help=say("Write it there as a table to fill the answers in."))
@click.option(
    "--answers",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help=say("A table with the answers (CSV or XLSX); it is read back, and recorded only with --write."),
)
@click.option("--write", is_flag=True, help=say("Record the answers; without it they are only read back."))
@click.option("--on", type=options.Day(), default=None, help=say("The day of the answers; by default today."))
@click.option("--delegate", default="", help=say("The delegate on record who answers."))
@click.option("--speaker", default="", help=say("The name of somebody else who answers; by default the party's own."))
@click.option(
    "--authority",
    type=options.Near([authority.value for authority in Authority]),
    default=None,
    help=say("With what authority, where the delegate's own does not say it."),
)
@click.option(
    "--release",
    type=options.Near([release.value for release in Release]),
    default=Release.QUOTABLE.value,
    show_default=True,
    help=say("How the answers may be used outside the team."),
)
@options.together(options.audience, options.by)
@options.gathered
def command(
    request: Request,
    as_json: bool,
    party: str,
    html: Path | None,
    word: Path | None,
    csv: Path | None,
    answers: Path | None,
    write: bool,
    audience: str,
    by: str,
    **who: Any,
) -> None:
    """Print or write the sheet; with answers, read them back or record them."""
    if answers is not None:
        _refuse_sheet(html, word, csv)
        _answered(request, party, answers, as_json=as_json, write=write, audience=audience, by=by, who=_who(**who))
    elif write:
        from pourparler.errors import InputError

        raise InputError("there is nothing to record", mend="name the table with the answers with {option[answers]}")
    else:
        _sheet(request, party, html, word, csv, as_json)


def _refuse_sheet(*files: Path | None) -> None:
    if any(files):
        from pourparler.errors import InputError

        raise InputError("a sheet is written before it is answered", mend="write it in a call of its own")


def _who(on: date | None, delegate: str, speaker: str, authority: str | None, release: str) -> Answering:
    day = on or datetime.now(UTC).date()
    return Answering(day, delegate, speaker, Authority(authority) if authority else None, Release(release))


def _answered(
    request: Request, party: str, file: Path, *, as_json: bool, write: bool, audience: str, by: str, who: Answering
) -> None:
    from pourparler.brief.plain.say_back import answers_read_back
    from pourparler.brief.words.language import language
    from pourparler.cli.printing import show_json
    from pourparler.workbench.say_back_answers import read_back, record
    from pourparler.workbench.say_back_file import read_answers

    given = read_answers(file)
    ready = read_back(request, party, given, who, audience=audience)
    entries = record(request, party, given, who, audience=audience, by=by) if write else []
    hashes = [entry.hash for entry in entries]
    if not as_json:
        _told(ready, request.language, hashes)
        return
    show_json(
        answers_read_back(
            ready.after,
            party,
            ready.sentences(language(request.language)),
            ready.changes,
            hashes,
            standing=ready.standing,
            unanswered=ready.unanswered,
            audience=ready.audience,
        )
    )


def _sheet(request: Request, party: str, html: Path | None, word: Path | None, csv: Path | None, as_json: bool) -> None:
    from pourparler.brief.docx.sheet import sheet_word
    from pourparler.brief.page.sheet import sheet_page
    from pourparler.brief.plain import say_back as plain
    from pourparler.brief.sections.say_back import cautions_of, sheet_of
    from pourparler.brief.terminal.sheet import render_sheet
    from pourparler.brief.words.language import language
    from pourparler.brief.words.wording import Wording
    from pourparler.cli.printing import show, show_json
    from pourparler.cli.saving import save
    from pourparler.workbench.say_back import say_back
    from pourparler.workbench.say_back_file import COLUMNS

    told, tongue = say_back(request, party), language(request.language)
    sheet = sheet_of(told, tongue)
    files = [(html, sheet_page(sheet, tongue).encode())] if html else []
    files += [(word, sheet_word(sheet, tongue, told.negotiation.counted_to()))] if word else []
    files += [(csv, plain.say_back_csv(told, tongue, COLUMNS).encode("utf-8-sig"))] if csv else []
    for path, content in files:
        save(path, content)
        show_line(say("wrote {path} (seen by: {viewer})", path=path, viewer=told.negotiation.viewer))
    for caution in cautions_of(Wording(told.negotiation, tongue), told) if files else ():
        show_line(caution, aside=True)
    if as_json:
        show_json(plain.say_back(told, tongue))
    elif not files:
        show(render_sheet(sheet, tongue))


def _told(ready: ReadBack, code: str, hashes: list[str]) -> None:
    from pourparler.brief.sections.say_back_answers import answers_told
    from pourparler.brief.terminal.brief import render_section
    from pourparler.brief.words.language import language
    from pourparler.brief.words.wording import Wording
    from pourparler.cli.printing import show

    tongue = language(code)
    section = answers_told(
        Wording(ready.after, tongue),
        ready.sentences(tongue),
        ready.changes,
        standing=ready.standing,
        unanswered=ready.unanswered,
        audience=ready.audience,
    )
    show(*render_section(section))
    if hashes:
        show_line(say("recorded {hash}", hash=" ".join(hash_[:12] for hash_ in hashes)))
    else:
        show_line(say("nothing was written; add --write to write it"))
