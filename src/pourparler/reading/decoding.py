"""From a report's bytes to its characters."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from pourparler.domain.notice import Notice
from pourparler.errors import ReportError

LONGEST = 2_000_000
"""The most characters that a report may have."""

_LARGEST = 4 * LONGEST  # No encoding that is read here takes more bytes for a character.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # Before UTF-16, whose mark is how this one begins.
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF", b"II*\0", b"MM\0*", b"BM")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile("[\x80-\ufffc\ufffe-\U0010ffff]")


class Decoded(Struct, frozen=True):
    """The characters of a report, with what a user should know of how they were read."""

    text: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    r"""Return the characters of a report.

    Parameters
    ----------
    data : bytes
        UTF-8, UTF-16 or UTF-32 with a byte order mark, what an HTML page declares, or Windows-1252.
    name : str
        The file's name, for sentences about it.

    Returns
    -------
    Decoded
        Without a byte order mark, every line ending as ``\n``; a notice where the encoding was not certain.

    Raises
    ------
    ReportError
        If the data is not a text, holds no words, or is too long.

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfOne.\r\nTwo.", "report.txt").text
    'One.\nTwo.'
    >>> decode("Réunion à huis clos".encode("latin-1"), "report.txt").notices[0].what
    'not UTF-8: read as {encoding}'
    """
    if len(data) > _LARGEST:
        raise ReportError(
            "has {size} MB, which is too long for a report (the most is {most} characters)",
            where=name,
            mend="split it into parts",
            size=f"{len(data) / 1e6:.1f}",
            most=f"{LONGEST:,}",
        )
    if refused := _refused(data, name):
        raise refused
    decoded = _decoded(data, name)
    text = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _check(text, name)
    return Decoded(text, decoded.notices)


def _refused(data: bytes, name: str) -> ReportError | None:
    """Return what is wrong with data that shows at its start that it is no text."""
    head = data[:1024].lstrip()
    if not head:
        return ReportError("is empty", where=name, mend="give a file that holds a report's text")
    if head.startswith(b"%PDF-"):
        return ReportError("is a PDF file, not a text", where=name, mend="save its text as a .txt or .html file")
    if head.startswith(b"PK\x03\x04"):
        return _packed(data, name)
    if head.startswith(_OLD_OFFICE):
        return ReportError("is an old Word or Office file, not a text", where=name, mend="save it as text or HTML")
    if head.startswith(b"{\\rtf"):
        return ReportError("is an RTF file, not a plain text", where=name, mend="save it as text or HTML")
    if head.startswith(_IMAGES) and _CONTROL.search(head.decode("latin-1")):
        return ReportError("is an image, not a text", where=name, mend="type its words into a .txt file")
    return None


def _packed(data: bytes, name: str) -> ReportError:
    if b"word/" in data:
        return ReportError("is a Word file, not a plain text", where=name, mend="save it as text or HTML")
    if b"opendocument" in data[:200]:
        return ReportError("is an OpenDocument file, not a plain text", where=name, mend="save it as text or HTML")
    return ReportError("is a zip archive, not a text", where=name, mend="unpack it and give one report")


def _decoded(data: bytes, name: str) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data.removeprefix(mark), encoding, name)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _declared(data) or _damaged(data) or _western(data, name)


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise ReportError(
            "begins as {encoding} but breaks off at byte {at}",
            where=name,
            mend="save it again as UTF-8",
            encoding=encoding.upper(),
            at=error.start,
        ) from None


def _declared(data: bytes) -> Decoded | None:
    """Return the text in the encoding that an HTML page declares; none where it declares none that fits."""
    match = _CHARSET.search(data[:2048])
    if not match:
        return None
    try:
        return Decoded(data.decode(match[1].decode("ascii")))
    except (LookupError, ValueError):
        return None


def _damaged(data: bytes) -> Decoded | None:
    """Return the text of a file that is UTF-8 but for a few bytes; none where it is not."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if len(_MULTIBYTE.findall(text)) <= 2 * broken:
        return None
    notice = Notice("damaged UTF-8: unreadable bytes stand as \ufffd in {count} places", {"count": str(broken)})
    return Decoded(text, (notice,))


def _western(data: bytes, name: str) -> Decoded:
    """Return the text as Windows-1252, its unused bytes as Latin-1 has them, where it reads as a Western language."""
    try:
        text, encoding = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "Latin-1"
    high = sum(character > "\x7f" for character in text)
    # Western languages write few letters beyond ASCII: more of them is another alphabet, or no text at all.
    if 3 * high > sum(character.isalpha() for character in text):
        if _is_binary(text):
            raise _binary(name)
        raise ReportError("is in an encoding that cannot be told", where=name, mend="save it as UTF-8")
    return Decoded(text, (Notice("not UTF-8: read as {encoding}", {"encoding": encoding}),))


def _check(text: str, name: str) -> None:
    if _is_binary(text):
        raise _binary(name)
    if len(text) > LONGEST:
        raise ReportError(
            "has {count} characters, which is too long for a report (the most is {most})",
            where=name,
            mend="split it into parts",
            count=f"{len(text):,}",
            most=f"{LONGEST:,}",
        )
    if not any(character.isalpha() for character in text):
        raise ReportError("holds no words", where=name, mend="give a file that holds a report's text")


def _is_binary(text: str) -> bool:
    return "\0" in text or 100 * sum(1 for _ in _CONTROL.finditer(text)) > len(text)


def _binary(name: str) -> ReportError:
    return ReportError(
        "is not a text: it holds control characters", where=name, mend="give a text or HTML file in UTF-8"
    )
