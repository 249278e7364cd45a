"""What a party is estimated to value: its options put in order, numbers where somebody has them; read back first."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.sections.change import change_line
from pourparler.brief.words.act import sentence as told_of
from pourparler.brief.words.wording import Wording
from pourparler.domain.interval import Interval
from pourparler.errors import InvalidEvent, PourparlerError
from pourparler.web.asked import Asked, Missing
from pourparler.web.face import sentence
from pourparler.web.form.adding import audience_in, fingerprint, request_id, token, whole_record, wording_of
from pourparler.web.form.form import Wrong, typed_in
from pourparler.web.form.typed import Typed
from pourparler.workbench.estimate import Groups, Wanted, enter, entered, number, on_record, ranked, would_be
from pourparler.workbench.preview import default_audience
from pourparler.workbench.viewers import viewers

PATH = "/r/{record}/estimates/{party}"
VERB = "add"


class Ranked(Struct, frozen=True):
    """An option in the form: its place, 1 being the best, and its number; empty where there is none."""

    key: str
    words: str
    place: str
    value: str


class Weighed(Struct, frozen=True):
    """An issue in the form, with its weight and its options."""

    key: str
    words: str
    weight: str
    options: tuple[Ranked, ...]


class Readback(Struct, frozen=True):
    """What would be recorded, in sentences, and what it would change."""

    sentences: tuple[str, ...]
    changes: tuple[str, ...]


def get(asked: Asked) -> Response:
    """Show the form, filled with what is on record."""
    return _shown(asked, _typed_on_record(asked))


def post(asked: Asked) -> Response:
    """Read what was typed back as sentences; where that was looked at and confirmed, record it."""
    assert asked.form is not None
    typed = typed_in(asked.form)
    unchanged = asked.sent("looked") == fingerprint(typed)
    try:
        events = entered(wording_of(asked).negotiation, _wanted(asked))
        if asked.sent("really") == "yes" and unchanged:
            audience, by = audience_in(typed), asked.sent("by")
            enter(asked.request, events, audience=audience, by=by, name=request_id(typed))
            return asked.see(asked.lens.to("estimates"))
        would = would_be(whole_record(asked), events, audience_in(typed))
    except PourparlerError as error:
        return _shown(asked, typed, told=sentence(error, asked.say))
    wording = Wording(would.after, asked.say)
    sentences = tuple(told_of(event, wording) for event in events)
    changes = tuple(change_line(wording, one).text for one in would.changes)
    return _shown(asked, typed, Readback(sentences, changes))


def _party(asked: Asked) -> str:
    party = str(asked.path["party"])
    if party not in asked.desk.answers.state(whole_record(asked)).negotiation.parties:
        raise Missing("there is no such page", mend="begin at the records at hand")
    return party


def _shown(asked: Asked, typed: Typed, looked: Readback | None = None, told: str = "") -> Response:
    party, wording, place = _party(asked), wording_of(asked), asked.request
    return asked.page(
        "estimate",
        400 if told else 200,
        party=party,
        party_words=wording.party(party),
        issues=_issues(wording, typed),
        typed=typed,
        looked=looked,
        wrong=[Wrong(told)] if told else [],
        fingerprint=fingerprint(typed),
        token=token(asked),
        default=default_audience(place),
        viewers=viewers(place.location, viewer=place.viewer, record=place.record),
        today=str(datetime.now(UTC).date()),
    )


def _issues(wording: Wording, typed: Typed) -> list[Weighed]:
    there = wording.negotiation

    def said(name: str) -> str:
        return "".join(typed.get(name, ())[:1])

    return [
        Weighed(
            issue,
            wording.issue(issue),
            said(f"weight-{issue}"),
            tuple(
                Ranked(key, wording.option(key), said(f"place-{key}"), said(f"value-{key}"))
                for key in there.options_of(issue)
            ),
        )
        for issue in there.issues
        if len(there.options_of(issue)) > 1
    ]


def _typed_on_record(asked: Asked) -> Typed:
    """Return the form's controls as what is on record fills them; whose estimate the next one is, nobody knows yet."""
    there, party = wording_of(asked).negotiation, _party(asked)
    estimate, orders = on_record(there, party)
    typed: dict[str, tuple[str, ...]] = {}
    for issue, order in orders.items():
        for place, group in enumerate(ranked(order.pairs, list(there.options_of(issue))), start=1):
            typed |= {f"place-{option}": (str(place),) for option in group}
    if estimate is not None:
        typed |= {f"weight-{issue}": (f"{float(w):g}",) for issue, w in estimate.weights.items()}
        for values in estimate.values.values():
            typed |= {f"value-{option}": (f"{float(value):g}",) for option, value in values.items()}
        if estimate.reservation is not None:
            typed["reservation"] = (f"{float(estimate.reservation):g}",)
    return typed


def _wanted(asked: Asked) -> Wanted:
    there = wording_of(asked).negotiation
    order, weights, values = dict[str, Groups](), dict[str, float](), dict[str, float]()
    for issue in there.issues:
        options = list(there.options_of(issue))
        places = {key: _place(asked.sent(f"place-{key}")) for key in options if asked.sent(f"place-{key}")}
        if len(set(places.values())) > 1:
            order[issue] = tuple(
                tuple(key for key in options if places.get(key) == place) for place in sorted(set(places.values()))
            )
        for key in options:
            value = number(asked.sent(f"value-{key}"), key, most=1.0)
            if value is not None:
                values[key] = value
        weight = number(asked.sent(f"weight-{issue}"), issue)
        if weight is not None:
            weights[issue] = weight
    reservation = number(asked.sent("reservation"), "reservation")
    day = Interval.day(_day(asked.sent("day")))
    return Wanted(_party(asked), asked.sent("whose"), asked.sent("ground"), day, order, weights, values, reservation)


def _place(words: str) -> int:
    if not words.isdecimal() or not 0 < int(words[:9]) < 100:
        raise InvalidEvent("not a place in an order: {words}", mend="write 1 for the best, 2 for the next", words=words)
    return int(words)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words) if words else datetime.now(UTC).date()
    except ValueError:
        raise InvalidEvent("not a day: {value!r}", mend="write it as 2025-12-03", value=words) from None
