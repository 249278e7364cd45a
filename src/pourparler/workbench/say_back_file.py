"""A party's answers as a spreadsheet: the table that a sheet can be written as, with its column ``answer`` filled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pourparler.brief.words.language import LANGUAGES, language
from pourparler.brief.words.say_back import reply_word
from pourparler.brief.words.wording import Wording
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.position import Condition, Stance
from pourparler.domain.say_back import Answer, Reply
from pourparler.errors import SpreadsheetError
from pourparler.record.sheet import rows

COLUMNS = (
    "number",
    "understood",
    "known",
    "may_name",
    "answer",
    "stance",
    "options",
    "words",
    "only_if",
    "if",
    "if_event",
)
"""The columns of the table, in order; only ``number`` and ``answer`` are needed, the next three are for the reader."""

_AMENDING = ("stance", "options", "words", "only_if", "if", "if_event")


def read_answers(file: Path) -> tuple[Answer, ...]:
    r"""Return the answers that a spreadsheet holds; a row without an answer is none.

    Parameters
    ----------
    file : Path
        ``.csv`` (UTF-8; comma, semicolon or tab) or ``.xlsx``. Ids of options are separated by white space.

    Raises
    ------
    SpreadsheetError
        If a column is missing or unknown, or a row does not follow the form; the sentence names the row.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "answers.csv")
    ...     _ = path.write_text("number,answer,words\n4821,not ours,\n1907,,\n3310,amended,Half of it\n")
    ...     [(answer.number, answer.reply.value, answer.words) for answer in read_answers(path)]
    [('4821', 'not-ours', ''), ('3310', 'amended', 'Half of it')]
    """
    table = list(rows(file))
    if not table:
        raise SpreadsheetError("is empty", where=str(file), mend="write the table of a sheet, and fill in its answers")
    head = [cell.strip().lower() for cell in table[0][1]]
    for name in ("number", "answer"):
        if name not in head:
            raise SpreadsheetError("has no column {name}", where=str(file), mend="add it", name=name)
    for name in head:
        if name and name not in COLUMNS:
            raise SpreadsheetError(
                "has a column {name}", where=str(file), mend="known are: {known}", name=name, known=", ".join(COLUMNS)
            )
    answers = []
    for number, cells in table[1:]:
        row = {name: cell.strip() for name, cell in zip(head, cells, strict=False) if name}
        answer = _answer(row, f"{file}, row {number}")
        if answer is not None:
            answers.append(answer)
    return tuple(answers)


def _answer(row: Mapping[str, str], where: str) -> Answer | None:
    said = row.get("answer", "")
    if not said:
        if any(row.get(name) for name in _AMENDING):
            raise SpreadsheetError(
                "amends a line and does not say so", where=where, mend="write `amended` as its answer"
            )
        return None
    reply = replies().get(_plain(said))
    if reply is None:
        raise SpreadsheetError(
            "{said!r} is no answer", where=where, mend="write `correct`, `amended` or `not ours`, or nothing", said=said
        )
    if reply is not Reply.AMENDED:
        if any(row.get(name) for name in _AMENDING):
            raise SpreadsheetError("amends a line and answers {said!r}", where=where, mend="decide on one", said=said)
        return Answer(row.get("number", ""), reply, where=where)
    return amending(row, where)


def amending(row: Mapping[str, str], where: str) -> Answer:
    """Return an amendment from its fields, as they are typed; see :data:`COLUMNS`.

    Raises
    ------
    SpreadsheetError
        If there is no such stance, or a condition goes with another one than ``conditional``.
    """
    stances = {stance.value: stance for stance in Stance}
    stance = row.get("stance", "").lower()
    if stance and stance not in stances:
        raise SpreadsheetError(
            "no such stance: {stance!r}",
            where=where,
            mend="known are: {known}",
            stance=stance,
            known=", ".join(stances),
        )
    only, plain, event = row.get("only_if", "").split(), row.get("if", "").split(), row.get("if_event", "")
    condition = Condition(tuple(only or plain), bool(only), event) if only or plain or event else None
    if only and plain:
        raise SpreadsheetError("states `if` and `only_if`", where=where, mend="keep one of them")
    if condition and stances.get(stance) not in (None, Stance.CONDITIONAL):
        raise SpreadsheetError("a condition goes with the stance `conditional`", where=where, mend="write that stance")
    return Answer(
        row.get("number", ""),
        Reply.AMENDED,
        stances.get(stance) or (Stance.CONDITIONAL if condition else None),
        tuple(row.get("options", "").split()),
        row.get("words", ""),
        condition,
        where,
    )


def replies() -> dict[str, Reply]:
    """Return the words that are taken for an answer, in every language that is spoken.

    Examples
    --------
    >>> replies()["not ours"].value, replies()["not-ours"].value
    ('not-ours', 'not-ours')
    """
    nobody = Negotiation(record="", viewer="everyone")
    words = {_plain(reply_word(Wording(nobody, language(code)), reply)): reply for code in LANGUAGES for reply in Reply}
    return words | {reply.value: reply for reply in Reply}


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())
