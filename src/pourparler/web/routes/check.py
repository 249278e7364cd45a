"""An entry signed off by a second reader, exactly as it stands."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.errors import PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.form.adding import request_id, token, whole_record
from pourparler.web.form.after import entry_address
from pourparler.web.form.entry import counting, told
from pourparler.web.form.form import Wrong, refused, typed_in
from pourparler.web.form.typed import Typed
from pourparler.workbench.check import check
from pourparler.workbench.current import require_keeper

PATH = "/r/{record}/check/{hash}"
VERB = "check"


def get(asked: Asked) -> Response:
    """Show what the entry says, with the words that it quotes."""
    return _shown(asked, {})


def post(asked: Asked) -> Response:
    """Put it on record, within the team, who checked it."""
    one, by, place = counting(asked), asked.sent("by"), asked.request
    require_keeper(whole_record(asked), VERB)
    assert asked.form is not None
    typed = typed_in(asked.form)
    if not by:
        return _shown(asked, typed, [Wrong(asked.say("say who checked it"), "by")])
    try:
        check(place.location, [one.hash], by, record=place.record, request=request_id(typed))
    except PourparlerError as error:
        return _shown(asked, typed, [refused(asked.say, error, typed)])
    return asked.see(entry_address(asked, one.hash))


def _shown(asked: Asked, typed: Typed, wrong: list[Wrong] | None = None) -> Response:
    one = counting(asked)
    require_keeper(whole_record(asked), VERB)
    values = {"wrong": wrong or [], "typed": typed, "token": token(asked), **told(asked, one)}
    return asked.page("check", 400 if wrong else 200, **values)
