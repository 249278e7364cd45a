"""Who denies something on record, as a clause that stands behind it."""

from __future__ import annotations

from pourparler.brief.words.wording import Wording


def denied(wording: Wording, collection: str, key: str) -> str:
    """Return who denies something, and when: ``denied by A. Speaker, 5 March 2026``; empty where nobody does.

    Whether it still counts is not said here: a denial that is weaker than what it denies is told, too.

    Parameters
    ----------
    wording : Wording
        In whose words.
    collection, key : str
        What.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.negotiation import Negotiation
    >>> denied(Wording(Negotiation(record="toy", viewer="everyone"), language("en")), "positions", "p")
    ''
    """
    say = wording.say
    told = [one for one in wording.negotiation.statements.values() if (collection, key) in one.value.denies()]
    clauses = [
        say("denied by {who}, {day}", who=wording.speaker(one.value.said), day=say.days(one.happened_on))
        for one in told
    ]
    cites = [wording.cite(one.passages) for one in told]
    return say.semicolon.join(f"{words} {cited}".rstrip() for words, cited in zip(clauses, cites, strict=True))
