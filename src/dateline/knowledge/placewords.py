"""Words by which the place of an act is known. From `lexicon/places/words.yaml`."""

from dataclasses import dataclass, fields
from pathlib import Path

from dateline.errors import LexiconError
from dateline.knowledge.loading import load_mapping

SHIPPED = Path(__file__).resolve().parent.parent / "lexicon/places/words.yaml"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of the file, which says what each is for; lemmas in lower case."""

    locating: frozenset[str]
    beside: frozenset[str]
    directed: tuple[str, ...]
    sides: frozenset[str]
    edges: frozenset[str]
    kinds: frozenset[str]
    named_after: frozenset[str]
    abroad: frozenset[str]
    befalling: frozenset[str]
    entering: frozenset[str]
    whole: frozenset[str]
    speaking: frozenset[str]
    meanwhile: frozenset[str]


def read_place_words(path: Path = SHIPPED) -> PlaceWords:
    """The words of a file. Raises LexiconError naming the file and the key."""
    found = load_mapping(path)
    names = [field.name for field in fields(PlaceWords)]
    odd = sorted(set(found) ^ set(names))
    if odd:
        raise LexiconError(f"{path}: {odd[0]}: {'unknown' if odd[0] in found else 'missing'} key")
    for name, words in found.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise LexiconError(f"{path}: {name}: expected a list of words, each text")
    return PlaceWords(
        directed=tuple(found["directed"]), **{name: frozenset(found[name]) for name in names if name != "directed"}
    )
