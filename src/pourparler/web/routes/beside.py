"""A passage beside what is on record: the same once more, something else of it, or what puts it right."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.sections.log import noun_word, noun_words
from pourparler.brief.words.wording import Wording
from pourparler.errors import InvalidEvent
from pourparler.web.asked import Asked
from pourparler.web.routes.reading import chosen, the_report
from pourparler.workbench.alike import Alike, alike
from pourparler.workbench.report import filing

PATH = "/r/{record}/read/{sha}/beside"
VERB = "review"
WRITES = True
_SHOWN = 12


class Line(Struct, frozen=True):
    """Something on record, in words, and where each thing is done that may be done with it.

    Parameters
    ----------
    name, event : str
        Under which it is taken; the hash of its entry.
    kind, words, day : str
        What it is.
    sources : tuple of (str, str)
        On which it rests: id and title.
    whole : bool
        Whether a card can say all of it once more.
    own : bool
        Whether it rests on this report already.
    """

    name: str
    event: str
    kind: str
    words: str
    day: str
    sources: tuple[tuple[str, str], ...]
    whole: bool
    own: bool


def get(asked: Asked) -> Response:
    """Show what is nearest on record."""
    report = the_report(asked)
    with filing(asked.request.location, report, record=asked.request.record, by=asked.desk.by) as desk:
        current = chosen(asked, desk)
        if current is None:
            raise InvalidEvent("nothing is chosen", mend="choose a passage")
        wording = Wording(desk.there, asked.say)
        quote = " ".join(span.quote for span in current.candidate.passages)
        every = alike(desk.there, desk.proposed(current), quote)
        lines = [_line(wording, one, report.id) for one in every]
    return asked.page(
        "beside",
        report=report,
        current=current,
        quote=" ".join((current.candidate.spans("content") or current.candidate.passages)[0].quote.split()),
        near=lines[:_SHOWN],
        further=lines[_SHOWN:],
        puts_right=asked.query.get("for") == "against",
    )


def _line(wording: Wording, one: Alike, own: str) -> Line:
    sources = wording.negotiation.sources
    cited = tuple(dict.fromkeys(passage.source for passage in one.recorded.passages))
    return Line(
        one.name,
        one.recorded.event,
        noun_word(wording, one.collection),
        noun_words(wording, one.collection, one.recorded.value, one.key),
        wording.say.days(one.recorded.happened_on),
        tuple((key, sources[key].value.publisher or sources[key].value.title) for key in cited if key in sources),
        one.whole,
        own in cited,
    )
