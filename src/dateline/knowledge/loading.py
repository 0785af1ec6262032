"""YAML and JSON files as mappings, with errors that name the file; and how what is loaded once is kept."""

import atexit
import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import LexiconError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_mapping(path: Path) -> dict[str, Any]:
    """What a YAML file says. Raises LexiconError where it is not valid or no mapping."""
    try:
        found = yaml.load(path.read_text("utf-8"), _LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: not valid YAML: {error}") from error
    if not isinstance(found, dict):
        raise LexiconError(f"{path}: expected a mapping")
    return found


def load_weights(path: Path) -> Mapping[str, Mapping[str, float]]:
    """Tables of numbers by name from a JSON file. Raises LexiconError where it holds anything else."""
    try:
        tables = json.loads(path.read_text("utf-8"))
        return {name: {str(k): float(v) for k, v in table.items()} for name, table in tables.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise LexiconError(f"{path}: expected tables of numbers by name: {error}") from error


@contextmanager
def lasting() -> Iterator[None]:
    """What is made within is kept for good: the collector of garbage, which would go through some hundred thousand objects again
    and again, waits and then leaves them alone. It halves the time of loading and takes a tenth off that of coding."""
    waiting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
        atexit.register(gc.unfreeze)
    finally:
        if waiting:
            gc.enable()
