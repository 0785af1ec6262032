"""How well cues and sources of attributions are found: PolNeAR's dev part.

A cue counts when its word lies in an annotated cue; a source when its phrase meets that attribution's source.
Run: `python benchmarks/attribution.py --data DIR`, where DIR holds `polnear/dev`.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.coding.quotes import find_quotes
from dateline.coding.sight import Sight
from dateline.knowledge.lexicon import SHIPPED, read_lexicon
from dateline.knowledge.sources import read_sources
from dateline.model import Block, Quote, Report
from dateline.parsing.parser import load_parser
from dateline.parsing.tree import trees

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated attribution: characters of its cue and of its source."""

    cue: Pieces
    source: Pieces


@dataclass(slots=True)
class Score:
    """Counts of what was found rightly, found and annotated."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def line(self, name: str) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        f = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{name:<8} P {precision:.3f}  R {recall:.3f}  F {f:.3f}  ({self.right}/{self.found}/{self.gold})"


def read_gold(path: Path) -> list[Gold]:
    """The attributions of a brat file."""
    spans: dict[str, Pieces] = {}
    found = []
    for line in path.read_text("utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[key] = tuple((int(a), int(b)) for a, b in (p.split(" ") for p in places.split(";")))
        elif key.startswith("E"):
            roles = [part.split(":") for part in rest.split(" ") if ":" in part]
            cue = tuple(p for name, at in roles if name.startswith("Cue") for p in spans.get(at, ()))
            source = tuple(p for name, at in roles if name.startswith("Source") for p in spans.get(at, ()))
            if cue:
                found.append(Gold(cue, source))
    return found


def paragraphs(text: str) -> Iterator[Block]:
    """Each line with words is a block of body text."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Block(at, at + len(line), "body")
        at += len(line) + 1


def _meet(pieces: Pieces, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in pieces)


def score(quotes: Sequence[Quote], gold: Sequence[Gold], cues: Score, sources: Score) -> None:
    """Match each found cue to the first unmatched annotation that it lies in; sources are matched within the pair."""
    left = list(gold)
    cues.gold += len(gold)
    sources.gold += sum(bool(g.source) for g in gold)
    for quote in quotes:
        if quote.cue is None:
            continue
        cue = quote.cue
        match = next((g for g in left if _meet(g.cue, cue.start, cue.end)), None)
        cues.found += 1
        sources.found += quote.source is not None
        if match is None:
            continue
        left.remove(match)
        cues.right += 1
        sources.right += quote.source is not None and _meet(
            match.source, quote.source.span.start, quote.source.span.end
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    folder = options.parse_args().data / "polnear/dev"
    parser, lexicon, table = load_parser(), read_lexicon(), read_sources(SHIPPED / "sources")
    cues, sources, tokens, seconds = Score(), Score(), 0, 0.0
    for path in sorted((folder / "text").glob("*.txt")):
        annotated = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if not annotated:
            continue
        text = path.read_text("utf-8")
        doc = parser.parse(Report(path.stem, path.name, text, tuple(paragraphs(text))))
        sights = [Sight(tree, lexicon) for tree in trees(doc)]
        began = time.perf_counter()
        quotes = find_quotes(sights, table, lambda sentence, word: None)
        seconds += time.perf_counter() - began
        tokens += len(doc)
        score(quotes, read_gold(annotated[0]), cues, sources)
    print(cues.line("cue"), sources.line("source"), f"{1e6 * seconds / max(1, tokens):.1f} µs/token", sep="\n")


if __name__ == "__main__":
    main()
