"""Who is who: countries and their names, people with terms of office, groups, role nouns. From
`lexicon/actors/*.tsv`."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from dateline.errors import LexiconError

_COLUMNS = {
    "countries": ("iso3", "alias", "kind", "from", "to"),
    "people": ("entity", "name", "aliases", "country", "sectors", "office", "from", "to", "source"),
    "groups": ("entity", "name", "aliases", "kind", "country", "sectors", "from", "to", "source"),
    "roles": ("phrase", "sector", "kind"),
}
GOVERNMENT = ("GOV",)


@dataclass(frozen=True, slots=True)
class Term:
    """What an entity is for a time: ISO dates (day, month or year), None where open. Kinds: person, group kinds, and of
    countries name, adjective, people, capital, standin, city."""

    entity: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    office: str | None
    start: str | None
    end: str | None

    def holds(self, date: str) -> bool:
        """Whether the term runs on an ISO date; a bound given by month or year holds for all of it."""
        after = self.start is None or self.start <= date
        return after and (self.end is None or date[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Role:
    """What a role noun says of somebody: sectors, and whether it names a person, a body, people or a thing."""

    sectors: tuple[str, ...]
    kind: str


class Sounds:
    """Full names of people by the sound of their first and last words; worked out when the first is asked for."""

    def __init__(self, names: Mapping[str, tuple[Term, ...]]) -> None:
        self._names = names
        self._found: dict[str, set[str]] | None = None

    def like(self, name: str) -> Set[str]:
        """The names that sound like a full name at both ends."""
        if self._found is None:
            self._found = {}
            for known, terms in self._names.items():
                if " " in known and any(t.kind == "person" for t in terms):
                    self._found.setdefault(_ends(known), set()).add(known)
        return self._found.get(_ends(name), frozenset())


@dataclass(frozen=True, slots=True)
class ActorTable:
    """Terms by name (normal spelling), family names of people, first words of names, roles by phrase, words in a name
    at most, names written in capitals alone (US, WHO), terms by entity, and full names of people by how their first
    and last words sound."""

    names: Mapping[str, tuple[Term, ...]]
    surnames: Mapping[str, tuple[Term, ...]]
    first_words: Mapping[str, int]
    roles: Mapping[str, Role]
    capitals: frozenset[str]
    entities: Mapping[str, tuple[Term, ...]]
    sounds: Sounds


_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "ə": "a",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "’": "'",
        "ʼ": "'",
        ".": None,
    }
)


@lru_cache(maxsize=1 << 16)
def normal(name: str) -> str:
    """The spelling by which names are looked up: lower case, no accents, plain quotes, hyphens as spaces, no full
    stops, one space."""
    if name.isascii() and name.isalpha():
        return name.lower()
    low = name.casefold().translate(_LETTERS)
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return re.sub(r"[\s\-‐‑–]+", " ", low).strip()


def read_actors(folders: Iterable[Path]) -> ActorTable:
    """The actor tables of the folders, a user's last. Raises LexiconError naming file and line."""
    names: dict[str, list[Term]] = {}
    roles: dict[str, Role] = {}
    mixed: set[str] = set()
    shown: dict[str, str] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.tsv")):
            kind = path.stem.split("-")[0]
            if kind not in _COLUMNS:
                raise LexiconError(f"{path}: expected a name that begins with one of {', '.join(_COLUMNS)}")
            for row in _rows(path, _COLUMNS[kind]):
                if kind == "roles":
                    roles[normal(row["phrase"])] = Role(tuple(row["sector"].split("|")), row["kind"])
                    continue
                term, spellings = _TERMS[kind](row)
                if row.get("kind") == "display":
                    shown[term.entity] = row["alias"]
                for spelling in spellings:
                    names.setdefault(normal(spelling), []).append(term)
                    if not spelling.isupper():
                        mixed.add(normal(spelling))
    return _table(_display(names, shown), roles, mixed)


def _display(names: dict[str, list[Term]], shown: Mapping[str, str]) -> dict[str, list[Term]]:
    """Countries by their English name in place of their code."""
    return {key: [_shown(t, shown) for t in terms] for key, terms in names.items()}


def _shown(term: Term, shown: Mapping[str, str]) -> Term:
    return replace(term, name=shown[term.entity]) if term.entity in shown else term


def _table(names: dict[str, list[Term]], roles: dict[str, Role], mixed: set[str]) -> ActorTable:
    unique = {name: tuple(dict.fromkeys(terms)) for name, terms in names.items() if name}
    surnames: dict[str, dict[Term, None]] = {}
    entities: dict[str, dict[Term, None]] = {}
    for name, terms in unique.items():
        for term in terms:
            entities.setdefault(term.entity, {})[term] = None
            if term.kind == "person" and prominence(term) > 1:
                for short in _short_names(name, term.country):
                    surnames.setdefault(short, {})[term] = None
    first_words: dict[str, int] = {}
    for name in unique:
        first = name.split(" ", 1)[0]
        first_words[first] = max(first_words.get(first, 1), name.count(" ") + 1)
    return ActorTable(
        unique, {s: tuple(t) for s, t in surnames.items()}, first_words, roles,
        frozenset(unique) - mixed, {e: tuple(t) for e, t in entities.items()}, Sounds(unique),
    )  # fmt: skip


