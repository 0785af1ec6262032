"""The shipped acts in a form that loads at once. The compiled copy is used only while it is true to the YAML files.

Gates and lists that many words share are kept once: in the copy a number stands for one of them.
`python -m dateline.knowledge.compiled` writes it anew."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.knowledge.loading import load_mapping

NAME = "compiled.json"
_WORDS = ("verbs", "nouns", "adjectives")
_SHARED = ("when", "unless", "light", "adj")

Entry = dict[str, Any]


def entries_of(folder: Path) -> dict[str, tuple[Path, Entry]]:
    """Each act's file and entry: from the compiled copy beside the YAML files when that is fresh, else from them."""
    return checked_entries(folder)[0]


def checked_entries(folder: Path) -> tuple[dict[str, tuple[Path, Entry]], bool]:
    """The same, and whether they come from the compiled copy, whose words were looked through when it was made."""
    paths = sorted(folder.glob("*.yaml"))
    copy = folder / NAME
    if copy.is_file():
        compiled = json.loads(copy.read_text("utf-8"))
        if compiled["digest"] == digest_of(paths):
            return dict(_unpacked(folder, compiled)), True
    return {act: (path, entry) for path in paths for act, entry in load_mapping(path).items()}, False


def digest_of(paths: Iterable[Path]) -> str:
    """What the files hold, as hexadecimal digits."""
    sha = hashlib.sha256()
    for path in paths:
        sha.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()


def compile_acts(folder: Path) -> str:
    """The text of the compiled copy: the digest of the YAML files, what is shared, and what they say."""
    paths = sorted(folder.glob("*.yaml"))
    pool: dict[str, int] = {}
    acts = {p.name: {act: _packed(entry, pool) for act, entry in load_mapping(p).items()} for p in paths}
    shared = [json.loads(text) for text in pool]
    kept = {"digest": digest_of(paths), "shared": shared, "acts": acts}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n"


def _packed(entry: Entry, pool: dict[str, int]) -> Entry:
    """An entry whose words have numbers for what may be shared."""

    def number(thing: Any) -> int:
        text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
        return pool.setdefault(text, len(pool))

    def pack(key: str, value: Any) -> Any:
        if key not in _SHARED:
            return value
        return number({k: number(v) for k, v in value.items()} if isinstance(value, dict) else value)

    return {
        key: [{k: pack(k, v) for k, v in word.items()} for word in value or ()] if key in _WORDS else value
        for key, value in entry.items()
    }


def _unpacked(folder: Path, compiled: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Path, Entry]]]:
    """The entries with the shared things in the numbers' places, each the same object wherever it stands."""
    shared = compiled["shared"]
    for thing in shared:
        if isinstance(thing, dict):
            thing.update({k: shared[v] for k, v in thing.items()})
    for file, entries in compiled["acts"].items():
        for act, entry in entries.items():
            for word in (word for key in _WORDS for word in entry.get(key) or ()):
                word.update({k: shared[word[k]] for k in _SHARED if k in word})
            yield act, (folder / file, entry)


if __name__ == "__main__":
    ACTS = Path(__file__).resolve().parent.parent / "lexicon/acts"
    (ACTS / NAME).write_text(compile_acts(ACTS), "utf-8")
