"""The manifest: which files make the ledger, how many rows and which bytes each has, and which runs wrote them.

`manifest.json` lists them all and is replaced atomically. `manifests/NNNNNN.json` keeps what each version added, so
that every earlier version, and `manifest.json` itself, can be put together again.
"""

import hashlib
import json
import re
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from dateline.errors import DamagedLedger, LedgerError
from dateline.ledger.disk import write_whole
from dateline.ledger.schemas import FORMAT, SCHEMAS
from dateline.model import Versions

NAME: Final = "manifest.json"
HISTORY: Final = "manifests"

_SEGMENT: Final = re.compile(r"segments/([a-z]{1,20})/[0-9]{6,9}-[0-9a-f]{16}\.parquet")


@dataclass(frozen=True, slots=True)
class SegmentFile:
    """One immutable file: its table, its path inside the ledger, rows, bytes, SHA-256 and the version it came with."""

    table: str
    path: str
    rows: int
    bytes: int
    sha256: str
    version: int


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One reading: what it was made with, when it began (ISO time, or None) and the paths it was given."""

    versions: Versions
    started: str | None = None
    paths: tuple[str, ...] = ()

    @property
    def run(self) -> str:
        """The `run` of every row: the digest of the versions."""
        return run_digest(self.versions)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What makes up the ledger at one version; version 0 is the empty one."""

    version: int = 0
    files: tuple[SegmentFile, ...] = ()
    runs: tuple[RunRecord, ...] = ()

    def of(self, table: str) -> tuple[SegmentFile, ...]:
        """The files of one table, oldest first."""
        return tuple(file for file in self.files if file.table == table)

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        return sum(file.rows for file in self.of(table))

    def grown(self, files: tuple[SegmentFile, ...], run: RunRecord) -> "Manifest":
        """The next version, with these files and this run."""
        runs = self.runs if run in self.runs else (*self.runs, run)
        return replace(self, version=self.version + 1, files=self.files + files, runs=runs)


def run_digest(versions: Versions) -> str:
    """12 hex digits that stand for the versions of code, model, lexicon, codebook and extractor."""
    parts = [getattr(versions, part.name) for part in fields(versions) if part.name != "run"]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]


def load_manifest(folder: Path) -> Manifest:
    """The manifest of a ledger. Raises LedgerError where there is none, DamagedLedger where it is not as written."""
    path = folder / NAME
    try:
        data = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise LedgerError(f"{folder} is not a ledger: it has no {NAME}") from error
    except (ValueError, RecursionError) as error:
        raise DamagedLedger(f"{path} is not readable: {error}") from error
    return _checked(data, path)


def save_manifest(folder: Path, new: Manifest, old: Manifest | None = None) -> None:
    """Keep what the new version adds under `manifests/`, then replace `manifest.json`: from then on it counts."""
    if old is not None:
        added = Manifest(new.version, new.files[len(old.files) :], new.runs[len(old.runs) :])
        write_whole(folder / history_name(new.version), _bytes(added))
    write_whole(folder / NAME, _bytes(new))


def history_name(version: int) -> str:
    """The path inside the ledger of what one version added."""
    return f"{HISTORY}/{version:06d}.json"


def _bytes(manifest: Manifest) -> bytes:
    body = {"format": FORMAT, **asdict(manifest)}
    return json.dumps({**body, "sum": _sum(body)}, indent=1, sort_keys=True).encode() + b"\n"


def _sum(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _checked(data: Any, path: Path) -> Manifest:
    if not isinstance(data, dict) or data.pop("sum", None) != _sum(data):
        raise DamagedLedger(f"{path} is not what was written")
    if data.get("format") != FORMAT:
        raise LedgerError(f"{path} has format {data.get('format')}; this version reads format {FORMAT}")
    try:
        manifest = _parsed(data)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedLedger(f"{path} is not a manifest: {error!r}") from error
    for file in manifest.files:
        _check_name(file, path)
    return manifest


def _parsed(data: dict[str, Any]) -> Manifest:
    files = tuple(SegmentFile(**file) for file in data["files"])
    return Manifest(int(data["version"]), files, tuple(_run(run) for run in data["runs"]))


def _run(data: dict[str, Any]) -> RunRecord:
    return RunRecord(Versions(**data["versions"]), data["started"], tuple(data["paths"]))


def _check_name(file: SegmentFile, path: Path) -> None:
    """A manifest may come from anywhere: it may name nothing outside its own folder."""
    match = _SEGMENT.fullmatch(file.path)
    if match is None or match[1] != file.table or file.table not in SCHEMAS:
        raise DamagedLedger(f"{path} lists a file that is no segment: {file.path!r}")
