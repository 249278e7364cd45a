"""From an event's plain values to what stands in its form: the other way of :mod:`pourparler.web.form.typed`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pourparler.web.form.typed import CLEAR
from pourparler.workbench.fields import Field, Sort


def written(fields: tuple[Field, ...], body: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return an event's plain values as they stand in its form.

    Parameters
    ----------
    fields : tuple of Field
        What the form asks for.
    body : mapping
        The plain values of the fields that are given.

    Examples
    --------
    >>> fields = (Field("title", Sort.WORDS), Field("on", Sort.DAYS))
    >>> written(fields, {"title": {"fr": "Eau"}, "on": ["2025-12-01", "2025-12-01"]})
    {'title.fr': ('Eau',), 'on': ('2025-12-01',)}
    """
    return dict(_written(fields, body, ""))


def _written(fields: tuple[Field, ...], body: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field in fields:
        at, value = f"{prefix}{field.name}", body.get(field.name)
        if value is None:
            continue
        if field.sort is Sort.PAIRS:
            for row, (key, one) in enumerate(value.items()):
                yield f"{at}.{row}.key", (str(key),)
                yield f"{at}.{row}.value", (str(one),)
        elif field.sort is Sort.GROUP:
            yield from _group(field, value, at)
        elif isinstance(value, Mapping):
            yield from ((f"{at}.{code}", (str(words),)) for code, words in value.items())
        elif field.several:
            lined = not field.names and field.choices is None
            yield at, ("\n".join(map(str, value)),) if lined else tuple(map(str, value))
        else:
            yield at, (_one(field, value),)


def _group(field: Field, value: Any, at: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if field.several:
        for row, one in enumerate(value):
            yield from _written(field.fields, one, f"{at}.{row}.")
        return
    yield from _written(field.fields, value, f"{at}.")
    cleared = tuple(name for name, one in value.items() if one is None)
    if cleared:
        yield f"{at}.{CLEAR}", cleared


def _one(field: Field, value: Any) -> str:
    if field.sort is Sort.FLAG:
        return "yes" if value else "no"
    if field.sort is Sort.DAYS:
        return "/".join(dict.fromkeys(value))
    return str(value)
