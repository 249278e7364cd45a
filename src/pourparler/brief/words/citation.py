"""Citations within text: marked when written, shown by each rendering in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pourparler.brief.words.wording import Wording

_OPEN, _CLOSE = "\x02", "\x03"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Citing(Wording):
    """Wording whose citations are marked, so that no words of the record can be taken for one."""

    def cite(self, passages: Iterable[object]) -> str:
        """Return the marked numbers of the sources cited; empty where nothing is cited."""
        if self.references is None:
            return ""
        cited = dict.fromkeys(getattr(p, "source", "") for p in passages)
        return "".join(f"{_OPEN}{self.references.number(key)}{_CLOSE}{self.terms(key)}" for key in cited)


def pieces(text: str) -> list[str | int]:
    r"""Return text in pieces: words as text, citations as numbers; characters that cannot be shown left out.

    Examples
    --------
    >>> pieces("demands it \x0212\x03")
    ['demands it ', 12]
    """
    seen = (piece if isinstance(piece, int) else _UNSEEN.sub("", piece) for piece in _split(text))
    return [piece for piece in seen if piece != ""]


def _split(text: str) -> Iterator[str | int]:
    at = 0
    for mark in _MARK.finditer(text):
        yield text[at : mark.start()]
        yield int(mark[1])
        at = mark.end()
    yield text[at:]


def whole(text: str) -> str:
    r"""Return text with its citations in square brackets, and every character that cannot be shown still in it.

    Examples
    --------
    >>> whole("a\x1b[31m \x0212\x03")
    'a\x1b[31m [12]'
    """
    return "".join(f"[{piece}]" if isinstance(piece, int) else piece for piece in _split(text))


def bracketed(text: str) -> str:
    r"""Return text with its citations in square brackets.

    Examples
    --------
    >>> bracketed("demands it \x0212\x03")
    'demands it [12]'
    """
    return "".join(f"[{piece}]" if isinstance(piece, int) else piece for piece in pieces(text))
