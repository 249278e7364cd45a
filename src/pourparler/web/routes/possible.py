"""What could be agreed: what is ruled out and by whose words, what is not; and what would be, under a supposition."""

from __future__ import annotations

from msgspec import Struct
from starlette.responses import Response

from pourparler.brief.page.block import tools
from pourparler.brief.sections.change import change_line
from pourparler.brief.sections.contents import part_of
from pourparler.brief.words.wording import Wording
from pourparler.domain.key_question import Asks
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.supposition import Supposition
from pourparler.errors import InputError
from pourparler.web.asked import Asked
from pourparler.web.links import links
from pourparler.web.routes.search import whose
from pourparler.workbench.suppose import Supposed, rests_on, suppose

PATH = "/r/{record}/possible"
VERB = "zone"
WRITES = False
_OFFERED = 8


class Tick(Struct, frozen=True):
    """Something that may be supposed: as it is sent, in words, what it is about, and whether it is."""

    value: str
    words: str
    issue: str
    on: bool


def get(asked: Asked) -> Response:
    """Show it."""
    return shown(asked, Supposition())


def post(asked: Asked) -> Response:
    """Keep what is supposed, and show the answer."""
    accepts = [tuple(value.split("|", 1)) for value in asked.sent_all("accepts")]
    party, option = asked.sent("party"), asked.sent("option")
    if party or option:
        if not (party and option):
            raise InputError("a supposition needs a party and an option", mend="choose both")
        accepts.append((party, option))
    there = asked.state.negotiation
    if any(len(pair) < 2 or pair[0] not in there.parties or pair[1] not in there.options for pair in accepts):
        raise InputError("that is not on record", mend="choose what is")
    lifted = tuple(key for words in asked.sent_all("lifted") for key in words.split() if key in there.positions)
    supposition = Supposition(tuple(dict.fromkeys((pair[0], pair[1]) for pair in accepts)), lifted)
    if not supposition:
        return asked.see(asked.lens.to("possible"))
    return asked.see(asked.lens.to(f"possible/{asked.desk.suppositions.keep(whose(asked), supposition)}"))


def shown(asked: Asked, supposition: Supposition) -> Response:
    """Return the page, under a supposition or none."""
    record = asked.desk.answers.possible(asked.request)
    would = _would(asked, supposition)
    state, possible = (would.state, would.possible) if would else (asked.state, record)
    part = part_of(state, asked.say, "possibilities", possible)
    wording = Wording(asked.state.negotiation, asked.say)
    language = asked.state.negotiation.opening().language or "en"
    changed = [change_line(wording, change).text for change in would.changes] if would else []
    return asked.page(
        "possible",
        part=part,
        supposition=supposition,
        changed=changed,
        accepts=_accepts(wording, record, supposition),
        lifts=_lifts(wording, record, supposition),
        brief={"language": asked.say.code, "record_language": language},
        **tools(part.cited if part else 0, links(asked), styled=False),
    )


def _would(asked: Asked, supposition: Supposition) -> Supposed | None:
    if not supposition:
        return None
    return asked.desk.answers.of("suppose", asked.request, lambda: suppose(asked.state, supposition), supposition)


def _accepts(wording: Wording, possible: Possibilities, supposition: Supposition) -> list[Tick]:
    """Return the stances that may be supposed: what is supposed, then what the first questions ask."""
    asked = [
        (question.party, option.option)
        for question in possible.questions.questions
        if question.asks is Asks.STANCE
        for option in question.options
    ]
    pairs = dict.fromkeys((*supposition.accepts, *asked[:_OFFERED]))
    options = wording.negotiation.options
    return [
        Tick(
            f"{party}|{option}",
            f"{wording.party(party)}{wording.say.colon}{wording.quoted(wording.option(option))}",
            wording.issue(options[option].value.issue),
            (party, option) in supposition.accepts,
        )
        for party, option in pairs
    ]


def _lifts(wording: Wording, possible: Possibilities, supposition: Supposition) -> list[Tick]:
    """Return the refusals on record that may be supposed to be lifted."""
    there = wording.negotiation
    return [
        Tick(
            " ".join(keys := rests_on(line, there)),
            wording.of(line.party, f"{wording.verb(line.ground)} {wording.options(line.options)}"),
            wording.issue(line.issue),
            set(keys) <= set(supposition.lifted),
        )
        for line in possible.scenario.red_lines
        if line.ground is not None
    ]
