"""What rests on what no longer counts: it counts without it where it can, else not at all, and both are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pourparler.domain.set_aside import Missing, SetAside
from pourparler.record.counting import Counted
from pourparler.record.event import introduced, kebab
from pourparler.record.happening import Happening
from pourparler.record.setting_aside import Key, lacking, without


def resting(
    happenings: list[Happening], counts: Counted, beyond: Iterable[Happening]
) -> tuple[list[Happening], tuple[SetAside, ...]]:
    """Return what counts without naming what does not, and what is set aside for it.

    Parameters
    ----------
    happenings : list of Happening
        What counts, in the record's order.
    counts : Counted
        What does not, and why.
    beyond : iterable of Happening
        What had not happened yet, or could not be known: it is not on the page at all, and nothing is told of it.
    """
    rest = _Resting(happenings, counts, beyond)
    while rest.dropped():
        pass
    return rest.left, tuple(one for one in rest.aside.values() if one.lacks)


class _Resting:
    def __init__(self, happenings: list[Happening], counts: Counted, beyond: Iterable[Happening]) -> None:
        self.left = happenings
        self.aside: dict[str, SetAside] = {}
        self.by: dict[Key, set[str]] = {}
        for happening in happenings:
            if happening.event.renews != "always":
                for key, _ in introduced(happening.event):
                    self.by.setdefault(key, set()).add(happening.hash)
        self.taken: dict[Key, Missing] = {}
        for happening in counts.retracted:
            if happening.event.renews != "always":
                self._take(happening, counts.gone[happening.hash])
        self.unseen = {key for h in beyond for key, _ in introduced(h.event)}
        self.some_erased = "erased" in counts.gone.values()

    def dropped(self) -> bool:
        """Set aside what names something that does not count; return whether something does not count for it."""
        before, self.left = self.left, []
        for happening in before:
            lost = lacking(happening.event, self._missing)
            rest = without(happening.event, self._missing, self._noun) if lost else happening.event
            if lost:
                self._note(happening, lost, rest is None)
            if rest is None:
                self._forget(happening)
            elif rest is happening.event:
                self.left.append(happening)
            else:
                self.left.append(Happening(rest, happening.hash, happening.audience, happening.known_on))
        return len(self.left) < len(before)

    def _missing(self, key: Key) -> bool:
        # A source stays to be cited, marked as gone; an event is named by what is about the record alone.
        return key[0] not in ("sources", "events") and not self.by.get(key)

    def _noun(self, key: Key) -> object:
        return self.taken[key].noun if key in self.taken else None

    def _note(self, happening: Happening, lost: Sequence[Key], whole: bool) -> None:
        before = self.aside.get(happening.hash)
        lacks = [one for one in map(self._why, lost) if one is not None]
        (collection, key), noun = next(iter(introduced(happening.event)))
        self.aside[happening.hash] = SetAside(
            happening.hash,
            kebab(type(happening.event).__name__),
            collection,
            key,
            before.noun if before else noun,
            tuple({(m.collection, m.id): m for m in (*(before.lacks if before else ()), *lacks)}.values()),
            whole,
            happening.event.happened_on,
            happening.event.passages,
        )

    def _why(self, key: Key) -> Missing | None:
        """Return what is missing; none where it only could not be seen yet."""
        if key in self.taken:
            return self.taken[key]
        return None if key in self.unseen or not self.some_erased else Missing(*key, "erased")

    def _forget(self, happening: Happening) -> None:
        """What an event put on record that is set aside is missing for others in turn."""
        if happening.event.renews == "always":
            return
        for key, _ in introduced(happening.event):
            self.by[key].discard(happening.hash)
        if self.aside[happening.hash].lacks:
            self._take(happening, "set-aside")
        else:
            self.unseen.update(key for key, _ in introduced(happening.event))

    def _take(self, happening: Happening, why: str) -> None:
        for key, noun in introduced(happening.event):
            self.taken.setdefault(key, Missing(*key, why, noun))
