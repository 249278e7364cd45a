"""PolNeAR, the Political News Attribution Relations corpus: its articles, its gold, and our candidates in its manner.

The corpus is by Newell, Margolin and Ruths (2018); its texts are not ours to pass on: fetch ``networkdynamics/PolNeAR``
and name its ``data`` folder. An article that several people annotated counts once, as the last of them did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.attributions import Attribution, Extent, characters

MARKS = frozenset("\"“”„«»‹›'‘’`")


@dataclass(frozen=True)
class Article:
    """A text with its gold.

    Parameters
    ----------
    name : str
        The file's name, without its ending.
    text : str
        As in the file: offsets count on it.
    gold : tuple of Attribution
        In the order of the file; those without content are left out.
    """

    name: str
    text: str
    gold: tuple[Attribution, ...]


def articles(folder: Path, split: str) -> tuple[Article, ...]:
    """Return the articles of a split, by name.

    Parameters
    ----------
    folder : Path
        The corpus's ``data``.
    split : str
        ``dev`` or ``test``.
    """
    marked = {file.stem.rpartition("_")[0]: file for file in sorted((folder / split / "attributions").glob("*.ann"))}
    found = []
    for name, file in sorted(marked.items()):
        text = (folder / split / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        found.append(Article(name, text, tuple(gold(file.read_text("utf-8")))))
    return tuple(found)


def gold(standoff: str) -> Iterator[Attribution]:
    r"""Yield the attributions of a brat file that have content.

    Examples
    --------
    >>> lines = "T1\tSource 0 2\tHe", "T2\tCue 3 7\tsaid", "T3\tContent 8 10;12 14\tso so"
    >>> list(gold("\n".join([*lines, "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3"])))
    [Attribution(content=((8, 10), (12, 14)), source=((0, 2),), cue=((3, 7),), hearsay=False)]
    """
    lines = [line.split("\t") for line in standoff.split("\n") if line]
    passages = {line[0]: _extents(line[1]) for line in lines if line[0].startswith("T")}
    for line in lines:
        if not line[0].startswith("E"):
            continue
        roles: dict[str, tuple[Extent, ...]] = {}
        for pair in line[1].split():
            role, _, passage = pair.partition(":")
            role = re.sub(r"\d+$", "", role)
            roles[role] = (*roles.get(role, ()), *passages[passage])
        if roles.get("Content"):
            yield Attribution(roles["Content"], roles.get("Source", ()), roles.get("Cue", ()))


def _extents(words: str) -> tuple[Extent, ...]:
    pairs = (pair.split() for pair in words.partition(" ")[2].split(";"))
    return tuple((int(start), int(end)) for start, end in pairs)


def as_there(found: Sequence[Attribution], text: str) -> list[Attribution]:
    """Return attributions in the corpus's manner: the outermost, joined."""
    return joined(outermost(found), text)


def outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """Return those whose content does not lie within another's: what a quotation itself reports is left out."""
    covered = [characters(one.content) for one in found]
    return [one for one, own in zip(found, covered, strict=True) if not any(own < other for other in covered)]


def joined(found: Iterable[Attribution], text: str) -> list[Attribution]:
    """Return attributions with what carries on in the same paragraph joined to the one before.

    The corpus takes a quotation that goes on after its cue («"A," he said. "B."») for one attribution. What has no cue,
    or the very same one, carries on.
    """
    whole: list[Attribution] = []
    for one in sorted(found, key=lambda a: a.content):
        before = whole[-1] if whole else None
        if before and one.cue in ((), before.cue) and "\n" not in text[before.content[-1][1] : one.content[0][0]]:
            whole[-1] = replace(before, content=before.content + one.content)
        else:
            whole.append(one)
    return whole


def direct(found: Iterable[Attribution], text: str) -> list[Attribution]:
    """Return the attributions whose content begins with a quotation mark, or right after one."""
    return [one for one in found if MARKS & set(text[max(0, one.content[0][0] - 1) : one.content[0][0] + 1])]
