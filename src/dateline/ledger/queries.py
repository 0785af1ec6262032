"""Queries: an in-memory DuckDB over the files that the manifest lists, so that a reader never meets a lock."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from dateline.ledger.conditions import Value
from dateline.ledger.manifest import Manifest
from dateline.ledger.schemas import SCHEMAS
from dateline.ledger.segments import check_size

_CURRENT: Final = """CREATE VIEW books AS SELECT * FROM all_books QUALIFY
    row_number() OVER (PARTITION BY origin, report, copy ORDER BY version DESC) = 1"""
"""A row of the books gives way to a later one of the same item."""

_SQL_TYPES: Final = {
    "string": "VARCHAR",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "double": "DOUBLE",
    "bool": "BOOLEAN",
}

BALANCE: Final = """SELECT root, outcome, reason, count(*) FROM books GROUP BY ALL
    ORDER BY root, outcome, reason NULLS FIRST"""

FAULTS: Final = {
    "{} items booked more than once in one version": """SELECT count(*) FROM (SELECT 1 FROM all_books
        GROUP BY origin, report, copy, version HAVING count(*) > 1)""",
    "{} reports kept more than once": "SELECT count(report) - count(DISTINCT report) FROM reports",
    "{} items are ok without a report kept": """SELECT count(*) FROM books WHERE outcome = 'ok'
        AND (report IS NULL OR report NOT IN (SELECT report FROM reports))""",
    "{} reports kept that no item is ok for": """SELECT count(*) FROM reports WHERE report NOT IN
        (SELECT report FROM books WHERE outcome = 'ok' AND report IS NOT NULL)""",
    "{} reports with more than one item that is ok": """SELECT count(*) FROM (SELECT report FROM books
        WHERE outcome = 'ok' GROUP BY report HAVING count(*) > 1)""",
    "{} duplicates of reports that are not kept": """SELECT count(*) FROM books WHERE outcome = 'duplicate'
        AND (report IS NULL OR report NOT IN (SELECT report FROM reports))""",
    "{} mentions without their report": """SELECT count(*) FROM mentions
        WHERE report NOT IN (SELECT report FROM reports)""",
    "{} mentions kept more than once": "SELECT count(mention) - count(DISTINCT mention) FROM mentions",
    "{} sentences without their report": """SELECT count(*) FROM sentences
        WHERE report NOT IN (SELECT report FROM reports)""",
}
"""Each question counts what must be none."""


_BATCH: Final = 10_000


class Queries:
    """A connection to one version of the ledger. It reads no file outside the ledger, and nothing can be changed."""

    def __init__(self, folder: Path, manifest: Manifest, threads: int) -> None:
        for file in manifest.files:
            check_size(folder, file)
        self._connection = duckdb.connect(":memory:", config={"threads": threads, "preserve_insertion_order": True})
        for table in SCHEMAS:
            self._connection.execute(_view("all_books" if table == "books" else table, table, folder, manifest))
        self._connection.execute(_CURRENT)
        self._connection.execute(f"SET allowed_directories = [{_quoted(str(folder.resolve()))}]")
        self._connection.execute("SET enable_external_access = false; SET lock_configuration = true")

    def table(self, sql: str, values: Mapping[str, Value] | None = None, schema: pa.Schema | None = None) -> pa.Table:
        """The answer as an Arrow table, in the schema given."""
        with self._connection.cursor() as cursor:
            answer = cursor.sql(sql, params=dict(values or {})).to_arrow_table()
        return answer.cast(schema) if schema is not None else answer

    def rows(self, sql: str, values: Mapping[str, Value] | None = None) -> list[tuple[Any, ...]]:
        """The answer as tuples."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, dict(values or {})).fetchall()

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The answer as tuples, some thousands of them in memory at a time."""
        with self._connection.cursor() as cursor:
            answer = cursor.execute(sql)
            while rows := answer.fetchmany(_BATCH):
                yield from rows

    def close(self) -> None:
        """Let the files go."""
        self._connection.close()


def _view(name: str, table: str, folder: Path, manifest: Manifest) -> str:
    files = [_quoted(str(folder.resolve() / file.path)) for file in manifest.of(table)]
    if files:
        return f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{', '.join(files)}])"
    return f"CREATE VIEW {name} AS SELECT {_no_columns(table)} WHERE false"


def _no_columns(table: str) -> str:
    return ", ".join(f'CAST(NULL AS {_sql_type(field.type)}) AS "{field.name}"' for field in SCHEMAS[table])


def _sql_type(kind: pa.DataType) -> str:
    """The SQL name of a type that our schemas use."""
    if pa.types.is_list(kind):
        return f"{_sql_type(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        inside = ", ".join(f'"{field.name}" {_sql_type(field.type)}' for field in kind)
        return f"STRUCT({inside})"
    return _SQL_TYPES[str(kind)]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
