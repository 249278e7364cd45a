"""Rehearsals: what is set up, and those that were held since the desk was opened."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.sections.rehearsal import manner, protocol
from pourparler.brief.words.wording import Wording
from pourparler.errors import InputError, PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.basis import basis_of
from pourparler.web.face import sentence
from pourparler.web.jobs import Job, State, Task
from pourparler.web.routes.search import whose
from pourparler.workbench.at_length import rehearsed
from pourparler.workbench.rehearse import MOST, Wanted, mediators, procedures, set_up, ways
from pourparler.workbench.scenario import Taken

PATH = "/r/{record}/rehearsals"
VERB = "rehearse"
WRITES = False

USUAL_RUNS, USUAL_MINUTES, MOST_MINUTES = 10, 2, 60
MOMENT = 1.2
"""How many seconds an answer is waited for before a page shows how far it is."""


class Choice(Struct, frozen=True):
    """One of a list: as it is sent, in words, and whether it is chosen."""

    value: str
    words: str
    on: bool


class Seat(Struct, frozen=True):
    """A party at the table, and the ways in which it may bargain: by protocol."""

    party: str
    words: str
    ways: tuple[tuple[str, tuple[Choice, ...]], ...]
    chosen: bool


def get(asked: Asked) -> Response:
    """Show what can be set up, as another rehearsal was where the address names one, and those that were held."""
    like = asked.desk.jobs.of(whose(asked), asked.query.get("like", ""))
    if like is None or not isinstance(like.task.asked, Wanted):
        return _shown(asked, Wanted(runs=USUAL_RUNS), 0.0)
    return _shown(asked, like.task.asked, like.task.seconds)


def post(asked: Asked) -> Response:
    """Begin one; show it, done or as far as it is."""
    basis = basis_of(asked)
    wanted = Wanted(runs=USUAL_RUNS)
    try:
        seconds = 60.0 * _number(asked, "minutes", USUAL_MINUTES, MOST_MINUTES)
        wanted = _wanted(asked, basis)
        set_up(wanted, basis.scenario)
        name = asked.desk.jobs.begin(whose(asked), Task(rehearsed, (basis.scenario, wanted), seconds, wanted))
    except PourparlerError as error:
        return _shown(asked, wanted, 0.0, sentence(error, asked.say))
    asked.desk.jobs.of(whose(asked), name, MOMENT)
    return asked.see(asked.lens.to(f"rehearsals/{name}"))


def _shown(asked: Asked, wanted: Wanted, seconds: float, told: str = "") -> Response:
    scenario = basis_of(asked).scenario
    wording = Wording(asked.state.negotiation, asked.say)
    return asked.page(
        "rehearsals",
        400 if told else 200,
        wanted=wanted,
        told=told,
        minutes=round(seconds / 60) or USUAL_MINUTES,
        seats=[_seat(wording, party, wanted) for party in scenario.estimates],
        protocols=[Choice(name, protocol(wording, name), name == wanted.protocol) for name in procedures()],
        mediators=[Choice(name, manner(wording, name), name == wanted.mediator) for name in mediators()],
        held=[
            (name, job, setting(wording, job.task.asked))
            for name, job in asked.desk.jobs.all(whose(asked))
            if isinstance(job.task.asked, Wanted)
        ],
        ending=lambda job: ending(asked, job),
    )


def setting(wording: Wording, wanted: Wanted) -> str:
    """Return how talks are rehearsed, in words."""
    say, manners = wording.say, []
    for spec in wanted.strategies:
        party, _, way = spec.partition("=")
        manners.append(f"{wording.party(party)} {manner(wording, way)}")
    rounds = say.count("{n} round at most", "{n} rounds at most", wanted.rounds)
    runs = say.count("{n} run", "{n} runs", wanted.runs)
    seed = say("seed {seed}", seed=wanted.seed)
    return say.semicolon.join([protocol(wording, wanted.protocol), *manners, rounds, runs, seed])


def ending(asked: Asked, job: Job) -> str:
    """Return where a job stands, in words; empty where it is done."""
    say, done = asked.say, job.progress.done
    return {
        State.RUNNING: say("At work: {done} of {of} runs", done=done, of=job.task.asked.runs),
        State.STOPPED: say("Stopped after {done} of {of} runs", done=done, of=job.task.asked.runs),
        State.OUT_OF_TIME: say(
            "The time that was set is over, after {done} of {of} runs", done=done, of=job.task.asked.runs
        ),
        State.FAILED: say("Not held"),
        State.DONE: "",
    }[job.state]


def _seat(wording: Wording, party: str, wanted: Wanted) -> Seat:
    chosen = dict(spec.partition("=")[::2] for spec in wanted.strategies).get(party, "")
    groups, told = [], set[tuple[str, ...]]()
    for procedure in procedures():
        names = ways(procedure)
        if names not in told:
            told.add(names)
            choices = tuple(Choice(name, manner(wording, name), name == chosen) for name in names)
            groups.append((protocol(wording, procedure), choices))
    return Seat(party, wording.party(party), tuple(groups), bool(chosen))


def _wanted(asked: Asked, basis: Taken) -> Wanted:
    manners = {party: asked.sent(f"manner-{party}") for party in basis.scenario.estimates}
    return Wanted(
        protocol=asked.sent("protocol") or Wanted().protocol,
        strategies=tuple(f"{party}={manner}" for party, manner in manners.items() if manner),
        rounds=_number(asked, "rounds", Wanted().rounds, MOST),
        mediator=asked.sent("mediator") or Wanted().mediator,
        runs=_number(asked, "runs", USUAL_RUNS, MOST),
        seed=_number(asked, "seed", 0, 2**63 - 1, least=0),
    )


def _number(asked: Asked, name: str, usual: int, most: int, least: int = 1) -> int:
    words = asked.sent(name)
    if not words:
        return usual
    if not (words.isascii() and words.isdecimal() and len(words) < 20 and least <= int(words) <= most):
        raise InputError(
            "not a number from {least} to {most}: {words}", mend="write one", least=least, most=most, words=words
        )
    return int(words)
