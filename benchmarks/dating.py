"""Reports dated with their dates withheld: `python -m benchmarks.dating --data DIR`, DIR holding `polnear/`, `geo/trnews/` or `meantime/`.

Each report's text is read with neither day, title, address nor file name, as if on 1 January 2026 (`READ_ON`), years after the last
of them. `coverage` is the share of reports whose true day lies within the bounds; `width` the median of days from bound to bound, both
included, an open beginning counted from 1900; `days` the median of possible days within the bounds; `wrong_day` the share of reports
given one day that is not theirs.

`years_only` is the width that explicit years alone give: from 1 January of the latest year named in a clause of the past tense (from
1900 where there is none) to `READ_ON`; `years_named` the same for the latest year named in any clause but one that tells what will be.
`of_years_only` and `of_years_named` are our width over theirs. MEANTIME's line that gives the date is left out of its text.
"""

import argparse
import csv
import html
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.common import Measure, MissingDataError, checksum, parser, pinned, print_measures, status
from dateline.api import report as make
from dateline.calendar import find_dates
from dateline.calendar.dating.constraints import FIRST
from dateline.calendar.dating.solver import solve
from dateline.calendar.dating.usage import Usage
from dateline.calendar.values import Date
from dateline.coding.dating.report import constraints_of
from dateline.coding.dating.usages import usages
from dateline.coding.sight import Sight
from dateline.errors import InputError
from dateline.knowledge.lexicon import Lexicon, read_lexicon
from dateline.model import Dating, Report
from dateline.parsing.parser import Parser, load_parser
from dateline.parsing.tree import trees

READ_ON: Final = date(2026, 1, 1)
SAMPLE: Final = 60
"""Reports of each set that the one table of all benchmarks and the tests look at."""

_MONTHS: Final = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_SPANS: Final = {"week": 7, "month": 31, "year": 366}


@dataclass(frozen=True, slots=True)
class Undated:
    """A report without its date, and the date."""

    report: Report
    day: date


@dataclass(frozen=True, slots=True)
class Dated:
    """What came of a report: its true day, what was answered, the latest year named in the past tense and in any, seconds taken
    besides finding dates and names."""

    id: str
    day: date
    dating: Dating
    past: int | None
    named: int | None
    seconds: float
    words: int

    @property
    def bounds(self) -> tuple[date, date]:
        """The answer, an open beginning counted from the first day that is sought among, an open end to `READ_ON`."""
        start = date.fromisoformat(self.dating.start) if self.dating.start else date.fromordinal(FIRST)
        return start, date.fromisoformat(self.dating.end) if self.dating.end else READ_ON

    @property
    def width(self) -> int:
        """Days from bound to bound."""
        return (self.bounds[1] - self.bounds[0]).days + 1

    @property
    def right(self) -> bool:
        """Whether the true day lies within the bounds."""
        return self.bounds[0] <= self.day <= self.bounds[1]

    @property
    def days(self) -> int:
        """Possible days within the bounds."""
        pieces = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in self.dating.pieces]
        return sum((b - a).days + 1 for a, b in pieces) if pieces else self.width


# Sets


