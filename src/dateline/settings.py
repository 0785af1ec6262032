"""What can be set from outside: one `Settings` object, read once. Nothing else reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """Paths and sizes of one run; each field is also a `DATELINE_…` variable.

    `jobs`: worker processes. `shard_reports`: reports that one worker codes at a time. `commit_shards`: shards that
    are written to the ledger together, so a crash costs at most `shard_reports * commit_shards` reports of work.
    `query_threads`: threads of a ledger query. `lexicon`: a folder laid over the shipped lexicon.
    """

    jobs: int = 1
    shard_reports: int = 64
    commit_shards: int = 16
    query_threads: int = 2
    lexicon: Path | None = None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment gives, defaults elsewhere. Raises InputError naming a bad variable."""
    usual = Settings()
    folder = environment.get("DATELINE_LEXICON")
    return Settings(
        jobs=_count(environment, "DATELINE_JOBS", usual.jobs),
        shard_reports=_count(environment, "DATELINE_SHARD_REPORTS", usual.shard_reports),
        commit_shards=_count(environment, "DATELINE_COMMIT_SHARDS", usual.commit_shards),
        query_threads=_count(environment, "DATELINE_QUERY_THREADS", usual.query_threads),
        lexicon=Path(folder) if folder else None,
    )


def _count(environment: Mapping[str, str], variable: str, usual: int) -> int:
    """A whole number from 1 up, or the usual one where the variable is not set."""
    text = environment.get(variable)
    if not text:
        return usual
    if not (text.isascii() and text.isdigit()) or len(text) > 9 or int(text) < 1:
        raise InputError(f"{variable} must be a whole number from 1 up, not {text!r}")
    return int(text)
