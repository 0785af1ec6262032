"""The books: one row for each input item, whatever became of it; and the rule of what is new, kept and duplicate."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from dateline.ledger.checks import cleaned
from dateline.model import Coded, Item

DUPLICATE: Final = "same outlet, address and text as a report before it"


@dataclass(frozen=True, slots=True)
class Kept:
    """An item to be written: with what was coded when its outcome is `ok`, else None. `copy`: see `Admission`."""

    item: Item
    coded: Coded | None
    copy: int = 1


@dataclass(frozen=True, slots=True)
class Admission:
    """An item that the books do not have yet, its outcome as it stands (`duplicate` where its report is known).

    `copy` numbers from 1 the times that one origin gave one report in one reading, so that reading again finds each.
    """

    item: Item
    copy: int


class Booked(NamedTuple):
    """What the books say of one item."""

    origin: str
    report: str | None
    copy: int
    outcome: str
    reason: str | None
    run: str


class Books:
    """What one reading knows of the books. Hand it the items in their order; it says which of them are to be done.

    An item is its origin, its report and which copy of that it is. One that is booked `ok` or `duplicate` is kept
    already. One that was refused, empty or broken in reading is kept too, unless something else came of it this time:
    then its new row takes the old one's place. One whose coding failed is coded again by another run, or on `retry`.
    """

    def __init__(self, rows: Iterable[Booked], reports: Iterable[str], run: str, retry: bool = False) -> None:
        self._run = run
        self._retry = retry
        self._reports = set(reports)
        self._settled: set[bytes] = set()
        self._troubled: dict[bytes, Booked] = {}
        self._seen: set[bytes] = set()
        self._copies: dict[bytes, int] = {}
        self.already_kept = 0
        for row in rows:
            self._note(row)

    def admit(self, item: Item) -> Admission | None:
        """The item to be done and booked, or None where the books have it already (counted in `already_kept`)."""
        item = cleaned(item)
        report = item.report.id if item.report else ""
        copy, key = self._next_copy(item.origin, report)
        if key in self._settled or self._is_old_trouble(item, key):
            self.already_kept += 1
            return None
        return Admission(self._judged(item), copy)

    def _note(self, row: Booked) -> None:
        key = _key(row.origin, row.report or "", row.copy)
        if row.outcome in ("ok", "duplicate"):
            self._settled.add(key)
        else:
            self._troubled[key] = row

    def _next_copy(self, origin: str, report: str) -> tuple[int, bytes]:
        first = _key(origin, report, 1)
        if first not in self._seen:
            self._seen.add(first)
            return 1, first
        copy = self._copies[first] = self._copies.get(first, 1) + 1
        return copy, _key(origin, report, copy)

    def _is_old_trouble(self, item: Item, key: bytes) -> bool:
        booked = self._troubled.get(key)
        if booked is None:
            return False
        if item.outcome == "ok":
            return booked.run == self._run and not self._retry
        return (item.outcome, item.reason) == (booked.outcome, booked.reason)

    def _judged(self, item: Item) -> Item:
        if item.outcome != "ok":
            return item
        if item.report is None:
            return replace(item, outcome="failed", reason="read without a report")
        if item.report.id in self._reports:
            return replace(item, outcome="duplicate", reason=DUPLICATE)
        self._reports.add(item.report.id)
        return item


def _key(origin: str, report: str, copy: int) -> bytes:
    """16 bytes that stand for an item: the books of millions must fit in memory."""
    return hashlib.blake2b(f"{origin}\0{report}\0{copy}".encode(), digest_size=16).digest()
