"""An entry retracted: what it says, what will change without it, and why."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.errors import PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.form.adding import Looked, fingerprint, in_words, request_id, token, whole_record
from pourparler.web.form.after import entry_address
from pourparler.web.form.entry import entry_asked, today, told
from pourparler.web.form.form import Wrong, refused, typed_in
from pourparler.web.form.typed import Typed
from pourparler.workbench.add import retract
from pourparler.workbench.current import Current
from pourparler.workbench.preview import preview_retraction

PATH = "/r/{record}/retract/{hash}"
VERB = "retract"


def get(asked: Asked) -> Response:
    """Show what the entry says."""
    return _shown(asked, entry_asked(asked), {})


def post(asked: Asked) -> Response:
    """Show what will change without it; where that was looked at and confirmed, retract it."""
    one, ground = entry_asked(asked), asked.sent("ground")
    assert asked.form is not None
    typed = typed_in(asked.form)
    if not ground:
        return _shown(asked, one, typed, [Wrong(asked.say("say why it is retracted"), "ground")])
    unchanged = "looked" not in typed or asked.sent("looked") == fingerprint(typed)
    try:
        if asked.sent("really") == "yes" and unchanged:
            place, by = asked.request, asked.sent("by")
            entry = retract(
                place.location,
                one.hash,
                ground,
                happened_on=today(),
                record=place.record,
                by=by,
                request=request_id(typed),
            )
            return asked.see(entry_address(asked, entry.hash))
        seen = preview_retraction(whole_record(asked), one.hash, ground)
    except PourparlerError as error:
        return _shown(asked, one, typed, [refused(asked.say, error, typed)])
    return _shown(asked, one, typed, looked=in_words(asked, seen))


def _shown(
    asked: Asked, one: Current, typed: Typed, wrong: list[Wrong] | None = None, looked: Looked | None = None
) -> Response:
    values = {
        "wrong": wrong or [],
        "typed": typed,
        "looked": looked,
        "fingerprint": fingerprint(typed),
        "token": token(asked),
        **told(asked, one),
    }
    return asked.page("retract", 400 if wrong else 200, **values)
