"""A dossier's file as YAML: read without YAML's surprises, written so that a person can read and diff it."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any

import yaml

from pourparler.errors import DossierError
from pourparler.record.dossier_layout import long_form
from pourparler.regular_file import read_regular

LARGEST = 64 * 2**20
"""The greatest size of a dossier's file, in bytes."""

_DEEPEST = 40


class _Loader(yaml.CSafeLoader):
    """YAML without its surprises: dates stay text, only true and false are booleans, no key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [key.value for key, _ in node.value]
        if len(set(map(str, keys))) < len(keys):
            twice = next(key for key in keys if keys.count(key) > 1)
            raise yaml.MarkedYAMLError(problem=f"the key {twice!r} stands twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
for _first in "tf":
    _Loader.yaml_implicit_resolvers.setdefault(_first, []).insert(
        0, ("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"))
    )


_NOT_YAML = (yaml.YAMLError, RecursionError, ValueError, KeyError, IndexError, AttributeError, TypeError, OverflowError)
"""What the loader raises on text that is no YAML, tags that it cannot make sense of included."""


def _refuse_depth(words: str) -> None:
    """Refuse nesting that would exhaust the loader: no dossier is deeper than a handful of levels."""
    depth = 0
    for event in yaml.parse(words, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise DossierError("is nested more than {deepest} deep", mend="flatten it", deepest=_DEEPEST)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def load_yaml(file: Path) -> tuple[Any, Callable[[int], int]]:
    """Read a dossier's file; return its content and a function from an event's index to its line.

    Raises
    ------
    DossierError
        If it is not there, too large, not UTF-8, or not YAML.
    """
    where = str(file)
    try:
        data = read_regular(file, LARGEST + 1)
        size = file.stat().st_size
        if len(data) > LARGEST:
            raise DossierError(
                "has {size} MB; a dossier may have {largest}",
                where=where,
                mend="pass the record file on instead",
                size=size // 2**20,
                largest=LARGEST // 2**20,
            )
        words = data.decode("utf-8")
    except OSError as error:
        raise DossierError(
            "cannot be read ({why})", where=where, mend="name a dossier's folder", why=error.strerror
        ) from None
    except UnicodeDecodeError as error:
        raise DossierError(
            "is not UTF-8 text (byte {at})", where=where, mend="save it as UTF-8", at=error.start
        ) from None
    try:
        _refuse_depth(words)
        content = yaml.load(words, Loader=_Loader)
    except DossierError as error:
        raise error.at(where) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DossierError(
            "is not YAML: {why}",
            where=f"{where}, line {line}",
            mend="mend that line",
            why=error.problem or error.context or "cannot be read",
        ) from None
    except _NOT_YAML as error:
        raise DossierError(
            "is not YAML ({why})", where=where, mend="write it as the reference shows", why=type(error).__name__
        ) from None
    return content, lambda index: _line(words, index)


def _line(words: str, index: int) -> int:
    root = yaml.compose(words, Loader=_Loader)
    events = next((value for key, value in root.value if key.value == "events"), None) if root else None
    nodes = events.value if events is not None else []
    return int(nodes[index].start_mark.line) + 1 if index < len(nodes) else 1


class _Dumper(yaml.CSafeDumper):
    """Block style, small mappings and lists in one line, no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _small(value: Any) -> bool:
    items = list(value.values()) if isinstance(value, dict) else value
    plain = all(not isinstance(item, dict | list) for item in items)
    return plain and sum(len(str(item)) + 4 for item in (*items, *(value if isinstance(value, dict) else ()))) < 90


def _represent_dict(dumper: _Dumper, value: dict[Any, Any]) -> yaml.Node:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", value.items())
    node.flow_style = _small(value) and "happened_on" not in value
    return node


def _represent_list(dumper: _Dumper, value: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=_small(value))


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.CSafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_representer(dict, _represent_dict)
_Dumper.add_representer(list, _represent_list)


def render(head: dict[str, Any], events: list[dict[str, Any]]) -> str:
    """Return a dossier's file as text: one blank line between events, no line wrapped by machine."""
    parts = [_dump(head)]
    parts.append("events:\n" if events else "events: []\n")
    parts += ["\n" + _dump([event]) for event in events]
    return "".join(parts)


def _dump(value: Any) -> str:
    return str(
        yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110, default_flow_style=False)
    )


def render_event(event: dict[str, Any]) -> str:
    """Return one event as YAML."""
    return _dump([event])


def read_value(words: str) -> Any:
    """Return one value written in YAML, short forms opened.

    Raises
    ------
    DossierError
        If it is not YAML.
    """
    try:
        _refuse_depth(words)
        return long_form(yaml.load(words, Loader=_Loader), {})
    except _NOT_YAML:
        raise DossierError("not YAML: {words}", mend="write it as {{key: value, …}}", words=words) from None
