"""Statements that every append or every page asks anew: compiled once, given to a record file's driver as they are.

Building such a statement, and wrapping each row of a hundred thousand, would take longer than what the file does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.sql.elements import ClauseElement

_DIALECT = SQLiteDialect_pysqlite()


class Prepared:
    """One statement; what differs between its uses is bound by name.

    Parameters
    ----------
    statement : Executable
        A statement of SQLAlchemy Core, with ``bindparam`` for what differs.
    """

    def __init__(self, statement: Executable) -> None:
        assert isinstance(statement, ClauseElement)
        compiled = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
        self._statement, self._sql = statement, str(compiled)
        self._names: Sequence[str] = getattr(compiled, "positiontup", None) or ()
        self._values = dict(compiled.params)

    def rows(self, connection: Connection, **values: Any) -> Iterator[Sequence[Any]]:
        """Yield the rows; in a record file as its driver gives them."""
        if connection.dialect.name != "sqlite":
            yield from connection.execute(self._statement, values)
            return
        cursor: Any = connection.connection.cursor()
        try:
            cursor.execute(self._sql, self._bound(values))
            yield from cursor
        finally:
            cursor.close()

    def first(self, connection: Connection, **values: Any) -> Sequence[Any] | None:
        """Return the first row; none where there is none."""
        return next(iter([*self.rows(connection, **values)]), None)

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run the statement once for each of the rows."""
        if not rows:
            return
        if connection.dialect.name != "sqlite":
            connection.execute(self._statement, list(rows))
            return
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(self._sql, [self._bound(row) for row in rows])
        finally:
            cursor.close()

    def _bound(self, values: Mapping[str, Any]) -> list[Any]:
        return [values[name] if name in values else self._values[name] for name in self._names]
