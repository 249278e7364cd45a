"""What the doubt of the best deals came to, or how far it is; it can be stopped."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import tools
from pourparler.brief.sections.doubt import doubts_told
from pourparler.brief.words.wording import Wording
from pourparler.domain.doubt import Doubts
from pourparler.web.asked import Asked, Missing
from pourparler.web.face import sentence
from pourparler.web.jobs import Job, State
from pourparler.web.links import links
from pourparler.web.routes.search import whose

PATH = "/r/{record}/doubts/{job}"
VERB = "deals"


def get(asked: Asked) -> Response:
    """Show it."""
    job, say = _job(asked), asked.say
    best: Doubts | None = job.best
    wording = Wording(asked.state.negotiation, say)
    tried = say("{done} of {of} changes tried", done=job.progress.done, of=job.progress.of)
    ended = {State.STOPPED: say("Stopped"), State.OUT_OF_TIME: say("The time that was set is over")}
    return asked.page(
        "doubt",
        job=job,
        name=asked.path["job"],
        tried=tried,
        ended=ended.get(job.state, ""),
        told=sentence(job.error, say) if job.error else "",
        blocks_told=tuple(doubts_told(wording, best)) if best is not None else (),
        brief={"language": say.code, "record_language": asked.state.negotiation.opening().language or "en"},
        **tools(0, links(asked), styled=False),
    )


def post(asked: Asked) -> Response:
    """Stop it; what was tried so far is kept."""
    _job(asked)
    asked.desk.jobs.stop(whose(asked), asked.path["job"])
    return asked.see(asked.lens.to(f"doubts/{asked.path['job']}"))


def _job(asked: Asked) -> Job:
    job = asked.desk.jobs.of(whose(asked), asked.path["job"])
    if job is None or job.task.asked != "doubts":
        raise Missing("there is no such page", mend="begin anew from the deals")
    return job
