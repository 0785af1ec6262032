"""The words, sectors and codes by which PLOVER's contexts are told. From `lexicon/codebook/contexts.yaml`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import LexiconError
from dateline.knowledge.loading import load_mapping

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContextTable:
    """Contexts in PLOVER's order; of each phrase, by its first word, the context that it tells; of sectors and of CAMEO
    prefixes the contexts that they imply."""

    names: tuple[str, ...]
    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    sectors: Mapping[str, tuple[str, ...]]
    cameo: Mapping[str, tuple[str, ...]]

    def told_by(self, lemmas: Sequence[str]) -> Iterator[str]:
        """The contexts that the words of a sentence tell, each as often as it is told."""
        for at, lemma in enumerate(lemmas):
            for phrase, context in self.phrases.get(lemma, ()):
                if tuple(lemmas[at : at + len(phrase)]) == phrase:
                    yield context

    def of_code(self, cameo: str) -> Iterator[str]:
        """The contexts that a CAMEO code implies, by its prefixes."""
        for end in range(2, len(cameo) + 1):
            yield from self.cameo.get(cameo[:end], ())


def read_contexts(names: Path, path: Path) -> ContextTable:
    """The table; `names` lists PLOVER's contexts, one a line. Raises LexiconError where the two do not agree."""
    known = tuple(filter(None, names.read_text("utf-8").splitlines()))
    entries = load_mapping(path)
    odd = set(known) ^ set(entries)
    if odd:
        raise LexiconError(f"{path}: {sorted(odd)[0]!r} stands in one of {names.name} and {path.name} alone")
    phrases: dict[str, list[tuple[Phrase, str]]] = {}
    for context in known:
        for words in entries[context]["words"]:
            phrase = tuple(str(words).split())
            phrases.setdefault(phrase[0], []).append((phrase, context))
    return ContextTable(
        known,
        {first: tuple(found) for first, found in phrases.items()},
        _inverse(entries, "sectors"),
        _inverse(entries, "cameo"),
    )


def _inverse(entries: Mapping[str, Mapping[str, Sequence[object]]], key: str) -> dict[str, tuple[str, ...]]:
    pairs = [(str(value), context) for context, entry in entries.items() for value in entry.get(key) or ()]
    return {value: tuple(c for v, c in pairs if v == value) for value, _ in pairs}
