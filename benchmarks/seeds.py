"""How well Dateline codes five whole reports, against what a careful reader recorded.

``python -m benchmarks.seeds --data DIR [--floors] [--show]``

``DIR`` holds the report files named in ``seeds.json``; that file holds only checksums, offsets and PLOVER codes.
Two shares are printed. *found*: of the essential acts, the share that some right mention tells. *right*: of the
mentions given, the share that are right, be the act essential or one that a reader could leave out.
A mention is right for an act when its trigger overlaps a trigger the reader accepts (or, where it overlaps none of
any act, lies within ``NEAR`` characters of one), its type is accepted, and its actors and recipients each overlap
an accepted span. An empty list of accepted spans accepts anything. Mentions from furniture (captions, bylines,
page furniture) must not exist.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NEAR = 40
"""Greatest gap, in code points, between a trigger and an accepted one that still counts as the same place."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Act:
    """One act the reader recorded; each tuple of spans lists alternatives, and an empty one accepts anything."""

    triggers: tuple[Span, ...]
    events: frozenset[str]
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    essential: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """What the reader recorded for one report file; ``sha256`` is of the file's bytes."""

    name: str
    sha256: str
    acts: tuple[Act, ...]
    furniture: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One mention as Dateline gave it; ``text`` is the trigger's own text."""

    text: str
    trigger: Span
    event: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The outcome for one report file: which acts were found, which mentions are right or come from furniture."""

    gold: Gold
    given: tuple[Given, ...]
    found: frozenset[int]
    right: frozenset[int]
    furniture: frozenset[int]

    @property
    def essential(self) -> frozenset[int]:
        """Places, in the gold's list, of the acts that must be found."""
        return frozenset(i for i, act in enumerate(self.gold.acts) if act.essential)


class BenchmarkError(Exception):
    """The benchmark cannot be run: files differ from those read, or Dateline failed."""


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether the span shares at least one character with any of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)


def gap(span: Span, others: Iterable[Span]) -> int:
    """Characters between the span and the nearest of the others; 0 where they touch or overlap."""
    return min(max(start - span[1], span[0] - end, 0) for start, end in others)


def parties_fit(given: Sequence[Span], accepted: Sequence[Span]) -> bool:
    """Whether some given party is an accepted one; no accepted party means that any, or none, will do."""
    return not accepted or any(overlaps(span, accepted) for span in given)


def fits(given: Given, act: Act) -> bool:
    """Whether type, actors and recipients are those of the act, wherever the trigger stands."""
    return (
        given.event in act.events
        and parties_fit(given.actors, act.actors)
        and parties_fit(given.recipients, act.recipients)
    )


def acts_told(given: Given, acts: Sequence[Act]) -> list[int]:
    """Places of the acts that a mention rightly tells: all at its trigger, or else the nearest one close by."""
    here = [i for i, act in enumerate(acts) if overlaps(given.trigger, act.triggers)]
    if here:
        return [i for i in here if fits(given, acts[i])]
    near = [i for i, act in enumerate(acts) if gap(given.trigger, act.triggers) <= NEAR and fits(given, act)]
    return sorted(near, key=lambda i: gap(given.trigger, acts[i].triggers))[:1]


def score(gold: Gold, given: Sequence[Given]) -> Score:
    """Match one report's mentions to the reader's acts. A mention from furniture is never right."""
    furniture = frozenset(i for i, mention in enumerate(given) if overlaps(mention.trigger, gold.furniture))
    told = {i: acts_told(mention, gold.acts) for i, mention in enumerate(given) if i not in furniture}
    found = frozenset(act for acts in told.values() for act in acts)
    right = frozenset(i for i, acts in told.items() if acts)
    return Score(gold, tuple(given), found, right, furniture)


