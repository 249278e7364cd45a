"""Rehearsals: what the talks lead to under a protocol, on somebody's estimates."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import tools
from pourparler.brief.sections.alone import alone
from pourparler.brief.sections.rehearsal import rehearsal_told
from pourparler.domain.rehearsal import Rehearsal
from pourparler.errors import InputError, PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.face import sentence
from pourparler.web.links import links
from pourparler.workbench.rehearse import Wanted, manners, procedures, rehearse, set_up
from pourparler.workbench.scenario import Taken, taken

PATH = "/r/{record}/rehearsals"
VERB = "rehearse"

MOST_RUNS, MOST_ROUNDS, SECONDS = 50, 1000, 10.0
"""How much a page may ask for, so that nobody waits for it long; the command line takes more."""


def get(asked: Asked) -> Response:
    """Show what can be set up; where it was, what came of it."""
    wanted = _wanted(asked)
    part, told = None, ""
    if "protocol" in asked.query:
        try:
            basis = taken(asked.request)
            held = asked.desk.answers.of("rehearse", asked.request, lambda: _held(basis, wanted), wanted)
            tell = lambda words: rehearsal_told(words, held)  # noqa: E731 - a word for the line below
            part = alone(basis.negotiation, basis.level, asked.say, basis.scenario.name, tell)
        except PourparlerError as error:
            told = sentence(error, asked.say)
    language = asked.state.negotiation.opening().language or "en"
    brief = {"language": asked.say.code, "record_language": language}
    shown = tools(part.cited if part else 0, links(asked), styled=False)
    return asked.page(
        "rehearsals",
        400 if told else 200,
        wanted=wanted,
        part=part,
        told=told,
        protocols=procedures(),
        strategies=manners(),
        brief=brief,
        **shown,
    )


def _held(basis: Taken, wanted: Wanted) -> Rehearsal:
    setup = set_up(wanted, basis.scenario)
    return rehearse(basis.scenario, setup, wanted.runs, wanted.seed, wanted.certain, wanted.limit)


def _wanted(asked: Asked) -> Wanted:
    strategy = asked.query.get("strategy", "")
    return Wanted(
        protocol=asked.query.get("protocol") or "alternating_offers",
        strategies=(strategy,) if strategy else (),
        rounds=_number(asked, "rounds", 100, MOST_ROUNDS),
        runs=_number(asked, "runs", 10, MOST_RUNS),
        seed=_number(asked, "seed", 0, 10**9, least=0),
        limit=SECONDS,
    )


def _number(asked: Asked, name: str, usual: int, most: int, least: int = 1) -> int:
    words = asked.query.get(name, "").strip()
    if not words:
        return usual
    if not words.isdecimal() or not least <= int(words) <= most:
        raise InputError(
            "not a number from {least} to {most}: {words}", mend="write one", least=least, most=most, words=words
        )
    return int(words)
