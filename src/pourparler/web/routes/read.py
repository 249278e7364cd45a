"""The reports of the record, and one more taken in."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.responses import Response

from pourparler.errors import InputError, PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.card_sent import days
from pourparler.web.face import sentence
from pourparler.workbench.report import reports, take_report
from pourparler.workbench.viewers import viewers

PATH = "/r/{record}/read"
VERB = "read"


def get(asked: Asked) -> Response:
    """Show the reports, and where one is taken in."""
    return _shown(asked)


def _shown(asked: Asked, status: int = 200, told: str = "") -> Response:
    request = asked.request
    listed = reports(request.location, viewer=request.viewer, record=request.record)
    names = viewers(request.location, viewer=request.viewer, record=request.record)
    names_typed = ("audience", "text", "title", "publisher", "published", "language")
    typed = {name: asked.sent(name) for name in names_typed}
    return asked.page("read", status, reports=listed, names=names, told=told, typed=typed)


def post(asked: Asked) -> Response:
    """Take reports in, each with its source; then show the first at the desk."""
    try:
        taken = _taken(asked)
    except PourparlerError as error:
        return _shown(asked, 400, sentence(error, asked.say))
    return asked.see(asked.lens.to(f"read/{taken[0]}") if len(taken) == 1 else asked.lens.to("read"))


def _taken(asked: Asked) -> list[str]:
    """Take in what was sent; of several files those before the first that cannot be read are kept."""
    request, taken = asked.request, []
    for data, name in _files(asked):
        sha256 = take_report(
            request.location,
            data,
            name,
            audience=asked.sent("audience"),
            record=request.record,
            language=asked.sent("language"),
            published=days(asked.sent("published")) if asked.sent("published") else None,
            title=asked.sent("title"),
            publisher=asked.sent("publisher"),
            by=asked.desk.by,
        )
        taken.append(sha256)
    if not taken:
        raise InputError("there is no text", mend="paste one, or choose a file")
    return taken


def _files(asked: Asked) -> list[tuple[bytes, str]]:
    """Return what was pasted and what was sent as files, each with its name."""
    pasted = asked.sent("text")
    files = [(pasted.replace("\r\n", "\n").encode(), "report.txt")] if pasted else []
    sent = asked.form.getlist("file") if asked.form else []
    files += [(one.file.read(), one.filename or "report") for one in sent if isinstance(one, UploadFile) and one.size]
    return files
