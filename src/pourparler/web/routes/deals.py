"""The best deals on somebody's estimates: one in words, what remains with options held, the frontier, trades, doubt."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.document import Block, Figure
from pourparler.brief.drawings.frontier import frontier_drawing
from pourparler.brief.page.block import tools
from pourparler.brief.sections.deal import (
    deals_told,
    estimates_told,
    rests_told,
    sure_told,
)
from pourparler.brief.sections.lock import remaining
from pourparler.brief.sections.trade import trades_told
from pourparler.brief.words.frontier import frontier_caption, frontier_sentence
from pourparler.brief.words.solution import gap_sentence
from pourparler.brief.words.wording import Wording
from pourparler.domain.deal import Deals
from pourparler.domain.lock import Locked
from pourparler.domain.outcome import Outcome
from pourparler.domain.zone import Status
from pourparler.errors import InputError, PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.basis import basis_of
from pourparler.web.deal_sheet import others, pickers, points, the_deal, worth
from pourparler.web.face import sentence
from pourparler.web.links import links
from pourparler.web.routes.search import whose
from pourparler.workbench.lock import held, lock
from pourparler.workbench.trades import trades

PATH = "/r/{record}/deals"
VERB = "deals"
WRITES = False
SECONDS = 5.0
"""How long each search may take while somebody waits for the page."""


class Hold(Struct, frozen=True):
    """An issue with its options, and the one that is held; none where none is."""

    issue: str
    words: str
    options: tuple[tuple[str, str], ...]
    chosen: str


def get(asked: Asked) -> Response:
    """Show them."""
    return shown(asked, {})


def post(asked: Asked) -> Response:
    """Keep what is to be held, and show what remains."""
    scenario = basis_of(asked).scenario
    chosen = [asked.sent(f"hold-{issue}") for issue in scenario.issues]
    locks = held(scenario, [f"{issue}={one}" for issue, one in zip(scenario.issues, chosen, strict=True) if one])
    if not locks:
        return asked.see(asked.lens.to("deals"))
    return asked.see(asked.lens.to(f"deals/{asked.desk.locks.keep(whose(asked), locks)}"))


def shown(asked: Asked, locks: Outcome) -> Response:
    """Return the page, with options held or none."""
    before = asked.desk.answers.possible(asked.request).deals
    language = asked.state.negotiation.opening().language or "en"
    common = {"brief": {"language": asked.say.code, "record_language": language}}
    common |= tools(0, links(asked), styled=False)
    wording = Wording(asked.state.negotiation, asked.say)
    trading = {"trades": _trades(asked, wording) if not locks else (), "starts": _starts(asked, wording)}
    if before is None:
        estimates = tuple(estimates_told(wording, basis_of(asked).scenario))
        return asked.page("deals", before=None, locked=None, deal=None, estimates=estimates, **trading, **common)
    locked = _locked(asked, before, locks) if locks else None
    answer = locked.after if locked else before
    first = the_deal(answer)
    drawing = frontier_drawing(wording, answer)
    return asked.page(
        "deals",
        before=before,
        answer=answer,
        locked=locked,
        remains=tuple(remaining(wording, locked)) if locked else (),
        estimates=tuple(estimates_told(wording, answer.scenario)),
        deal=first[1] if first else None,
        nothing=() if first else tuple(deals_told(wording, answer)),
        unproven=gap_sentence(wording, first[0]) if first and first[0].status is Status.GAP else "",
        pickers=pickers(wording, answer, first[1]) if first else "",
        rests=rests_told(wording, first[1]) if first else "",
        sure=_doubt(wording, answer),
        worth=worth(wording, first[1]) if first else [],
        others=others(wording, answer, first[1]) if first else [],
        points=points(wording, answer, first[1]) if first else [],
        size=frontier_sentence(wording, answer.frontier),
        figure=Figure(drawing, frontier_caption(wording, answer.frontier)) if drawing else None,
        holds=_holds(wording, before, locks),
        **trading,
        **common,
    )


def _locked(asked: Asked, before: Deals, locks: Outcome) -> Locked:
    if any(before.scenario.issues.get(issue, ()).count(option) != 1 for issue, option in locks.items()):
        raise InputError("what was held is no longer on the table", mend="begin anew from the deals")
    work = lambda: lock(before.scenario, locks, before, SECONDS)  # noqa: E731
    return asked.desk.answers.of("lock", asked.request, work, tuple(locks.items()))


def _holds(wording: Wording, before: Deals, locks: Outcome) -> list[Hold]:
    """Return what can be held: of every issue with a choice, the options."""
    return [
        Hold(issue, wording.issue(issue), tuple((o, wording.option(o)) for o in options), locks.get(issue, ""))
        for issue, options in before.scenario.issues.items()
        if len(options) > 1
    ]


def _doubt(wording: Wording, answer: Deals) -> tuple[Block, ...]:
    """Return how sure the deals are where estimates leave something open; nothing where they are exact."""
    sure = answer.acceptability
    first = the_deal(answer)
    if sure is None or first is None:
        return ()
    return tuple(sure_told(wording, first[1], sure))


def _starts(asked: Asked, wording: Wording) -> list[tuple[str, str, bool]]:
    """Return from where trades may start: the drafts on record, the latest first; which is chosen."""
    drafts = list(asked.state.negotiation.drafts)[::-1]
    chosen = asked.query.get("from", "")
    return [(key, wording.draft(key), key == chosen) for key in drafts]


def _trades(asked: Asked, wording: Wording) -> tuple[Block, ...] | str:
    """Return the trades from a draft, or the deal; where that cannot be told, why not."""
    basis, start = basis_of(asked), asked.query.get("from", "")
    try:
        case, answer = asked.desk.answers.of("trades", asked.request, lambda: trades(basis, start, limit=8), start)
    except PourparlerError as error:
        return sentence(error, asked.say)
    told = tuple(trades_told(wording, answer, case.scenario))
    # Whose estimates they are stands above already.
    return told[len(tuple(estimates_told(wording, case.scenario))) :]
