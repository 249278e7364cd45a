"""Makes the controls of a form from the fields of a kind of event: nothing here lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from msgspec import structs

from pourparler.brief.words.choice import choice, sign
from pourparler.brief.words.field import hint, label
from pourparler.brief.words.language import LANGUAGES, Language
from pourparler.brief.words.listing import Listed
from pourparler.brief.words.stance import meaning
from pourparler.domain.position import Stance
from pourparler.web.form.control import Choice, Control
from pourparler.web.form.typed import CLEAR, Typed, numbers
from pourparler.workbench.fields import Field, Sort

Listing = Callable[[str], tuple[Listed, ...]]
"""Gives what is on record of a collection, in words."""

_LONG = frozenset({"quote", "content", "paraphrase", "wording", "note", "question", "what", "ground", "earlier_points"})
_LONG_TOO = frozenset({"later_points", "plural", "scope", "limits", "widened", "red_line", "red_line_ground"})
_RARE = {
    "": frozenset(
        [
            "id",
            "note",
            "widened",
            "red_line",
            "red_line_ground",
            "draft",
            "since",
            "figure",
            "denies_positions",
            "denies_preconditions",
            "denies_steps",
            "denies_claims",
            "meetings_of",
            "track",
            "tabled_by_words",
            "brackets",
            "deleted",
            "article",
            "plural",
            "translator",
            "original",
            "independence",
            "sha256",
            "redistributable",
            "no_public_comment",
        ]
    ),
    "Voice": frozenset({"party", "via", "authority"}),
    "Passage": frozenset({"start", "end", "locator"}),
}
"""What is seldom needed, by the type in which it stands."""


class Maker:
    """Makes controls of fields.

    Parameters
    ----------
    say : Language
        The language of the reader.
    listing : callable
        Gives what is on record of a collection.
    typed : mapping
        What stands in the form.
    messages : mapping of str to str
        What is wrong, by the names of controls.
    more : str
        The name of the rows to which one is added; empty where none is.
    """

    def __init__(
        self, say: Language, listing: Listing, typed: Typed, messages: Mapping[str, str], more: str = ""
    ) -> None:
        self.say, self.listing, self.typed, self.messages, self.more = say, listing, typed, messages, more

    def controls(
        self, fields: tuple[Field, ...], prefix: str = "", of: str = "", *, part: bool = False
    ) -> list[Control]:
        """Return the controls of fields, those of who spoke before the others."""
        ordered = sorted(fields, key=lambda field: field.of != "Voice")
        return [self.control(field, f"{prefix}{field.name}", of, part=part) for field in ordered]

    def control(self, field: Field, at: str, of: str = "", *, part: bool = False) -> Control:
        """Return the control of a field."""
        if field.sort in (Sort.GROUP, Sort.PAIRS):
            return self._rows(field, at, of) if field.several else self._group(field, at, of)
        if field.sort is Sort.WORDS:
            return self._words(field, at, of)
        shape, choices = self._shape(field, part=part)
        if choices and not field.several and shape == "select" and not field.required:
            choices = (Choice("", self._nothing(field, part=part)), *choices)
        if shape == "text" and any("\n" in value for value in self.typed.get(at, ())):
            shape = "long"  # a browser takes the ends of lines out of a field of one line
        return self._made(field, at, of, shape=shape, choices=choices, part=part)

    def _made(
        self, field: Field, at: str, of: str, *, shape: str, choices: tuple[Choice, ...] = (), part: bool = False
    ) -> Control:
        chosen = field.name == "id" and (part or bool(field.names))
        needed = field.required and field.name != "speaker" and (field.name != "id" or chosen)
        return Control(
            at,
            self.say("Which one") if chosen else label(self.say, field.name, of),
            shape,
            "" if chosen else hint(self.say, field.name, of),
            self.typed.get(at, ()),
            choices,
            needed,
            self.messages.get(at, ""),
            rare=not needed and (field.name in _RARE.get(of, _RARE[""])),
        )

    def _shape(self, field: Field, *, part: bool) -> tuple[str, tuple[Choice, ...]]:
        say = self.say
        if field.names:
            return ("ticks" if field.several else "select"), self.named(field.names)
        if field.choices is Stance:
            return "radios", tuple(self._stance(number, stance) for number, stance in enumerate(Stance, 1))
        if field.choices is not None:
            members = tuple(Choice(str(member.value), choice(say, member)) for member in field.choices)
            return ("ticks" if field.several else "select"), members
        if field.sort is Sort.FLAG:
            return ("select", (Choice("yes", say("yes")), Choice("no", say("no")))) if part else ("flag", ())
        lined = field.several or field.name in _LONG or field.name in _LONG_TOO
        return ("long" if lined else "text"), ()

    def named(self, collection: str) -> tuple[Choice, ...]:
        """Return what is on record of a collection, to be chosen."""
        return tuple(
            Choice(one.id, one.words, heading=one.heading, under=one.under) for one in self.listing(collection)
        )

    def _stance(self, number: int, stance: Stance) -> Choice:
        words, means = choice(self.say, stance), meaning(self.say, stance)
        return Choice(stance.value, words, means, sign(stance), str(number))

    def _nothing(self, field: Field, *, part: bool) -> str:
        """Return what it means to choose nothing."""
        if part:
            return self.say("as it is")
        if isinstance(field.default, Enum):
            return self.say("{text} (unless you say otherwise)", text=choice(self.say, field.default))
        return self.say("nothing")

    def _words(self, field: Field, at: str, of: str) -> Control:
        """Return the control for words: as they stand, or one text for each language."""
        say, names = self.say, {"en": self.say("in English"), "fr": self.say("in French")}
        codes = [
            *LANGUAGES,
            *sorted({n.rpartition(".")[2] for n in self.typed if n.startswith(f"{at}.")} - {*LANGUAGES}),
        ]
        inner = tuple(
            Control(f"{at}.{code}", names.get(code, code), "text", values=self.typed.get(f"{at}.{code}", ()))
            for code in codes
        )
        told = say("In the record’s own language; or below, once for each language.")
        made = self._made(field, at, of, shape="words")
        filled = any(one.value for one in inner)
        return structs.replace(made, hint=hint(say, field.name, of) or told, controls=inner, open=filled)

    def _group(self, field: Field, at: str, of: str) -> Control:
        inner = tuple(self.controls(field.fields, f"{at}.", field.of, part=field.part))
        if field.part:
            inner = (*inner, self._clear(field, at))
        shape = "group" if field.fixed or field.of == "Voice" else "fold"
        said = label(self.say, field.name, of)
        opened = any(one.filled for one in inner) or at in self.messages
        return Control(at, said, shape, message=self.messages.get(at, ""), controls=inner, open=opened)

    def _clear(self, field: Field, at: str) -> Control:
        """Return the ticks for the fields that go back to what they are without being named."""
        choices = tuple(
            Choice(one.name, label(self.say, one.name, field.of)) for one in field.fields if one.name != "id"
        )
        name = f"{at}.{CLEAR}"
        told = self.say("What stood there is then no longer on record; a field left as it is stands.")
        values = self.typed.get(name, ())
        return Control(name, self.say("Empty these fields"), "ticks", told, values, choices, open=bool(values))

    def _rows(self, field: Field, at: str, of: str) -> Control:
        taken = numbers(self.typed, at)
        one_more = not taken or self.more == at
        shown = [*taken, (taken[-1] + 1 if taken else 0)] if one_more else taken
        rows = tuple(
            Control(
                f"{at}.{row}",
                f"{label(self.say, field.name, of)}, {place}",
                "group",
                # What a row must hold it must hold only where there is one.
                controls=tuple(
                    structs.replace(one, required=False) if row not in taken else one
                    for one in self.controls(field.fields, f"{at}.{row}.", field.of)
                ),
            )
            for place, row in enumerate(shown, 1)
        )
        opened = any(one.filled for one in rows) or self.more == at
        rare = field.name in ("brackets", "passages") and of == "Point"
        return structs.replace(self._made(field, at, of, shape="rows"), rows=rows, open=opened, rare=rare)
