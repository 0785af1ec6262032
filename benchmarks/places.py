"""Places: gold names put on the map, and the places of acts: `python -m benchmarks.places --data DIR [--floors]`.

`DIR` holds `geo/trnews` and `geo/geowebnews` (or is `geo` itself): names are given, places are found. `within161` is the share
of all gold names put within 161 km (100 miles) of the gold point; what the gazetteer lacks is wrong. In GeoWebNews the names
are those of `gwn_full.txt`, where it fits the articles, else all with a point.

With `--literal` the names of GeoWebNews that are places are told from those that stand for people, governments or teams.

`placed` and `placed_second` are sentences of our own. An act's place is right where its words share a word with the gold ones and its country is
the gold country; where none is told, none must be given. The act is the mention that has its word, else the one mention.
"""

import html
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.common import (
    HEADING,
    HERE,
    Figure,
    Measure,
    MissingDataError,
    Row,
    System,
    checksum,
    load_system,
    or_skipped,
    parser,
    pinned,
    share,
    small_report,
    status,
)
from dateline.coding.places.phrases import is_land
from dateline.coding.places.toponyms import Candidate, Setting, kilometres, resolve
from dateline.coding.sight import Sight
from dateline.knowledge.actors import ActorTable
from dateline.knowledge.gazetteer import Gazetteer
from dateline.model import Mention, Span, Where
from dateline.parsing.tree import trees

NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold name and its point in degrees."""

    span: Span
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its gold names."""

    text: str
    toponyms: tuple[Toponym, ...]


# Reading


def tr_news(folder: Path) -> Iterator[Document]:
    """TR-News. Raises MissingDataError."""
    for article in _elements(_first(folder), "article"):
        text = _text(article)
        found = [(one, _tag(one, "lat"), _tag(one, "lon")) for one in _elements(article, "toponym")]
        yield Document(
            text, tuple(_toponym(text, _tag(t, "phrase"), _tag(t, "start"), lat, lon) for t, lat, lon in found if lat)
        )


def geo_web_news(folder: Path) -> Iterator[Document]:
    """GeoWebNews. Raises MissingDataError."""
    articles = _elements(_first(folder), "article")
    listed = folder / "gwn_full.txt"
    lines = listed.read_text("utf-8").rstrip("\n").split("\n") if listed.is_file() else []
    for k, article in enumerate(articles):
        text = _text(article)
        if len(lines) == len(articles):
            fields = [one.split(",,") for one in lines[k].split("||") if one.strip()]
            yield Document(text, tuple(_toponym(text, name, at, lat, lon) for _, name, lat, lon, at, _ in fields))
        else:
            kept = [one for one in _elements(article, "toponym") if _tag(one, "latitude")]
            keys = ("extractedName", "start", "latitude", "longitude")
            yield Document(text, tuple(_toponym(text, *(_tag(one, key) for key in keys)) for one in kept))


def _first(folder: Path) -> str:
    """The text of the first XML file of a folder."""
    found = sorted(folder.glob("*.xml"))
    if not found:
        raise MissingDataError(f"no {folder.name}/*.xml in {folder.parent}")
    return found[0].read_text("utf-8")


def _elements(xml: str, name: str) -> list[str]:
    return re.findall(rf"<{name}(?: [^>]*)?>.*?</{name}>", xml, re.S)


def _tag(xml: str, name: str) -> str:
    found = re.search(rf"<{name}>(.*?)</{name}>", xml, re.S)
    return html.unescape(found[1].strip()) if found else ""


def _text(article: str) -> str:
    """The characters of an article, white space at their edges kept: offsets are counted from the first."""
    found = re.search(r"<text>(.*?)</text>", article, re.S)
    inner = found[1] if found else ""
    data = re.fullmatch(r"\s*<!\[CDATA\[(.*?)\]\]>\s*", inner, re.S)
    return data[1] if data else html.unescape(inner)


def _toponym(text: str, name: str, start: str, lat: str, lon: str) -> Toponym:
    """A gold name where it stands nearest to its offset: the offsets of some articles are shifted."""
    found = [m.start() for m in re.finditer(re.escape(name), text)]
    at = min(found, key=lambda k: abs(k - int(start)), default=int(start))
    return Toponym(Span(name, at, at + len(name)), float(lat), float(lon))


# Gold names


SETS = {"trnews": tr_news, "geowebnews": geo_web_news}


def gold_names(name: str, data: Path, gazetteer: Gazetteer, actors: ActorTable) -> Iterator[Measure]:
    """The figures of one set, drawn anew by document. Raises MissingDataError."""
    folder = next((f for f in (data / "geo" / name, data / name) if f.is_dir()), data / "geo" / name)
    parts = []
    for document in SETS[name](folder):
        setting = Setting(document.text)
        found = resolve([t.span for t in document.toponyms], setting, gazetteer, actors)
        pairs = list(zip(document.toponyms, found, strict=True))
        parts.append((len(pairs), sum(bool(c) for _, c in pairs), sum(is_near(t, c) for t, c in pairs)))
    size = sum(n for n, _, _ in parts)
    figures = [share("within161", [(r, n) for n, _, r in parts]), share("covered", [(c, n) for n, c, _ in parts])]
    paths = sorted(p for p in folder.iterdir() if p.suffix in {".xml", ".txt"})
    yield from pinned([f.measure(name, size) for f in figures], f"places.{name}", checksum(paths))


