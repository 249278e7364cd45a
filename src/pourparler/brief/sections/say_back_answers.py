"""What a party's answers put on record, read back before they are recorded."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.brief.document import Block, Bullets, Heading, Line, Section
from pourparler.brief.sections.change import change_line
from pourparler.brief.words.say_back import reply_word
from pourparler.brief.words.wording import Wording
from pourparler.domain.say_back import Reply
from pourparler.domain.state_of_play import Change

Sentences = Sequence[tuple[str, Reply, tuple[str, ...]]]
"""Of each answer the number of its line, what was answered, and the sentences that would be on record for it."""


def answers_told(
    wording: Wording,
    answers: Sentences,
    changes: Sequence[Change],
    *,
    standing: Sequence[str],
    unanswered: int,
    audience: str,
) -> Section:
    """Return the answers as they would be on record, what they change, and what they do not.

    Parameters
    ----------
    wording : Wording
        In the words of what would be on record.
    answers : sequence
        See :data:`Sentences`.
    changes : sequence of Change
        What would change in the state of play.
    standing : sequence of str
        The numbers of lines that go on counting although they are denied.
    unanswered : int
        How many lines have no answer.
    audience : str
        Who would see it.
    """
    say = wording.say
    lines = [
        Line(" ".join(sentences), head=f"{number}, {reply_word(wording, reply)}")
        for number, reply, sentences in answers
    ]
    changed = [change_line(wording, change) for change in changes]
    blocks: list[Block] = [Bullets(tuple(lines), "answers"), Heading(say("What recording them will change"))]
    if changed:
        blocks.append(Bullets(tuple(changed)))
    else:
        blocks.append(Line(say("Nothing in the state of play, on this evidence.")))
    blocks += [Line(words) for words in notes(wording, standing, unanswered, audience)]
    return Section("answers", say("These sentences will be on record"), tuple(blocks))


def notes(wording: Wording, standing: Sequence[str], unanswered: int, audience: str) -> tuple[str, ...]:
    """Return what goes on counting although it is denied, what follows from silence, and who will see the answers."""
    say = wording.say
    told = []
    if standing:
        told.append(
            say(
                "Denied, and counting all the same, since it was said with greater authority than that of whoever "
                "answers, or later: {numbers}. It is shown as denied. If whoever answers "
                "may speak for the party with that authority, say so.",
                numbers=", ".join(standing),
            )
        )
    if unanswered:
        told.append(
            say.count(
                "{n} line has no answer: it stays as it is, and is not taken for confirmed.",
                "{n} lines have no answer: they stay as they are, and are not taken for confirmed.",
                unanswered,
            )
        )
    who = say("everyone who holds this record") if audience == "everyone" else audience
    return (*told, say("Who will see it: {who}.", who=who))
