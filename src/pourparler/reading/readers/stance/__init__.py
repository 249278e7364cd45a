"""The reader of stances: where somebody stands, by the words of a statement; never by the author's own advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pourparler.domain.candidate import Candidate, FoundStance, FoundStatement, Span
from pourparler.domain.evidence import Attribution
from pourparler.reading.grammar.phrase import noun_phrase
from pourparler.reading.grammar.pronoun import is_own
from pourparler.reading.readers.actor.referent import Referent, referent_of
from pourparler.reading.readers.stance.issue import issue_in
from pourparler.reading.readers.stance.sign import Sign, signs
from pourparler.reading.report import Paragraph, Report

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODYS = {Attribution.AUTHORS_INFERENCE, Attribution.ANALYSTS_INFERENCE}


def candidates(report: Report) -> Iterable[Candidate]:
    """Return the stances that the statements of a report suggest."""
    by_cue: dict[tuple[int, int], Candidate] = {}
    for statement in report.of("statement"):
        if isinstance(statement.found, FoundStatement) and statement.found.attribution not in _NOBODYS:
            for candidate in _of(report, statement, statement.found):
                cue = candidate.spans("cue")[0]
                by_cue.setdefault((cue.start, cue.end), candidate)
    return by_cue.values()


def _of(report: Report, statement: Candidate, said: FoundStatement) -> Iterator[Candidate]:
    for paragraph in report.paragraphs:
        cue = _tokens(report, paragraph, statement.spans("cue"))
        content = _tokens(report, paragraph, statement.spans("content"))
        for sign in signs(cue, content, report.language):
            candidate = _candidate(report, paragraph, statement, said, sign)
            if candidate is not None:
                yield candidate


def _tokens(report: Report, paragraph: Paragraph, spans: tuple[Span, ...]) -> list[Token]:
    first = report.body.raw(paragraph.start)
    inside = [s for s in spans if first <= s.start < first + len(paragraph.text)]
    return [t for s in inside for t in paragraph.tokens(s.start - first, s.end - first)]


def _candidate(
    report: Report, paragraph: Paragraph, statement: Candidate, said: FoundStatement, sign: Sign
) -> Candidate | None:
    holder = _holder(report, paragraph, statement, said, sign)
    if holder is None:
        return None
    about = report.span("content", paragraph, sign.about[0].idx, sign.about[-1].idx + len(sign.about[-1].text))
    cue = report.words("cue", paragraph, sign.token)
    on = issue_in(about.quote, report.vocabulary, report.language)
    passages = (*statement.spans("source"), cue, about, *statement.spans("marker"))
    inferred = (*holder.inferred, *(("issue",) if on.issue else ()), *(("options",) if on.options else ()))
    return Candidate(
        reader="stance",
        found=FoundStance(
            stance=sign.stance,
            actor=holder.actor,
            subject=about.quote,
            party=holder.party,
            issue=on.issue,
            options=on.options,
            hearsay=said.hearsay,
        ),
        passages=passages,
        markers=(sign.token.lemma_.lower(),),
        inferred=inferred,
    )


def _holder(
    report: Report, paragraph: Paragraph, statement: Candidate, said: FoundStatement, sign: Sign
) -> Referent | None:
    """Return whose stance it is: the speaker's, or that of another whom the speaker names; none where nobody is."""
    speaker = Referent(
        said.actor or said.source, said.party, said.delegate, ("actor",) * ("actor" in statement.inferred)
    )
    cue = statement.spans("cue")
    at = report.body.raw(paragraph.start) + sign.token.idx
    in_cue = any(span.start <= at < span.end for span in cue)
    if sign.holder is None or (in_cue and said.source):
        return speaker if speaker.actor else None
    if sign.holder.i in {t.i for t in _tokens(report, paragraph, statement.spans("source"))}:
        return speaker
    if is_own(sign.holder, report.language):
        return speaker if speaker.actor else None
    start, end = noun_phrase(sign.holder)
    return referent_of(report, report.span("source", paragraph, start, end), sign.holder.text)
