"""From valid inputs to strange ones: bytes, lines, trees of YAML and JSON, XML, packed tables, rows of a database."""

from __future__ import annotations

import io
import json
import random
import re
import sqlite3
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

LARGEST = 200_000
"""No input grows beyond this; what is longer is refused by its size, which other tests show."""

ODD_BYTES = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x1b[31m",
    "\u202e".encode(),
    "\u2066".encode(),
    "é".encode("latin-1"),
    b"\xed\xa0\x80",
    "\u0301".encode() * 9,
    "😀".encode(),
    "\u2028".encode(),
    b"\r",
    b"\r\n",
    b"\t",
    b"\x85",
    b"\x7f",
    b"\\ud800",
    b"&#0;",
    b"%s%n",
    b"{0}",
    b"{x!r}",
    b"${x}",
    b"../../x",
    b"\\",
    b"'",
    b'"',
    b"`",
    b"<",
    b"&amp;",
)
NUMBERS = (
    "0",
    "-0",
    "-1",
    "1e400",
    "1e-400",
    "-1e308",
    "9" * 25,
    "9" * 5000,
    "0x10",
    "1_000",
    "NaN",
    "inf",
    "-inf",
    ".5",
    "5.",
    "1e9999999",
    "00012",
    "+1",
    "1,5",
    "2**63",
    "9223372036854775808",
    "-9223372036854775809",
    "0.1" + "0" * 300,
    "1:30",
)
DATES = (
    "2025-02-30",
    "0000-00-00",
    "9999-12-31",
    "10000-01-01",
    "2025-1-1",
    "2025-12-02/2025-12-01",
    "2025-12-02/",
    "/",
    "2025-12-02T25:00:00Z",
    "02/03/2026",
    "0001-01-01",
    "2025-12-02/2025-12-03/2025-12-04",
)
WORDS = (
    "",
    " ",
    "everyone",
    "team",
    "a+b",
    "+",
    "x@team",
    "~",
    "null",
    "true",
    "no",
    "-",
    ".",
    "..",
    "army.none",
    "con",
    "=1+1",
    "@",
    "#",
    "*x",
    "&x",
    "!!python/object:os.system",
    "x" * 5000,
    "é" * 300,
    "a.b.c",
    "CAPITALS",
    "a/b",
)

Chance = random.Random
Mutator = Callable[[bytes, Chance, Sequence[bytes]], bytes]


