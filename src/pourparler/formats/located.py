"""Text of a scenario file as values that know their line; every scalar stays text as it is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml
from msgspec import Struct

from pourparler.errors import ScenarioError
from pourparler.regular_file import read_regular

LARGEST = 64 * 2**20
"""The greatest size of a scenario file, in bytes."""

_DEEPEST = 40
_HALVES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


class Located(Struct, frozen=True):
    """A value of a file and where it stands.

    Parameters
    ----------
    value : str, tuple of Located, or tuple of pairs of Located
        Text, a list, or a mapping's keys and values in order.
    where : str
        The file and the line.
    kind : str
        ``text``, ``list`` or ``mapping``; ``nothing`` for an empty value.
    """

    value: object
    where: str
    kind: str

    def text(self, what: str) -> str:
        """Return a name or word."""
        if self.kind != "text" or not isinstance(self.value, str):
            raise ScenarioError(
                "{what} must be a word, not a {found}",
                where=self.where,
                mend="write one word or name",
                what=what,
                found=self.kind,
            )
        if not self.value.strip() or any(ord(c) < 32 or ord(c) == 127 for c in self.value):
            raise ScenarioError(
                "{what} is empty or holds control characters", where=self.where, mend="name it", what=what
            )
        return self.value

    def items(self, what: str) -> list[Located]:
        """Return a list's items; one word stands for a list of one, nothing for an empty list."""
        if self.kind == "nothing":
            return []
        if self.kind == "text":
            return [self]
        if self.kind != "list" or not isinstance(self.value, tuple):
            raise ScenarioError(
                "{what} must be a list, not a {found}",
                where=self.where,
                mend="write it in [brackets]",
                what=what,
                found=self.kind,
            )
        return list(self.value)

    def pairs(self, what: str) -> list[tuple[Located, Located]]:
        """Return a mapping's keys and values; nothing for an empty one."""
        if self.kind == "nothing":
            return []
        if self.kind != "mapping" or not isinstance(self.value, tuple):
            raise ScenarioError(
                "{what} must be a mapping, not a {found}",
                where=self.where,
                mend="write it as key: value",
                what=what,
                found=self.kind,
            )
        return list(self.value)


def read_located(path: Path) -> Located:
    """Return a file's content, every value with its line.

    Raises
    ------
    ScenarioError
        If it cannot be read, is too large, or is neither YAML nor JSON.
    """
    text = _text(path)
    if text.lstrip().startswith("{"):
        text = _as_yaml(path, text)
    try:
        _refuse_surprises(path, text)
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = f"{path}, line {mark.line + 1}" if mark else str(path)
        why = getattr(error, "problem", None) or "unreadable"
        raise ScenarioError("is not YAML ({why})", where=place, mend="mend that line", why=why) from None
    except (ValueError, RecursionError) as error:
        raise ScenarioError(
            "is not YAML ({why})", where=str(path), mend="write it as YAML or JSON", why=type(error).__name__
        ) from None
    if node is None:
        raise ScenarioError("is empty", where=str(path), mend="begin it with `pourparler: scenario/1`")
    return _located(node, path)


def _text(path: Path) -> str:
    try:
        data = read_regular(path, LARGEST + 1)
        if len(data) > LARGEST:
            raise ScenarioError(
                "is larger than {largest} MB",
                where=str(path),
                mend="leave out what is not needed",
                largest=LARGEST // 2**20,
            )
        return data.decode("utf-8-sig")
    except OSError as error:
        raise ScenarioError(
            "cannot be read ({why})",
            where=str(path),
            mend="name a scenario file",
            why=error.strerror or type(error).__name__,
        ) from None
    except UnicodeDecodeError:
        raise ScenarioError("is not UTF-8 text", where=str(path), mend="save it as UTF-8") from None


def _as_yaml(path: Path, text: str) -> str:
    """Return JSON as YAML that reads the same: no tabs, and no characters in two halves."""
    try:
        # Numbers stay text: one of thousands of digits is nothing to convert here.
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        # Braces begin a mapping in YAML too: what is no JSON may still be that.
        if '"' not in text.split(":", 1)[0]:
            return text
        raise ScenarioError(
            "is not JSON ({why})", where=f"{path}, line {error.lineno}", mend="mend that line", why=error.msg
        ) from None
    except RecursionError:
        raise ScenarioError(
            "is nested more than {deepest} deep", where=str(path), mend="flatten it", deepest=_DEEPEST
        ) from None
    return _HALVES.sub(lambda two: json.loads(f'"{two[0]}"'), text.replace("\t", " "))


def _refuse_surprises(path: Path, text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        where = f"{path}, line {(event.start_mark.line if event.start_mark else 0) + 1}"
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ScenarioError("anchors and aliases (& and *) are not read", where=where, mend="write the content out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise ScenarioError(
                    "is nested more than {deepest} deep", where=where, mend="flatten it", deepest=_DEEPEST
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _located(node: yaml.Node, path: Path) -> Located:
    where = f"{path}, line {node.start_mark.line + 1}"
    if isinstance(node, yaml.MappingNode):
        pairs = tuple((_located(key, path), _located(value, path)) for key, value in node.value)
        seen: set[object] = set()
        for key, _ in pairs:
            name = key.text("a key")
            if name in seen:
                raise ScenarioError("the key {key} stands twice", where=key.where, mend="keep one", key=name)
            seen.add(name)
        return Located(pairs, where, "mapping")
    if isinstance(node, yaml.SequenceNode):
        return Located(tuple(_located(item, path) for item in node.value), where, "list")
    if isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null"):
        return Located("", where, "nothing")
    return Located(node.value, where, "text")
