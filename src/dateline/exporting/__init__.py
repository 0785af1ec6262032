"""Ledger frames → files. In: a `Frame` or rows of a ledger table. Out: JSON Lines, CSV or Parquet.

tables    the writers
flat      mentions as flat rows, one for each actor-recipient pair
columns   what each column of the flat table means
guard     text that a spreadsheet would take for a formula
"""

from dateline.exporting.columns import COLUMNS, Column
from dateline.exporting.flat import flat_rows
from dateline.exporting.tables import write_csv, write_jsonl, write_parquet, write_table

__all__ = ["COLUMNS", "Column", "flat_rows", "write_csv", "write_jsonl", "write_parquet", "write_table"]
