"""Keeps what was coded. In: `Kept` items and the `RunRecord` they were made with. Out: rows, as Arrow, pandas, Polars.

The truth is immutable Parquet segments plus an atomically replaced `manifest.json`; a crash leaves at most files that
no manifest lists. Only this package holds SQL.
"""

from dateline.ledger.balance import Balance, BalanceLine
from dateline.ledger.books import Admission, Books, Kept
from dateline.ledger.checks import faults
from dateline.ledger.frame import Frame
from dateline.ledger.ledger import Ledger, open_ledger
from dateline.ledger.manifest import RunRecord, run_digest

__all__ = [
    "Admission",
    "Balance",
    "BalanceLine",
    "Books",
    "Frame",
    "Kept",
    "Ledger",
    "RunRecord",
    "faults",
    "open_ledger",
    "run_digest",
]
