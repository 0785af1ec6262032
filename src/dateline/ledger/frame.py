"""The answer to a query, as Arrow, pandas, Polars or plain dictionaries. pandas and Polars are only imported on use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import polars


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Rows and columns. Also speaks the Arrow C stream, so `polars.DataFrame(frame)` works as it is."""

    table: pa.Table

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return list(self.table.column_names)

    def arrow(self) -> pa.Table:
        """As a `pyarrow.Table`."""
        return self.table

    def rows(self) -> list[dict[str, Any]]:
        """As dictionaries in the shape of `ledger.rows`."""
        return list(self.table.to_pylist())

    def pandas(self) -> pandas.DataFrame:
        """As a pandas DataFrame; nested values become dictionaries and arrays."""
        frame: pandas.DataFrame = self.table.to_pandas()
        return frame

    def polars(self) -> polars.DataFrame:
        """As a Polars DataFrame with structs and lists."""
        import polars

        return polars.DataFrame(self.table)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)
