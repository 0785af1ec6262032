"""How well chains of sources are read, two to four deep: our own `nested` passages: `python -m benchmarks.chains [--data DIR]`.

DIR holds `sentences.jsonl` as `benchmarks/nested` does, its card says how it is laid out. A *link* is right when its source names
the same (a word of it, articles aside; or nobody is named in both) and its cue shares a word; links are matched in order.
A *chain* is right when all its links are and there are no more; *own voice* are chains that are rightly empty. *kind* is the share
of right links told apart rightly: an anonymous source, a document, a denial, an order, a belief, a claim about oneself, a claim.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.common import HERE, Measure, checksum, load_system, pinned, small_report
from dateline.coding.attribution.chains import sources_at
from dateline.coding.coder import Coder
from dateline.model import Coded, Source

Row = dict[str, Any]
_ARTICLES = frozenset({"the", "a", "an", "of"})
_BELIEFS = frozenset({"think", "know", "feel", "perceive"})
_ORDERS = frozenset({"order", "ask"})


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over acts: chains, links right, given and wanted, kinds right, chains of the outlet's own voice."""

    acts: int = 0
    chains: int = 0
    right: int = 0
    given: int = 0
    wanted: int = 0
    kinds: int = 0
    own: int = 0
    own_right: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, f) + getattr(other, f) for f in Score.__dataclass_fields__))

    @property
    def figures(self) -> dict[str, float]:
        """The printed figures by name."""
        return {
            "chain": self.chains / max(1, self.acts),
            "link_f": 2 * self.right / max(1, self.given + self.wanted),
            "kind": self.kinds / max(1, self.right),
            "own_voice": self.own_right / max(1, self.own),
        }


def offset(text: str, act: Row) -> int:
    """Where the act's trigger begins."""
    at = -1
    for _ in range(act.get("nth", 1)):
        at = text.index(act["trigger"], at + 1)
    return at


def chain_of(coded: Coded, at: int) -> tuple[Source, ...]:
    """The chain over a character: that of the mention told there, or that of the quotes around it."""
    chain = sources_at(coded.quotes, at)
    told = (m.attribution for m in coded.mentions if m.trigger.start <= at < m.trigger.end)
    return next((found for found in told if len(found) == len(chain)), chain)


def kind_of(source: Source) -> str:
    """What a link is, in the words of the set."""
    if source.kind in {"anonymous", "document"} and source.span != source.cue:
        return source.kind
    if source.manner in _ORDERS:
        return "order"
    if source.own or source.manner == "promise":
        return "own"
    return "denial" if source.manner == "deny" else "belief" if source.manner in _BELIEFS else "claim"


def words(text: str) -> frozenset[str]:
    """Lower-case words without articles."""
    return frozenset(re.findall(r"\w+", text.lower())) - _ARTICLES


def is_right(source: Source, link: Row) -> bool:
    """Whether a source and its cue are those of a link."""
    unnamed = source.span == source.cue
    named = unnamed if not link["source"] else not unnamed and bool(words(source.span.text) & words(link["source"]))
    return named and bool(words(source.cue.text if source.cue else "") & words(link["cue"]))


def matched(chain: Sequence[Source], wanted: Sequence[Row]) -> list[tuple[Source, Row]]:
    """The longest sequence of right links, in order."""
    best: list[list[list[tuple[Source, Row]]]] = [[[] for _ in range(len(wanted) + 1)] for _ in range(len(chain) + 1)]
    for i, source in enumerate(chain):
        for j, link in enumerate(wanted):
            paired = [*best[i][j], (source, link)] if is_right(source, link) else []
            best[i + 1][j + 1] = max(paired, best[i][j + 1], best[i + 1][j], key=len)
    return best[-1][-1]


def score(chain: Sequence[Source], wanted: Sequence[Row]) -> Score:
    """One act's counts."""
    pairs = matched(chain, wanted)
    whole = len(pairs) == len(chain) == len(wanted)
    kinds = sum(kind_of(source) == link["kind"] for source, link in pairs)
    return Score(1, whole, len(pairs), len(chain), len(wanted), kinds, not wanted, not wanted and not chain)


def read(data: Path) -> Iterator[Row]:
    """The passages of a folder."""
    with (data / "sentences.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure(coder: Coder, data: Path, show: bool = False) -> Score:
    """The counts over a folder; with `show` each chain that is not right is printed."""
    total = Score()
    for row in read(data):
        coded = coder.code(small_report(row["text"], row["id"]))
        for act in row["acts"]:
            chain = chain_of(coded, offset(row["text"], act))
            one = score(chain, act["chain"])
            total += one
            if show and not one.chains:
                given = " > ".join(f"{s.span.text} [{s.cue.text if s.cue else ''}]" for s in chain)
                want = " > ".join(f"{link['source']} [{link['cue']}]" for link in act["chain"])
                print(f"{row['text']}\n  {act['trigger']}: {given or '-'}\n  wanted: {want or '-'}")
    return total


def measures(coder: Coder, data: Path = HERE / "nested") -> Iterator[Measure]:
    """The figures as lines of the table."""
    total = measure(coder, data)
    sizes = {"chain": total.acts, "link_f": total.wanted, "kind": total.right, "own_voice": total.own}
    found = [Measure("nested", name, sizes[name], value) for name, value in total.figures.items()]
    yield from pinned(found, "chains", checksum([data / "sentences.jsonl"]))


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--data", type=Path, default=HERE / "nested", metavar="DIR", help="folder of the passages")
    options.add_argument("--show", action="store_true", help="print the chains that are not right")
    chosen = options.parse_args()
    total = measure(load_system().coder, chosen.data, chosen.show)
    print(f"nested: {total.acts} acts, {total.wanted} links")
    for name, value in total.figures.items():
        print(f"  {name:<10} {value:.3f}")


if __name__ == "__main__":
    main()
