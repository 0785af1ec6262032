"""How well passages that somebody is said to say, think, want or show are found: `python -m benchmarks.attribution --data DIR`.

DIR holds `polnear` (or is that folder) with parts `train`, `dev` or `test`, each of `text/*.txt` and `attributions/*.ann`.
Every part that is there is scored; `train`, in which words were looked up, only where it stands alone.

PolNeAR annotates no attribution inside another, so those found inside what another says are left out. Cues, sources and
contents are each scored by themselves, one to one: *overlap* asks for a word in common, *exact* for the same words, marks aside
(the content with all its pieces). *whole* asks of one attribution that its cue overlaps and that its source and its content are
exact; none where the source is in neither.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.common import Measure, MissingDataError, checksum, parser, pinned, status
from dateline.coding.attribution.quotes import find_quotes
from dateline.coding.sight import Sight
from dateline.knowledge.lexicon import Lexicon, read_lexicon
from dateline.model import Block, Quote, Report, Span
from dateline.parsing.parser import Parser, load_parser
from dateline.parsing.tree import Tree, trees

Words = frozenset[int]
"""Offsets at which words begin."""

PARTS = ("test", "dev", "train")
ROLES = ("Cue", "Source", "Content")
_WORD = re.compile(r"\w+")
_SPAN, _EVENT = re.compile(r"T\d+"), re.compile(r"E\d+")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words of a cue, of its source (none where nobody is named) and of what is said."""

    cue: Words
    source: Words
    content: Words


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found rightly, found and annotated."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.gold)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        return f"P {precision:.3f}  R {recall:.3f}  F {self.f:.3f}  ({self.right}/{self.found}/{self.gold})"


Scores = dict[str, Score]


def words(text: str, pieces: Iterable[tuple[int, int]]) -> Words:
    """Where the words inside some pieces of the text begin."""
    return frozenset(w.start() for start, end in pieces for w in _WORD.finditer(text, start, end))


def read_gold(text: str, annotated: str) -> list[Attribution]:
    """The attributions of a brat file that have a cue with a word or mark in it."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in annotated.splitlines():
        key, _, rest = line.partition("\t")
        if _SPAN.fullmatch(key):
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[key] = [(int(a), int(b)) for a, b in (p.split(" ") for p in places.split(";"))]
        elif _EVENT.fullmatch(key):
            ends = [part.split(":") for part in rest.split(" ") if ":" in part]
            pieces = [[p for name, at in ends if name.startswith(role) for p in spans.get(at, [])] for role in ROLES]
            if pieces[0]:
                found.append(Attribution(*(words(text, some) for some in pieces)))
    return found


def attributions(text: str, quotes: Sequence[Quote]) -> list[Attribution]:
    """Quotes with a cue or source that stand in nothing that another says."""
    kept = [
        q for q in quotes if (q.cue or q.source) and not any(_holds(other, q) for other in quotes if other is not q)
    ]
    return [
        Attribution(_of(text, [q.cue] if q.cue else []), _of(text, [q.speaker] if q.speaker else []), _of(text, q.contents))
        for q in kept
    ]  # fmt: skip


def _of(text: str, spans: Iterable[Span]) -> Words:
    return words(text, ((s.start, s.end) for s in spans))


def _holds(outer: Quote, inner: Quote) -> bool:
    """Whether an attribution's cue, or without one its content, lies in what another says."""
    at = inner.cue or inner.contents[0]
    inside = any(c.start <= at.start and at.end <= c.end for c in outer.contents)
    return inside and (outer.cue is None or outer.cue != inner.cue)


def score(gold: Sequence[Attribution], found: Sequence[Attribution]) -> Scores:
    """All measures over one report."""
    scores: Scores = {}
    for role in ROLES:
        wanted, given = _parts(gold, role), _parts(found, role)
        scores[role.lower()] = Score(_overlapping(wanted, given), len(given), len(wanted))
        scores[f"{role.lower()} exact"] = Score((Counter(wanted) & Counter(given)).total(), len(given), len(wanted))
    scores["whole"] = Score(_whole(gold, found), len(found), len(gold))
    return scores


