"""Every kind of edit of a record file, made of whatever tables and columns it has: nothing here knows their names."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from msgspec import Struct

Change = Callable[[Path], None]
_MOST_ROWS = 6


class Edit(Struct, frozen=True):
    """One edit.

    Parameters
    ----------
    kind : str
        What is done, such as ``value flipped``.
    place : str
        Where: ``table.column``, ``table``, or nothing for the whole file.
    row : int
        Which row, counted from 0 in the order of the file; -1 where it is about no row.
    change : callable
        Does it to a file.
    """

    kind: str
    place: str
    row: int
    change: Change

    def name(self) -> str:
        """Return its name as tables of edits write it."""
        return f"{self.kind}: {self.place}" if self.place else self.kind


class Layout(Struct, frozen=True):
    """A table: its name, its columns, the SQL that made it, how many rows it has, and whether they have a rowid."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    sql: str
    rows: int


def edits(file: Path) -> Iterator[Edit]:
    """Yield every edit of a record file that is tried."""
    with closing(sqlite3.connect(file)) as connection:
        layouts = _layouts(connection)
        indexes = [
            str(row[0])
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        ]
    for table in layouts:
        yield from _of_values(table)
        yield from _of_rows(table)
        yield from _of_tables(table)
    for name in indexes:
        yield Edit("index dropped", name, -1, _sql(f'DROP INDEX "{name}"'))
    yield from _of_schema()
    yield from _of_settings()
    yield from _of_bytes(file)


