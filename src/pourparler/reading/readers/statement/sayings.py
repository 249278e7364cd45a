"""All statements of a report, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pourparler.domain.candidate import Speech
from pourparler.reading.grammar.extent import Extent
from pourparler.reading.grammar.pronoun import is_own
from pourparler.reading.grammar.verb import is_infinitive, is_supposed
from pourparler.reading.readers.statement.according import according
from pourparler.reading.readers.statement.direct import direct, lone_quotations
from pourparler.reading.readers.statement.hearsay import with_hearsay
from pourparler.reading.readers.statement.indirect import indirect
from pourparler.reading.readers.statement.nominal import nominal
from pourparler.reading.readers.statement.saying import Saying, shared, size
from pourparler.reading.readers.statement.vocabulary import Vocabulary, vocabulary
from pourparler.reading.report import Paragraph, Report


def sayings(report: Report) -> list[Saying]:
    """Return every statement of a report, in the order of their contents."""
    words = vocabulary(report.language)
    every: list[Saying] = []
    for paragraph in report.paragraphs:
        here = _in_paragraph(paragraph, words)
        here += _continuations(paragraph, here, every)
        here = [saying for one in here if (saying := _with_words(one, report.body.text)) is not None]
        every += sorted(here, key=Saying.start)
    return every


def _with_words(saying: Saying, text: str) -> Saying | None:
    """Return a statement without the pieces of content that hold no words; none where nothing is left."""
    pieces = tuple((start, end) for start, end in saying.content if text[start:end].strip())
    return replace(saying, content=pieces) if pieces else None


def _in_paragraph(paragraph: Paragraph, words: Vocabulary) -> list[Saying]:
    here = direct(paragraph, words)
    used = {saying.verb.i for saying in here if saying.verb is not None}
    for token in paragraph.doc:
        if token.i in used or paragraph.quotation_at(token.idx) is not None:
            continue
        saying = None
        if is_supposed(token):
            continue
        if words.says(token):
            saying = indirect(paragraph, token, words)
        saying = saying or nominal(paragraph, token, words)
        if saying is not None:
            here.append(_with_quotations(paragraph, saying))
    here += [_with_quotations(paragraph, saying) for saying in according(paragraph, words)]
    here = with_hearsay(paragraph, here, words)
    return [one for one in here if not _repeats(one, here, words)]


def _repeats(saying: Saying, every: list[Saying], words: Vocabulary) -> bool:
    """Return whether what a speaker is said to hold stands within what the same speaker says."""
    if saying.speech is not Speech.NOMINAL or saying.verb is None:
        return False
    own = saying.speaker is not None and is_own(saying.speaker, words.language)
    if not own and not is_infinitive(saying.verb):
        return False
    return any(shared(saying.content, other.content) == size(saying.content) for other in every if other is not saying)


def _with_quotations(paragraph: Paragraph, saying: Saying) -> Saying:
    """Return a statement with the marks of the quotations in its words, an indirect one then as mixed."""
    quoted = tuple((q.start + paragraph.start, q.end + paragraph.start) for q in paragraph.quotations)
    if not shared(saying.content, quoted):
        return saying
    content = tuple(_with_marks(piece, quoted) for piece in saying.content)
    mixed = saying.speech is Speech.INDIRECT
    return replace(saying, content=content, speech=Speech.MIXED if mixed else saying.speech)


def _with_marks(content: Extent, quoted: tuple[Extent, ...]) -> Extent:
    """Return words with the outer marks of a quotation that starts or ends with them."""
    start, end = content
    for first, last in quoted:
        if first < start <= first + 2 and last <= end + 2:
            start = first
        if start <= first < end < last <= end + 2:
            end = last
    return start, end


def _continuations(paragraph: Paragraph, here: list[Saying], before: list[Saying]) -> Iterator[Saying]:
    """Yield the quotations that go on without a cue of their own, as said by the last speaker before them."""
    used = tuple(extent for saying in here for extent in saying.content)
    for quotation in lone_quotations(paragraph, used):
        content = (quotation.first + paragraph.start, quotation.last + paragraph.start)
        last = _last_before(content, [*before, *here])
        yield Saying(
            content=(content,),
            speech=Speech.DIRECT,
            source=last.source if last else None,
            speaker=last.speaker if last else None,
            markers=("quotation", "continued"),
        )


def _last_before(content: Extent, every: list[Saying]) -> Saying | None:
    before = [s for s in every if s.source is not None and s.start() < content[0]]
    return max(before, key=Saying.start) if before else None
