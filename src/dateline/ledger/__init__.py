"""Keeps what was coded. In: `Kept` items and the `RunRecord` they were made with. Out: rows, as Arrow, pandas, Polars.

The truth is immutable Parquet segments plus an atomically replaced `manifest.json`; a crash leaves at most files that
no manifest lists. Only this package holds SQL.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.ledger.balance import Balance, BalanceLine
    from dateline.ledger.books import Admission, Books, Kept
    from dateline.ledger.checks import faults
    from dateline.ledger.frame import Frame
    from dateline.ledger.ledger import Ledger, open_ledger
    from dateline.ledger.manifest import RunRecord, run_digest

_HOMES = {
    "Admission": "books",
    "Balance": "balance",
    "BalanceLine": "balance",
    "Books": "books",
    "Frame": "frame",
    "Kept": "books",
    "Ledger": "ledger",
    "RunRecord": "manifest",
    "faults": "checks",
    "open_ledger": "ledger",
    "run_digest": "manifest",
}


def __getattr__(name: str) -> Any:
    """Names are fetched when asked for, so that a row can be made without loading the database."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


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
