"""A ledger: a folder that holds what was coded. One writer at a time, any number of readers, whole after any crash."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import duckdb
import pyarrow as pa

from dateline.errors import InputError, LedgerError
from dateline.ledger import conditions as ask
from dateline.ledger.balance import Balance, BalanceLine
from dateline.ledger.books import Booked, Books, Kept
from dateline.ledger.conditions import Question, Value
from dateline.ledger.disk import WriterLock, if_free, make_folder
from dateline.ledger.frame import Frame
from dateline.ledger.manifest import HISTORY, NAME, Manifest, RunRecord, load_manifest, save_manifest
from dateline.ledger.queries import BALANCE, FAULTS, Queries
from dateline.ledger.schemas import BOOKS, MENTIONS, NAMES, QUOTES, REPORTS, SENTENCES
from dateline.ledger.segments import check_segment, sweep, write_segment
from dateline.ledger.tables import tables_of
from dateline.model import Versions
from dateline.settings import Settings

_LOCK: Final = "writer.lock"


class Ledger:
    """Reads one version of the ledger; `commit` writes the next. Close it, or use it in a `with`, to let writers in."""

    def __init__(self, folder: Path, manifest: Manifest, settings: Settings) -> None:
        self._folder = folder
        self._manifest = manifest
        self._settings = settings
        self._lock = WriterLock(folder / _LOCK)
        self._queries: Queries | None = None
        self._known: set[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The folder."""
        return self._folder

    @property
    def version(self) -> int:
        """How many commits this view of the ledger holds."""
        return self._manifest.version

    def close(self) -> None:
        """Let the files go, and the lock where this ledger was written."""
        self._forget()
        self._lock.drop()

    def refresh(self) -> None:
        """See what was committed since this ledger was opened."""
        self._forget()
        self._manifest = load_manifest(self._folder)

    # --- writing ---

    def lock(self) -> None:
        """Become the one writer until `close`; remove what an interrupted writer left. Raises LedgerError if taken."""
        if self._lock.held:
            return
        self._lock.take()
        self.refresh()
        sweep(self._folder, self._manifest)

    def books_for(self, run: RunRecord, retry: bool = False) -> Books:
        """The books as a reading asks them what is new. `retry`: code again what failed with the same versions."""
        rows = self._stream("SELECT origin, report, copy, outcome, reason, run FROM books")
        return Books((Booked(*row) for row in rows), self.known_reports(), run.run, retry)

    def commit(self, kept: Sequence[Kept], run: RunRecord) -> None:
        """Write these items, all or none of them. When it returns they are on the disk.

        Raises LedgerError, and writes nothing, where an `ok` item is not coded or its report is there already.
        """
        if not kept:
            return
        self.lock()
        known = self._ids()
        new = _new_ids(kept, known)
        version = self._manifest.version + 1
        tables = tables_of(kept, version, run.run)
        files = tuple(write_segment(self._folder, table, rows, version) for table, rows in tables.items() if rows)
        grown = self._manifest.grown(files, run)
        save_manifest(self._folder, grown, self._manifest)
        self._forget()
        self._manifest = grown
        known.update(new)
        self._known = known

    # --- what is in it ---

    def known_reports(self) -> set[str]:
        """The ids of the reports kept."""
        return set(self._ids())

    def known_versions(self) -> tuple[Versions, ...]:
        """What the rows were made with, oldest first, each once."""
        return tuple(dict.fromkeys(run.versions for run in self._manifest.runs))

    def row_counts(self) -> dict[str, int]:
        """Rows of each table, as the manifest says."""
        return {file.table: self._manifest.rows(file.table) for file in self._manifest.files}

    def verify(self) -> None:
        """Read every file. Raises DamagedLedger naming the first that is missing or is not what was written."""
        load_manifest(self._folder)
        for file in self._manifest.files:
            check_segment(self._folder, file)

    def balance(self) -> Balance:
        """The books added up, and every way in which they do not agree with the tables."""
        lines = tuple(BalanceLine(*row) for row in self._ask(BALANCE))
        counted = ((says, self._ask(sql)[0][0]) for says, sql in FAULTS.items())
        found = tuple(says.format(count) for says, count in counted if count)
        return Balance(lines, self._count("reports"), self._count("mentions"), found)

    # --- queries ---

    def mentions(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        *,
        event: str | None = None,
        since: str | None = None,
        until: str | None = None,
        country: str | None = None,
        outlet: str | None = None,
        political: bool | None = True,
        limit: int | None = None,
        report: str | None = None,
    ) -> Frame:
        """Mentions in the order of reports and text; see `conditions` for what each question matches.

        `political`: True only political ones, False only the others, None all.
        """
        question = ask.about_party(Question(), "actors", actor)
        question = ask.about_party(question, "recipients", recipient)
        question = ask.about_event(question, event)
        question = ask.about_time(question, since, until)
        question = ask.about_country(question, country)
        question = ask.about_outlet(question, outlet)
        question = ask.about(question, "political", political)
        question = ask.about(question, "report", report)
        return self._select("mentions", question, 'report, trigger.start, trigger."end", entry', limit, MENTIONS)

    def mention(self, id: str) -> dict[str, Any] | None:
        """One mention by its id."""
        found = self._select("mentions", ask.about(Question(), "mention", id), "mention", 1, MENTIONS)
        return found.rows()[0] if len(found) else None

    def report(self, id: str) -> dict[str, Any] | None:
        """One report by its id, its origin, or the beginning of its id. Raises InputError where several fit."""
        conditions = ("report = $id", "origin = $id", "starts_with(report, $id)")
        for condition in conditions if id else ():
            question = Question((condition,), (("id", id),))
            found = self._select("reports", question, "report", None, REPORTS).rows()
            if found:
                return _only(found, id)
        return None

    def reports(
        self,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        text: bool = False,
        limit: int | None = None,
    ) -> Frame:
        """Reports by id; with their text and blocks only where asked for. Dates are those of publication."""
        question = ask.about_publication(ask.about_outlet(Question(), outlet), since, until)
        schema = REPORTS if text else pa.schema([field for field in REPORTS if field.name not in ("text", "blocks")])
        return self._select("reports", question, "report", limit, schema)

    def sentences(self, report: str | None = None, limit: int | None = None) -> Frame:
        """Sentences in their order, of one report (its id) or all."""
        return self._select("sentences", ask.about(Question(), "report", report), "report, sentence", limit, SENTENCES)

    def quotes(
        self,
        source: str | None = None,
        *,
        report: str | None = None,
        kind: str | None = None,
        limit: int | None = None,
    ) -> Frame:
        """Quotes in the order of the text; `source` is an entity id or words of the source's name."""
        question = ask.about(ask.about_source(Question(), source), "report", report)
        question = ask.about(question, "kind", kind)
        return self._select("quotes", question, "report, sentence, quote", limit, QUOTES)

    def names(
        self, entity: str | None = None, *, report: str | None = None, kind: str | None = None, limit: int | None = None
    ) -> Frame:
        """References to entities in the order of the text."""
        question = ask.about(ask.about(Question(), "entity", entity), "report", report)
        question = ask.about(question, "kind", kind)
        return self._select("names", question, 'report, start, "end", "kind"', limit, NAMES)

    def books(self, outcome: str | None = None, *, origin: str | None = None, limit: int | None = None) -> Frame:
        """The books: one row for each item, with what became of it."""
        question = ask.about(ask.about(Question(), "outcome", outcome), "origin", origin)
        return self._select("books", question, "origin, report NULLS FIRST, copy", limit, BOOKS)

    def runs(self) -> Frame:
        """The readings that wrote this ledger, oldest first: run, versions, when each began and what it was given."""
        return Frame(pa.Table.from_pylist([_run_row(run) for run in self._manifest.runs], schema=_RUNS))

    # --- inside ---

    def _ids(self) -> set[str]:
        if self._known is None:
            self._known = {report for (report,) in self._stream("SELECT report FROM reports")}
        return self._known

    def _forget(self) -> None:
        if self._queries is not None:
            self._queries.close()
        self._queries = None
        self._known = None

    def _connected(self) -> Queries:
        if self._queries is None:
            self._queries = Queries(self._folder, self._manifest, self._settings.query_threads)
        return self._queries

    def _ask(self, sql: str, values: Mapping[str, Value] | None = None) -> list[tuple[Any, ...]]:
        try:
            return self._connected().rows(sql, values)
        except duckdb.Error as error:
            raise self._explained(error) from error

    def _stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connected().stream(sql)
        except duckdb.Error as error:
            raise self._explained(error) from error

    def _select(self, table: str, question: Question, order: str, limit: int | None, schema: pa.Schema) -> Frame:
        columns = ", ".join(f'"{name}"' for name in schema.names)
        sql = f"SELECT {columns} FROM {table}{question.where()} ORDER BY {order}{ask.limited(limit)}"
        try:
            return Frame(self._connected().table(sql, dict(question.values), schema))
        except duckdb.Error as error:
            raise self._explained(error) from error

    def _explained(self, error: duckdb.Error) -> LedgerError:
        """A query failed: DamagedLedger naming the file where one is damaged, else what the query engine says."""
        self.verify()
        return LedgerError(f"{self._folder} cannot be queried: {error}")

    def _count(self, table: str) -> int:
        return int(self._ask(f"SELECT count(*) FROM {table}")[0][0])


