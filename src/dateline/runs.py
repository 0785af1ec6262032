"""What a run is made with: the versions whose digest is the `run` of every row."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dateline import __version__
from dateline.errors import ModelError
from dateline.knowledge.lexicon import SHIPPED, digest
from dateline.ledger import RunRecord, run_digest
from dateline.model import Versions

EXTRACTOR = "trafilatura"
_KNOWLEDGE = ("acts", "actors", "sources", "dates", "places", "wording")


def versions(lexicon: Sequence[Path] = (), model: str | None = None) -> Versions:
    """The versions that a coder of these parts would work with. Raises ModelError for a model that is not there."""
    found = Versions(
        code=__version__,
        model=model_version(model),
        lexicon=digest([*(SHIPPED / part for part in _KNOWLEDGE), *lexicon]),
        codebook=digest([SHIPPED / "codebook"]),
        extractor=f"{EXTRACTOR} {version(EXTRACTOR)}",
    )
    return replace(found, run=run_digest(found))


def model_version(model: str | None) -> str:
    """The shipped model by the digest of its files, a folder likewise, a package by its name and version."""
    if model is None:
        return f"en {digest([SHIPPED / 'en'])}"
    if Path(model).is_dir():
        return f"{Path(model).name} {digest([Path(model)])}"
    try:
        return f"{model} {version(model)}"
    except PackageNotFoundError as error:
        raise ModelError(f"model {model}: not installed as a spaCy pipeline (try: pip install {model})") from error


def run_record(
    lexicon: Sequence[Path] = (), model: str | None = None, started: str | None = None, paths: Sequence[str] = ()
) -> RunRecord:
    """The record of a reading: its versions, when it began (ISO time, UTC) and the paths it was given."""
    return RunRecord(versions(lexicon, model), started, tuple(paths))
