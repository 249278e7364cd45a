"""The reading desk: a report's text, what it offers, the card on which one passage is decided."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from pourparler.brief.words.wording import Wording
from pourparler.domain.proposal import Proposal, moves, turned
from pourparler.domain.reading import Numbered
from pourparler.errors import InvalidEvent, PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.beside import Beside
from pourparler.web.card_sent import Sent
from pourparler.web.face import sentence
from pourparler.web.reading_desk import card, row, state_of
from pourparler.web.report_text import moved, paragraphs, ruler
from pourparler.workbench.filing import Filing, marked
from pourparler.workbench.report import Report, filing, report

PATH = "/r/{record}/read/{sha}"
VERB = "review"


def get(asked: Asked) -> Response:
    """Show the desk."""
    one = the_report(asked)
    with filing(asked.request.location, one, record=asked.request.record, by=asked.desk.by) as desk:
        return _shown(asked, one, desk)


def post(asked: Asked) -> Response:
    """Decide, take back, turn into another kind; then show what is next."""
    one = the_report(asked)
    with filing(asked.request.location, one, record=asked.request.record, by=asked.desk.by) as desk:
        if asked.sent("do") in ("finish", "reopen"):
            (desk.finish if asked.sent("do") == "finish" else desk.reopen)()
            return _see(asked)
        current = chosen(asked, desk)
        if current is None:
            raise InvalidEvent("nothing is chosen", mend="choose a passage")
        match asked.sent("do"):
            case "accept":
                return _accepted(asked, one, desk, current)
            case "reject":
                desk.reject(current)
            case "leave":
                desk.leave(current)
            case "undo":
                desk.take_back(current)
                return _see(asked, c=current.id)
            case "kind":
                return _see(asked, c=current.id, kind=asked.sent("kind"), mark=_mark(asked))
            case other:
                raise InvalidEvent("nothing here is called {name}", mend="go back and choose", name=other)
        return _onward(asked, desk, current, current.id)


def the_report(asked: Asked) -> Report:
    """Return the report of the address."""
    request = asked.request
    return report(request.location, asked.path["sha"], viewer=request.viewer, record=request.record)


def _see(asked: Asked, **query: str) -> Response:
    return asked.see(asked.lens.to(f"read/{asked.path['sha']}", only=asked.query.get("only", ""), **query) + "#card")


def _accepted(asked: Asked, one: Report, desk: Filing, current: Numbered) -> Response:
    kind = asked.sent("kind")
    proposal = turned(desk.proposed(current), kind) if kind else desk.proposed(current)
    try:
        sent = Sent(asked, proposal, desk.named, desk.sitting.own_id)
        proposal = sent.proposal
        span = current.candidate.passages[0]
        beside = {"again": asked.sent("again"), "relays": asked.sent("relays")}
        if current.number:
            decision = desk.decide(current, proposal, sent.new, **beside)
        else:
            decision = desk.mark(span.start, span.end, proposal, sent.new, **beside)
    except PourparlerError as error:
        return _shown(asked, one, desk, proposal, sentence(error, asked.say))
    return _onward(asked, desk, current, decision.candidate)


def _onward(asked: Asked, desk: Filing, current: Numbered, done: str) -> Response:
    """Show what is next; where everything is decided, the report is finished with."""
    if not desk.undecided():
        desk.finish()
    return _see(asked, c=_next(asked, desk, current), done=done)


def _shown(asked: Asked, one: Report, desk: Filing, proposal: Proposal | None = None, told: str = "") -> Response:
    wording = Wording(desk.named, asked.say)
    everything = desk.all()
    current = chosen(asked, desk)
    left = desk.undecided()
    if current is None and not asked.query.get("words"):
        current = next(iter(_listed(asked, desk, left)), None)
    beside = Beside(desk, one, current, asked.query.get("as", ""), asked.query.get("how", "")) if current else None
    proposal = proposal or (beside.proposal if beside else None)
    shown = card(asked, desk, current, wording, proposal, asked.query.get("kind", "")) if current else None
    only, listed = asked.query.get("only", ""), _listed(asked, desk, everything)
    unfound = bool(asked.query.get("words")) and current is None
    return asked.page(
        "reading",
        400 if told else 200,
        report=one,
        lines=paragraphs(
            one.text,
            [*everything, *([current] if current and not current.number else [])],
            lambda each: state_of(desk.decision(each.id)),
            current.id if current else "",
        ),
        ruler=ruler(one.text, everything, lambda each: state_of(desk.decision(each.id)), current),
        rows=[row(desk, each, wording) for each in listed],
        only=only,
        moving=sum(moves(desk.proposed(each)) for each in left),
        card=shown,
        beside=beside,
        told=told,
        unfound=unfound,
        undecided=len(left),
        finished=desk.finished,
        unsigned=len(desk.unsigned()),
        total=len(everything),
        done=_done(asked, desk, everything),
    )


def _done(asked: Asked, desk: Filing, everything: Sequence[Numbered]) -> Numbered | None:
    """Return what was decided last, so that it can be taken back."""
    key = asked.query.get("done", "")
    decision = desk.decision(key)
    if decision is None or decision.events:
        return None
    return next((one for one in everything if one.id == key), None)


def _mark(asked: Asked) -> str:
    return asked.sent("mark") if asked.form else asked.query.get("mark", "")


def chosen(asked: Asked, desk: Filing) -> Numbered | None:
    """Return what is looked at: a candidate, or words that a person marks; none where nothing is."""
    key, mark, words = asked.sent("c") or asked.query.get("c", ""), _mark(asked), asked.query.get("words", "")
    text = desk.sitting.reading.text
    if mark:
        start, _, end = mark.partition("-")
        if not (start.isdecimal() and end.isdecimal()):
            raise InvalidEvent("no words stand there", mend="mark some")
        return Numbered(0, "", marked(text, *moved(text, int(start), int(end), asked.query.get("move", ""))))
    if words:
        at = text.find(words)
        return Numbered(0, "", marked(text, at, at + len(words))) if at >= 0 else None
    return next((one for one in desk.all() if one.id == key), None) if key else None


def _listed(asked: Asked, desk: Filing, ones: Sequence[Numbered]) -> list[Numbered]:
    """Return those that are listed: all, or those alone that move the state of play."""
    if asked.query.get("only") != "moving":
        return list(ones)
    return [one for one in ones if moves(desk.proposed(one))]


def _next(asked: Asked, desk: Filing, current: Numbered) -> str:
    """Return the id of the next undecided candidate behind one in the text, else of the first; empty: none is left."""
    left = _listed(asked, desk, desk.undecided())
    place = (current.candidate.start(), current.number)
    behind = [one for one in left if (one.candidate.start(), one.number) > place]
    return next((one.id for one in (*behind, *left)), "")
