"""Read back and sign: the sentences that will be on record, what they change, and the one act that puts them there."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.sections.change import change_line
from pourparler.brief.words.act import sentence as told
from pourparler.brief.words.wording import Wording
from pourparler.domain.decision import Ruling
from pourparler.web.asked import Asked
from pourparler.web.routes.reading import the_report
from pourparler.workbench.filing import Filing, Waiting
from pourparler.workbench.preview import effect
from pourparler.workbench.report import filing

PATH = "/r/{record}/read/{sha}/sign"
VERB = "review"


class Act(Struct, frozen=True):
    """What a decision puts on record: its number, its sentences, the words that it rests on."""

    id: str
    number: int
    sentences: tuple[str, ...]
    quote: str


def get(asked: Asked) -> Response:
    """Read back."""
    report = the_report(asked)
    with filing(asked.request.location, report, record=asked.request.record, by=asked.desk.by) as desk:
        waiting = desk.read_back()
        events = [event for one in waiting for event in (*one.needed, *one.own)]
        changed = effect(asked.request, events, report.audience) if events else None
        wording = Wording(changed.after if changed else desk.there, asked.say)
        lines = [change_line(wording, change) for change in changed.changes] if changed else []
        aside = [ruling for one in desk.all() if (ruling := _aside(desk, one.id))]
        return asked.page(
            "sign",
            report=report,
            acts=[_act(one, wording) for one in waiting],
            changes=[line.text for line in lines],
            wrong=aside.count(Ruling.REJECT),
            unneeded=aside.count(Ruling.NOT_NEEDED),
            undecided=len(desk.undecided()),
        )


def post(asked: Asked) -> Response:
    """Sign all that waits, and show what it came to; or return one to the desk."""
    report = the_report(asked)
    with filing(asked.request.location, report, record=asked.request.record, by=asked.desk.by) as desk:
        if asked.sent("do") == "return":
            desk.take_back(desk.one(asked.sent("c")))
            return asked.see(asked.lens.to(f"read/{report.sha256}/sign"))
        signed = desk.sign()
    return asked.see(asked.lens.to("log", signed=str(len(signed))) if signed else asked.lens.to("read"))


def _act(one: Waiting, wording: Wording) -> Act:
    sentences = tuple(told(event, wording) for event in (*one.needed, *one.own))
    spans = one.numbered.candidate.spans("content") or one.numbered.candidate.passages
    return Act(one.numbered.id, one.numbered.number, sentences, " ".join(spans[0].quote.split()))


def _aside(desk: Filing, key: str) -> Ruling | None:
    decision = desk.decision(key)
    set_aside = decision is not None and decision.ruling in (Ruling.REJECT, Ruling.NOT_NEEDED)
    return decision.ruling if decision and set_aside else None
