"""Key questions in words: whom to ask what, and what either answer would change."""

from __future__ import annotations

from pourparler.brief.document import Block, Bullets, Line
from pourparler.brief.words.party import Case
from pourparler.brief.words.red_line import following, ground, needs, weaknesses
from pourparler.brief.words.wording import Wording
from pourparler.domain.issue_standing import Standing
from pourparler.domain.key_question import Asks, Future, KeyQuestion, KeyQuestions
from pourparler.domain.position import Stance
from pourparler.domain.red_line import RedLine


def questions_asked(wording: Wording, questions: KeyQuestions, most: int) -> tuple[Block, ...]:
    """Return the first questions, each with its issue and what either answer would change."""
    say = wording.say
    if not questions.questions:
        return (Line(say("No answer of those who must agree would change where an issue stands."), "muted"),)
    intro = say(
        "After each question: what either answer would change. “Something left”, “nothing left”: whether the issue, "
        "with those tied to it, would have a choice that nobody refuses."
    )
    lines = [
        Line(f"{question_sentence(wording, q)} {futures(wording, q)}", head=wording.issue(q.issue))
        for q in questions.questions[:most]
    ]
    return (Line(intro, "intro"), Bullets(tuple(lines), "numbered"))


def question_sentence(wording: Wording, question: KeyQuestion) -> str:
    """Return a question as one would ask it."""
    say, party = wording.say, wording.party(question.party, Case.NOUN)
    either = f" {say('or')} "
    options = either.join(wording.quoted(wording.option(o.option)) for o in question.options)
    line = question.red_line
    if question.asks is Asks.RED_LINE and line is not None:
        words = _still(wording, question, line, options)
        doubts = f"{weaknesses(wording, line)} {ground(wording, line)}".strip()
        return f"{words} {say('So far: {doubts}.', doubts=doubts)}" if doubts else words
    return say("Could {party} live with {options}?", party=party, options=options)


def _still(wording: Wording, question: KeyQuestion, line: RedLine, options: str) -> str:
    """Return the question whether a refusal stands; what is only said of a party is not asked as if it were its own."""
    say, party = wording.say, wording.party(question.party, Case.NOUN)
    if line.stance is Stance.CONDITIONAL:
        accepted = f"{options}{needs(wording, line)}"
        return say("Does {party} still accept this on that condition alone: {options}?", party=party, options=accepted)
    if line.stance is Stance.INSISTS and following(line):
        aim, options = wording.options(line.options), wording.options(o.option for o in question.options)
        if line.said_to_be():
            return say("Does {party} insist on {aim}, which closes {options}?", party=party, aim=aim, options=options)
        return say("Does {party} still insist on {aim}, which closes {options}?", party=party, aim=aim, options=options)
    if line.said_to_be():
        return say("Does {party} refuse {options}?", party=party, options=options)
    return say("Does {party} still refuse {options}?", party=party, options=options)


def futures(wording: Wording, question: KeyQuestion) -> str:
    """Return what either answer would change."""
    say, now = wording.say, question.now
    best = max(question.options, key=lambda o: (o.if_accepted.standing is not now.standing, o.if_accepted.open))
    yes, no = _future(wording, best.if_accepted, now), _future(wording, question.if_refused, now)
    if question.asks is Asks.RED_LINE:
        return say("If not: {yes}. If so: {no}.", yes=yes, no=no)
    if len(question.options) == 1 or not _changes(best.if_accepted, now):
        return say("If so: {yes}. If it refuses: {no}.", yes=yes, no=no)
    option = wording.quoted(wording.option(best.option))
    return say("If so, with {option}: {yes}. If it refuses all: {no}.", option=option, yes=yes, no=no)


def _changes(then: Future, now: Future) -> bool:
    return then.standing is not now.standing or then.open is not now.open


def _future(wording: Wording, then: Future, now: Future) -> str:
    """Return what an answer changes, in as few words as it takes; a deadlock leaves nothing by its name."""
    say = wording.say
    words = [wording.standing(then.standing)] if then.standing is not now.standing else []
    if now.open and not then.open and then.standing is not Standing.DEADLOCKED:
        words.append(say("nothing left"))
    if then.open and not now.open:
        words.append(say("something left"))
    if not words:
        return say("no change")
    if not then.blocking:
        return ", ".join(words)
    whose = wording.parties(dict.fromkeys(line.party for line in then.blocking))
    return f"{', '.join(words)} ({say('with refusals on record: {parties}', parties=whose)})"
