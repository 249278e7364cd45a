"""What a party said in one breath: positions that differ in nothing but the options that they are on."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Held


def breaths(wording: Wording, held: Iterable[Held]) -> list[tuple[Held, ...]]:
    """Return positions in groups that were said in one breath, in the order of the first of each group."""
    groups: list[tuple[Held, ...]] = []
    for one in held:
        place = next((i for i, group in enumerate(groups) if in_one_breath(wording, group[0], one)), None)
        if place is None:
            groups.append((one,))
        else:
            groups[place] = (*groups[place], one)
    return groups


def together(several: tuple[Held, ...]) -> Held:
    """Return positions said in one breath as one, on all their options."""
    first = several[0]
    options = dict.fromkeys(option for held in several for option in held.position.options)
    return structs.replace(first, position=structs.replace(first.position, options=tuple(options)))


def in_one_breath(wording: Wording, one: Held, other: Held) -> bool:
    """Return whether two positions differ in nothing but what they are on."""
    kept = [
        (h.position.stance, h.position.said, h.position.draft, h.happened_on, h.evidence, h.passages)
        for h in (one, other)
    ]
    terms = [wording.condition(held) + wording.red_line_words(held) for held in (one, other)]
    return kept[0] == kept[1] and terms[0] == terms[1]
