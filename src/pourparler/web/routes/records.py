"""The records at hand; a new one begun, one imported, a colleague's copy merged."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct
from starlette.responses import Response

from pourparler.domain.ids import slug
from pourparler.domain.issue_standing import Standing
from pourparler.errors import InputError, PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.face import sentence
from pourparler.web.lens import Lens, asked_in
from pourparler.web.shelf import Place
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.merge import merge
from pourparler.workbench.new import new

PATH = "/"
VERB = "new"


class Shown(Struct, frozen=True):
    """A record as the list shows it; `told` says why it cannot be opened, and is mostly empty."""

    word: str
    name: str
    address: str
    title: str = ""
    latest: date | None = None
    issues: str = ""
    told: str = ""


def get(asked: Asked) -> Response:
    """Show them."""
    shown = [_shown(asked, place) for place in asked.desk.shelf.places().values()]
    return asked.page("records", shown=shown)


def post(asked: Asked) -> Response:
    """Begin a record, import one, or merge a copy; then show it."""
    match asked.sent("what"):
        case "new":
            return asked.see(_address(asked, _begun(asked)))
        case "import":
            return asked.see(_address(asked, _imported(asked)))
        case "merge":
            place = asked.desk.shelf.place(asked.sent("into"))
            if place is None:
                raise InputError("no record is named", mend="choose one")
            merge(place.location, asked.sent("file"), record=place.record)
            return asked.see(_address(asked, place.location))
        case other:
            raise InputError("nothing here is called {name}", mend="go back and choose", name=other)


def _begun(asked: Asked) -> str:
    title = asked.sent("title")
    if not title:
        raise InputError("the record has no name", mend="say what the talks are about")
    location = asked.desk.shelf.file(slug(title, 60) or "talks")
    today = datetime.now(UTC).date()
    keeper = asked.sent("keeper") or "everyone"
    new(location, title, keeper=keeper, language=asked.sent("language") or "en", happened_on=today)
    asked.desk.shelf.begun.append(location)
    return location


def _imported(asked: Asked) -> str:
    folder = Path(asked.sent("folder")).expanduser()
    location = asked.desk.shelf.file(slug(folder.name, 60) or "talks")
    import_dossier(folder, location)
    asked.desk.shelf.begun.append(location)
    return location


def _address(asked: Asked, location: str) -> str:
    """Return the address of a record's first page."""
    place = next(one for one in asked.desk.shelf.places().values() if one.location == location)
    return _lens(asked, place).to()


def _lens(asked: Asked, place: Place) -> Lens:
    kept = {"lang": asked.query.get("lang", "")}
    return Lens(asked.key, place.word, asked_in(kept, place.location, place.record, asked.viewer))


def _shown(asked: Asked, place: Place) -> Shown:
    lens, name = _lens(asked, place), place.location.rpartition("/")[2]
    try:
        if place.error:
            raise place.error
        state = asked.desk.answers.state(lens.request)
    except PourparlerError as error:
        return Shown(place.word, name, "", told=sentence(error, asked.say))
    counted = ((state.of(standing), standing) for standing in Standing)
    classes = [f"{len(issues)} {asked.say(standing.value)}" for issues, standing in counted if issues]
    number = asked.say.count("{n} issue", "{n} issues", len(state.issues))
    issues = f"{number}{asked.say.colon}{', '.join(classes)}" if classes else number
    title = asked.say.of(state.negotiation.opening().title)
    latest = state.negotiation.counted_to()
    return Shown(place.word, name, lens.to(), title, latest, issues)
