"""The shipped acts in a form that loads at once. The compiled copy is used only while it is true to the YAML files.

`python -m dateline.knowledge.compiled` writes it anew."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dateline.knowledge.loading import load_mapping

NAME = "compiled.json"


def entries_of(folder: Path) -> dict[str, tuple[Path, dict[str, Any]]]:
    """Each act's file and entry: from the compiled copy beside the YAML files when that is fresh, else from them."""
    paths = sorted(folder.glob("*.yaml"))
    copy = folder / NAME
    if copy.is_file():
        compiled = json.loads(copy.read_text("utf-8"))
        if compiled["digest"] == digest_of(paths):
            return {
                act: (folder / file, entry)
                for file, entries in compiled["acts"].items()
                for act, entry in entries.items()
            }
    return {act: (path, entry) for path in paths for act, entry in load_mapping(path).items()}


def digest_of(paths: Iterable[Path]) -> str:
    """What the files hold, as hexadecimal digits."""
    sha = hashlib.sha256()
    for path in paths:
        sha.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()


def compile_acts(folder: Path) -> str:
    """The text of the compiled copy: the digest of the YAML files and what they say."""
    paths = sorted(folder.glob("*.yaml"))
    acts = {path.name: load_mapping(path) for path in paths}
    return json.dumps({"digest": digest_of(paths), "acts": acts}, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    ACTS = Path(__file__).resolve().parent.parent / "lexicon/acts"
    (ACTS / NAME).write_text(compile_acts(ACTS), "utf-8")