def _layouts(connection: sqlite3.Connection) -> list[Layout]:
    found = []
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        about = list(connection.execute(f'PRAGMA table_info("{name}")'))
        key = tuple(row[1] for row in sorted(about, key=lambda row: row[5]) if row[5])
        (rows,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        found.append(Layout(name, tuple(row[1] for row in about), key, sql, rows))
    return found


def _chosen(rows: int) -> list[int]:
    """Return the rows that are tried: the first, the last, and some between."""
    step = max(1, rows // _MOST_ROWS)
    return sorted({*range(0, rows, step), rows - 1}) if rows else []


# Values


def _of_values(table: Layout) -> Iterator[Edit]:
    for column in table.columns:
        place = f"{table.name}.{column}"
        for row in _chosen(table.rows):
            for kind, new in _VALUES.items():
                yield Edit(kind, place, row, _valued(table, column, row, new))
            if table.rows > 1:
                other = (row + 1) % table.rows
                yield Edit("value of another row", place, row, _copied(table, column, row, other))
                yield Edit("values swapped", place, row, _swapped(table, column, row, other))


def _flipped(value: Any) -> Any:
    if isinstance(value, int | float):
        return value + 1
    if not value:
        return b"x" if isinstance(value, bytes) else "x"
    middle = len(value) // 2
    if isinstance(value, bytes):
        return value[:middle] + bytes([value[middle] ^ 1]) + value[middle + 1 :]
    other = "b" if value[middle] == "a" else "a"
    return value[:middle] + other + value[middle + 1 :]


def _of_another_type(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value.encode() if isinstance(value, str) else str(value) + "x"


_VALUES: dict[str, Callable[[Any], Any]] = {
    "value flipped": _flipped,
    "value emptied": lambda value: b"" if isinstance(value, bytes) else "" if isinstance(value, str) else 0,
    "value of another type": _of_another_type,
    "value cut": lambda value: value[:-1] if isinstance(value, bytes | str) else 0,
}


def _valued(table: Layout, column: str, row: int, new: Callable[[Any], Any]) -> Change:
    def change(connection: sqlite3.Connection) -> None:
        where, keys = _row(connection, table, row)
        (old,) = connection.execute(f'SELECT "{column}" FROM "{table.name}" WHERE {where}', keys).fetchone()
        connection.execute(f'UPDATE "{table.name}" SET "{column}" = ? WHERE {where}', [new(old), *keys])

    return _loosened(table, change)


def _copied(table: Layout, column: str, row: int, other: int) -> Change:
    def change(connection: sqlite3.Connection) -> None:
        where, keys = _row(connection, table, row)
        there, other_keys = _row(connection, table, other)
        (new,) = connection.execute(f'SELECT "{column}" FROM "{table.name}" WHERE {there}', other_keys).fetchone()
        connection.execute(f'UPDATE "{table.name}" SET "{column}" = ? WHERE {where}', [new, *keys])

    return _loosened(table, change)


def _swapped(table: Layout, column: str, row: int, other: int) -> Change:
    def change(connection: sqlite3.Connection) -> None:
        at = [_row(connection, table, one) for one in (row, other)]
        values = [
            connection.execute(f'SELECT "{column}" FROM "{table.name}" WHERE {w}', k).fetchone()[0] for w, k in at
        ]
        for (where, keys), value in zip(at, reversed(values), strict=True):
            connection.execute(f'UPDATE "{table.name}" SET "{column}" = ? WHERE {where}', [value, *keys])

    return _loosened(table, change)


# Rows


def _of_rows(table: Layout) -> Iterator[Edit]:
    for row in _chosen(table.rows):
        yield Edit("row deleted", table.name, row, _deleted(table, row))
        yield Edit("row doubled", table.name, row, _doubled(table, row))
        yield Edit("row and all after it deleted", table.name, row, _tail_deleted(table, row))
        if row:
            yield Edit("rows exchanged", table.name, row, _exchanged(table, row))


def _row(connection: sqlite3.Connection, table: Layout, number: int) -> tuple[str, list[Any]]:
    """Return a condition, and its values, that finds one row in a loosened table."""
    (found,) = connection.execute(f'SELECT rowid FROM "{table.name}" LIMIT 1 OFFSET ?', [number]).fetchone()
    return "rowid = ?", [found]


def _deleted(table: Layout, row: int) -> Change:
    def change(connection: sqlite3.Connection) -> None:
        where, keys = _row(connection, table, row)
        connection.execute(f'DELETE FROM "{table.name}" WHERE {where}', keys)

    return _loosened(table, change)


def _tail_deleted(table: Layout, row: int) -> Change:
    def change(connection: sqlite3.Connection) -> None:
        _, keys = _row(connection, table, row)
        connection.execute(f'DELETE FROM "{table.name}" WHERE rowid >= ?', keys)

    return _loosened(table, change)


def _doubled(table: Layout, row: int) -> Change:
    columns = ", ".join(f'"{name}"' for name in table.columns)

    def change(connection: sqlite3.Connection) -> None:
        where, keys = _row(connection, table, row)
        connection.execute(
            f'INSERT INTO "{table.name}" ({columns}) SELECT {columns} FROM "{table.name}" WHERE {where}', keys
        )

    return _rebuilt(table, _loose(table), change, back=False)


def _exchanged(table: Layout, row: int) -> Change:
    """Exchange two rows in the file: their contents where they have a number of their own, else nothing but places."""
    columns = [name for name in table.columns if name not in table.key] or list(table.columns)

    def change(connection: sqlite3.Connection) -> None:
        at = [_row(connection, table, one) for one in (row - 1, row)]
        picked = ", ".join(f'"{name}"' for name in columns)
        rows = [connection.execute(f'SELECT {picked} FROM "{table.name}" WHERE {w}', k).fetchone() for w, k in at]
        for (where, keys), values in zip(at, reversed(rows), strict=True):
            set_ = ", ".join(f'"{name}" = ?' for name in columns)
            connection.execute(f'UPDATE "{table.name}" SET {set_} WHERE {where}', [*values, *keys])

    return _loosened(table, change)


# Tables


def _of_tables(table: Layout) -> Iterator[Edit]:
    name = table.name
    yield Edit("table dropped", name, -1, _sql(f'DROP TABLE "{name}"'))
    yield Edit("table emptied", name, -1, _sql(f'DELETE FROM "{name}"'))
    yield Edit("table renamed", name, -1, _sql(f'ALTER TABLE "{name}" RENAME TO "{name}_"'))
    yield Edit("column added", name, -1, _sql(f'ALTER TABLE "{name}" ADD COLUMN added TEXT'))
    for action in ("INSERT", "UPDATE", "DELETE"):
        yield Edit(
            f"trigger on {action.lower()}",
            name,
            -1,
            _sql(f'CREATE TRIGGER t AFTER {action} ON "{name}" BEGIN DELETE FROM "{name}" WHERE 0; END'),
        )
    yield Edit("view", name, -1, _sql(f'CREATE VIEW v AS SELECT * FROM "{name}"'))
    yield Edit(
        "view in its place",
        name,
        -1,
        _sql(f'ALTER TABLE "{name}" RENAME TO "{name}_"', f'CREATE VIEW "{name}" AS SELECT * FROM "{name}_"'),
    )
    yield Edit("foreign index", name, -1, _sql(f'CREATE INDEX i ON "{name}" ("{table.columns[-1]}")'))
    for column in table.columns:
        yield Edit(
            "column renamed",
            f"{name}.{column}",
            -1,
            _sql(f'ALTER TABLE "{name}" RENAME COLUMN "{column}" TO "{column}_"'),
        )
    for constraint, without in _without_constraints(table.sql):
        yield Edit(f"constraint dropped ({constraint})", name, -1, _rebuilt(table, without, lambda _: None, back=False))


def _parts(sql: str) -> tuple[str, list[str], str]:
    """Return what stands before, between (split at the outer commas) and after the outer brackets of a CREATE TABLE."""
    first, last = sql.index("("), sql.rindex(")")
    parts, depth, begun = [], 0, first + 1
    for at in range(first + 1, last):
        depth += {"(": 1, ")": -1}.get(sql[at], 0)
        if sql[at] == "," and not depth:
            parts.append(sql[begun:at].strip())
            begun = at + 1
    return sql[:first], [*parts, sql[begun:last].strip()], sql[last + 1 :]


_CLAUSE = re.compile(r"(CONSTRAINT \S+ )?(UNIQUE|PRIMARY KEY|CHECK|FOREIGN KEY)", re.I)
_IN_LINE = re.compile(r"\s(NOT NULL|UNIQUE|PRIMARY KEY|COLLATE \w+|CHECK \([^)]*\)|REFERENCES .*)", re.I)


def _without_constraints(sql: str) -> Iterator[tuple[str, str]]:
    """Yield a table's SQL without each of its constraints in turn, with the constraint."""
    head, parts, tail = _parts(sql)
    for number, part in enumerate(parts):
        if _CLAUSE.match(part):
            if not (part.upper().startswith("PRIMARY") and "WITHOUT" in tail.upper()):
                rest = [one for n, one in enumerate(parts) if n != number]
                yield part, f"{head}({', '.join(rest)}){tail}"
        else:
            for found in _IN_LINE.finditer(part):
                rest = [part.replace(found[0], "", 1) if n == number else one for n, one in enumerate(parts)]
                yield f"{part.split()[0]}{found[0]}", f"{head}({', '.join(rest)}){tail}"
    if "WITHOUT" in tail.upper():
        yield "WITHOUT ROWID", f"{head}({', '.join(parts)})"


def _loose(table: Layout) -> str:
    """Return the SQL of the same table without any constraint, so that any edit can be made."""
    head, parts, _ = _parts(table.sql)
    bare = [_IN_LINE.sub("", part) for part in parts if not _CLAUSE.match(part)]
    return f"{head}({', '.join(bare)})"


def _loosened(table: Layout, change: Callable[[sqlite3.Connection], None]) -> Change:
    """Make an edit in a table without constraints, and put the constraints back where they allow it."""

    def whole(file: Path) -> None:
        kept = file.read_bytes()
        try:
            _rebuilt(table, _loose(table), change, back=True)(file)
        except sqlite3.IntegrityError:
            file.write_bytes(kept)
            _rebuilt(table, _loose(table), change, back=False)(file)

    return whole


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    # These files need not survive anything.
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _rebuilt(table: Layout, sql: str, change: Callable[[sqlite3.Connection], None], *, back: bool) -> Change:
    columns = ", ".join(f'"{name}"' for name in table.columns)

    def moved(connection: sqlite3.Connection, made: str) -> None:
        connection.execute(f'ALTER TABLE "{table.name}" RENAME TO moved')
        connection.execute(made)
        connection.execute(f'INSERT INTO "{table.name}" ({columns}) SELECT {columns} FROM moved')
        connection.execute("DROP TABLE moved")

    def whole(file: Path) -> None:
        with closing(_opened(file)) as connection:
            own = [
                str(row[0])
                for row in connection.execute(
                    "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type = 'index' AND sql IS NOT NULL",
                    [table.name],
                )
            ]
            connection.execute("PRAGMA legacy_alter_table = ON")
            connection.execute("BEGIN")
            moved(connection, sql)
            change(connection)
            if back:
                moved(connection, table.sql)
            for one in own:
                connection.execute(one)
            connection.execute("COMMIT")

    return whole


# The file


def _sql(*statements: str) -> Change:
    def change(file: Path) -> None:
        with closing(_opened(file)) as connection:
            for statement in statements:
                connection.execute(statement)

    return change


def _of_schema() -> Iterator[Edit]:
    yield Edit("foreign table", "", -1, _sql("CREATE TABLE foreign_ (x)"))
    yield Edit("foreign table with rows", "", -1, _sql("CREATE TABLE foreign_ (x)", "INSERT INTO foreign_ VALUES (1)"))
    yield Edit("virtual table", "", -1, _sql("CREATE VIRTUAL TABLE virtual_ USING fts5 (words)"))


def _of_settings() -> Iterator[Edit]:
    for name, value in (("application_id", 1), ("user_version", 99), ("user_version", -1)):
        yield Edit(f"{name} is {value}", "", -1, _sql(f"PRAGMA {name} = {value}"))
    yield Edit("write-ahead journal", "", -1, _sql("PRAGMA journal_mode = WAL"))
    yield Edit("vacuum", "", -1, _sql("VACUUM"))
    yield Edit("other pages", "", -1, _sql("PRAGMA page_size = 1024", "VACUUM"))
    yield Edit("vacuum by itself", "", -1, _sql("PRAGMA auto_vacuum = FULL", "VACUUM"))


def _of_bytes(file: Path) -> Iterator[Edit]:
    size = file.stat().st_size
    for part in range(16):
        yield Edit("file cut", "", part, _bytes(lambda raw, part=part: raw[: size * part // 16]))
    for part in range(1, 4):
        yield Edit("file cut by bytes", "", part, _bytes(lambda raw, part=part: raw[:-part]))
    pages = max(1, size // 4096)
    for page in range(pages):
        at = page * 4096
        yield Edit("page of zeros", "", page, _bytes(lambda raw, at=at: raw[:at] + bytes(4096) + raw[at + 4096 :]))
        for step in (0, 1, 100, 1000, 2047, 4000):
            yield Edit(
                "byte flipped",
                "",
                at + step,
                _bytes(lambda raw, at=at + step: raw[:at] + bytes([raw[at] ^ 0x41]) + raw[at + 1 :]),
            )
    yield Edit("bytes added", "", -1, _bytes(lambda raw: raw + b"more" * 1024))
    yield Edit("another file's journal", "", -1, _strange_journal)


def _bytes(new: Callable[[bytes], bytes]) -> Change:
    return lambda file: file.write_bytes(new(file.read_bytes())) and None


def _strange_journal(file: Path) -> None:
    file.with_name(f"{file.name}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))


def contents(file: Path) -> list[str] | None:
    """Return all that a record file holds as SQL; none where SQLite cannot read it."""
    copy = file.with_name("looked-at")
    shutil.copy(file, copy)
    try:
        with closing(sqlite3.connect(copy)) as connection:
            settings = [
                repr(connection.execute(f"PRAGMA {name}").fetchone())
                for name in ("application_id", "user_version", "journal_mode")
            ]
            return [*settings, *connection.iterdump()]
    except (sqlite3.Error, UnicodeError, ValueError):
        return None
    finally:
        copy.unlink()
