"""What a party puts in the place of a line that it amends."""

from __future__ import annotations

from msgspec import structs

from pourparler.domain.negotiation import Negotiation
from pourparler.domain.position import Position, Stance
from pourparler.domain.say_back import Answer, Noun, Understood
from pourparler.domain.statement import Claim
from pourparler.errors import InvalidEvent, UnknownId
from pourparler.workbench.say_back import content


def amended(line: Understood, answer: Answer, there: Negotiation) -> Noun:
    """Return what a party puts in the place of a line; of what is no position, other words.

    Parameters
    ----------
    line : Understood
        What was understood.
    answer : Answer
        How it is amended; what is not named stays as it was understood.
    there : Negotiation
        Where options are looked up.

    Raises
    ------
    InvalidEvent
        If nothing else is put in its place, or it does not fit; :class:`~pourparler.errors.UnknownId` where an option
        is no answer to the issue.
    """
    noun = content(line.noun)
    if not isinstance(noun, Position):
        if answer.stance or answer.options or answer.condition:
            raise InvalidEvent(
                "line {number} is no position: it is amended in words",
                where=answer.where,
                mend="give the words alone",
                number=line.number,
            )
        if not answer.words:
            raise _nothing_else(line, answer)
        return structs.replace(noun, **{"content" if isinstance(noun, Claim) else "what": answer.words})
    stance, options = answer.stance or noun.stance, answer.options or noun.options
    kept = noun.condition if stance is Stance.CONDITIONAL and answer.stance is None else None
    condition = answer.condition or kept
    for option in options:
        known = there.options.get(option)
        if known is None or known.value.issue != noun.issue:
            raise UnknownId(
                "{option} is no option of the issue {issue}",
                where=answer.where,
                mend="known are: {known}",
                option=option,
                issue=noun.issue,
                known=", ".join(there.options_of(noun.issue)),
            )
    try:
        line_kept = {"red_line": noun.red_line} if noun.red_line and stance is noun.stance else {"red_line": ""}
        changed = structs.replace(noun, stance=stance, options=options, condition=condition, **line_kept)
    except ValueError as error:
        raise InvalidEvent("{why}", where=answer.where, mend="mend the answer", why=str(error)) from None
    if content(changed) == noun and not answer.words:
        raise _nothing_else(line, answer)
    return structs.replace(changed, paraphrase=answer.words)


def _nothing_else(line: Understood, answer: Answer) -> InvalidEvent:
    return InvalidEvent(
        "line {number} is amended, and nothing else is put in its place",
        where=answer.where,
        mend="say how, or answer that it is correct",
        number=line.number,
    )
