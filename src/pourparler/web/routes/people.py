"""Everybody who speaks for a party, or was heard: the office, the authority, what was said."""

from __future__ import annotations

from starlette.responses import Response

from pourparler.brief.page.block import anchor
from pourparler.brief.sections.statement import by_speaker, speaker_of
from pourparler.brief.sections.trail import statement
from pourparler.web.asked import Asked
from pourparler.web.trails import excerpts_of, wording_of

PATH = "/r/{record}/people"
VERB = "state"


def get(asked: Asked) -> Response:
    """Show those on record by their party, then everybody else who was heard."""
    state, wording = asked.state, wording_of(asked)
    delegates = state.negotiation.delegates
    names = {(one.value.name, one.value.party): key for key, one in delegates.items()}
    excerpt_of = excerpts_of(asked, (), [p for one in state.statements for p in one.statement.passages])
    heard, others = dict[str, object](), []
    for (speaker, party), group in by_speaker(state).items():
        told = [statement(wording, one, excerpt_of) for one in reversed(group)]
        key = names.get((speaker, party or ""))
        if key is not None:
            heard[key] = told
        else:
            others.append((speaker_of(wording, speaker, party), told))
    parties = [party for party in state.negotiation.parties if any(d.value.party == party for d in delegates.values())]
    rest = [one.value.party for one in delegates.values() if one.value.party not in state.negotiation.parties]
    return asked.page(
        "people",
        parties=[*parties, *dict.fromkeys(rest)],
        delegates=delegates,
        heard=heard,
        others=others,
        anchor=anchor,
    )
