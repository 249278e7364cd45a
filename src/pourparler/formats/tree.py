"""YAML and JSON of other tools, as `located` reads it, but a mapping's key may also be a list."""

from __future__ import annotations

from pathlib import Path

import yaml

from pourparler.errors import ScenarioError
from pourparler.formats.located import Located, read_located
from pourparler.regular_file import read_regular


def read_tree(path: Path) -> Located:
    r"""Return a file's content; a list that stands as a key is a `Located` of that kind.

    Raises
    ------
    ScenarioError
        As `read_located` does.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "table.yaml")
    ...     _ = path.write_text("? - small\n  - '1'\n: 0.5\n")
    ...     [(key, value)] = read_tree(path).pairs("a table")
    >>> [item.value for item in key.items("a row")], value.value
    (['small', '1'], '0.5')
    """
    try:
        return read_located(path)
    except ScenarioError as error:
        if (error.fields.get("what"), error.fields.get("found")) != ("a key", "list"):
            raise
    # What stands there was composed once without a surprise: only a key is a list.
    node = yaml.compose(read_regular(path).decode("utf-8-sig"), Loader=yaml.CBaseLoader)
    return _keyed(node, path) if node else Located("", str(path), "nothing")


def _keyed(node: yaml.Node, path: Path) -> Located:
    where = f"{path}, line {node.start_mark.line + 1}"
    if isinstance(node, yaml.MappingNode):
        pairs = tuple((_keyed(key, path), _keyed(value, path)) for key, value in node.value)
        seen = set()
        for key, _ in pairs:
            name = tuple(item.text("a key") for item in key.items("a key"))
            if (key.kind, name) in seen:
                raise ScenarioError("the key {key} stands twice", where=key.where, mend="keep one", key=", ".join(name))
            seen.add((key.kind, name))
        return Located(pairs, where, "mapping")
    if isinstance(node, yaml.SequenceNode):
        return Located(tuple(_keyed(item, path) for item in node.value), where, "list")
    if isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null"):
        return Located("", where, "nothing")
    return Located(node.value, where, "text")
