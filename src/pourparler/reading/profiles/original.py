"""What a translated report prints of its original, below the translator's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pourparler.reading.language import UNKNOWN, language_of
from pourparler.reading.profiles.hit import Hit
from pourparler.reading.profiles.line import Line

_TEASER = 80
_MOST_SHORT = 3


@dataclass(frozen=True)
class Original:
    """What a report prints of the original that it translates.

    Parameters
    ----------
    after : int or None
        The line that names the translator; none where the text below it is the report's own, or there is no such line.
    language : str
        The language of the lines below it; empty where not known.
    spans : dict of str to (int, int)
        Where its title and its publication stand.
    """

    after: int | None = None
    language: str = ""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)


def original(lines: Sequence[Line], hits: Mapping[int, Hit], language: str) -> Original:
    """Return what stands below the translator's name, where it is in another language than the text above.

    Parameters
    ----------
    language : str
        The language of the text above.
    """
    translators = [i for i, hit in hits.items() if hit.of_translation and _has_text_above(lines, hits, i)]
    if not translators:
        return Original()
    after = max(translators)
    tail = [i for i in range(after + 1, len(lines)) if not (i in hits and hits[i].leaves)]
    teaser = [i for i in tail if len(lines[i].words) >= _TEASER]
    code = language_of("\n".join(lines[i].words for i in teaser or tail))
    if teaser and code in (language, UNKNOWN):
        return Original()
    if not teaser and (len(tail) > _MOST_SHORT or code in (language, UNKNOWN)):
        return Original(after if len(tail) <= _MOST_SHORT and code != language else None)
    names = [i for i in tail if not teaser or i < teaser[0]]
    return Original(after, code, _named(lines, names))


def _has_text_above(lines: Sequence[Line], hits: Mapping[int, Hit], index: int) -> bool:
    return any(lines[i].is_paragraph and not (i in hits and hits[i].leaves) for i in range(index))


def _named(lines: Sequence[Line], names: Sequence[int]) -> dict[str, tuple[int, int]]:
    """Return the original's title: the last short line; and its publication: the line before that."""
    fields = ("original_publisher", "original")[-len(names) :] if names else ()
    return {name: (lines[i].start, lines[i].end) for name, i in zip(fields, names[-2:], strict=False)}