def _parts(some: Sequence[Attribution], role: str) -> list[Words]:
    return [part for a in some if (part := getattr(a, role.lower()))]


def _overlapping(wanted: Sequence[Words], given: Sequence[Words]) -> int:
    """Pairs with a word in common, the closest first, each part in one pair."""
    at: dict[int, list[int]] = {}
    for k, part in enumerate(given):
        for word in part:
            at.setdefault(word, []).append(k)
    shared = Counter((n, k) for n, part in enumerate(wanted) for word in part for k in at.get(word, ()))
    left, right = set(range(len(wanted))), set(range(len(given)))
    for n, k in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if n in left and k in right:
            left.remove(n)
            right.remove(k)
    return len(wanted) - len(left)


def _whole(gold: Sequence[Attribution], found: Sequence[Attribution]) -> int:
    """Attributions found with their source and content exact, by a cue that overlaps."""
    by_parts = {(a.source, a.content): a.cue for a in gold}
    pairs = [(a.cue, by_parts.get((a.source, a.content))) for a in found]
    return sum(wanted is not None and (bool(cue & wanted) or not (cue or wanted)) for cue, wanted in pairs)


def paragraphs(text: str) -> Iterator[Block]:
    """Each line with words is a block of body text."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Block(at, at + len(line), "body")
        at += len(line) + 1


def quotes_of(sentences: Iterable[Tree], lexicon: Lexicon) -> Sequence[Quote]:
    """The quotes of a report, nobody resolved."""
    return find_quotes([Sight(tree, lexicon) for tree in sentences], lexicon.sources, lambda sentence, word: None)


def annotated_reports(part: Path) -> Iterator[tuple[Report, list[Attribution]]]:
    """The reports of a part with their attributions, by their first annotator."""
    for path in sorted((part / "text").glob("*.txt")):
        files = sorted((part / "attributions").glob(f"{path.stem}_*.ann"))
        if files:
            text = path.read_text("utf-8")
            report = Report(path.stem, path.name, text, tuple(paragraphs(text)))
            yield report, read_gold(text, files[0].read_text("utf-8"))


def measure(part: Path, reader: Parser, lexicon: Lexicon, step: int = 1) -> tuple[Scores, int]:
    """The scores of a part, or of every so many of its reports, and how many reports they are of."""
    total: Scores = {}
    count = 0
    for report, gold in islice(annotated_reports(part), 0, None, step):
        found = attributions(report.text, quotes_of(trees(reader.parse(report)), lexicon))
        for name, one in score(gold, found).items():
            total[name] = total.get(name, Score()) + one
        count += 1
    return total, count


def parts_in(data: Path) -> list[Path]:
    """The parts to score: those kept from tuning, or else the tuning part."""
    folder = data / "polnear" if (data / "polnear").is_dir() else data
    found = [folder / part for part in PARTS if (folder / part / "text").is_dir()]
    return [part for part in found if part.name != "train"] or found


def measures(data: Path, reader: Parser, lexicon: Lexicon, step: int = 1) -> Iterator[Measure]:
    """The F of each measure on every part in a folder; with `step` on every so many reports.
    Raises MissingDataError."""
    parts = parts_in(data)
    if not parts:
        raise MissingDataError(f"no polnear/dev/text in {data}")
    for part in parts:
        total, _ = measure(part, reader, lexicon, step)
        found = [
            Measure(f"polnear-{part.name}", name.replace(" ", "_"), one.gold, one.f) for name, one in total.items()
        ]
        yield from pinned(found, f"attribution.{part.name}", checksum(sorted(part.glob("attributions/*.ann"))))


def main() -> None:
    """Print precision, recall and F of every measure on every part."""
    options = parser("attribution", __doc__)
    chosen = options.parse_args()
    system, lexicon = load_parser(), read_lexicon()
    for part in parts_in(chosen.data):
        began = time.perf_counter()
        total, count = measure(part, system, lexicon)
        print(f"polnear {part.name}: {count} reports, {time.perf_counter() - began:.0f} s")
        for name, one in total.items():
            print(f"  {name:<14} {one}")
    sys.exit(status(measures(chosen.data, system, lexicon), True) if chosen.floors else 0)


if __name__ == "__main__":
    main()