def spans(rows: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Lists of two numbers, as JSON has them, as spans."""
    return tuple((start, end) for start, end in rows)


def party_spans(rows: Iterable[dict[str, Any]]) -> tuple[Span, ...]:
    """The spans of a mention's parties; a party without a place in the text has none."""
    return tuple((row["start"], row["end"]) for row in rows if row["start"] is not None)


def read_act(row: dict[str, Any]) -> Act:
    """One act of ``seeds.json``."""
    events = frozenset(row["events"])
    return Act(spans(row["triggers"]), events, spans(row["actors"]), spans(row["recipients"]), row["essential"])


def read_gold(path: Path) -> list[Gold]:
    """Everything the reader recorded, by file name."""
    files = json.loads(path.read_text(encoding="utf-8"))["files"]
    return [
        Gold(name, row["sha256"], tuple(map(read_act, row["acts"])), spans(row["furniture"]))
        for name, row in sorted(files.items())
    ]


def read_given(line: str) -> Given:
    """One line of ``dateline code --format jsonl``."""
    row = json.loads(line)
    trigger = row["trigger"]
    place = (trigger["start"], trigger["end"])
    return Given(trigger["text"], place, row["event"], party_spans(row["actors"]), party_spans(row["recipients"]))


def read_text(path: Path, gold: Gold) -> str:
    """The report's text with line ends as ``\\n``. Raises BenchmarkError where it is not the text that was read."""
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != gold.sha256:
        raise BenchmarkError(f"{gold.name}: not the file that was read (its checksum differs)")
    return raw.decode("utf-8").replace("\r\n", "\n")


def run_dateline(path: Path, everything: bool = False) -> list[Given]:
    """Code one file with the command a user would type. Raises BenchmarkError where the command fails."""
    command = [
        sys.executable,
        "-m",
        "dateline",
        "code",
        str(path),
        "--format",
        "jsonl",
        *(["--all"] if everything else []),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise BenchmarkError(f"{path.name}: dateline code ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    return [read_given(line) for line in done.stdout.split("\n") if line.strip()]


def check_places(name: str, text: str, given: Sequence[Given]) -> None:
    """Raise BenchmarkError unless every trigger's span holds the trigger's text."""
    for mention in given:
        if text[slice(*mention.trigger)] != mention.text:
            raise BenchmarkError(f"{name}: no {printable(mention.text)!r} at {mention.trigger}")


def score_file(folder: Path, gold: Gold, everything: bool = False) -> Score:
    """Code and score one report file; with `everything` also by mentions that are too doubtful to count."""
    path = folder / gold.name
    text = read_text(path, gold)
    given = run_dateline(path, everything)
    check_places(gold.name, text, given)
    return score(gold, given)


def printable(text: str) -> str:
    """Report text on one line, with control and direction characters escaped."""
    return "".join(c if c.isprintable() else " " if c.isspace() else ascii(c)[1:-1] for c in text)


def share(part: int, whole: int) -> float:
    """Part of the whole; 0 where there is nothing to share."""
    return part / whole if whole else 0.0


def totals(scores: Sequence[Score]) -> dict[str, float]:
    """The two shares over all given files, by the name their floors have."""
    found = sum(len(s.found & s.essential) for s in scores)
    right = sum(len(s.right) for s in scores)
    return {
        "found": share(found, sum(len(s.essential) for s in scores)),
        "right": share(right, sum(len(s.given) for s in scores)),
    }


def row_of(name: str, scores: Sequence[Score]) -> str:
    """One printed line: shares found and right with their counts, and mentions from furniture."""
    both = totals(scores)
    found, essential = sum(len(s.found & s.essential) for s in scores), sum(len(s.essential) for s in scores)
    right, given = sum(len(s.right) for s in scores), sum(len(s.given) for s in scores)
    bad = sum(len(s.furniture) for s in scores)
    return (
        f"{name:<28} found {both['found']:.3f} ({found}/{essential})  "
        f"right {both['right']:.3f} ({right}/{given})  furniture {bad}"
    )


def words(text: str, places: Iterable[Span]) -> str:
    """The words at some spans, for the eye."""
    return " | ".join(printable(text[start:end]) for start, end in places) or "-"


def tell(label: str, text: str, triggers: Sequence[Span], row: Act | Given) -> str:
    """One act or mention as a line of words."""
    events = "/".join(sorted(row.events)) if isinstance(row, Act) else row.event
    parties = f"{words(text, row.actors)} -> {words(text, row.recipients)}"
    return f"  {label} {triggers[0][0]:>5} {events}: {words(text, triggers)}: {parties}"


def faults(text: str, result: Score) -> list[str]:
    """What was missed, wrong or taken from furniture in one file, as lines of words."""
    acts, given = result.gold.acts, result.given
    missed = [tell("missed   ", text, acts[i].triggers, acts[i]) for i in sorted(result.essential - result.found)]
    wrong = [
        tell("furniture" if i in result.furniture else "wrong    ", text, [mention.trigger], mention)
        for i, mention in enumerate(given)
        if i not in result.right
    ]
    return missed + wrong


def below_floors(scores: Sequence[Score], floors: dict[str, float]) -> list[str]:
    """One sentence for each share below its floor, and one for mentions from furniture."""
    both = totals(scores)
    low = [f"{key} is {both[key]:.3f}, below its floor {floor}" for key, floor in floors.items() if both[key] < floor]
    bad = sum(len(s.furniture) for s in scores)
    return low + ([f"{bad} mentions come from furniture"] if bad else [])


def read_floors(path: Path) -> dict[str, float]:
    """The floors of this benchmark: the table ``[seeds]`` with keys ``found`` and ``right``."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))["seeds"]
    return {key: float(table[key]) for key in ("found", "right")}


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seeds", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the report files")
    parser.add_argument("--floors", action="store_true", help="fail where a share is below its floor")
    parser.add_argument("--show", action="store_true", help="print what was missed and what was wrong")
    return parser.parse_args(arguments)


def report(folder: Path, scores: Sequence[Score], show: bool) -> None:
    """Print a line for each file, with its faults if asked, and one for all."""
    for result in scores:
        print(row_of(result.gold.name, [result]))
        if show:
            print(*faults(read_text(folder / result.gold.name, result.gold), result), sep="\n")
    print(row_of("all", scores))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 0 is success or nothing to run on, 1 a floor not held, 2 a run that failed."""
    chosen = options(arguments)
    golds = read_gold(HERE / "seeds.json")
    absent = [gold.name for gold in golds if not (chosen.data / gold.name).is_file()]
    if len(absent) == len(golds):
        print(f"skipped: {chosen.data} holds none of the {len(golds)} report files")
        return 0
    try:
        if absent:
            raise BenchmarkError(f"{chosen.data} lacks {', '.join(absent)}")
        scores = [score_file(chosen.data, gold) for gold in golds]
    except BenchmarkError as error:
        print(error, file=sys.stderr)
        return 2
    report(chosen.data, scores, chosen.show)
    low = below_floors(scores, read_floors(HERE / "floors.toml")) if chosen.floors else []
    print(*low, sep="\n", end="\n" if low else "", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
