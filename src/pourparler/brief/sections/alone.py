"""What a verb tells by itself, outside the brief: under the record's title, with the sources that it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pourparler.brief.document import Block, Part, Section
from pourparler.brief.sections.first_page import facts
from pourparler.brief.sections.set_aside import checked_only
from pourparler.brief.sections.source import sources
from pourparler.brief.words.citation import Citing
from pourparler.brief.words.language import Language
from pourparler.brief.words.references import References
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Level
from pourparler.domain.negotiation import Negotiation


def alone(
    negotiation: Negotiation, level: Level | None, say: Language, name: str, tell: Callable[[Wording], Iterable[Block]]
) -> Part:
    """Return what is told of a negotiation, or of a scenario file.

    Parameters
    ----------
    negotiation : Negotiation
        Whose words name things; an empty one beside a scenario file.
    level : Level, optional
        The weakest evidence that counts; none for a scenario file, which has neither days nor evidence.
    say : Language
        In which language.
    name : str
        What a scenario file is called; the title where there is no record.
    tell : callable
        Given the words, returns the blocks.

    Examples
    --------
    >>> from pourparler.brief.document import Line
    >>> from pourparler.brief.words.language import language
    >>> nobody = Negotiation(record="toy", viewer="everyone")
    >>> alone(nobody, None, language("en"), "toy", lambda words: [Line("nothing")]).title
    'toy'
    """
    references = References(negotiation)
    wording = Citing(negotiation, say, references)
    section = Section("", "", tuple(tell(wording)))
    listed = sources(wording, references)
    cited = len(references.cited())
    if level is None:
        return Part(name, (), (), section, listed, cited)
    title = say.of(negotiation.opening().title)
    checked = (checked_only(wording),) if negotiation.checked else ()
    warned = (*checked, *left_out(wording))
    return Part(title, facts(wording, negotiation, level), warned, section, listed, cited)


def left_out(wording: Wording) -> tuple[str, ...]:
    """Return how much the terms of release leave out, as a sentence; mostly nothing."""
    words = wording.left_out()
    return (words,) if words else ()