_RUNS: Final = pa.schema(
    [
        *((name, pa.string()) for name in ("run", "code", "model", "lexicon", "codebook", "extractor", "started")),
        ("paths", pa.list_(pa.string())),
    ]
)


def open_ledger(path: str | Path, create: bool = False, settings: Settings | None = None) -> Ledger:
    """The ledger in this folder. What an interrupted writer left is removed, unless a writer is at work now.

    `create`: make an empty one where there is none. Raises LedgerError where there is no ledger or it cannot be read.
    """
    folder = Path(path)
    try:
        if create and not (folder / NAME).exists():
            _create(folder)
        manifest = load_manifest(folder)
        with if_free(WriterLock(folder / _LOCK)) as free:
            if free:
                manifest = load_manifest(folder)
                sweep(folder, manifest)
    except OSError as error:
        raise LedgerError(f"{folder} cannot be opened: {error}") from error
    return Ledger(folder, manifest, settings or Settings())


def _create(folder: Path) -> None:
    """An empty ledger. Raises LedgerError in a folder that holds other things."""
    make_folder(folder.absolute())
    others = sorted(entry.name for entry in folder.iterdir() if entry.name not in (_LOCK, HISTORY, f"{NAME}.part"))
    if others:
        raise LedgerError(f"{folder} is no ledger and is not empty: it holds {others[0]!r}")
    make_folder(folder.absolute() / HISTORY)
    save_manifest(folder, Manifest())


def _new_ids(kept: Sequence[Kept], known: set[str]) -> set[str]:
    """The reports that these items bring. Raises LedgerError where one is not coded or there already."""
    ids: set[str] = set()
    for one in kept:
        if one.item.outcome != "ok":
            continue
        if one.coded is None:
            raise LedgerError(f"{one.item.origin} is ok but was not coded")
        if one.coded.report.id in known or one.coded.report.id in ids:
            raise LedgerError(f"{one.item.origin}: report {one.coded.report.id} is in the ledger already")
        ids.add(one.coded.report.id)
    return ids


def _only(found: list[dict[str, Any]], id: str) -> dict[str, Any]:
    if len(found) > 1:
        some = ", ".join(row["report"] for row in found[:3])
        raise InputError(f"{id!r} fits {len(found)} reports: {some}{' …' if len(found) > 3 else ''}")
    return found[0]


def _run_row(run: RunRecord) -> dict[str, Any]:
    versions = run.versions
    return {
        "run": run.run,
        "code": versions.code,
        "model": versions.model,
        "lexicon": versions.lexicon,
        "codebook": versions.codebook,
        "extractor": versions.extractor,
        "started": run.started,
        "paths": list(run.paths),
    }
