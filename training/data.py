"""Treebanks and name-marked text as training examples: what is used of each set, and how labels are brought together.

Sets and licences stand in README.md. EWT and the openly licensed genres of GUM give trees; GUM, wikigold, re3d (without
its BBC part), UNER-EWT dev and our own marked newswire sentences give names.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

CLOSED_GENRES = {"essay", "fiction", "letter", "podcast", "whow", "reddit"}
NAME_CLASSES = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "Person": "PER", "Organisation": "ORG", "Location": "LOC",
    "person": "PER", "place": "LOC", "organization": "ORG",
}  # fmt: skip
CONNECTORS = {
    "of",
    "the",
    "for",
    "and",
    "&",
    "-",
    "in",
    "on",
    "de",
    "la",
    "del",
    "von",
    "van",
    "bin",
    "al",
    "di",
    "to",
    "at",
    ".",
}
TITLES = {
    "president", "minister", "senator", "ambassador", "mr.", "dr.", "pope", "queen", "king", "prince", "secretary", "chancellor",
    "governor", "mayor", "congressman", "lord", "father", "god", "mom", "dad", "mother", "sir", "ms.", "mrs.", "general",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence. `heads` are 1-based, 0 the root; a layer that the set does not mark is None."""

    words: tuple[str, ...]
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deps: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None


Row = list[str]


def sentences(text: str) -> Iterator[list[Row]]:
    """The syntactic words of each sentence of a CoNLL-U text, as its ten columns."""
    for chunk in text.split("\n\n"):
        rows = [line.split("\t") for line in chunk.split("\n") if line and line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            yield rows


def tree(rows: list[Row], names: tuple[str, ...] | None = None) -> Example:
    """A CoNLL-U sentence as an example."""
    column = lambda i: tuple(row[i] for row in rows)
    heads = tuple(int(row[6]) for row in rows)
    return Example(
        tuple(w.replace(" ", "_") for w in column(1)), column(3), column(4), heads, column(7), names, column(2)
    )


def ewt(folder: Path, split: str) -> list[Example]:
    """Trees of the English Web Treebank."""
    return [tree(rows) for rows in sentences((folder / f"en_ewt-ud-{split}.conllu").read_text("utf-8"))]


def gum_documents(folder: Path, split: str) -> list[Path]:
    """GUM's documents of a split, closed genres left out."""
    splits = (folder / "splits.md").read_text("utf-8")
    parts = {
        m[1]: set(re.findall(r"\* (GUM_\w+)", m[2]))
        for m in re.finditer(r"## (train|dev|test)\n(.*?)(?=\n## |\Z)", splits, re.S)
    }
    held = parts["dev"] | parts["test"]
    wanted = lambda name: name in parts[split] if split != "train" else name not in held
    return [
        p
        for p in sorted((folder / "dep").glob("GUM_*.conllu"))
        if wanted(p.stem) and p.stem.split("_")[1] not in CLOSED_GENRES
    ]


def gum(folder: Path, split: str, genre: str = "") -> list[Example]:
    """Trees and names of GUM."""
    documents = [p for p in gum_documents(folder, split) if genre in p.stem.split("_")[1]]
    return [tree(rows, gum_names(rows)) for p in documents for rows in sentences(p.read_text("utf-8"))]


def pud(folder: Path, news_only: bool) -> list[Example]:
    """Trees of PUD, for testing only; its news half has ids that begin with n."""
    chunks = (folder / "en_pud-ud-test.conllu").read_text("utf-8").split("\n\n")
    kept = [c for c in chunks if not news_only or re.search(r"^# sent_id = n", c, re.M)]
    return [tree(rows) for rows in sentences("\n\n".join(kept))]


def gum_mentions(rows: list[Row]) -> Iterator[tuple[int, int, str]]:
    """Start, end (inclusive) and type of each entity span that GUM's MISC column marks."""
    opened: list[tuple[str, int, str]] = []
    for i, row in enumerate(rows):
        marked = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", marked[1]) if marked else []:
            fields = piece.strip("()").split("-")
            if piece.startswith("(") and len(fields) > 1:
                if piece.endswith(")"):
                    yield i, i, fields[1]
                else:
                    opened.append((fields[0], i, fields[1]))
            else:
                at = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == fields[0]), None)
                if at is not None:
                    _, start, kind = opened.pop(at)
                    yield start, i, kind


def name_span(rows: list[Row], start: int, end: int, label: str) -> tuple[int, int] | None:
    """The proper-noun core of an entity span: a person without titles, a place or organisation with its capitalised words."""
    head = next((k for k in range(start, end + 1) if not start <= int(rows[k][6]) - 1 <= end), None)
    if head is None or rows[head][3] != "PROPN":
        return None
    if label == "PER":
        last = max(
            [head] + [k for k in range(start, end + 1) if int(rows[k][6]) - 1 == head and rows[k][7].startswith("flat")]
        )
        titled = last == head and rows[head][1].lower() in TITLES
        return None if titled or rows[head][4] == "NNPS" else (head, last)
    return reach(rows, head, start, -1), reach(rows, head, end, 1)


