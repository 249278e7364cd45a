"""Key questions in words: whom to ask what, and what either answer would change."""

from __future__ import annotations

from pourparler.brief.document import Block, Bullets, Line
from pourparler.brief.red_line import ground, needs, weaknesses
from pourparler.brief.wording import Wording
from pourparler.domain.key_question import Asks, Future, KeyQuestion, KeyQuestions
from pourparler.domain.position import Stance


def questions_asked(wording: Wording, questions: KeyQuestions, most: int) -> tuple[Block, ...]:
    """Return the first questions, each with both futures."""
    if not questions.questions:
        return (Line(wording.say("The record leaves nothing to ask of those who must agree."), "muted"),)
    lines = [
        Line(f"{question_sentence(wording, q)} {futures(wording, q)}", head=wording.issue(q.issue))
        for q in questions.questions[:most]
    ]
    return (Bullets(tuple(lines), "numbered"),)


def question_sentence(wording: Wording, question: KeyQuestion) -> str:
    """Return a question as one would ask it."""
    say, party = wording.say, wording.party(question.party)
    either = f" {say('or')} "
    options = either.join(wording.quoted(wording.option(o.option)) for o in question.options)
    line = question.red_line
    if question.asks is Asks.RED_LINE and line is not None:
        if line.stance is Stance.CONDITIONAL:
            accepted = f"{options}{needs(wording, line)}"
            words = say("Does {party} still accept this on that condition alone: {options}?", party=party,
                        options=accepted)  # fmt: skip
        else:
            words = say("Does {party} still rule out {options}?", party=party, options=options)
        doubts = f"{weaknesses(wording, line)} {ground(wording, line)}".strip()
        return f"{words} {say('So far: {doubts}.', doubts=doubts)}" if doubts else words
    if len(question.options) == 1:
        return say("Could {party} live with {options}, or does it refuse it?", party=party, options=options)
    return say("Could {party} live with {options}, or does it refuse them all?", party=party, options=options)


def futures(wording: Wording, question: KeyQuestion) -> str:
    """Return what stands with either answer."""
    say = wording.say
    best = max(
        question.options, key=lambda o: (o.if_accepted.standing is not question.now.standing, o.if_accepted.open)
    )
    yes, no = _future(wording, best.if_accepted), _future(wording, question.if_refused)
    if question.asks is Asks.RED_LINE:
        return say("If no longer: {yes}. If it does: {no}.", yes=yes, no=no)
    if len(question.options) == 1:
        return say("If it could: {yes}. If it refuses: {no}.", yes=yes, no=no)
    option = wording.quoted(wording.option(best.option))
    return say("If it could live with {option}: {yes}. If it refuses all: {no}.", option=option, yes=yes, no=no)


def _future(wording: Wording, future: Future) -> str:
    say = wording.say
    left = (
        say("a choice is left there that nobody refuses")
        if future.open
        else say("nothing is left there that nobody refuses")
    )
    words = say("the issue is {standing}, and {left}", standing=wording.standing(future.standing), left=left)
    if not future.blocking:
        return words
    with_whom = wording.parties(dict.fromkeys(line.party for line in future.blocking))
    return f"{words} ({say('together with red lines of {parties}', parties=with_whom)})"
