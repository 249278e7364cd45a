"""A source corrected itself: each entry that rests on it stands, is withdrawn or is reworded."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.sections.change import change_line
from pourparler.brief.words.act import sentence
from pourparler.brief.words.wording import Wording
from pourparler.domain.negotiation import Recorded
from pourparler.domain.source import Passage, Source
from pourparler.errors import PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.card_sent import days
from pourparler.web.form.adding import fingerprint, request_id, token, whole_record, wording_of
from pourparler.web.form.entry import today
from pourparler.web.form.form import Wrong, refused, typed_in
from pourparler.web.form.typed import Typed
from pourparler.web.trails import absent, texts_of
from pourparler.workbench.current import Current
from pourparler.workbench.preview import Effect
from pourparler.workbench.source_corrected import (
    Answer,
    Correction,
    Fate,
    preview_put_right,
    put_right,
    resting_on,
    words_of,
)

PATH = "/r/{record}/source/{name}/corrected"
VERB = "correct"


class Line(Struct, frozen=True):
    """An entry that rests on the source: what it says, its own words, and what was said of it."""

    hash: str
    sentence: str
    words: str
    fate: str
    typed: str


def get(asked: Asked) -> Response:
    """Show what rests on it."""
    if asked.path["name"] not in asked.state.negotiation.sources:
        return absent(asked)
    return _shown(asked, {})


def post(asked: Asked) -> Response:
    """Show what will change; where that was looked at and confirmed, record it."""
    name, request = asked.path["name"], whole_record(asked)
    if name not in asked.state.negotiation.sources:
        return absent(asked)
    assert asked.form is not None
    typed = typed_in(asked.form)
    if not asked.sent("ground"):
        return _shown(asked, typed, [Wrong(asked.say("say how the source corrected itself"), "ground")])
    unchanged = "looked" not in typed or asked.sent("looked") == fingerprint(typed)
    try:
        correction = _sent(asked, resting_on(request, name))
        if asked.sent("really") == "yes" and unchanged:
            put_right(request, name, correction, by=asked.sent("by"), token=request_id(typed))
            return asked.see(asked.lens.to(f"source/{name}"))
        looked = preview_put_right(request, name, correction)
    except PourparlerError as error:
        return _shown(asked, typed, [refused(asked.say, error, typed)])
    return _shown(asked, typed, looked=looked)


def _sent(asked: Asked, resting: tuple[Current, ...]) -> Correction:
    answers = {}
    for one in resting:
        word = asked.sent(f"fate-{one.hash}")
        if word in {fate.value for fate in Fate}:
            answers[one.hash] = Answer(Fate(word), asked.sent(f"words-{one.hash}"))
    told = _told(asked)
    passage = _passage(asked)
    audience = told.audience if told else ""
    return Correction(asked.sent("ground"), days(asked.sent("on")), answers, passage, audience)


def _told(asked: Asked) -> Recorded[Source] | None:
    """Return the report that tells of it; none where the address names none."""
    return asked.state.negotiation.sources.get(asked.query.get("by", ""))


def _passage(asked: Asked) -> Passage | None:
    """Return its words, or the report as a whole; none where no report tells of it."""
    name = asked.query.get("by", "")
    if _told(asked) is None:
        return None
    start, _, end = asked.query.get("mark", "").partition("-")
    text = texts_of(asked, [name]).get(name, "")
    if start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text):
        return Passage(name, int(start), int(end), text[int(start) : int(end)])
    return Passage(name)


def _shown(asked: Asked, typed: Typed, wrong: list[Wrong] | None = None, looked: Effect | None = None) -> Response:
    name, told = asked.path["name"], _told(asked)
    wording = wording_of(asked)
    source = asked.state.negotiation.sources[name].value
    published = told.value.published if told else None
    passage = _passage(asked)
    changes = [change_line(Wording(looked.after, asked.say), one).text for one in looked.changes] if looked else []
    return asked.page(
        "corrected",
        400 if wrong else 200,
        name=name,
        source=source,
        report=told,
        quote=passage.quote if passage else "",
        lines=[_line(one, wording, typed) for one in resting_on(whole_record(asked), name)],
        ground="".join(typed.get("ground", ())[:1]) or _ground(asked, source, told),
        on="".join(typed.get("on", ())[:1]) or str(published or today()),
        typed=typed,
        wrong=wrong or [],
        looked=looked,
        changes=changes,
        fingerprint=fingerprint(typed),
        token=token(asked),
        here=asked.with_query(),
    )


def _ground(asked: Asked, source: Source, told: Recorded[Source] | None) -> str:
    if told is None:
        return ""
    title = told.value.title
    return asked.say("{source} corrected itself: {report}", source=source.publisher or source.title, report=title)


def _line(one: Current, wording: Wording, typed: Typed) -> Line:
    words = words_of(one)
    fate = "".join(typed.get(f"fate-{one.hash}", ())[:1]) or Fate.STANDS.value
    told = sentence(one.event, wording) if one.event is not None else ""
    return Line(one.hash, told, words, fate, "".join(typed.get(f"words-{one.hash}", ())[:1]) or words)
