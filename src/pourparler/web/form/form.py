"""The form of one kind of event: what it asks for, what stands in it, what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace
from starlette.datastructures import FormData

from pourparler.brief.words.field import label
from pourparler.brief.words.language import Language
from pourparler.brief.words.listing import Listed, listing
from pourparler.brief.words.wording import Wording
from pourparler.errors import PourparlerError
from pourparler.web.face import sentence
from pourparler.web.form.control import Control
from pourparler.web.form.maker import Listing, Maker
from pourparler.web.form.typed import Complaint, Typed
from pourparler.workbench.fields import Field, Kind, Sort, common_fields


class Wrong(Struct, frozen=True):
    """One thing that is wrong: its sentence, and the control it concerns; none where it concerns the whole."""

    told: str
    at: str = ""


class Form(Struct, frozen=True):
    """A form as it is shown."""

    kind: Kind
    own: tuple[Control, ...]
    common: tuple[Control, ...]
    wrong: tuple[Wrong, ...] = ()


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Return all that a kind's form asks for: what every event has, and its own."""
    return (*common_fields(), *(_naming(kind, field) for field in kind.fields))


def _naming(kind: Kind, field: Field) -> Field:
    """Return a field whose id is chosen among what is on record, where the kind changes something that is."""
    if not kind.changes or field.sort is not Sort.GROUP:
        return field
    inner = tuple(replace(one, names=kind.changes) if one.name == "id" else one for one in field.fields)
    return replace(field, fields=inner)


def typed_in(form: FormData) -> Typed:
    """Return what was sent of a form, by the names of its controls."""
    return {
        name: tuple(value for value in form.getlist(name) if isinstance(value, str)) for name in dict.fromkeys(form)
    }


def form_of(kind: Kind, wording: Wording, typed: Typed, wrong: Iterable[Wrong] = (), more: str = "") -> Form:
    """Return a kind's form.

    Parameters
    ----------
    kind : Kind
        What is added.
    wording : Wording
        Of what is on record, in the language of the reader.
    typed : mapping
        What stands in it.
    wrong : iterable of Wrong
        What is wrong with that.
    more : str
        The rows to which one is added; empty: none.
    """
    told = tuple(wrong)
    maker = Maker(wording.say, _remembering(wording), typed, {one.at: one.told for one in told if one.at}, more)
    common, own = fields_of(kind)[: len(common_fields())], fields_of(kind)[len(common_fields()) :]
    beside = tuple(_needed(wording.say, one) if kind.sourced else one for one in maker.controls(common))
    return Form(kind, _unfolded(maker.controls(own)), beside, told)


def _needed(say: Language, control: Control) -> Control:
    """Return the sources of what needs one, told so."""
    return replace(control, hint=say("Nothing stands without one.")) if control.name == "passages" else control


def _unfolded(controls: Iterable[Control]) -> tuple[Control, ...]:
    """Return the controls of a kind's noun without the frame around them."""
    inner = [one.controls if one.shape == "group" else (one,) for one in controls]
    return tuple(one for group in inner for one in group)


def _remembering(wording: Wording) -> Listing:
    kept: dict[str, tuple[Listed, ...]] = {}

    def listed(collection: str) -> tuple[Listed, ...]:
        if collection not in kept:
            kept[collection] = listing(wording, collection)
        return kept[collection]

    return listed


def complained(say: Language, complaints: Iterable[Complaint]) -> list[Wrong]:
    """Return what could not be read, in sentences.

    Examples
    --------
    >>> complained(Language("en"), [Complaint("happened_on", "days", "2025-11-31")])[0].told
    '“2025-11-31” is not a day: write it as 2025-12-03, or 2025-12-02/2025-12-03'
    """
    return [Wrong(_complaint(say, one), one.at) for one in complaints]


def _complaint(say: Language, complaint: Complaint) -> str:
    typed = complaint.typed
    match complaint.what:
        case "missing":
            name = label(say, complaint.at.rpartition(".")[2], "Voice" if ".said." in complaint.at else "")
            return say("“{field}” is missing", field=name)
        case "days":
            return say("“{typed}” is not a day: write it as 2025-12-03, or 2025-12-02/2025-12-03", typed=typed)
        case "day":
            return say("“{typed}” is not a day: write it as 2025-12-03", typed=typed)
        case "number":
            return say("“{typed}” is not a number", typed=typed)
        case _:
            return say("write it either in the record’s own language, or once for each language")


_PLACE = re.compile(r"`\$((?:\.\w+|\[\d+\])*)`")


def refused(say: Language, error: PourparlerError, known: Mapping[str, object]) -> Wrong:
    """Return what an error says, beside the control that it concerns where it names one.

    Parameters
    ----------
    say : Language
        The language of the reader.
    error : PourparlerError
        What was refused.
    known : mapping
        The names of the controls.
    """
    told = sentence(error, say)
    place = _PLACE.search(told)
    at = re.sub(r"\[(\d+)\]", r".\1", place[1]).removeprefix(".") if place else ""
    if at not in known and error.fields.get("key") is not None:
        key = str(error.fields["key"])
        at = next((name for name, values in known.items() if isinstance(values, tuple) and key in values), "")
    return Wrong(told, at if at in known else "")
