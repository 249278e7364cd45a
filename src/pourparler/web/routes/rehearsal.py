"""One rehearsal: how far it is, or what came of it; it can be stopped."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import tools
from pourparler.brief.sections.alone import alone
from pourparler.brief.sections.rehearsal import decimals, ended, rehearsal_told
from pourparler.brief.words.wording import Wording
from pourparler.web.asked import Asked, Missing
from pourparler.web.basis import basis_of
from pourparler.web.face import sentence
from pourparler.web.jobs import Job
from pourparler.web.links import links
from pourparler.web.routes.rehearsals import ending, setting
from pourparler.web.routes.search import whose
from pourparler.workbench.at_length import Rehearsed
from pourparler.workbench.rehearse import Wanted

PATH = "/r/{record}/rehearsals/{job}"
VERB = "rehearse"


def get(asked: Asked) -> Response:
    """Show it."""
    job = the_job(asked)
    wording = Wording(asked.state.negotiation, asked.say)
    best: Rehearsed | None = job.best
    part = None
    if best is not None:
        basis = basis_of(asked)
        part = alone(
            basis.negotiation,
            basis.level,
            asked.say,
            basis.scenario.name,
            lambda words: rehearsal_told(words, best.rehearsal, best.tally),
        )
    language = asked.state.negotiation.opening().language or "en"
    return asked.page(
        "rehearsal",
        job=job,
        name=asked.path["job"],
        setting=setting(wording, job.task.asked),
        ending=ending(asked, job),
        part=part,
        told=sentence(job.error, asked.say) if job.error else "",
        runs=[(number, ended(wording, run), run) for number, run in enumerate(best.rehearsal.runs, 1)] if best else [],
        decimals=lambda value: decimals(wording, value),
        left=best.tally.runs - len(best.rehearsal.runs) if best else 0,
        brief={"language": asked.say.code, "record_language": language},
        **tools(part.cited if part else 0, links(asked), styled=False),
    )


def post(asked: Asked) -> Response:
    """Stop it; what was done so far is kept."""
    the_job(asked)
    asked.desk.jobs.stop(whose(asked), asked.path["job"])
    return asked.see(asked.lens.to(f"rehearsals/{asked.path['job']}"))


def the_job(asked: Asked) -> Job:
    """Return the job of the address.

    Raises
    ------
    Missing
        If there is none of this login, viewer and record.
    """
    job = asked.desk.jobs.of(whose(asked), asked.path["job"])
    if job is None or not isinstance(job.task.asked, Wanted):
        raise Missing("there is no such rehearsal", mend="rehearse once more")
    return job
