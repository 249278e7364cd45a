"""What a form shows: its controls, as values that one template draws."""

from __future__ import annotations

from msgspec import Struct


class Choice(Struct, frozen=True):
    """One thing to choose: its value, words, meaning, sign and key; the heading over it, and that one's id."""

    value: str
    words: str
    meaning: str = ""
    sign: str = ""
    key: str = ""
    heading: str = ""
    under: str = ""


class Group(Struct, frozen=True):
    """What can be chosen under one heading, and whether some of it is."""

    under: str
    heading: str
    choices: tuple[Choice, ...]
    chosen: bool


class Control(Struct, frozen=True):
    """A control of a form, or a group of them.

    Parameters
    ----------
    name : str
        As it is sent.
    label : str
        Its words.
    shape : str
        How it is drawn: ``text``, ``long``, ``flag``, ``select``, ``radios``, ``ticks``, ``words``, ``group``,
        ``fold``, ``rows``.
    hint : str
        What is good to know before it is filled; mostly empty.
    values : tuple of str
        What stands in it.
    choices : tuple of Choice
        What can be chosen.
    required : bool
        Whether it must be filled.
    message : str
        What is wrong with it; mostly empty.
    controls : tuple of Control
        Of a group, those in it.
    rows : tuple of Control
        Of rows, each a group.
    open : bool
        Whether it is unfolded: something stands in it, or is wrong in it.
    rare : bool
        Whether it is seldom needed, and folded away where it is empty.
    """

    name: str
    label: str
    shape: str
    hint: str = ""
    values: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    required: bool = False
    message: str = ""
    controls: tuple[Control, ...] = ()
    rows: tuple[Control, ...] = ()
    open: bool = False
    rare: bool = False

    @property
    def filled(self) -> bool:
        """Whether something stands in it, or is wrong in it."""
        inner = (*self.controls, *self.rows)
        return bool(self.message) or any(map(str.strip, self.values)) or any(one.filled for one in inner)

    @property
    def value(self) -> str:
        """What stands in it, of one that holds a single thing."""
        return self.values[0] if self.values else ""

    @property
    def grouped(self) -> list[Group]:
        """What can be chosen, by the headings under which it stands; ticks that are set come first, in their order."""
        groups: dict[str, list[Choice]] = {}
        for one in self._first_chosen() if self.shape == "ticks" else self.choices:
            groups.setdefault(one.under, []).append(one)
        return [
            Group(under, group[0].heading, tuple(group), any(one.value in self.values for one in group))
            for under, group in groups.items()
        ]

    def _first_chosen(self) -> list[Choice]:
        places = {value: place for place, value in enumerate(self.values)}
        return sorted(self.choices, key=lambda one: places.get(one.value, len(places)))

    @property
    def key(self) -> str:
        """Its id on the page."""
        return f"f-{self.name}"