def polnear(folder: Path) -> Iterator[Undated]:
    """PolNeAR's texts, each with the date that `metadata.tsv` gives it."""
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        days = {
            row["filename"]: row["publication_date"]
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    for path in sorted(folder.glob("*/text/*.txt")):
        day = day_of(days.get(path.stem) or path.stem)
        if day:
            yield from _undated(path.stem, path.read_text("utf-8"), day)


def trnews(folder: Path) -> Iterator[Undated]:
    """The articles of TR-News that have a date that can be read."""
    for article in re.findall(r"<article .*?</article>", (folder / "TR-News.xml").read_text("utf-8"), re.DOTALL):
        day = day_of(html.unescape(_within(article, "dltime")))
        text = re.sub(r"^<!\[CDATA\[|\]\]>$", "", _within(article, "text").strip())
        if day:
            yield from _undated(re.findall(r'docid="(.*?)"', article)[0], text, day)


def meantime(folder: Path) -> Iterator[Undated]:
    """The Wikinews articles of MEANTIME, put together from their words, without the line that gives the date."""
    found: dict[str, dict[int, list[str]]] = {}
    for line in (folder / "meantime.conll").read_text("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) > 3 and not line.startswith("#"):
            found.setdefault(fields[0], {}).setdefault(int(fields[1]), []).append(fields[3])
    for name, numbered in found.items():
        sentences = [_written(words) for _, words in sorted(numbered.items())]
        at = next((k for k, s in enumerate(sentences[:3]) if day_of(s) and len(s) < 60), None)
        day = day_of(sentences[at]) if at is not None else None
        if day:
            rest = [s for k, s in enumerate(sentences) if k != at]
            yield from _undated(name, rest[0] + "\n\n" + " ".join(rest[1:]), day)


def _within(article: str, tag: str) -> str:
    found = re.search(rf"<{tag}>(.*?)</{tag}>", article, re.DOTALL)
    return found[1] if found else ""


def _written(words: Sequence[str]) -> str:
    """Words with spaces between them as they are written."""
    text = re.sub(r" ([,.;:?!%)\]]|'s\b|n't\b|'')", r"\1", " ".join(words))
    return re.sub(r"([(\[$]|``) ", r"\1", text).replace("``", '"').replace("''", '"')


def _undated(name: str, text: str, day: date) -> Iterator[Undated]:
    try:
        yield Undated(make(text, id=name), day)
    except InputError:
        return


def day_of(text: str) -> date | None:
    """The day that a date in any of the sets' forms gives; None where there is none."""
    if m := re.search(r"(\d{4})-(\d\d)-(\d\d)", text):
        return date(int(m[1]), int(m[2]), int(m[3]))
    if m := re.search(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        return date(int(m[3]), int(m[1]), int(m[2]))
    for pattern in (
        r"(?P<m>[A-Za-z]{3})[a-z]*\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})",
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<m>[A-Za-z]{3})[a-z]*\.?,? (?P<y>\d{4})",
        r"(?P<y>\d{4}) (?P<m>[A-Za-z]{3})[a-z]* (?P<d>\d{1,2})",
    ):
        if (m := re.search(pattern, text)) and m["m"].lower() in _MONTHS:
            return date(int(m["y"]), _MONTHS[m["m"].lower()], int(m["d"]))
    return None


SETS: Final[dict[str, tuple[tuple[str, ...], str, Callable[[Path], Iterator[Undated]]]]] = {
    "polnear": (("polnear",), "metadata.tsv", polnear),
    "trnews": (("geo/trnews", "trnews"), "TR-News.xml", trnews),
    "meantime": (("meantime",), "meantime.conll", meantime),
}
"""By name: where the set may lie in the data folder, a file that it has, and its reader."""


def folder_of(name: str, data: Path) -> Path:
    """Where a set lies: in its place within the data folder, or the folder itself. Raises MissingDataError."""
    places, file, _ = SETS[name]
    for folder in [*(data / place for place in places), data]:
        if (folder / file).is_file():
            return folder
    raise MissingDataError(f"no {places[0]}/{file} in {data}")


# Figures


def dated(one: Undated, parsing: Parser, lexicon: Lexicon) -> Dated:
    """One report dated by its text."""
    sights = [Sight(tree, lexicon) for tree in trees(parsing.parse(one.report))]
    expressions = tuple(find_dates(one.report.text, 0, len(one.report.text)))
    began = time.process_time()
    dating = solve(list(constraints_of(one.report, sights, expressions)), READ_ON)
    seconds = time.process_time() - began
    told = list(usages(one.report, sights, expressions))
    past, named = _latest(told, {"past"}), _latest(told, {"past", "present", None})
    return Dated(one.report.id, one.day, dating, past, named, seconds, sum(len(s.tree.words) for s in sights))


def _latest(told: Sequence[Usage], tenses: set[str | None]) -> int | None:
    """The latest year named in running text in clauses of these tenses, no later than `READ_ON`."""
    values = [
        t.expression.value for t in told if t.line == "text" and t.expression.anchor == "none" and t.tense in tenses
    ]
    return max((v.year for v in values if isinstance(v, Date) and v.year and v.year <= READ_ON.year), default=None)


def figures(name: str, found: Sequence[Dated]) -> Iterator[Measure]:
    """The lines of one set."""
    size = len(found)
    if not size:
        return
    width = statistics.median(d.width for d in found)
    past, named = (
        statistics.median(_since(y) for y in years) for years in ([d.past for d in found], [d.named for d in found])
    )
    yield Measure(name, "coverage", size, sum(d.right for d in found) / size)
    yield Measure(name, "width", size, width, lower=True)
    yield Measure(name, "days", size, statistics.median(d.days for d in found), lower=True)
    yield Measure(name, "years_only", size, past)
    yield Measure(name, "of_years_only", size, width / past, lower=True)
    yield Measure(name, "years_named", size, named)
    yield Measure(name, "of_years_named", size, width / named, lower=True)
    yield Measure(name, "one_day", size, sum(d.width == 1 for d in found) / size)
    yield Measure(name, "wrong_day", size, sum(d.width == 1 and not d.right for d in found) / size, lower=True)
    for span, most in _SPANS.items():
        yield Measure(name, f"within_{span}", size, sum(d.width <= most for d in found) / size)
    words = sum(d.words for d in found)
    yield Measure(name, "ms_a_1000_words", size, 1e6 * sum(d.seconds for d in found) / max(1, words), lower=True)


def _since(year: int | None) -> int:
    start = date(year, 1, 1) if year else date.fromordinal(FIRST)
    return (READ_ON - start).days + 1


def measures(name: str, data: Path, parsing: Parser, lexicon: Lexicon, most: int | None = None) -> Iterator[Measure]:
    """The lines of one set with their floors; of at most so many of its reports, evenly chosen. Raises MissingDataError."""
    folder = folder_of(name, data)
    given = list(SETS[name][2](folder))
    step = max(1, len(given) // most) if most else 1
    found = [dated(one, parsing, lexicon) for one in given[::step]]
    key = f"dating.{name}" + ("_sample" if most else "")
    yield from pinned(
        figures(name, found), key, checksum([folder / SETS[name][1], *sorted(folder.glob("*/text/*.txt"))])
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of every set that is there; 1 where floors are asked for and one is not held, or no set is there."""
    options: argparse.ArgumentParser = parser("dating", __doc__)
    chosen = options.parse_args(arguments)
    parsing, lexicon = load_parser(), read_lexicon()
    kept: list[Measure] = []
    for name in SETS:
        try:
            folder_of(name, chosen.data)
        except MissingDataError as error:
            print(f"skipped: {error}")
            continue
        kept += print_measures(measures(name, chosen.data, parsing, lexicon), heading=not kept)
    return status(kept, chosen.floors) if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