def reach(rows: list[Row], at: int, limit: int, step: int) -> int:
    """How far a name runs from `at` towards `limit`: over capitalised words, and to the right over connectors between them."""
    named = lambda k: rows[k][3] == "PROPN" or (rows[k][1][:1].isupper() and rows[k][3] in {"ADJ", "NOUN", "VERB"})
    while at != limit:
        nearest = at + step
        if named(nearest):
            at = nearest
            continue
        after = nearest
        while after != limit and rows[after][1].lower() in CONNECTORS and abs(after - nearest) < 3:
            after += step
        if step < 0 or after == nearest or not named(after) or rows[nearest][1].lower() in {"in", "to", "at", "on"}:
            return at
        at = after
    return at


def gum_names(rows: list[Row]) -> tuple[str, ...]:
    """GUM's entity layer as BIO tags of names; the longest of nested spans stands."""
    found = []
    for start, end, kind in gum_mentions(rows):
        span = name_span(rows, start, end, NAME_CLASSES[kind]) if kind in NAME_CLASSES else None
        if span:
            found.append((*span, NAME_CLASSES[kind]))
    tags = ["O"] * len(rows)
    for first, last, label in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if all(tag == "O" for tag in tags[first : last + 1]):
            tags[first : last + 1] = [f"B-{label}"] + [f"I-{label}"] * (last - first)
    return tuple(tags)


def columns(text: str, word: int, tag: int, separator: str | None) -> Iterator[Example]:
    """Sentences of a column file, its tags brought to BIO over our classes."""
    for chunk in re.split(r"\n\s*\n", text):
        rows = [
            line.split(separator)
            for line in chunk.split("\n")
            if line.strip() and not line.startswith(("-DOCSTART", "# "))
        ]
        rows = [row for row in rows if len(row) > max(word, tag)]
        if rows:
            words = tuple(row[word].strip() or "_" for row in rows)
            yield Example(words, names=bio(words, [row[tag].strip() for row in rows]))


def bio(words: tuple[str, ...], tags: list[str]) -> tuple[str, ...]:
    """Any of IO, BIO and BIOES as BIO over our classes; a span without a capital is no name."""
    out = ["O"] * len(tags)
    for start, end, label in spans(tags):
        if label in NAME_CLASSES and any(w[:1].isupper() for w in words[start:end]):
            out[start:end] = [f"B-{NAME_CLASSES[label]}"] + [f"I-{NAME_CLASSES[label]}"] * (end - start - 1)
    return tuple(out)


def spans(tags: list[str] | tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Half-open spans and labels of a tag sequence."""
    found: list[tuple[int, int, str]] = []
    start, label = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if start >= 0 and (prefix not in {"I", "E", "L"} or kind != label):
            found.append((start, i, label))
            start = -1
        if prefix in {"B", "S", "U"} or (prefix in {"I", "E", "L"} and start < 0):
            start, label = i, kind
    return found


def marked(line: str) -> Example | None:
    """A sentence of our own, with names as `[PER Sergei Lavrov]`."""
    words: list[str] = []
    tags: list[str] = []
    for label, name, plain in re.findall(r"\[(PER|ORG|LOC) ([^\]]+)\]|([^\[]+)", line):
        tokens = tokenise(name or plain)
        words += tokens
        tags += [f"B-{label}"] + [f"I-{label}"] * (len(tokens) - 1) if label else ["O"] * len(tokens)
    return Example(tuple(words), names=tuple(tags)) if words else None


def tokenise(text: str) -> list[str]:
    """Words as the run-time tokenizer cuts them."""
    return [t.text for t in _tokenizer()(text) if not t.is_space]


def _tokenizer():  # type: ignore[no-untyped-def]
    import spacy

    if not hasattr(_tokenizer, "it"):
        _tokenizer.it = spacy.blank("en").tokenizer  # type: ignore[attr-defined]
    return _tokenizer.it  # type: ignore[attr-defined]


def name_examples(treebanks: Path, own: Path) -> list[Example]:
    """Every name-marked sentence that has no tree; our own stand twice."""
    found = list(columns((treebanks / "wikigold/wikigold.conll.txt").read_text("utf-8"), 0, -1, None))
    for path in sorted((treebanks / "re3d/data-by-source").rglob("*.conll")):
        if "BBC" not in str(path):
            found += columns(path.read_text("utf-8"), 0, -1, "\t")
    found += columns((treebanks / "UNER_EWT/en_ewt-ud-dev.iob2").read_text("utf-8"), 1, 2, "\t")
    lines = [
        line for path in sorted(own.glob("*.txt")) for line in path.read_text("utf-8").splitlines() if line.strip()
    ]
    return found + 2 * [e for e in map(marked, lines) if e]


def swapped(example: Example, pool: dict[str, list[tuple[str, ...]]], rng: random.Random, share: float) -> Example:
    """The example with some of its names put in place of others of their class."""
    assert example.names is not None
    words, tags = list(example.words), list(example.names)
    for start, end, label in reversed(spans(tags)):
        if pool.get(label) and rng.random() < share:
            name = rng.choice(pool[label])
            words[start:end] = name
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (len(name) - 1)
    return replace(example, words=tuple(words), names=tuple(tags))


def recased(example: Example, rng: random.Random) -> Example:
    """The example as it is, seldom in capitals or as a headline."""
    roll = rng.random()
    if roll < 0.02:
        return replace(example, words=tuple(w.upper() for w in example.words))
    if roll < 0.05:
        return replace(example, words=tuple(w[:1].upper() + w[1:] if len(w) > 3 else w for w in example.words))
    return example
