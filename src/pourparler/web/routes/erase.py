"""The words of an entry erased for good: first what carries them is listed, then the ground and a word are asked."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.words.acts.record import ground_words
from pourparler.brief.words.kind import kind_name
from pourparler.errors import PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.form.adding import whole_record
from pourparler.web.form.after import entry_address
from pourparler.web.form.entry import entry_asked, told
from pourparler.web.form.form import Wrong, refused, typed_in
from pourparler.web.form.typed import Typed
from pourparler.workbench.current import Current, require_keeper
from pourparler.workbench.erase import GROUNDS, Erasure, erase

PATH = "/r/{record}/erase/{hash}"
VERB = "erase"


def get(asked: Asked) -> Response:
    """List what would go, and who was handed it."""
    return _shown(asked, _entry(asked), {})


def post(asked: Asked) -> Response:
    """Erase all that is listed, where the ground is given and the word was typed."""
    one, place = _entry(asked), asked.request
    assert asked.form is not None
    typed, ground = typed_in(asked.form), asked.sent("ground")
    wrong = [] if ground in GROUNDS else [Wrong(asked.say("say on what ground"), "ground")]
    if asked.sent("word").casefold() != word(asked).casefold():
        wrong.append(Wrong(asked.say("type the word as it stands there"), "word"))
    if wrong:
        return _shown(asked, one, typed, wrong)
    try:
        done = erase(place.location, [one.hash], ground, record=place.record, by=asked.sent("by"), confirmed=True)
    except PourparlerError as error:
        return _shown(asked, one, typed, [refused(asked.say, error, typed)])
    return asked.see(entry_address(asked, done.written[0]))


def word(asked: Asked) -> str:
    """Return the word that must be typed before anything is erased."""
    return asked.say("erase")


def _entry(asked: Asked) -> Current:
    """Return the entry; what carries its words is told to whoever keeps the copy, and to nobody else."""
    one = entry_asked(asked)
    require_keeper(whole_record(asked), VERB)
    return one


def _shown(asked: Asked, one: Current, typed: Typed, wrong: list[Wrong] | None = None) -> Response:
    place = asked.request
    listed: Erasure = erase(place.location, [one.hash], GROUNDS[0], record=place.record)
    values = {
        "wrong": wrong or [],
        "typed": typed,
        "listed": listed,
        "grounds": [(ground, ground_words(asked.say, ground)) for ground in GROUNDS],
        "word": word(asked),
        "name": lambda kind: kind_name(asked.say, kind),
        "why": _why(asked),
        "places": _places(asked),
        **told(asked, one),
    }
    return asked.page("erase", 400 if wrong else 200, **values)


def _why(asked: Asked) -> dict[str, str]:
    say = asked.say
    return {"asked": say("asked for"), "copy": say("a correction or disclosure of it"), "quotes": say("quotes it")}


def _places(asked: Asked) -> dict[str, str]:
    """Return the words for where else the words may be, out of reach."""
    say = asked.say
    return {
        "freed-blocks": say("blocks of the disk that were freed"),
        "backups": say("backups and snapshots"),
        "sync-folders": say("folders that are synchronised elsewhere"),
        "swap": say("the memory written to disk"),
        "dead-rows": say("dead rows, until the database is vacuumed"),
        "write-ahead-log": say("the write-ahead log"),
        "replicas": say("replicas"),
        "logs": say("the server's logs"),
    }