def is_near(gold: Toponym, found: Sequence[Candidate]) -> bool:
    """Whether the best candidate is near the gold point."""
    return bool(found) and kilometres(gold.lat, gold.lon, found[0].place.lat, found[0].place.lon) <= NEAR_KM


# Literal places


_LITERAL = frozenset({"Literal", "Literal_Modifier", "Embedded_Literal", "Coercion"})
_MOVING = frozenset({"to", "into", "from", "through", "toward", "towards", "throughout", "between", "over"})
_HEIGHT = 4
_ACTING = frozenset({"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit", "Demonym", "Homonym"})


def literal_names(data: Path, system: System) -> Iterator[Measure]:
    """How well the coder tells names of GeoWebNews that are places from those that stand for people, governments or teams: the
    share of either that it reads as such. Names that the parser makes no word of their own are left out."""
    folder = next((f for f in (data / "geo/geowebnews", data / "geowebnews") if f.is_dir()), data / "geo/geowebnews")
    kept: dict[str, list[tuple[float, float]]] = {"literal": [], "metonymic": []}
    for k, article in enumerate(_elements(_first(folder), "article")):
        text = _text(article)
        sights = [Sight(t, system.lexicon) for t in trees(system.parser.parse(small_report(text, str(k))))]
        ends = {w.end: (sight, w.i) for sight in sights for w in sight.tree.words}
        for one in _elements(article, "toponym"):
            kind = _tag(one, "type")
            found = ends.get(int(_tag(one, "end")))
            if found and kind in _LITERAL:
                kept["literal"].append((is_literal(*found), 1))
            elif found and kind in _ACTING:
                kept["metonymic"].append((not is_literal(*found), 1))
    yield from (share(name, parts).measure("geowebnews") for name, parts in kept.items())


def is_literal(sight: Sight, i: int) -> bool:
    """Whether a name stands where the coder looks for a place: after a preposition of place, itself or with the word for a kind
    of place that it stands before ("in Idlib province", "the city of Homs")."""
    words, tree, known = sight.tree.words, sight.tree, sight.lexicon.place_words
    for _ in range(_HEIGHT):
        if tree.case(i) in known.locating | _MOVING:
            return True
        head = words[i].head
        joined = words[i].dep in {"compound", "flat", "amod", "conj", "appos"} or tree.case(i) == "of"
        if (
            head < 0
            or not joined
            or (words[i].dep in {"compound", "amod"} and not (words[head].name or is_land(sight, head)))
        ):
            return False
        i = head
    return False


# Places of acts


PLACED = {"placed": HERE / "placed/sentences.jsonl", "placed_second": HERE / "placed/second.jsonl"}


def placed(system: System, name: str = "placed") -> Iterator[Measure]:
    """Places of acts right, those given that are right, those told that are found right, and where none is told none given."""
    rows = [json.loads(line) for line in PLACED[name].read_text("utf-8").splitlines()]
    found = [(row, where_told(system, row)) for row in rows]
    right = [(row, where, is_right(row, where)) for row, where in found]
    figures: list[Figure] = [
        share("right", [(ok, 1) for _, _, ok in right]),
        share("precision", [(ok, where is not None) for _, where, ok in right if where is not None]),
        share("recall", [(ok, 1) for row, _, ok in right if row["place"]]),
        share("none", [(ok, 1) for row, _, ok in right if not row["place"]]),
    ]
    yield from pinned([f.measure(name) for f in figures], f"places.{name}", checksum([PLACED[name]]))


def where_told(system: System, row: Row) -> Where | None:
    """The place of a row's act."""
    mentions = system.coder.code(small_report(row["text"], row["id"])).mentions
    start = row["text"].index(row["act"])
    told = [m for m in mentions if m.trigger.start < start + len(row["act"]) and start < m.trigger.end]
    one: Mention | None = told[0] if told else mentions[0] if len(mentions) == 1 else None
    return one.where if one else None


def is_right(row: Row, where: Where | None) -> bool:
    """Whether a place is the row's: its words and its country."""
    if where is None or not row["place"]:
        return where is None and not row["place"]
    shared = set(re.findall(r"\w+", where.span.text.lower())) & set(re.findall(r"\w+", row["place"].lower()))
    return bool(shared) and where.country == row["country"]


def works(data: Path, system: System) -> list[Callable[[], Iterable[Measure]]]:
    """What measures each set; each may raise MissingDataError."""
    lexicon = system.lexicon
    gold = [partial(gold_names, name, data, lexicon.gazetteer, lexicon.actors) for name in SETS]
    return [*gold, *(partial(placed, system, name) for name in PLACED)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where floors are asked for and one is not held."""
    options = parser("places", __doc__)
    options.add_argument(
        "--literal", action="store_true", help="also tell literal from metonymic names, which takes minutes"
    )
    chosen = options.parse_args(arguments)
    kept: list[Measure] = []
    print(HEADING)
    system = load_system()
    literal: list[Callable[[], Iterable[Measure]]] = (
        [partial(literal_names, chosen.data, system)] if chosen.literal else []
    )
    for work in [*works(chosen.data, system), *literal]:
        or_skipped(work, kept)
    return status(kept, chosen.floors)


if __name__ == "__main__":
    sys.exit(main())
