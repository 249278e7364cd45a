"""The verb ``search``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from pourparler.cli import options
from pourparler.cli.options import Days, say
from pourparler.domain.evidence import EvidenceClass
from pourparler.domain.interval import Interval
from pourparler.domain.request import Request
from pourparler.domain.search import Facet, Kind, Query

if TYPE_CHECKING:
    from pourparler.brief.words.hit import Told
    from pourparler.brief.words.language import Language
    from pourparler.brief.words.wording import Wording
    from pourparler.domain.evidence import Level
    from pourparler.domain.search import Search


def _several(name: str, words: str, kind: click.ParamType[str] | None = None) -> options.Decorator:
    metavar = None if kind else name.upper()
    return click.option(
        f"--{name}", f"{name.replace('-', '_')}_ticks", multiple=True, type=kind, metavar=metavar, help=words
    )


narrowing = options.together(
    _several("kind", say("Only entries of this kind; may be repeated."), options.Near([kind.value for kind in Kind])),
    _several("party", say("Only of this party; may be repeated.")),
    _several("issue", say("Only on this issue; may be repeated.")),
    _several(
        "known-as",
        say("Only what is known so; may be repeated."),
        options.Near([one.name.lower().replace("_", "-") for one in EvidenceClass]),
    ),
    _several("person", say("Only from this person: a delegate, or a name as the sources have it; may be repeated.")),
    _several("source", say("Only from this source, or from this publisher; may be repeated.")),
    click.option("--day", "day_ticks", multiple=True, type=Days(), help=say("Only of these days; may be repeated.")),
)


@click.command("search", help=say("Search what the viewer sees for whole words; accents and capitals do not matter."))
@options.together(options.seen, options.evidence, narrowing, options.as_json, options.lang)
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@options.gathered
def command(
    request: Request,
    words: tuple[str, ...],
    kind_ticks: tuple[str, ...],
    party_ticks: tuple[str, ...],
    issue_ticks: tuple[str, ...],
    known_as_ticks: tuple[str, ...],
    person_ticks: tuple[str, ...],
    source_ticks: tuple[str, ...],
    day_ticks: tuple[Interval, ...],
    as_json: bool,
) -> int:
    """Print what holds the words, the latest first; exit status 1 where nothing does."""
    from pourparler.brief.plain import search as plain
    from pourparler.cli.printing import show_json
    from pourparler.workbench import search as verb
    from pourparler.workbench.state import negotiation

    ticks: dict[Facet, Iterable[str]] = {
        Facet.KIND: kind_ticks,
        Facet.PARTY: party_ticks,
        Facet.ISSUE: issue_ticks,
        Facet.EVIDENCE: (one.replace("-", "_") for one in known_as_ticks),
        Facet.PERSON: person_ticks,
        Facet.SOURCE: source_ticks,
        Facet.DAY: map(str, day_ticks),
    }
    query = Query(" ".join(words), tuple((facet, value) for facet, values in ticks.items() for value in values))
    seen = negotiation(request)
    verb.require(seen, query)
    answer = verb.searched(verb.items(seen), query, request.level)
    if as_json:
        show_json(plain.search(answer, seen, request.level))
    else:
        from pourparler.brief.words.language import language
        from pourparler.brief.words.wording import Wording

        _show(answer, Wording(seen, language(request.language)), request.level)
    return 0 if answer.hits else 1


def _show(answer: Search, wording: Wording, level: Level) -> None:
    from pourparler.brief.sections.set_aside import checked_only
    from pourparler.brief.words.hit import told
    from pourparler.cli.printing import show_line, show_marked
    from pourparler.domain.token import marked, terms

    sought, tongue = terms(answer.query.words), wording.say
    for hit in answer.hits:
        words = told(wording, hit)
        show_line(f"{words.days} · {words.kinds}")
        for line in _lines(words, tongue):
            show_marked([("  ", False), *marked(line, sought)])
    entries = tongue.count("{n} entry", "{n} entries", answer.entries())
    passages = tongue.count("on {n} passage", "on {n} passages", len(answer.hits))
    viewer = tongue("seen by: {viewer}", viewer=wording.viewer())
    show_line(f"{entries} {passages} · {wording.level(level)} · {viewer}")
    if answer.weaker:
        weaker = answer.weaker
        show_line(tongue.count("{n} entry more is below this level", "{n} entries more are below this level", weaker))
    if wording.negotiation.checked:
        show_line(checked_only(wording))
    if wording.left_out():
        show_line(wording.left_out())


def _lines(words: Told, tongue: Language) -> Iterator[str]:
    """Yield the lines of a hit: the stances, what is said in short, the words themselves, on whose word."""
    for one in words.taken:
        yield " ".join(filter(None, (one.party, one.verb, one.options)))
    for short in words.short:
        label = f"{tongue('in short')}{tongue.colon}" if short.paraphrase else ""
        yield f"{label}{'~ ' if short.said_to_be else ''}{short.words}"
    for quote in words.quotes:
        yield f"“{quote}”"
    on = f"{tongue('on')} {tongue.semicolon.join(title for _, title in words.issues)}" if words.issues else ""
    known = ", ".join(word for _, word in words.evidence)
    yield " · ".join(filter(None, (words.who, known, ", ".join(words.sources), on)))
