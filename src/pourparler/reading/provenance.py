"""Where a report comes from, as it prints it; and what of it is body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.domain.candidate import Span
from pourparler.domain.provenance import Provenance
from pourparler.reading.body import Body
from pourparler.reading.profiles import tongues
from pourparler.reading.profiles.hit import Hit, hits
from pourparler.reading.profiles.line import Line, lines_of
from pourparler.reading.profiles.original import Original, original
from pourparler.reading.profiles.printed_date import printed_date
from pourparler.reading.profiles.title import Heading, heading

_DAYS = ("published", "republished")
_LONG_TEXT = 400
"""Below a heading that ends the report, a paragraph of so many characters shows that it did not."""


@dataclass(frozen=True)
class _Told:
    """A field that a line prints or suggests, and how far it is to be preferred (smaller is better)."""

    field: str
    start: int
    end: int
    inferred: bool
    day_first: bool | None
    rank: tuple[int, ...]


def provenance(text: str, language: str, *, whole: bool = False) -> tuple[Provenance, Body]:
    r"""Return where a report comes from, as far as it prints it, and its body.

    Parameters
    ----------
    text : str
        The whole text.
    language : str
        Two-letter code of its language.
    whole : bool
        Whether every line is body, and nothing is looked for.

    Returns
    -------
    Provenance
        Every field with its passage in the text, or named as inferred; `original_language` may have no passage.
    Body
        The paragraphs and lists, without headers, cards and footers.

    Raises
    ------
    MissingExtra
        If the text is a translation and the extra ``read`` is not installed.

    Examples
    --------
    >>> source, body = provenance("Talks in the valley\nBy A. Envoy\n\nThe two sides met on Monday.", "en")
    >>> source.title, source.author, source.inferred, body.text
    ('Talks in the valley', 'A. Envoy', ('title',), 'The two sides met on Monday.')
    """
    lines = lines_of(text)
    if whole:
        return Provenance(language=language), _body(text, lines, set())
    by_line = hits(lines)
    source = original(lines, by_line, language)
    by_line = _at_the_ends(lines, by_line, source)
    top = heading(lines, by_line)
    dropped = {i for i, hit in by_line.items() if hit.leaves} | top.dropped | _below(lines, by_line, source)
    if len(dropped) == len(lines):
        # A report has a text: where every line looks like a header, the looks deceive.
        return Provenance(language=language), _body(text, lines, set())
    facts = [*_of_hits(by_line, language, source), *_of_heading(lines, top), *_of_original(source)]
    return _printed(text, language, facts, source), _body(text, lines, dropped)


def _at_the_ends(lines: Sequence[Line], by_line: Mapping[int, Hit], source: Original) -> dict[int, Hit]:
    """Leave out what looks like a header or a footer but stands amid paragraphs, such as the days of a chronicle."""
    end = len(lines) if source.after is None else source.after
    texts = [i for i in range(end) if lines[i].is_paragraph and not (i in by_line and by_line[i].leaves)]
    first, last = (texts[0], texts[-1]) if texts else (0, 0)
    dated = any(hit.tells for i, hit in by_line.items() if i < first)
    while first + 1 < last and (below := by_line.get(first + 1)) and below.leaves:
        if dated and _is_day(lines[first + 1], below):
            break
        first += 1  # A standfirst stands above the byline.
    outer = {
        i: hit
        for i, hit in by_line.items()
        if i <= first or i >= last or hit.form.where == "anywhere" or hit.form.cut or hit.of_translation
    }
    if any(_is_day(lines[i], hit) for i, hit in by_line.items() if i not in outer):
        return {i: hit for i, hit in outer.items() if not _is_day(lines[i], hit)}
    return outer


def _is_day(line: Line, hit: Hit) -> bool:
    """Return whether a line is a day and nothing else."""
    return hit.leaves and (line.start, line.end) in (hit.spans.get(field) for field in _DAYS)


def _below(lines: Sequence[Line], by_line: Mapping[int, Hit], source: Original) -> set[int]:
    """Return the lines below the translator's name, or below a heading that ends the report."""
    below = set() if source.after is None else set(range(source.after, len(lines)))
    for i, hit in by_line.items():
        rest = range(i, len(lines))
        if hit.form.cut and 2 * i >= len(lines) and not any(len(lines[j].words) >= _LONG_TEXT for j in rest):
            below |= set(rest)
    return below


def _of_hits(by_line: Mapping[int, Hit], language: str, source: Original) -> Iterable[_Told]:
    for i, hit in by_line.items():
        of_original = source.after is not None and i > source.after
        for name, (start, end) in hit.spans.items():
            if of_original and name in ("published", "publisher", "title"):
                continue  # These are the original's, not the translation's.
            inferred = name in hit.form.infers
            day_first = hit.profile.day_first if hit.profile.order else _habit(by_line, language)
            rank = (inferred, not hit.profile.sign, not hit.leaves, i)
            yield _Told(name, start, end, inferred, day_first, rank)


def _habit(by_line: Mapping[int, Hit], language: str) -> bool | None:
    """Return whether the day comes first: as the source has it; in English, where habits differ, not known."""
    order = next((hit.profile.day_first for hit in by_line.values() if hit.profile.order), None)
    return order if order is not None else (None if language == "en" else True)


def _of_heading(lines: Sequence[Line], top: Heading) -> Iterable[_Told]:
    for name, index in (("title", top.title), ("subtitle", top.subtitle)):
        if index is not None:
            yield _Told(name, lines[index].start, lines[index].end, True, None, (2,))


def _of_original(source: Original) -> Iterable[_Told]:
    for name, (start, end) in source.spans.items():
        yield _Told(name, start, end, False, None, (-1,))


def _printed(text: str, language: str, facts: Iterable[_Told], source: Original) -> Provenance:
    """Return the best of what is told of each field."""
    values: dict[str, str | date] = {}
    passages: list[Span] = []
    inferred: list[str] = []
    for one in sorted(facts, key=lambda one: one.rank):
        quote = text[one.start : one.end]
        value = _value(one.field, quote, one.day_first)
        if value and one.field not in values:
            values[one.field] = value
            passages.append(Span(one.field, one.start, one.end, quote))
            inferred += [one.field] * one.inferred
    if source.language and "original_language" not in values:
        values["original_language"] = source.language
        inferred.append("original_language")
    passages.sort(key=lambda span: span.start)
    return Provenance(language=language, passages=tuple(passages), inferred=tuple(inferred), **values)  # type: ignore[arg-type]


def _value(field: str, quote: str, day_first: bool | None) -> str | date | None:
    if field in _DAYS:
        return printed_date(quote, day_first=day_first)
    words = " ".join(quote.split())
    return tongues().get(words.lower()) if field == "original_language" else words


def _body(text: str, lines: Sequence[Line], dropped: set[int]) -> Body:
    """Return the lines that are kept; those that stand under one another are one block."""
    blocks: list[tuple[int, int]] = []
    last = -2
    for i, line in enumerate(lines):
        if i in dropped:
            continue
        if blocks and i == last + 1 and not line.gap:
            blocks[-1] = (blocks[-1][0], line.end)
        else:
            blocks.append((line.start, line.end))
        last = i
    return Body(text, tuple(blocks))
