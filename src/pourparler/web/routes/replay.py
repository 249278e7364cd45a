"""One run of a rehearsal, round by round: held once more from its seed, so it is the same turn by turn."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.document import Block
from pourparler.brief.page.block import tools
from pourparler.brief.sections.replay import ending_told, round_told, rounds, turns_told
from pourparler.brief.words.wording import Wording
from pourparler.domain.rehearsal import Rehearsal
from pourparler.domain.run import Run
from pourparler.errors import InputError
from pourparler.web.asked import Asked, Missing
from pourparler.web.links import links
from pourparler.web.routes.rehearsal import the_job
from pourparler.workbench.rehearse import Wanted, replayed, set_up

PATH = "/r/{record}/rehearsals/{job}/{run}"
VERB = "rehearse"


class Here(Struct, frozen=True):
    """Which round is shown, and those before and after it; none where there is none."""

    round: int
    before: int | None
    after: int | None


def get(asked: Asked) -> Response:
    """Show how it ended, one round in full, and all rounds as a table."""
    job, number = the_job(asked), asked.path["run"]
    if not number.isdecimal() or len(number) > 9:
        raise Missing("there is no such run", mend="choose one of the rehearsal")
    wanted: Wanted = job.task.asked
    scenario, at = job.task.arguments[0], int(number)

    def work() -> Rehearsal:
        return replayed(scenario, set_up(wanted, scenario), wanted, at)

    try:
        held = asked.desk.answers.of("replay", asked.request, work, asked.path["job"], at)
    except InputError:
        raise Missing("there is no such run", mend="choose one of the rehearsal") from None
    run, wording = held.runs[0], Wording(asked.state.negotiation, asked.say)
    here = _here(asked, run)
    shown: tuple[Block, ...] = tuple(round_told(wording, run, here.round)) if here else ()
    language = asked.state.negotiation.opening().language or "en"
    return asked.page(
        "replay",
        name=asked.path["job"],
        number=at,
        run=run,
        drawn=held.drawn,
        here=here,
        end=tuple(ending_told(wording, run)),
        shown=shown,
        turns=turns_told(wording, run) if run.turns else None,
        brief={"language": asked.say.code, "record_language": language},
        **tools(0, links(asked), styled=False),
    )


def _here(asked: Asked, run: Run) -> Here | None:
    """Return which round is looked at: the one that the address names, else the last; none where nothing was said."""
    known = rounds(run)
    if not known:
        return None
    words = asked.query.get("round", "")
    named = int(words) - 1 if words.isdecimal() and len(words) < 9 else known[-1]
    shown = named if named in known else known[-1]
    place = known.index(shown)
    return Here(shown, known[place - 1] if place else None, known[place + 1] if place + 1 < len(known) else None)
