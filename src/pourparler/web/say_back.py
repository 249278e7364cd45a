"""A sheet that is read back, as a form: what each line shows and asks, and the answers that were typed."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pourparler.brief.sections.say_back import correct_words, part_title, parts
from pourparler.brief.words.say_back import LineTold, line_told, reply_word
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import Authority
from pourparler.domain.position import Position, Stance
from pourparler.domain.say_back import Answer, Answering, Reply, SayBack, Understood
from pourparler.domain.source import Release
from pourparler.errors import InputError
from pourparler.web.form.entry import today
from pourparler.web.form.typed import Typed
from pourparler.workbench.say_back_file import amending

_AMENDING = ("stance", "words", "only_if", "if", "if_event")


class LineAsked(Struct, frozen=True):
    """A line of the form.

    Parameters
    ----------
    number : str
        By which it is answered.
    issue : str
        Its issue, in words; empty where it has none.
    told : LineTold
        What it says.
    replies : tuple of (str, str)
        What can be answered: value and words.
    is_position : bool
        Whether a stance and options can be named.
    stance : str
        The stance as it was understood; empty of what is no position.
    options : tuple of (str, str, bool)
        The options of its issue: id, words, whether it is understood to be meant.
    """

    number: str
    issue: str
    told: LineTold
    replies: tuple[tuple[str, str], ...]
    is_position: bool
    stance: str = ""
    options: tuple[tuple[str, str, bool], ...] = ()


class PartAsked(Struct, frozen=True):
    """The lines under one heading: its own words, what is reported, what others say."""

    key: str
    title: str
    lines: tuple[LineAsked, ...]


def parts_asked(wording: Wording, told: SayBack) -> tuple[PartAsked, ...]:
    """Return the lines of a sheet as a form shows them."""
    return tuple(
        PartAsked(
            evidence.name.lower().replace("_", "-"),
            part_title(wording, evidence),
            tuple(_asked(wording, told.party, line) for line in lines),
        )
        for evidence, lines in parts(told)
    )


def _asked(wording: Wording, party: str, line: Understood) -> LineAsked:
    replies = (
        (Reply.CORRECT.value, correct_words(wording, line)),
        (Reply.AMENDED.value, reply_word(wording, Reply.AMENDED)),
        (Reply.NOT_OURS.value, reply_word(wording, Reply.NOT_OURS)),
    )
    issue = wording.issue(line.issue) if line.issue else ""
    told = line_told(wording, party, line)
    if not isinstance(line.noun, Position):
        return LineAsked(line.number, issue, told, replies, is_position=False)
    meant, negotiation = line.noun.options, wording.negotiation
    options = tuple((key, wording.option(key), key in meant) for key in negotiation.options_of(line.issue))
    return LineAsked(line.number, issue, told, replies, True, line.noun.stance.value, options)


def answers_typed(told: SayBack, typed: Typed) -> tuple[Answer, ...]:
    """Return the answers that were typed; a line of which nothing was chosen has none.

    Raises
    ------
    InputError
        If a line is amended and it is not said so, or the amendment does not follow the form.
    """
    return tuple(answer for line in told.lines if (answer := _answer(line, typed)) is not None)


def _answer(line: Understood, typed: Typed) -> Answer | None:
    said = _one(typed, f"answer.{line.number}")
    row = {name: _one(typed, f"{name}.{line.number}") for name in _AMENDING}
    ticked = typed.get(f"options.{line.number}", ())
    stated = isinstance(line.noun, Position) and set(ticked) != set(line.noun.options)
    if said == Reply.AMENDED.value:
        row |= {"number": line.number, "options": " ".join(ticked if stated else ())}
        return amending(row, "")
    if any(row.values()):
        raise InputError(
            "line {number} says how it is amended, and not that it is",
            mend="choose that it is amended, or clear what is typed there",
            number=line.number,
        )
    return Answer(line.number, Reply(said)) if said in {reply.value for reply in Reply} else None


def who_answers(typed: Typed) -> Answering:
    """Return who answers, and when: today where no day was typed.

    Raises
    ------
    InputError
        If the day is none.
    """
    day, authority = _one(typed, "on"), _one(typed, "authority")
    try:
        on = date.fromisoformat(day) if day else today().latest
    except ValueError:
        raise InputError("not a day: {value!r}", mend="write it as 2025-12-03", value=day) from None
    known, terms = {one.value: one for one in Authority}, {one.value: one for one in Release}
    release = terms.get(_one(typed, "release"), Release.QUOTABLE)
    return Answering(on, _one(typed, "delegate"), _one(typed, "speaker"), known.get(authority), release)


def stances(wording: Wording) -> tuple[tuple[str, str], ...]:
    """Return the stances that may be chosen, and their words."""
    return tuple((stance.value, wording.stance_word(stance)) for stance in Stance)


def _one(typed: Typed, name: str) -> str:
    return "".join(typed.get(name, ())[:1]).strip()
