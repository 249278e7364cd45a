"""An entry opened to a wider audience."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.errors import PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.form.adding import audience_in, fingerprint, request_id, token
from pourparler.web.form.after import entry_address
from pourparler.web.form.entry import counting, today, told
from pourparler.web.form.form import Wrong, refused, typed_in
from pourparler.web.form.typed import Typed
from pourparler.workbench.add import disclose
from pourparler.workbench.current import Current
from pourparler.workbench.viewers import viewers

PATH = "/r/{record}/disclose/{hash}"
VERB = "disclose"


def get(asked: Asked) -> Response:
    """Show what the entry says, and who sees it now."""
    return _shown(asked, counting(asked), {})


def post(asked: Asked) -> Response:
    """Ask once more, with who will see it; where that was confirmed, open it."""
    one = counting(asked)
    assert asked.form is not None
    typed = typed_in(asked.form)
    to = audience_in(typed) or ("" if asked.sent("who") == "names" else "everyone")
    if not to:
        return _shown(asked, one, typed, [Wrong(asked.say("name who will see it"), "audience")])
    if asked.sent("really") != "yes" or asked.sent("looked") not in ("", fingerprint(typed)):
        return _shown(asked, one, typed, to=to)
    place = asked.request
    try:
        fresh = disclose(
            place.location,
            [one.hash],
            to,
            happened_on=today(),
            record=place.record,
            by=asked.sent("by"),
            request=request_id(typed),
        )
    except PourparlerError as error:
        return _shown(asked, one, typed, [refused(asked.say, error, typed)])
    return asked.see(entry_address(asked, fresh[0].hash))


def _shown(asked: Asked, one: Current, typed: Typed, wrong: list[Wrong] | None = None, to: str = "") -> Response:
    place = asked.request
    values = {
        "wrong": wrong or [],
        "typed": typed,
        "to": to,
        "fingerprint": fingerprint(typed),
        "token": token(asked),
        "viewers": viewers(place.location, viewer=place.viewer, record=place.record),
        **told(asked, one),
    }
    return asked.page("disclose", 400 if wrong else 200, **values)
