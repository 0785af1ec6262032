"""Reads inputs into a ledger: plan → shards → workers → commit, in the order of the inputs whatever the workers do."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.ledger import Admission, Books, Kept, Ledger, RunRecord, open_ledger
from dateline.model import Item
from dateline.reading import read_items
from dateline.running.engine import Died, map_in_processes, map_shards
from dateline.running.interrupts import held_back
from dateline.running.shards import Coder, Shard, ShardCoder, batches, failure
from dateline.settings import Settings

ReadItems = Callable[[Sequence[str | Path]], Iterable[Item]]
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What one reading did: items booked by outcome, items that the books had already, mentions found.

    `interrupted`: Ctrl-C ended it early; all that is counted here is kept.
    """

    outcomes: Mapping[str, int] = field(default_factory=dict)
    already_kept: int = 0
    mentions: int = 0
    interrupted: bool = False

    @property
    def booked(self) -> int:
        """Items that got their line in the books."""
        return sum(self.outcomes.values())


def read_into(
    paths: Sequence[str | Path],
    ledger_path: str | Path,
    *,
    jobs: int = 1,
    make_coder: Callable[[], Coder],
    progress: Progress | None = None,
    run: RunRecord,
    retry: bool = False,
    settings: Settings | None = None,
    read: ReadItems = read_items,
) -> Summary:
    """Read `paths` into the ledger, which is made where there is none; what it has already is passed over.

    `make_coder` is called once in each worker; with more than one job it must be picklable (a function of a module,
    or a `functools.partial` of one). `progress` hears how many items were written, after each commit. `retry`: code
    again what failed before with the same versions. Raises LedgerError where another writer is at work, InputError
    where a path is missing; an input or a report never raises, it is booked with its reason.
    """
    chosen = settings or Settings()
    with open_ledger(ledger_path, create=True, settings=chosen) as ledger:
        ledger.lock()
        books = ledger.books_for(run, retry)
        writer = _Writer(ledger, run, chosen.shard_reports * chosen.commit_shards, progress)
        shards = batches(_admitted(read(paths), books), chosen.shard_reports)
        interrupted = _drive(_kept(ShardCoder(make_coder), shards, jobs), writer)
        return writer.summary(books.already_kept, interrupted)


def _drive(kept: Iterable[tuple[Kept, ...]], writer: "_Writer") -> bool:
    """Write all that comes; on Ctrl-C write what is done. Whether there was a Ctrl-C."""
    try:
        for shard in kept:
            writer.take(shard)
        writer.flush()
    except KeyboardInterrupt:
        writer.flush()
        return True
    return False


def _admitted(items: Iterable[Item], books: Books) -> Iterator[Admission]:
    for item in items:
        admission = books.admit(item)
        if admission is not None:
            yield admission


def _kept(coder: ShardCoder, shards: Iterable[Shard], jobs: int) -> Iterator[tuple[Kept, ...]]:
    for answer in map_shards(coder, shards, jobs):
        yield tuple(_rescued(coder, answer)) if isinstance(answer, Died) else answer


def _rescued(coder: ShardCoder, died: Died[Shard]) -> Iterator[Kept]:
    """The items of a shard that a worker died of, one by one in a process of their own; the deadly one fails."""
    for answer in map_in_processes(coder, batches(died.shard, 1), 1):
        if isinstance(answer, Died):
            yield failure(answer.shard[0], f"coding: {answer.how}")
        else:
            yield from answer


class _Writer:
    """Gathers items, in their order, into commits of a fixed size, and counts them."""

    def __init__(self, ledger: Ledger, run: RunRecord, size: int, progress: Progress | None) -> None:
        self._ledger = ledger
        self._run = run
        self._size = size
        self._progress = progress
        self._waiting: list[Kept] = []
        self._failed: dict[str, str | None] = {}
        self._outcomes: Counter[str] = Counter()
        self._mentions = 0

    def take(self, shard: tuple[Kept, ...]) -> None:
        """Add a shard; write when there are enough."""
        self._waiting.extend(self._settled(kept) for kept in shard)
        if len(self._waiting) >= self._size:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting, whole, also when Ctrl-C comes meanwhile."""
        with held_back():
            batch, self._waiting = self._waiting, []
            if not batch:
                return
            self._ledger.commit(batch, self._run)
            self._outcomes.update(kept.item.outcome for kept in batch)
            self._mentions += sum(len(kept.coded.mentions) for kept in batch if kept.coded)
            if self._progress is not None:
                self._progress(len(batch))

    def summary(self, already_kept: int, interrupted: bool) -> Summary:
        """What was written."""
        return Summary(dict(sorted(self._outcomes.items())), already_kept, self._mentions, interrupted)

    def _settled(self, kept: Kept) -> Kept:
        """A duplicate of a report that failed in this reading fails as it did."""
        item = kept.item
        if item.report is None:
            return kept
        if item.outcome == "failed":
            self._failed[item.report.id] = item.reason
        elif item.outcome == "duplicate" and item.report.id in self._failed:
            return replace(kept, item=replace(item, outcome="failed", reason=self._failed[item.report.id]))
        return kept
