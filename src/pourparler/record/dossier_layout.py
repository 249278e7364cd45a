"""How an event is laid out in YAML, both ways.

An event's days, passages and remark stand first, then its kind with what it puts on record. Short forms:
a day for an interval of one day, a source's id for a passage without offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from msgspec import NODEFAULT, MsgspecError, Raw, Struct, json, structs

from pourparler.domain.interval import Interval
from pourparler.domain.source import Passage
from pourparler.errors import DossierError
from pourparler.record.event import Event, kebab, kinds
from pourparler.regular_file import read_regular

FORMAT = "dossier/1"
LARGEST = 64 * 2**20
"""The greatest size of a dossier's file, in bytes."""

_DEEPEST = 40
_COMMON = ("happened_on", "known_on", "passages", "note")
_INTERVALS = frozenset({"happened_on", "published", "due"})


def event_layout(event: Event, recorded_at: str, audience: str) -> dict[str, Any]:
    """Return an event as plain values for YAML; `recorded_at` and `audience` are left out where empty."""
    fields = {f.name: getattr(event, f.name) for f in structs.fields(event)}
    own = {name: value for name, value in fields.items() if name not in _COMMON}
    content = next(iter(own.values())) if len(own) == 1 else own
    laid = {"recorded_at": recorded_at, "audience": audience}
    laid |= {name: _plain(fields[name]) for name in _COMMON}
    kept: dict[str, Any] = {name: value for name, value in laid.items() if value}
    kept[kebab(type(event).__name__)] = _plain(content)
    return kept


def _plain(value: Any) -> Any:
    if isinstance(value, Interval | date):
        return str(value)
    if isinstance(value, Passage) and value == Passage(value.source):
        return value.source
    if isinstance(value, Raw):
        return json.decode(value)
    if isinstance(value, Struct):
        return {f.name: _plain(getattr(value, f.name)) for f in structs.fields(value) if not _default(value, f)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _default(value: Struct, field: structs.FieldInfo) -> bool:
    if field.default is not NODEFAULT:
        return bool(getattr(value, field.name) == field.default)
    return field.default_factory is not NODEFAULT and not getattr(value, field.name)


def plain_event(raw: Any, audience: str) -> tuple[str, str, dict[str, Any]]:
    """Return an event's audience, its `recorded_at` (empty where implied) and its body for decoding.

    Raises
    ------
    DossierError
        If it names no kind of event, or several.
    """
    if not isinstance(raw, dict):
        raise DossierError(
            "an event must be a mapping, not {found}",
            mend="see the reference of the dossier format",
            found=type(raw).__name__,
        )
    known = kinds()
    named = [key for key in raw if key not in (*_COMMON, "recorded_at", "audience")]
    if len(named) != 1 or named[0] not in known:
        strange = [str(key) for key in named if key not in known] or named
        raise DossierError(
            "an event names one kind; found: {found}",
            mend="the kinds are: {kinds}",
            found=", ".join(map(str, strange)) or "none",
            kinds=", ".join(known),
        )
    kind = named[0]
    own = [f.name for f in structs.fields(known[kind]) if f.name not in _COMMON]
    if len(own) > 1 and not isinstance(raw[kind], dict):
        raise DossierError("{kind} must be a mapping of {fields}", mend="write it so", kind=kind, fields=", ".join(own))
    content = {own[0]: raw[kind]} if len(own) == 1 else dict(raw[kind])
    for name in ("instead", "body"):
        if name in content:
            content[name] = Raw(_as_json(content[name]))
    body = {name: raw[name] for name in _COMMON if raw.get(name) is not None}
    body = {"kind": kind, **_long_form(body, {}), **_long_form(content, {})}
    return str(raw.get("audience") or audience), str(raw.get("recorded_at") or ""), body


def _as_json(value: Any) -> bytes:
    try:
        return json.encode(value, order="sorted")
    except (MsgspecError, TypeError, ValueError, RecursionError) as error:
        raise DossierError(
            "an event's body cannot be read ({why})", mend="write it with plain keys", why=str(error)
        ) from None


def _long_form(value: Any, seen: dict[int, Any]) -> Any:
    if isinstance(value, dict | list):
        if id(value) in seen:
            raise DossierError("anchors and aliases (& and *) are not read", mend="write the content out")
        # The value is kept, so that its identity cannot pass to another while the event is read.
        seen[id(value)] = value
    if isinstance(value, dict):
        return {key: _field(key, item, seen) for key, item in value.items()}
    if isinstance(value, list):
        return [_long_form(item, seen) for item in value]
    return value


def _field(key: Any, value: Any, seen: dict[int, Any]) -> Any:
    if key in _INTERVALS and isinstance(value, str):
        first, _, last = value.partition("/")
        return [first, last or first]
    if key == "passages" and isinstance(value, list):
        value = [{"source": item} if isinstance(item, str) else item for item in value]
    return _long_form(value, seen)


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
        data = yaml.load(words, Loader=_Loader)
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
    return data, lambda index: _line(words, index)


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
        return _long_form(yaml.load(words, Loader=_Loader), {})
    except _NOT_YAML:
        raise DossierError("not YAML: {words}", mend="write it as {{key: value, …}}", words=words) from None