def plain(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    """Change bytes and lines, a few times over."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        data = chance.choice(_PLAIN)(data, chance, others)
    return data[:LARGEST]


def _place(data: bytes, chance: Chance) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 1, 2, 4, 16, 200)))


def _flip(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    if not data:
        return b"\x01"
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _cut(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + data[end:]


def _end(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    return data[: chance.randint(0, len(data))]


def _odd(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    start, end = _place(data, chance)
    new = chance.choice((*ODD_BYTES, chance.randbytes(chance.randint(1, 8))))
    return data[:start] + new + data[end if chance.random() < 0.5 else start :]


def _repeat(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    start, end = _place(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50, 3000)) + data[end:]


def _splice(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    other = chance.choice(others) if others else data
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _number(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    found = list(re.finditer(rb"-?\d[\d.e-]*", data))
    if not found:
        return data + chance.choice(NUMBERS).encode()
    one = chance.choice(found)
    return data[: one.start()] + chance.choice((*NUMBERS, *DATES)).encode() + data[one.end() :]


def _word(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    found = list(re.finditer(rb"[\w@.+-]+", data))
    if not found:
        return data + chance.choice(WORDS).encode()
    one, other = chance.choice(found), chance.choice(found)
    new = other[0] if chance.random() < 0.5 else chance.choice(WORDS).encode()
    return data[: one.start()] + new + data[one.end() :]


def _lines(data: bytes, chance: Chance, _: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.randrange(4)
    if how == 0:
        del lines[one]
    elif how == 1:
        lines.insert(other, lines[one])
    elif how == 2:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines[one] = b"  " * chance.randint(0, 3) + lines[one].lstrip()
    return b"\n".join(lines)


_PLAIN: tuple[Mutator, ...] = (_flip, _cut, _end, _odd, _odd, _repeat, _splice, _number, _number, _word, _word, _lines)


def _odd_value(chance: Chance) -> Any:
    made: tuple[Callable[[], Any], ...] = (
        lambda: None,
        dict,
        list,
        lambda: True,
        lambda: chance.choice(WORDS),
        lambda: chance.choice(DATES),
        lambda: chance.choice(NUMBERS),
        lambda: float("nan"),
        lambda: float("inf"),
        lambda: -1,
        lambda: 2**70,
        lambda: 0.1,
        lambda: [[]],
        lambda: {"": ""},
        lambda: {"en": "x", "fr": ""},
        lambda: _deep(chance.choice((5, 60, 400))),
        lambda: "\u202e" + chance.choice(WORDS),
        lambda: chance.choice(WORDS) + "\0",
        lambda: 10**40,
        lambda: [1] * 500,
    )
    return chance.choice(made)()


def _deep(levels: int) -> Any:
    whole: Any = "x"
    for level in range(levels):
        whole = [whole] if level % 2 else {"k": whole}
    return whole


def _in_tree(tree: Any, chance: Chance) -> Any:
    """Change one place of a tree."""
    if isinstance(tree, dict) and tree and chance.random() < 0.85:
        done, key = dict(tree), chance.choice(list(tree))
        how = chance.random()
        if how < 0.7:
            done[key] = _in_tree(tree[key], chance)
        elif how < 0.8:
            del done[key]
        elif how < 0.9:
            done[chance.choice((*tree, *WORDS[:12], 1, None))] = done.pop(key)
        else:
            done[chance.choice(WORDS)] = _odd_value(chance)
        return done
    if isinstance(tree, list) and tree and chance.random() < 0.85:
        done_list, at = list(tree), chance.randrange(len(tree))
        how = chance.random()
        if how < 0.75:
            done_list[at] = _in_tree(tree[at], chance)
        elif how < 0.85:
            del done_list[at]
        else:
            done_list.insert(chance.randint(0, len(tree)), tree[at])
        return done_list
    return _odd_value(chance)


def of_yaml(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    """Change a tree of YAML, or its bytes."""
    if chance.random() < 0.4:
        return plain(data, chance, others)
    with suppress(yaml.YAMLError, ValueError, RecursionError, TypeError, OverflowError, AttributeError):
        tree = yaml.load(data, Loader=yaml.CSafeLoader)
        for _ in range(chance.choice((1, 1, 2, 4))):
            tree = _in_tree(tree, chance)
        return yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True).encode(errors="replace")[
            :LARGEST
        ]
    return plain(data, chance, others)


def of_json(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    """Change a tree of JSON, or its bytes."""
    if chance.random() < 0.4:
        return plain(data, chance, others)
    with suppress(ValueError, RecursionError):
        tree = json.loads(data)
        for _ in range(chance.choice((1, 1, 2, 4))):
            tree = _in_tree(tree, chance)
        return json.dumps(tree).encode()[:LARGEST]
    return plain(data, chance, others)


_XML_PARTS = re.compile(rb"<[^<>]*>|[\w-]+=\"[^\"]*\"")


def of_xml(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    """Change elements and attributes of XML, or its bytes."""
    found = list(_XML_PARTS.finditer(data))
    if not found or chance.random() < 0.5:
        return plain(data, chance, others)
    one, other = chance.choice(found), chance.choice(found)
    new = chance.choice(
        (
            b"",
            other[0],
            one[0] * 2,
            one[0] + other[0],
            b"<!-- x -->",
            b"<![CDATA[x]]>",
            b"<a>" * chance.choice((1, 60, 500)),
            b'<?xml version="1.0" encoding="utf-16"?>',
            b'<!DOCTYPE x [<!ENTITY a "b">]>',
            b"&a;",
            b'x="' + b"9" * 30 + b'"',
        )
    )
    return (data[: one.start()] + new + data[one.end() :])[:LARGEST]


def of_table(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    """Change cells, rows and columns of a CSV, or its bytes."""
    if chance.random() < 0.4:
        return plain(data, chance, others)
    rows = [line.split(b",") for line in data.split(b"\n")]
    for _ in range(chance.choice((1, 1, 2, 4))):
        row = chance.choice(rows)
        at = chance.randrange(len(row)) if row else 0
        how = chance.randrange(5)
        if how == 0 and row:
            del row[at]
        elif how == 1:
            row.insert(at, chance.choice(chance.choice(rows) or [b""]))
        elif row:
            odd = chance.choice((*WORDS, *DATES, *NUMBERS)).encode()
            row[at] = chance.choice((odd, b'"' + odd, b'"' + odd + b'\n"', b";".join((row[at], odd)), row[at] + odd))
    return b"\n".join(b",".join(row) for row in rows)[:LARGEST]


def of_package(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    """Change a part of a package (XLSX), or its bytes."""
    if chance.random() < 0.3:
        return plain(data, chance, others)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return plain(data, chance, others)
    wanted = [name for name in parts if "sheet" in name or "shared" in name.lower()] or list(parts)
    name = chance.choice(wanted if chance.random() < 0.8 else list(parts))
    how = chance.random()
    if how < 0.1:
        del parts[name]
    elif how < 0.3:
        cell = rb'r="[A-Z]+\d+"'
        place = chance.choice((b'r="XFD1048576"', b'r="A0"', b'r="A1"', b'r=""', b'r="ZZZZ9"', b'r="A99999999999"'))
        parts[name] = re.sub(cell, place, parts[name], count=chance.choice((0, 1, 3)))
    else:
        parts[name] = of_xml(parts[name], chance, ())
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
    return whole.getvalue()


def of_database(data: bytes, chance: Chance, others: Sequence[bytes]) -> bytes:
    """Change values in an SQLite file, or its bytes."""
    if chance.random() < 0.6:
        return plain(data, chance, others)
    scratch = Path("mutated.sqlite")
    scratch.write_bytes(data)
    with suppress(sqlite3.Error, UnicodeError):
        connection = sqlite3.connect(scratch, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA ignore_check_constraints = ON")
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for _ in range(chance.choice((1, 1, 3)) if tables else 0):
                _in_a_row(connection, chance.choice(tables), chance)
        finally:
            connection.close()
        return scratch.read_bytes()
    return plain(data, chance, others)


def _in_a_row(connection: sqlite3.Connection, table: str, chance: Chance) -> None:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    if not columns:
        return
    column = chance.choice(columns)
    values = [row[0] for row in connection.execute(f'SELECT "{column}" FROM "{table}"')]
    if not values:
        return
    old = chance.choice(values)
    if isinstance(old, bytes | str) and chance.random() < 0.7:
        raw = old if isinstance(old, bytes) else old.encode(errors="surrogateescape")
        changed = of_json(raw, chance, ()) if raw.startswith(b"{") else plain(raw, chance, ())
        new: Any = changed if isinstance(old, bytes) or chance.random() < 0.1 else changed.decode(errors="replace")
    else:
        new = chance.choice((None, 0, -1, 2**62, 0.5, "", b"", b"\xff", "x" * 1000, chance.choice(values)))
    connection.execute(f'UPDATE OR REPLACE "{table}" SET "{column}" = ? WHERE "{column}" IS ?', [new, old])
