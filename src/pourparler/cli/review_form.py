"""Filling in a candidate's form: each field with its present value; what is not on record is added or linked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pourparler.brief.words.language import spoken
from pourparler.domain.ids import is_id, slug
from pourparler.errors import InvalidEvent
from pourparler.workbench.form import FORMS, Field, check_field, several
from pourparler.workbench.known import every
from pourparler.workbench.review import Sitting

say = spoken()
_LISTED = 12


class Back(Exception):
    """The person leaves the form without a decision."""


class FormDialogue:
    """The fields of one candidate's form.

    Parameters
    ----------
    sitting : Sitting
        The report and the record.
    ask, tell : callable
        Return an answer; print a line.
    """

    def __init__(self, sitting: Sitting, ask: Callable[[str], str], tell: Callable[[str], None]) -> None:
        self.sitting, self.ask, self.tell = sitting, ask, tell
        self.values: dict[str, str] = {}
        self.new: list[dict[str, Any]] = []
        self._names = self._known()

    def completed(self, number: int) -> FormDialogue:
        """Ask only for what is needed and missing, or does not hold."""
        self.values = self.values or self.sitting.proposed(number)
        for field in FORMS[self.sitting.form(number)]:
            if self.values.get("as") == "neither":
                break
            if self._wanting(field):
                self._fill(field)
        return self

    def edited(self, number: int) -> FormDialogue:
        """Ask for every field."""
        self.values = self.values or self.sitting.proposed(number)
        self.tell(say("Enter keeps a value, - empties it, . leaves the form."))
        for field in FORMS[self.sitting.form(number)]:
            self._fill(field)
        return self

    def _wanting(self, field: Field) -> bool:
        try:
            check_field(field, self.values.get(field.name, ""))
        except InvalidEvent:
            return True
        return any(one not in self._names[field.names] for one in self._ids(field)) if field.names else False

    def _ids(self, field: Field) -> list[str]:
        value = self.values.get(field.name, "")
        return several(value) if field.many else [value] if value else []

    def _fill(self, field: Field) -> None:
        """Ask for a field until it holds."""
        while True:
            present = self.values.get(field.name, "")
            answer = self._answer(f"  {field_word(field.name)} [{present}]: ")
            value = {"": present, "-": ""}.get(answer, answer)
            try:
                check_field(field, value)
                self.values[field.name] = self._linked(field, value) if field.names else value
                return
            except InvalidEvent as error:
                self.tell(error.sentence(say))

    def _answer(self, question: str) -> str:
        answer = self.ask(question)
        if answer == ".":
            raise Back
        return answer

    def _linked(self, field: Field, value: str) -> str:
        found = [self._link(field, one) for one in (several(value) if field.many else [value] if value else [])]
        return ", ".join(found)

    def _link(self, field: Field, words: str) -> str:
        """Return the id that words mean; where they mean none on record, ask whether to add it, or for another."""
        known = self._names[field.names]
        while words not in known:
            full = f"{self.values.get('issue', '').partition('@')[0]}.{words}"
            meant = [
                key for key, names in known.items() if words in names or (field.names == "options" and key == full)
            ]
            if len(meant) == 1:
                return meant[0]
            self.tell(
                say(
                    "not on record: {value}; on record are: {known}",
                    value=words,
                    known=", ".join(list(known)[:_LISTED]) or say("none"),
                )
            )
            answer = self._answer(say("  + adds it as new, or name one on record: "))
            if answer == "+":
                return self._add(field, words)
            words = answer or words
        return words

    def _add(self, field: Field, words: str) -> str:
        """Ask for the id and the name of what is new, and note that it is to be written."""
        if field.names == "drafts":
            raise InvalidEvent(
                "a draft is not added here", mend="add it with `pourparler add draft`, or leave this empty"
            )
        issue = self.values.get("issue", "") if field.names == "options" else ""
        stem = f"{issue.partition('@')[0]}." if issue else ""
        first = words if is_id(words) and words.startswith(stem) else f"{stem}{slug(words.removeprefix(stem), 40)}"
        key = self._answer(say("  its id [{value}]: ", value=first)) or first
        name = self._answer(say("  its name [{value}]: ", value=words)) or words
        party = self.values.get("party") or self.values.get("speaker-party") or ""
        if field.names == "delegates" and not party:
            party = self._link(Field("party", names="parties"), self._answer(say("  for which party: ")))
        made = self.sitting.named(field.names, key, name, issue, party)
        key = next(str(noun["id"]) for noun in made.values() if isinstance(noun, dict))
        self.new.append(made)
        self._names[field.names][key] = (name,)
        return key

    def _known(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return the ids on record with the words that mean them."""
        there = self.sitting.on_record()
        return {
            "parties": {key: every(one.value.name) for key, one in there.parties.items()},
            "delegates": {key: (one.value.name,) for key, one in there.delegates.items()},
            "issues": {key: every(one.value.title) for key, one in there.issues.items()},
            "options": {key: every(one.value.label) for key, one in there.options.items()},
            "drafts": {key: every(one.value.title) for key, one in there.drafts.items()},
        }


def field_word(name: str) -> str:
    """Return what a field is called to whoever fills it in."""
    return {
        "speaker": say("speaker"),
        "party": say("party"),
        "speaker-party": say("the speaker's party"),
        "delegate": say("delegate"),
        "attribution": say("attribution"),
        "hearsay": say("hearsay (yes or no)"),
        "via": say("via"),
        "content": say("what was said, in short"),
        "on": say("on which day"),
        "issue": say("issue"),
        "options": say("options"),
        "stance": say("stance"),
        "place": say("place"),
        "participants": say("participants (party: name; …)"),
        "duration": say("duration"),
        "about": say("about"),
        "what": say("what"),
        "by": say("whose move, by party"),
        "due": say("due"),
        "topic": say("topic"),
        "figure": say("figure"),
        "draft": say("draft"),
        "as": say("as (delegate, party or neither)"),
        "id": say("id"),
        "name": say("name"),
        "office": say("office"),
    }.get(name, name)
