"""Quotation marks: which belong together, what stands between them, and what they hide from a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = {"«": "»", "“": "”", "„": "“”", "‘": "’", "‹": "›"}
_MARK = re.compile('[«»“”„"‘’‹›]')
_TWICE = re.compile("''|``|,,(?=\\w)")
_ENDING = re.compile(r"[.!?…;:]+(?=\s|$|[»”\"’›])")


@dataclass(frozen=True)
class Quotation:
    """Words between quotation marks.

    Parameters
    ----------
    start, end : int
        With the marks, end exclusive.
    first, last : int
        The words alone, without marks and without the white space beside them.
    closed : bool
        Whether the closing mark stands there; else it runs to the end of its paragraph.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool = True

    def __contains__(self, at: int) -> bool:
        return self.start <= at < self.end


def quotations(paragraph: str) -> tuple[Quotation, ...]:
    r"""Return the outermost quotations of a paragraph; those nested in them are part of their words.

    Parameters
    ----------
    paragraph : str
        A text without line breaks that matter.

    Returns
    -------
    tuple of Quotation
        In order. A mark that opens and is never closed runs to the end where it starts the paragraph or follows a
        colon; otherwise it is no quotation. Marks that close nothing are passed over.

    Examples
    --------
    >>> text = "He said: «She “never” came.» So be it"
    >>> [(text[q.first : q.last], q.closed) for q in quotations(text)]
    [('She “never” came.', True)]
    >>> quotations("it's 6'2\" tall")
    ()
    """
    return tuple(_outermost(_TWICE.sub(_as_one, paragraph)))


def _as_one(match: re.Match[str]) -> str:
    """Return one double mark and a space, on the side where the space makes it open or close as the two did."""
    before = match.string[match.start() - 1 : match.start()]
    return ' "' if not before or before.isspace() else '" '


def _outermost(paragraph: str) -> Iterator[Quotation]:
    at = 0
    while (mark := _next_opening(paragraph, at)) is not None:
        end = _closing(paragraph, mark)
        if end is None:
            if _runs_on(paragraph, mark):
                yield _quotation(paragraph, mark, len(paragraph), closed=False)
                return
            at = mark + 1
            continue
        if paragraph[mark + 1 : end].strip():
            yield _quotation(paragraph, mark, end + 1)
        at = end + 1


def _quotation(paragraph: str, start: int, end: int, *, closed: bool = True) -> Quotation:
    first, last = start + 1, end - 1 if closed else end
    words = paragraph[first:last]
    first += len(words) - len(words.lstrip())
    last -= len(words) - len(words.rstrip())
    return Quotation(start, end, first, max(first, last), closed)


def _next_opening(paragraph: str, at: int) -> int | None:
    for match in _MARK.finditer(paragraph, at):
        if _opens(paragraph, match.start()):
            return match.start()
    return None


def _opens(paragraph: str, at: int) -> bool:
    mark = paragraph[at]
    before, after = paragraph[at - 1 : at], paragraph[at + 1 : at + 2]
    if mark in "«“„‹":
        return True
    free = not before or before.isspace() or before in "([—–-:«“'’/"
    return mark in '"‘' and free and bool(after) and not after.isspace()


def _closing(paragraph: str, start: int) -> int | None:
    """Return where the mark at `start` is closed; marks opened in between must be closed first."""
    mark = paragraph[start]
    if mark == '"':
        return _straight_closing(paragraph, start)
    ends, depth = OPENING[mark], 0
    for match in _MARK.finditer(paragraph, start + 1):
        here = match.group()
        if here == mark and mark != "‘":
            depth += 1
        elif here in ends and _closes(paragraph, match.start()):
            if depth == 0:
                return match.start()
            depth -= 1
    return None


def _closes(paragraph: str, at: int) -> bool:
    """Return whether a mark can close: a single one inside a word is an apostrophe."""
    return paragraph[at] != "’" or not paragraph[at + 1 : at + 2].isalnum()


def _straight_closing(paragraph: str, start: int) -> int | None:
    for match in _MARK.finditer(paragraph, start + 1):
        at = match.start()
        if match.group() == '"' and not (_opens(paragraph, at) and not _ends_word(paragraph, at)):
            return at
    return None


def _ends_word(paragraph: str, at: int) -> bool:
    return bool(paragraph[at - 1 : at].strip())


def _runs_on(paragraph: str, mark: int) -> bool:
    before = paragraph[:mark].rstrip()
    return not before or before.endswith(":")


def masked(paragraph: str, quoted: tuple[Quotation, ...]) -> str:
    """Return a paragraph of the same length in which no quotation ends a sentence before the sentence around it does.

    Marks that end a sentence inside a quotation become commas, so that a parser keeps the quotation and the words that
    introduce it in one sentence. Only the last one stays, where the sentence around it ends there too. A mark glued to
    an elided word (*qu'"aucun*) becomes white space, so that the two are two words.

    Examples
    --------
    >>> text = '"We are done. We go!" he said.'
    >>> masked(text, quotations(text))
    '"We are done, We go," he said.'
    """
    done = list(paragraph)
    for quotation in quoted:
        if paragraph[quotation.start - 1 : quotation.start] in {"'", "’"}:
            done[quotation.start] = " "
        ends_here = not _goes_on(paragraph, quotation.end)
        for match in _ENDING.finditer(paragraph, quotation.first, quotation.last):
            if ends_here and match.end() >= quotation.last:
                continue
            done[match.start() : match.end()] = ["," if at == 0 else " " for at in range(len(match.group()))]
    return "".join(done)


def _goes_on(paragraph: str, end: int) -> bool:
    """Return whether the sentence goes on after a quotation: not with a capital, unless a comma stands between."""
    rest = paragraph[end:].lstrip()
    return bool(rest) and (rest[0] in ",;:" or not rest[0].isupper())
