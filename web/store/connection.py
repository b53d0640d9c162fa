"""A connection whose statements are SQLAlchemy's, built once and run by the driver itself.

Measured in this project: SQLAlchemy's own execution took two thirds of a check-in's CPU
time, for statements that never change. So each statement stands as a constant in its
module, is compiled the first time it runs, and from then on is a string and the order of
its parameters. Rows come back as tuples.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import sqlalchemy as sa

Row = tuple[Any, ...]


class Taken(RuntimeError):
    """A key that stands for something else already."""


class Cursor(Protocol):
    """What is used of a driver's cursor."""

    def executemany(self, sql: str, rows: list[tuple[object, ...]]) -> object: ...  # noqa: D102
    def fetchall(self) -> list[Row]: ...  # noqa: D102 (DB-API)
    def fetchone(self) -> Row | None: ...  # noqa: D102


class Driver(Protocol):
    """What is used of a driver's connection."""

    def execute(self, sql: str, values: tuple[object, ...] = ...) -> Cursor: ...  # noqa: D102
    def cursor(self) -> Cursor: ...  # noqa: D102
    def commit(self) -> None: ...  # noqa: D102
    def rollback(self) -> None: ...  # noqa: D102
    def fileno(self) -> int: ...  # noqa: D102 (PostgreSQL's alone)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement's SQL, the names of its parameters in order, and those it brings itself."""

    sql: str
    names: tuple[str, ...]
    constants: dict[str, object]

    def ordered(self, values: dict[str, object]) -> tuple[object, ...]:
        """The values in the order of the parameters."""
        known = self.constants | values if self.constants else values
        return tuple([known[name] for name in self.names])


class Compiler:
    """Compiles statements for one kind of database, each once."""

    def __init__(self, dialect: sa.Dialect) -> None:
        """`dialect` is the engine's."""
        self._dialect = dialect
        self.taken: type[Exception] = dialect.loaded_dbapi.IntegrityError
        self._compiled: dict[sa.Executable, Compiled] = {}

    def compiled(self, statement: sa.Executable) -> Compiled:
        """A statement, ready to run."""
        known = self._compiled.get(statement)
        if known is None:
            built = statement.compile(dialect=self._dialect)  # type: ignore[attr-defined]
            constants = {name: one for name, one in built.params.items() if one is not None}
            known = Compiled(str(built), tuple(built.positiontup or ()), constants)
            self._compiled[statement] = known
        return known


class Connection:
    """One connection, for as long as somebody reads or writes with it."""

    __slots__ = ("_compiler", "_driver")

    def __init__(self, driver: Driver, compiler: Compiler) -> None:
        """Over a driver's connection."""
        self._driver = driver
        self._compiler = compiler

    def all(self, statement: sa.Executable, **values: object) -> list[Row]:
        """Every row."""
        return self._run(statement, values).fetchall()

    def first(self, statement: sa.Executable, **values: object) -> Row | None:
        """The first row, if there is one."""
        return self._run(statement, values).fetchone()

    def value(self, statement: sa.Executable, **values: object) -> Any:  # noqa: ANN401
        """The first column of the first row; None without a row."""
        row = self._run(statement, values).fetchone()
        return row[0] if row else None

    def write(self, statement: sa.Executable, **values: object) -> None:
        """Run a statement that gives no rows."""
        self._run(statement, values)

    def write_all(self, statement: sa.Executable, rows: Iterable[dict[str, object]]) -> None:
        """Run a statement once for each row of values. Raises Taken for a key in use."""
        compiled = self._compiler.compiled(statement)
        try:
            self._driver.cursor().executemany(
                compiled.sql, [compiled.ordered(row) for row in rows]
            )
        except self._compiler.taken as taken:
            raise Taken(str(taken)) from taken

    def begin(self, statement: str) -> None:
        """Begin a transaction, as the database's own words say it."""
        self._driver.execute(statement)

    def commit(self) -> None:
        """Wait until what was written is on disk."""
        self._driver.commit()

    def rollback(self) -> None:
        """Undo what was written since the transaction began."""
        self._driver.rollback()

    def _run(self, statement: sa.Executable, values: dict[str, object]) -> Cursor:
        compiled = self._compiler.compiled(statement)
        return self._driver.execute(compiled.sql, compiled.ordered(values))
