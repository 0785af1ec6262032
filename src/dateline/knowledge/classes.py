"""Classes of nouns ("@weapon") by which the gates of acts tell senses apart. From `lexicon/codebook/classes.yaml`."""

from collections.abc import Mapping
from pathlib import Path

from dateline.errors import LexiconError
from dateline.knowledge.loading import load_mapping

Classes = Mapping[str, frozenset[str]]
"""From a noun's lemma to its classes."""


def read_classes(path: Path) -> Classes:
    """Raises LexiconError where the file is not a mapping from class to nouns."""
    table = load_mapping(path)
    if not all(isinstance(v, list) and str(k).startswith("@") for k, v in table.items()):
        raise LexiconError(f"{path}: expected a mapping from @class to a list of nouns")
    found: dict[str, set[str]] = {}
    for name, nouns in table.items():
        for noun in nouns:
            found.setdefault(str(noun).lower(), set()).add(name)
    return {noun: frozenset(names) for noun, names in found.items()}
