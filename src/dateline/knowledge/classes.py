"""Classes of nouns ("@weapon") by which the gates of acts tell senses apart. From `lexicon/codebook/classes.yaml`."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from dateline.errors import LexiconError

Classes = Mapping[str, frozenset[str]]
"""From a noun's lemma to its classes."""


def read_classes(path: Path) -> Classes:
    """Raises LexiconError where the file is not a mapping from class to nouns."""
    table = yaml.safe_load(path.read_text("utf-8"))
    if not isinstance(table, dict) or not all(isinstance(v, list) and str(k).startswith("@") for k, v in table.items()):
        raise LexiconError(f"{path}: expected a mapping from @class to a list of nouns")
    found: dict[str, set[str]] = {}
    for name, nouns in table.items():
        for noun in nouns:
            found.setdefault(str(noun).lower(), set()).add(name)
    return {noun: frozenset(names) for noun, names in found.items()}
