"""One event added by hand: typed, looked at as a sentence, then recorded."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.words.kind import kind_name
from pourparler.errors import PourparlerError
from pourparler.web.asked import Asked, Missing
from pourparler.web.form.adding import (
    Looked,
    audience_in,
    body_of,
    fingerprint,
    looked_at,
    request_id,
    text_of,
    token,
    with_text,
    wording_of,
)
from pourparler.web.form.after import entry_address
from pourparler.web.form.form import Wrong, fields_of, form_of, refused, typed_in
from pourparler.web.form.typed import Typed
from pourparler.workbench.add import add
from pourparler.workbench.fields import Kind, kind_added
from pourparler.workbench.preview import default_audience, seen_by
from pourparler.workbench.viewers import viewers

PATH = "/r/{record}/add/{kind}"
VERB = "add"


def get(asked: Asked) -> Response:
    """Show the kind's form, empty but for what the address fills."""
    kind = _kind(asked)
    heads = tuple(field.name for field in fields_of(kind))
    filled = {name: (value,) for name, value in asked.query.items() if name.partition(".")[0] in heads}
    return _shown(asked, kind, filled)


def post(asked: Asked) -> Response:
    """Show what was typed as a sentence; where that was looked at and confirmed, record it."""
    kind, form = _kind(asked), asked.form
    assert form is not None
    typed = typed_in(form)
    if asked.sent("more"):
        return _shown(asked, kind, typed, more=asked.sent("more"))
    unchanged = "looked" not in typed or asked.sent("looked") == fingerprint(typed)
    if asked.sent("really") == "yes" and unchanged:
        wrong = _recorded(asked, kind, typed)
        return wrong if isinstance(wrong, Response) else _shown(asked, kind, typed, wrong=wrong)
    looked, wrong = looked_at(asked, kind, typed)
    return _shown(asked, kind, typed, wrong=wrong, looked=looked)


def _recorded(asked: Asked, kind: Kind, typed: Typed) -> Response | list[Wrong]:
    """Record it, and show where it stands; else return what is wrong."""
    body, wrong = body_of(asked, kind, typed)
    if wrong:
        return wrong
    place, text = asked.request, text_of(typed)
    try:
        entry = add(
            place.location,
            with_text(body, text),
            record=place.record,
            audience=seen_by(place, audience_in(typed)),
            text=text,
            by=asked.sent("by"),
            request=request_id(typed),
        )
    except PourparlerError as error:
        return [refused(asked.say, error, typed)]
    return asked.see(entry_address(asked, entry.hash))


def _kind(asked: Asked) -> Kind:
    kind = kind_added(asked.path["kind"])
    if kind is None:
        raise Missing("there is no such page", mend="begin at the records at hand")
    return kind


def _shown(
    asked: Asked,
    kind: Kind,
    typed: Typed,
    wrong: list[Wrong] | None = None,
    looked: Looked | None = None,
    more: str = "",
) -> Response:
    place, told = asked.request, wrong or []
    values = {
        "form": form_of(kind, wording_of(asked), typed, told, more),
        "typed": typed,
        "name": kind_name(asked.say, kind.kind),
        "looked": looked,
        "fingerprint": fingerprint(typed),
        "token": token(asked),
        "default": default_audience(place),
        "viewers": viewers(place.location, viewer=place.viewer, record=place.record),
    }
    return asked.page("add_kind", 400 if told else 200, **values)
