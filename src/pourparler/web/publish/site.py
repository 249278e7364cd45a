"""Publish a record: the desk's pages as one viewer sees them, as files."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, structs

from pourparler.brief.words.language import LANGUAGES, language
from pourparler.domain.request import Request
from pourparler.errors import InputError
from pourparler.web.access import Laptop
from pourparler.web.answers import Answers
from pourparler.web.desk import Desk
from pourparler.web.inside import Inside
from pourparler.web.lens import Lens
from pourparler.web.publish import feed, folder
from pourparler.web.publish.address import Addresses, Page
from pourparler.web.publish.files import FEED, INDEX, Files
from pourparler.web.publish.index import index
from pourparler.web.publish.walk import Walk
from pourparler.web.shelf import Place, Shelf
from pourparler.workbench.imports import import_dossier
from pourparler.workbench.log import told_entries
from pourparler.workbench.records import record_ids
from pourparler.workbench.state import negotiation


class Published(Struct, frozen=True):
    """What was written: how many pages, files and bytes, for whom."""

    viewer: str
    pages: int
    files: int
    size: int


class _One(Shelf):
    """A shelf with one record, under a word that tells nothing."""

    def __init__(self, location: str, record: str) -> None:
        super().__init__([location], Path())
        self._place = Place("record", location, record)

    def places(self) -> dict[str, Place]:
        return {self._place.word: self._place}


class _Still(Answers):
    """Answers about a record as it stood when it was first looked at: all pages are of one moment."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = ""

    def revision(self, request: Request) -> str:
        self._seen = self._seen or super().revision(request)
        return self._seen


def publish(request: Request, place: Path) -> Published:
    """Write what a viewer sees as static files; the same record gives the same bytes.

    Parameters
    ----------
    request : Request
        Of which record, as of when, for whom; its language comes first, the other stands beside it.
    place : Path
        The folder: new, empty, or holding what was published there before, which is replaced.

    Raises
    ------
    InputError
        If the folder holds something else, or the record cannot be shown so; then nothing is written.
    """
    folder.require_free(place)
    files, viewer = site(request)
    folder.write(place, files)
    pages = sum(name.endswith(".html") for name in files)
    return Published(viewer, pages, len(files), sum(map(len, files.values())))


def site(request: Request) -> tuple[dict[str, bytes], str]:
    """Return the files of a published record by their names, and the viewer's."""
    folder_of = Path(request.location)
    if "://" in request.location or not folder_of.is_dir():
        return _site(request)
    # A dossier is read whole each time that it is asked: a record made of it once answers a thousand pages.
    with TemporaryDirectory() as beside:
        file = str(Path(beside) / "dossier.pourparler")
        import_dossier(folder_of, file, as_read=True)
        return _site(structs.replace(request, location=file))


def _site(request: Request) -> tuple[dict[str, bytes], str]:
    seen = negotiation(request)
    request = structs.replace(request, record=request.record or record_ids(request.location)[0], since=None)
    desk = Desk(_One(request.location, request.record), Laptop(), request.viewer, 80)
    desk.fixed, desk.answers = request, _Still()
    # Pages that tell entry by entry know no day and no second reader.
    entries = None if request.as_of or request.known_at or request.checked else told_entries(request)
    with Inside(desk) as inside:
        addresses = Addresses(Lens(inside.key, "record", request))
        walk = Walk(inside, addresses, entries is not None)
        walk.begin(entries or ())
        first = walk.answers.get(Page("", (), request.language))
        if first is None:
            raise InputError("the first page cannot be shown", where=request.location, mend="see it with {verb[state]}")
        made = Files(walk)
        files = made.all()
    told = feed.changes(request)
    for code in LANGUAGES:
        names = {name: made.names.get(Page(path, (), code)) for name, path in _LINKS.items()}
        start = made.names[Page("", (), code)].rpartition("/")[2]
        links = {name: (file or start).rpartition("/")[2] for name, file in names.items()}
        files[made.names[Page(FEED, (), code)]] = feed.feed(told, language(code), links)
    files[INDEX] = index(seen, request.level)
    return files, seen.viewer


_LINKS = {"index": "", "timeline": "timeline", "corrections": "corrections"}
