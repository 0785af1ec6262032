"""All that Dateline knows, read once and handed to the stages."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import LexiconError
from dateline.knowledge.actors import ActorTable, read_actors
from dateline.knowledge.acts import ActTable, read_acts
from dateline.knowledge.classes import Classes, read_classes
from dateline.knowledge.codebook import Codebook, read_codebook
from dateline.knowledge.contexts import ContextTable, read_contexts
from dateline.knowledge.counts import CountTable, read_counts
from dateline.knowledge.disputed import read_disputed
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.loading import load_weights
from dateline.knowledge.operators import OperatorTable, read_operators
from dateline.knowledge.placewords import PlaceWords, read_place_words
from dateline.knowledge.signatures import SignatureTable, read_signatures
from dateline.knowledge.sources import SourceTable, read_sources

SHIPPED = Path(__file__).resolve().parent.parent / "lexicon"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Acts, operators and their fold, code tables, noun classes, words of counting and of reporting, actors, the weights
    of what speaks for a coding, places, which are read when the first is looked up, and the words by which those of acts are known."""

    acts: ActTable
    operators: OperatorTable
    codebook: Codebook
    classes: Classes
    contexts: ContextTable
    counts: CountTable
    sources: SourceTable
    signatures: SignatureTable
    actors: ActorTable
    confidence: Mapping[str, Mapping[str, float]]
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    place_words: PlaceWords = field(default_factory=read_place_words)


def read_lexicon(over: Sequence[Path] = ()) -> Lexicon:
    """The shipped lexicon with users' folders laid over it in order: `acts/*.yaml`, `actors/*.tsv` and `places/disputed.tsv`
    of each are read."""
    for folder in over:
        if not folder.is_dir():
            raise LexiconError(f"{folder}: no such folder")
    folders = [SHIPPED, *over]
    book = SHIPPED / "codebook"
    actors = read_actors([f / "actors" for f in folders])
    return Lexicon(
        read_acts([f / "acts" for f in folders]),
        read_operators(book / "operators.yaml", book / "fold.yaml"),
        read_codebook(book),
        read_classes(book / "classes.yaml"),
        read_contexts(book / "contexts.txt", book / "contexts.yaml"),
        read_counts(book / "counts.yaml", actors.roles),
        read_sources(SHIPPED / "sources"),
        read_signatures(SHIPPED / "signatures"),
        actors,
        load_weights(book / "confidence.json"),
        Gazetteer(disputed=read_disputed(over)),
    )


def digest(folders: Sequence[Path]) -> str:
    """Twelve hexadecimal digits that stand for the contents of every file below the folders, licences and notes left out."""
    sha = hashlib.sha256()
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file() and p.suffix != ".md"):
        sha.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()[:12]
