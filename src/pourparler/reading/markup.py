"""From an HTML page to the text that it shows."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from pourparler.domain.candidate import Span
from pourparler.domain.provenance import Provenance
from pourparler.errors import MissingExtra, ReportError
from pourparler.reading.language import UNKNOWN

if TYPE_CHECKING:
    from trafilatura.settings import Document

_SUFFIXES = (".html", ".htm", ".xhtml")
_START = re.compile(r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(r"<(?:!|/?[a-z])[^<>]*>", re.I)
_LANGUAGE = re.compile(r"<html\b[^<>]*?\blang\s*=\s*[\"']?([a-z]{2})\b", re.I)
_ROOT = re.compile(r"<(?:html|body|head)\b", re.I)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": "9999-12-31"}
"""Only a date that the page declares, and its first one: a date guessed from its words would be taken for printed."""


@dataclass(frozen=True)
class Page:
    """What an HTML page shows, and what its head says of it.

    Parameters
    ----------
    text : str
        The title, then the paragraphs, one a line; lists with a hyphen before each item.
    head : Provenance
        What the page declares; without passages, as nothing of it stands in the text.
    """

    text: str
    head: Provenance

    def merged(self, printed: Provenance) -> Provenance:
        """Return what the text prints, filled up with what the head says.

        A byline, a day or a translator in the text outweighs the head, which may be the site's and not the report's;
        a title or a publisher that was only inferred from its place does not.
        """
        inferred = set(printed.inferred)
        additions = {
            field: value
            for field in ("title", "author", "published", "publisher", "locator")
            if (value := getattr(self.head, field)) and (not getattr(printed, field) or field in inferred)
        }
        if printed.language == UNKNOWN and self.head.language != UNKNOWN:
            additions["language"] = self.head.language
        passages = [span for span in printed.passages if span.role not in additions]
        if additions.get("title") and self.text.startswith(additions["title"]):
            passages.append(Span("title", 0, len(additions["title"]), additions["title"]))
        passages.sort(key=lambda span: span.start)
        left = tuple(field for field in printed.inferred if field not in additions)
        return msgspec.structs.replace(printed, **additions, passages=tuple(passages), inferred=left)


def is_markup(text: str, name: str) -> bool:
    """Return whether a text is an HTML page, by its first tag, or by its name where it holds any tag.

    Examples
    --------
    >>> is_markup("<!DOCTYPE html><p>One.</p>", "report"), is_markup("One < two.", "report.txt")
    (True, False)
    """
    return bool(_START.match(text)) or (PurePath(name).suffix.lower() in _SUFFIXES and bool(_TAG.search(text)))


def shown(text: str, name: str) -> Page:
    """Return the main text of an HTML page: no scripts, styles, menus, comments, tables; nothing is fetched.

    Parameters
    ----------
    text : str
        The page's source.
    name : str
        The file's name, for sentences about it.

    Raises
    ------
    ReportError
        If no main text is found.
    MissingExtra
        If the extra ``read`` is not installed.
    """
    try:
        import trafilatura
    except ImportError:
        raise MissingExtra("reading HTML needs trafilatura", mend="install pourparler[read]") from None
    for logger in ("trafilatura", "htmldate", "courlan"):
        # Without a handler, Python would print their warnings to the user; the error below says what matters.
        logging.getLogger(logger).addHandler(logging.NullHandler())
    source = _CONTROL.sub(" ", text)
    if not _ROOT.search(source):
        source = f"<html><body>{source}</body></html>"  # A bare fragment would be taken for a broken page.
    try:
        main = trafilatura.extract(
            source,
            output_format="txt",
            include_comments=False,
            include_tables=False,
            include_formatting=False,
            favor_recall=True,
        )
        document = trafilatura.extract_metadata(source, date_config=dict(_DATES))
    except Exception as error:  # Malformed pages make its parsers fail in many ways; each is a page without a text.
        raise _nothing(name) from error
    if not main or not any(character.isalpha() for character in main):
        raise _nothing(name)
    head = _head(document, source)
    return Page(_titled(head.title, main), head)


def _nothing(name: str) -> ReportError:
    return ReportError(
        "is an HTML page in which no report is found", where=name, mend="copy the report's text into a .txt file"
    )


def _head(document: Document, source: str) -> Provenance:
    language = _LANGUAGE.search(source)
    return Provenance(
        publisher=_line(document.sitename),
        title=_line(document.title),
        author=_line(document.author).replace("; ", ", "),
        published=_day(document.date),
        language=language[1].lower() if language else UNKNOWN,
        locator=_line(document.url),
    )


def _line(words: str | None) -> str:
    return " ".join((words or "").split())


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words or "")
    except ValueError:
        return None


def _titled(title: str, main: str) -> str:
    """Return the text with its title as the first line, once."""
    lines = [line.rstrip() for line in main.splitlines() if line.strip()]
    if title and any(_line(line).casefold() == title.casefold() for line in lines[:5]):
        lines = [line for line in lines if _line(line).casefold() != title.casefold()]
    return "\n".join([title, *lines] if title else lines)
