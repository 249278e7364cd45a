"""A party is said back how it was understood: the sheet, its answers read back, and the one act that records them."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.sections.change import change_line
from pourparler.brief.sections.say_back import cautions_of, intro_of, title_of
from pourparler.brief.sections.say_back_answers import notes
from pourparler.brief.words.choice import choice
from pourparler.brief.words.say_back import reply_word
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Authority
from pourparler.domain.say_back import SayBack
from pourparler.domain.source import Release
from pourparler.errors import PourparlerError
from pourparler.web.asked import Asked, Missing
from pourparler.web.form.adding import audience_in, chose_nobody, fingerprint, request_id, token
from pourparler.web.form.form import Wrong, refused, typed_in
from pourparler.web.form.typed import Typed
from pourparler.web.say_back import answers_typed, parts_asked, stances, who_answers
from pourparler.workbench.preview import default_audience
from pourparler.workbench.say_back import asked_of, sheet
from pourparler.workbench.say_back_answers import ReadBack, read_back, record
from pourparler.workbench.viewers import viewers

PATH = "/r/{record}/say-back/{party}"
VERB = "say-back"


class LookedBack(Struct, frozen=True):
    """Answers before they are recorded: their sentences, what they change, what is to be known besides."""

    answers: tuple[tuple[str, str, tuple[str, ...]], ...]
    changes: tuple[str, ...]
    notes: tuple[str, ...]


def the_sheet(asked: Asked) -> SayBack:
    """Return the sheet that the address names, as the page is seen.

    Raises
    ------
    Missing
        If whoever looks finds no such party: the same whether there is one or not.
    """
    state = asked.desk.answers.state(asked_of(asked.request))
    if asked.path["party"] not in state.negotiation.parties:
        raise Missing("there is no such page", mend="begin at the records at hand")
    return sheet(state, asked.path["party"])


def get(asked: Asked) -> Response:
    """Show the sheet."""
    return _shown(asked, the_sheet(asked), {})


def post(asked: Asked) -> Response:
    """Read back what was answered; where that was looked at and confirmed, record it."""
    told, form = the_sheet(asked), asked.form
    assert form is not None
    typed = typed_in(form)
    if chose_nobody(typed):
        return _shown(asked, told, typed, [Wrong(asked.say("name who will see it"), "audience")])
    unchanged = asked.sent("looked") == fingerprint(typed)
    try:
        answers, who = answers_typed(told, typed), who_answers(typed)
        if asked.sent("really") == "yes" and unchanged:
            whom, by, act = audience_in(typed), asked.sent("by"), request_id(typed)
            entries = record(asked.request, told.party, answers, who, audience=whom, by=by, act=act)
            # Without a place of its own, the browser would keep to the one that the form was sent to.
            return asked.see(asked.lens.to(f"say-back/{told.party}", recorded=str(len(entries))) + "#recorded")
        seen = read_back(asked.request, told.party, answers, who, audience=audience_in(typed))
    except PourparlerError as error:
        return _shown(asked, told, typed, [_beside(refused(asked.say, error, typed), error)])
    return _shown(asked, told, typed, looked=_looked(asked, seen))


def _beside(wrong: Wrong, error: PourparlerError) -> Wrong:
    """Return what is wrong beside the line that it concerns, where it names one."""
    number = str(error.fields.get("number") or "")
    return Wrong(wrong.told, f"answer.{number}") if number.isdigit() else wrong


def _looked(asked: Asked, seen: ReadBack) -> LookedBack:
    wording = Wording(seen.after, asked.say)
    return LookedBack(
        tuple((number, reply_word(wording, reply), told) for number, reply, told in seen.sentences(asked.say)),
        tuple(change_line(wording, change).text for change in seen.changes),
        notes(wording, seen.standing, seen.unanswered, seen.audience),
    )


def _shown(
    asked: Asked,
    told: SayBack,
    typed: Typed,
    wrong: list[Wrong] | None = None,
    looked: LookedBack | None = None,
) -> Response:
    wording, place = Wording(told.negotiation, asked.say), asked.request
    people = {key: one.value for key, one in told.negotiation.delegates.items() if one.value.party == told.party}
    recorded = asked.query.get("recorded", "")
    values = {
        "party": told.party,
        "heading": title_of(wording, told.party),
        "cautions": cautions_of(wording, told),
        "intro": intro_of(wording),
        "parts": parts_asked(wording, told),
        "stances": stances(wording),
        "people": people,
        "authorities": [(one.value, wording.authority(one)) for one in Authority],
        "releases": [(one.value, choice(asked.say, one)) for one in Release],
        "typed": typed,
        "wrong": wrong or [],
        "looked": looked,
        "fingerprint": fingerprint(typed),
        "token": token(asked),
        "recorded": int(recorded) if recorded.isdigit() and len(recorded) < 6 else 0,
        "default": default_audience(place),
        "viewers": viewers(place.location, viewer=place.viewer, record=place.record),
    }
    return asked.page("say_back_party", 400 if wrong else 200, **values)
