"""Reading a report: from its bytes to candidates."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from pourparler.domain.candidate import Candidate
from pourparler.domain.notice import Notice
from pourparler.domain.provenance import Provenance
from pourparler.domain.reading import Reading
from pourparler.reading import readers
from pourparler.reading.body import Body
from pourparler.reading.decoding import decode
from pourparler.reading.language import language_of, mixed
from pourparler.reading.markup import is_markup, shown
from pourparler.reading.models import MODELS, model
from pourparler.reading.precision import measured
from pourparler.reading.provenance import provenance
from pourparler.reading.report import Report, parsed
from pourparler.reading.vocabulary import Vocabulary


def read(
    data: bytes,
    name: str = "report",
    *,
    vocabulary: Vocabulary | None = None,
    language: str = "",
    whole: bool = False,
    published: date | None = None,
) -> Reading:
    """Read a report, and return the candidates that it offers.

    Parameters
    ----------
    data : bytes
        A plain text or an HTML page.
    name : str
        The file's name, for sentences about it.
    vocabulary : Vocabulary, optional
        What is on record; none: nothing is.
    language : str
        ``en`` or ``fr``; empty: as the text shows.
    whole : bool
        Whether every line is body: no headers, cards or footers are looked for.
    published : datetime.date, optional
        When it was published, in the place of what it prints; none: as it prints.

    Returns
    -------
    Reading
        Its candidates in the order of the text; none where the language has no model, which a notice says.

    Raises
    ------
    ReportError
        If the data is not a text, is empty, or is too long.
    MissingExtra
        If the extra ``read`` is not installed.
    """
    decoded = decode(data, name)
    page = shown(decoded.text, name) if is_markup(decoded.text, name) else None
    text = page.text if page else decoded.text
    spoken = language or language_of(text)
    source, body = provenance(text, spoken, whole=whole)
    source = page.merged(source) if page else source
    source = msgspec.structs.replace(source, published=published) if published else source
    notices = (*decoded.notices, *_language_notices(spoken, body))
    if spoken not in MODELS:
        return Reading(text, source, (), notices)
    return Reading(text, source, _candidates(body, source, vocabulary or Vocabulary()), notices)


def _language_notices(language: str, body: Body) -> tuple[Notice, ...]:
    if language not in MODELS:
        return (
            Notice(
                "no model for the language {language}: only where it comes from was read; "
                "English and French can be read",
                {"language": language},
            ),
        )
    return mixed(body, language)


def _candidates(body: Body, source: Provenance, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    @cache
    def of(name: str) -> tuple[Candidate, ...]:
        share = measured(name, source.language)
        return tuple(msgspec.structs.replace(one, precision=share) for one in readers.reader(name)(report))

    report = Report(body, source, parsed(body, model(source.language)), vocabulary, of)
    every = (candidate for name in readers.names() for candidate in of(name))
    return tuple(sorted(every, key=lambda one: (one.start(), one.kind)))
