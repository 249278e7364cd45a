"""Where a report comes from, as far as it prints it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pourparler.domain.candidate import Span


class Provenance(Struct, frozen=True, omit_defaults=True):
    """What a report prints about itself.

    Parameters
    ----------
    publisher : str
        The publication that the report is from, as printed.
    title, subtitle, author, translator : str
        As printed; empty where not printed.
    published : datetime.date, optional
        The day the report bears; none where no day is printed.
    language : str
        Two-letter code of the text's language; ``und`` where it is not known.
    original : str
        What it translates or reprints: a title or an address, as printed.
    original_language : str
        Two-letter code; empty where there is no original.
    original_publisher : str
        Where the original stood, as printed.
    republisher : str
        Who printed it again (an aggregator), as printed.
    republished : datetime.date, optional
        The republisher's own date.
    reading_time, reference : str
        The reading time and the number that an aggregator prints.
    locator : str
        The address the text gives for itself; empty where none is printed.
    passages : tuple of Span
        Where each is printed; the role is the field's name.
    inferred : tuple of str
        The fields that are inferred rather than printed.
    """

    publisher: str = ""
    title: str = ""
    subtitle: str = ""
    author: str = ""
    translator: str = ""
    published: date | None = None
    language: str = "und"
    original: str = ""
    original_language: str = ""
    original_publisher: str = ""
    republisher: str = ""
    republished: date | None = None
    reading_time: str = ""
    reference: str = ""
    locator: str = ""
    passages: tuple[Span, ...] = ()
    inferred: tuple[str, ...] = ()
