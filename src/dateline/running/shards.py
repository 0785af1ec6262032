"""The plan: items into shards of consecutive ones, and what a worker makes of a shard."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TypeVar

from dateline.ledger import Admission, Kept, faults
from dateline.model import Coded, Item, Report

Coder = Callable[[Report], Coded]
Shard = tuple[Admission, ...]
T = TypeVar("T")

_REASON_CHARS = 500
"""Code points of an error's message that a reason keeps."""


def batches(things: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """Consecutive tuples of `size`, the last perhaps shorter, drawn as they are wanted."""
    rest = iter(things)
    while batch := tuple(islice(rest, size)):
        yield batch


@dataclass(frozen=True, slots=True)
class ShardCoder:
    """Builds, in a worker, the function that codes a shard."""

    make_coder: Callable[[], Coder]

    def __call__(self) -> Callable[[Shard], tuple[Kept, ...]]:
        return partial(code_shard, self.make_coder())


def code_shard(coder: Coder, shard: Shard) -> tuple[Kept, ...]:
    """Every item of a shard, coded where it is `ok`. A report that cannot be coded fails; the rest goes on."""
    return tuple(_coded(coder, admission) for admission in shard)


def failure(admission: Admission, reason: str) -> Kept:
    """The item as failed for this reason."""
    return Kept(replace(admission.item, outcome="failed", reason=reason), None, admission.copy)


def _coded(coder: Coder, admission: Admission) -> Kept:
    item = admission.item
    if item.outcome != "ok" or item.report is None:
        return Kept(_light(item), None, admission.copy)
    try:
        coded = coder(item.report)
        fault = faults(coded)
    except Exception as error:
        return failure(admission, f"coding: {type(error).__name__}: {error}"[:_REASON_CHARS])
    if fault is not None:
        return failure(admission, f"coding: {fault}"[:_REASON_CHARS])
    return Kept(item, coded, admission.copy)


def _light(item: Item) -> Item:
    """A duplicate's text is not wanted any more, only which report it is."""
    return item if item.report is None else replace(item, report=replace(item.report, text="", blocks=()))
