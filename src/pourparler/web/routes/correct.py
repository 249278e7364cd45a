"""An entry corrected: its form, filled with what it says; what stands there after is looked at, then recorded."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.errors import InvalidEvent, PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.form.adding import (
    Looked,
    body_of,
    fingerprint,
    in_words,
    request_id,
    token,
    whole_record,
    wording_of,
)
from pourparler.web.form.after import entry_address
from pourparler.web.form.entry import counting, kind_corrected, today, told
from pourparler.web.form.form import Form, Wrong, complained, fields_of, form_of, refused, typed_in
from pourparler.web.form.typed import Complaint, Typed
from pourparler.web.form.written import written
from pourparler.workbench.add import correct
from pourparler.workbench.current import Current
from pourparler.workbench.fields import Kind
from pourparler.workbench.preview import preview_correction

PATH = "/r/{record}/correct/{hash}"
VERB = "correct"


def get(asked: Asked) -> Response:
    """Show the form, filled."""
    one = counting(asked)
    return _shown(asked, one, written(fields_of(_kind(one)), one.body))


def post(asked: Asked) -> Response:
    """Show what was typed as a sentence; where that was looked at and confirmed, record it."""
    one, form = counting(asked), asked.form
    assert form is not None
    typed = {**typed_in(form), **_kept(one)}
    if asked.sent("more"):
        return _shown(asked, one, typed, more=asked.sent("more"))
    body, wrong = body_of(asked, _kind(one), typed)
    ground = asked.sent("ground")
    if not wrong and "known_on" not in body:
        wrong = complained(asked.say, [Complaint("known_on", "missing")])
    if not ground:
        wrong = [*wrong, Wrong(asked.say("say why it is corrected"), "ground")]
    if wrong:
        return _shown(asked, one, typed, wrong)
    unchanged = "looked" not in typed or asked.sent("looked") == fingerprint(typed)
    try:
        if asked.sent("really") == "yes" and unchanged:
            place, by = asked.request, asked.sent("by")
            entry = correct(
                place.location,
                one.hash,
                body,
                ground,
                happened_on=today(),
                record=place.record,
                by=by,
                request=request_id(typed),
            )
            return asked.see(entry_address(asked, entry.hash))
        seen = preview_correction(whole_record(asked), one.hash, body, ground)
    except PourparlerError as error:
        return _shown(asked, one, typed, [refused(asked.say, error, typed)])
    return _shown(asked, one, typed, looked=in_words(asked, seen))


def _kind(one: Current) -> Kind:
    kind = kind_corrected(one)
    if kind is None:
        raise InvalidEvent("a correction cannot be corrected", mend="correct the original event once more")
    return kind


def _kept(one: Current) -> Typed:
    """Return what a correction cannot change: under which id the thing stands."""
    nouns = ((name, value) for name, value in one.body.items() if isinstance(value, dict) and "id" in value)
    return {f"{name}.id": (str(value["id"]),) for name, value in nouns}


def _shown(
    asked: Asked,
    one: Current,
    typed: Typed,
    wrong: list[Wrong] | None = None,
    looked: Looked | None = None,
    more: str = "",
) -> Response:
    form = form_of(_kind(one), wording_of(asked), typed, wrong or [], more)
    kept = _kept(one)
    own = tuple(control for control in form.own if control.name not in kept)
    values = {
        "form": Form(form.kind, own, form.common, form.wrong),
        "typed": typed,
        "looked": looked,
        "fingerprint": fingerprint(typed),
        "token": token(asked),
        **told(asked, one),
    }
    return asked.page("correct", 400 if wrong else 200, **values)