_ARTICLES = frozenset("al el ul an as ash ad ar".split())
_SAME_SOUND = (
    ("ph", "f"),
    ("kh", "h"),
    ("dh", "d"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("w", "v"),
    ("x", "ks"),
)


def _skeleton(word: str) -> str:
    """A word's consonants, as far as spellings of one name agree on them (Mohamed, Muhammad; Hussein, Husain)."""
    for spelled, sound in _SAME_SOUND:
        word = word.replace(spelled, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]|[aeiouy]", "", word))


def _spoken(name: str) -> list[str]:
    return [w for w in name.split(" ") if w not in _ARTICLES] or [name]


def _ends(name: str) -> str:
    words = _spoken(name)
    return f"{_skeleton(words[0])} {_skeleton(words[-1])}"


_ALIKE, _LEAST = 0.65, 4
"""How like the spellings of one word must be (0–1), and letters that it must have."""


def alike(table: ActorTable, name: str) -> tuple[Term, ...]:
    """The person whose name in the lexicon is another spelling of a full name, or has a middle name more or less; else
    none. "Muhammad Hussain Roble" is Mohamed Hussein Roble."""
    key = normal(name)
    spellings = table.sounds.like(key) if " " in key else frozenset()
    near = [other for other in spellings if _one_name(_spoken(key), _spoken(other))]
    found = [t for other in near for t in table.names[other] if t.kind == "person"]
    return tuple(dict.fromkeys(found)) if len({t.entity for t in found}) == 1 else ()


def _one_name(a: list[str], b: list[str]) -> bool:
    """Whether two names that sound alike at both ends are one: of as many words each like the other's; else every word
    of the shorter in the longer, and where the shorter has no middle name, the longer has initials only."""
    short, long = sorted((a, b), key=len)
    if not all(_one_word(short[k], long[k]) for k in (0, -1)):
        return False
    low, high = [_skeleton(w) for w in short], [_skeleton(w) for w in long]
    if len(short) == len(long):
        return low == high
    return set(low) <= set(high) and (len(short) > 2 or all(len(w) == 1 for w in long[1:-1]))


def _one_word(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= _LEAST and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE)


_HEADS = frozenset(
    "president|acting president|interim president|transitional president|prime minister|acting prime minister|"
    "interim prime minister|king|queen|emir|"
    "sultan|emperor|chancellor|supreme leader|pope|head of state|premier|junta leader|"
    "palestinian authority president|taoiseach|"
    "general secretary of the communist party|communist party general secretary".split("|")
)
_BETWEEN_STATES = frozenset({"IGO", "UNO", "EUR"})
_RANKS = {"GOV": 4, "MIL": 3, "LEG": 3, "JUD": 3, "SPY": 3, "REB": 3, "PRM": 3, "REL": 3, "PRE": 3, "PTY": 2, "OPP": 2}


def prominence(term: Term) -> int:
    """How high an office is: 5 heads of state and government, 4 the rest of the executive, 3 commanders, legislators,
    judges, clerics and rebels, 2 parties and offices between states, 1 others."""
    if term.office in _HEADS and term.sectors[:1] != ("PTY",):
        return 5
    rank = _RANKS.get(term.sectors[0], 1) if term.sectors else 1
    return min(rank, 2) if term.country in _BETWEEN_STATES and term.office and "envoy" in term.office else rank


_PARTICLES = frozenset("al el bin ibn van von de der del da di le la abu ben ould st san mc dos das al- ul".split())


_DESCENT = frozenset({"bin", "ibn", "bint", "binti"})
_FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "HKG", "SGP", "VNM", "KHM"})


def _short_names(name: str, country: str | None) -> Iterator[str]:
    """Family names as used alone: the last word, with the particles before it, and without an Arabic article; where the
    family name comes first, that too. A father's name is none, but with its "bin" before it."""
    words = name.split(" ")
    if len(words) < 2:
        return
    if country in _FAMILY_FIRST and len(words) <= 4:
        yield words[0]
    at = len(words) - 1
    descent = max((k for k in range(1, at) if words[k] in _DESCENT), default=0)
    if descent:
        yield from [" ".join(words[descent:])] if descent == at - 1 else []
        return
    yield words[at]
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
        yield " ".join(words[at:])


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(reader, [])
        if tuple(header) != columns:
            raise LexiconError(f"{path}: line 1: expected the columns {' '.join(columns)}")
        for number, row in enumerate(reader, 2):
            if len(row) > len(columns) or not row or not row[0]:
                raise LexiconError(f"{path}: line {number}: expected {len(columns)} columns, the first not empty")
            yield dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=True))


def _country(row: dict[str, str]) -> tuple[Term, list[str]]:
    sectors = GOVERNMENT if row["kind"] in {"capital", "standin"} else ()
    code = row["iso3"]
    kind = "name" if row["kind"] == "display" else row["kind"]
    return Term(f"country/{code.lower()}", code, kind, code, sectors, None, row["from"] or None, row["to"] or None), [
        row["alias"]
    ]


def _person(row: dict[str, str]) -> tuple[Term, list[str]]:
    return _entity(row, "person", row["office"] or None)


def _group(row: dict[str, str]) -> tuple[Term, list[str]]:
    return _entity(row, row["kind"], None)


def _entity(row: dict[str, str], kind: str, office: str | None) -> tuple[Term, list[str]]:
    sectors = tuple(s for s in row["sectors"].split("|") if s)
    term = Term(
        row["entity"],
        row["name"],
        kind,
        row["country"] or None,
        sectors,
        office,
        row["from"] or None,
        row["to"] or None,
    )
    return term, [row["name"], *(a.strip() for a in row["aliases"].split("|") if a.strip())]


_TERMS = {"countries": _country, "people": _person, "groups": _group}
