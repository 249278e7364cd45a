"""Parts of a noun: what an event names that changes some of its fields and keeps the others."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, get_type_hints

from msgspec import NODEFAULT, UNSET, Struct, UnsetType, defstruct, structs

T = TypeVar("T", bound=Struct)


@cache
def part_of(noun: type[Struct]) -> type[Any]:
    """Return the type of a part of a noun: its id, and of the other fields those that are named.

    A field that is not named is kept; one that is named as null goes back to its default.

    Examples
    --------
    >>> from pourparler.domain.issue import Issue
    >>> part_of(Issue)("army", title="The army").question
    UNSET
    """
    kinds = get_type_hints(noun, include_extras=True)
    fields: list[Any] = [("id", kinds["id"])]
    fields += [(f.name, kinds[f.name] | None | UnsetType, UNSET) for f in structs.fields(noun) if f.name != "id"]
    part = defstruct(
        f"{noun.__name__}Part", fields, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
    )
    part.__doc__ = f"The id, and the fields that change, of a {noun.__name__}."
    return part


def changed(noun: T, part: Any) -> T:
    """Return a noun with what a part of it names.

    Examples
    --------
    >>> from pourparler.domain.issue import Issue
    >>> changed(Issue("army", "Army", "How large?"), part_of(Issue)("army", title="The army", question=None))
    Issue(id='army', title='The army', question='', note='')
    """
    values: dict[str, Any] = {}
    for field in structs.fields(noun):
        value = getattr(part, field.name, UNSET)
        if value is not UNSET and field.name != "id":
            values[field.name] = _default(field) if value is None else value
    return structs.replace(noun, **{name: value for name, value in values.items() if value is not NODEFAULT})


def uncleared(noun: type[Struct], part: Any) -> list[str]:
    """Return the fields that a part clears although every such noun must have them."""
    return [f.name for f in structs.fields(noun) if getattr(part, f.name, UNSET) is None and _default(f) is NODEFAULT]


def named_fields(part: Any) -> dict[str, Any]:
    """Return what a part names besides its id."""
    values = {f.name: getattr(part, f.name) for f in structs.fields(part) if f.name != "id"}
    return {name: value for name, value in values.items() if value is not UNSET}


def _default(field: structs.FieldInfo) -> Any:
    return field.default_factory() if field.default_factory is not NODEFAULT else field.default
