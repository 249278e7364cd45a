"""Everything on one issue."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.drawings.strip import strip
from pourparler.brief.sections.issue import draft_texts, leads, options_stand, questions_on
from pourparler.brief.sections.issue_standing import required_words, texts
from pourparler.brief.sections.matrix import letter
from pourparler.brief.sections.trail import bearing_words, statement, word
from pourparler.domain.key_question import KeyQuestion
from pourparler.domain.possibilities import Possibilities
from pourparler.errors import InputError
from pourparler.web.asked import Asked
from pourparler.web.trails import absent, excerpts_of, trails_of, wording_of
from pourparler.workbench.zone import possibilities

PATH = "/r/{record}/issue/{name}"
VERB = "state"

_QUESTIONS = 1000


def get(asked: Asked) -> Response:
    """Show it: a paragraph, the stances over time, the options, the text in each draft, what was said, what to ask."""
    state, issue = asked.state, asked.path["name"]
    standing = state.standing(issue)
    if standing is None:
        return absent(asked)
    wording, trails = wording_of(asked), trails_of(asked)
    possible = _possible(asked)
    own = {party: steps for (party, about), steps in trails.items() if about == issue}
    ordered = [party for party in (*standing.required, *state.negotiation.parties) if party in own]
    said = [*state.said_on(issue), *(s for s in state.weaker_statements if s.touches(issue))]
    excerpt_of = excerpts_of(asked, own.values(), [p for one in said for p in one.statement.passages])
    letters = {name: letter(i) for i, name in enumerate(state.negotiation.options_of(issue))}
    lanes = [(party, party in standing.required, own[party]) for party in dict.fromkeys(ordered)]
    names = [one.issue for one in state.issues]
    place = names.index(issue)
    steps = sorted((s for trail in own.values() for s in trail), key=lambda s: s.held.happened_on.latest)
    return asked.page(
        "issue",
        issue=issue,
        standing=standing,
        noun=state.negotiation.issues[issue],
        leads=leads(wording, state, standing, trails, possible),
        reasons=wording.reasons(standing),
        required=required_words(wording, standing),
        statuses=texts(wording, standing),
        strip=strip(wording, lanes, letters, state.negotiation.counted_to()),
        letters=letters,
        table=[word(wording, step, excerpt_of) for step in steps],
        options=options_stand(wording, standing, possible),
        drafts=draft_texts(wording, state, issue),
        statements=[statement(wording, one, excerpt_of) for one in said],
        questions=questions_on(wording, _questions(asked), issue),
        before=names[place - 1] if place else "",
        after=names[place + 1] if place + 1 < len(names) else "",
        total=len(names),
        bearing=lambda one: bearing_words(asked.say, one.bearing),
    )


def _possible(asked: Asked) -> Possibilities | None:
    """Return what could be agreed; none where the constraints on record contradict one another."""
    try:
        return asked.desk.answers.possible(asked.request)
    except InputError:
        return None


def _questions(asked: Asked) -> tuple[KeyQuestion, ...]:
    possible = _possible(asked)
    if possible is None:
        return ()
    whole = asked.desk.answers.of(
        "questions", asked.request, lambda: possibilities(possible.scenario, questions=_QUESTIONS)
    )
    return whole.questions.questions
