"""The gold sets of coding: how each entry is judged, and which figures come of it.

A judged entry is a `Case`: what it adds to each figure, and, for the eye, what was wanted, what was coded and why it
is wrong. Mere statements and sentences with no act are entries too.

    gsr           PLOVER records: type, actor country and recipient country all right; precision over all mentions given
    plv           the type of a marked pair: that of the mention whose parties are most like the pair
    manual        full CAMEO codes and party spans of one act a sentence
    class         five classes of a sentence: none, and CAMEO's four kinds of verbal and material acts
    multi         ordinary news: what people call relevant is coded, what they do not is left alone
    actors        strings → country and first sector
    india_police  sentences in which the police kill, arrest or use force
    newswire      our own sentences, every act of theirs: found, rows right, modes, contexts, status, and how far
                  confidence is off
    everyday      the same for sentences as newspapers have them on an ordinary day, half of them without an act
    nothing       our own sentences in which nothing is told, though their words sound like it
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from benchmarks import comparing as c
from benchmarks import own
from benchmarks.common import (
    Figure,
    Part,
    Row,
    System,
    checksum,
    first_file,
    json_lines,
    macro_f1,
    share,
    small_report,
)
from dateline.coding.actors.who import who
from dateline.model import Mention, Party

PAIR_FIT = 0.2
SPAN_FIT = 0.5
"""Least likeness of a mention's parties to a marked pair (of 2) and of a party to a marked span (of 1)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One judged entry. `cause` is empty where nothing is wrong; `pairs` are (gold, given) classes for a macro-F1, `sure` the
    confidence of each mention and whether it is right."""

    id: str
    text: str
    wanted: str
    coded: tuple[str, ...]
    cause: str
    parts: Mapping[str, Part]
    pairs: Mapping[str, tuple[object, object]] = field(default_factory=dict)
    sure: tuple[tuple[float, bool], ...] = ()


Judge = Callable[[System, Sequence[Row]], Iterator[Case]]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set: its folder (within the data, or a whole path), its judge, and figures in which less is better."""

    name: str
    folder: str
    judge: Judge
    lower: frozenset[str] = frozenset()

    def rows(self, data: Path) -> list[Row]:
        """The entries. Raises MissingDataError."""
        return json_lines(data / self.folder)

    def checksum(self, data: Path) -> str:
        """What floors are pinned to. Raises MissingDataError."""
        return checksum([first_file(data / self.folder)])

    def figures(self, cases: Sequence[Case]) -> Iterator[Figure]:
        """Every figure of the judged entries, shares first."""
        for name in dict.fromkeys(name for case in cases for name in case.parts):
            yield share(name, [case.parts.get(name, (0, 0)) for case in cases], name in self.lower)
        for name in dict.fromkeys(name for case in cases for name in case.pairs):
            pairs = [case.pairs[name] for case in cases]
            yield macro_f1(name, pairs, _classes(name, pairs))


def _classes(name: str, pairs: Sequence[tuple[object, object]]) -> Iterable[object]:
    """The classes of a macro-F1: those of the gold, without the empty one for quad classes."""
    return sorted({gold for gold, _ in pairs if not (name == "quad_f1" and gold == 0)}, key=str)


def shown(mention: Mention) -> str:
    """A mention as one line of words."""
    sides = " | ".join(", ".join(map(_party, side)) or "-" for side in (mention.actors, mention.recipients))
    code = "/".join(filter(None, (mention.event, mention.mode, mention.cameo, mention.status)))
    return f"{code}: “{mention.trigger.text}”: {sides}  [{mention.entry}]"


def _party(party: Party) -> str:
    code = "+".join(filter(None, (party.country, *party.sectors))) or party.state
    return f"{party.span.text} ({code})"


def _first(causes: Iterable[tuple[bool, str]]) -> str:
    """The first cause that is so; empty if none is."""
    return next((cause for so, cause in causes if so), "")


# gsr


def gsr(system: System, rows: Sequence[Row]) -> Iterator[Case]:
    """Type and both countries, end to end."""
    for row in rows:
        mentions = system.code(row["text"], row["id"])
        sources, targets = _sides(row.get("source")), _sides(row.get("target"))
        typed = [m for m in mentions if c.family(m.event) == c.family(row["event"])]
        paired = [m for m in mentions if c.same_dyad(m, sources, targets)]
        right = [m for m in typed if m in paired]
        cause = _first(
            [
                (not mentions, "no mention"),
                (not typed and bool(paired), "wrong type"),
                (not typed, "wrong type and parties"),
                (not right, _wrong_side(typed, sources, targets)),
                (len(right) < len(mentions), "right, and others besides"),
            ]
        )
        parts = {
            "root": (float(bool(typed)), 1.0),
            "dyad": (float(bool(paired)), 1.0),
            "triple": (float(bool(right)), 1.0),
            "precision": (float(len(right)), float(len(mentions))),
        }
        wanted = f"{row['event']}: {_names(row.get('source'))} | {_names(row.get('target'))}"
        yield Case(row["id"], row["text"], wanted, tuple(map(shown, mentions)), cause, parts)


def _wrong_side(typed: Sequence[Mention], sources: frozenset[str], targets: frozenset[str]) -> str:
    """Which party is wrong in the mentions of the right type."""
    actor = any(c.same_dyad(m, sources, frozenset()) for m in typed)
    recipient = any(c.same_dyad(m, frozenset(), targets) for m in typed)
    return {(True, False): "wrong recipient", (False, True): "wrong actor"}.get((actor, recipient), "wrong parties")


def _records(side: object) -> list[Row]:
    found = side if isinstance(side, list) else [side]
    return [one for one in found if isinstance(one, dict) and one.get("code")]


def _sides(side: object) -> frozenset[str]:
    """Country codes of a record's source or target."""
    return frozenset(c.country(one["code"][:3]) for one in _records(side))


def _names(side: object) -> str:
    return ", ".join(f"{one.get('actorText')} ({one['code']})" for one in _records(side)) or "-"


# plv


def plv(system: System, rows: Sequence[Row]) -> Iterator[Case]:
    """Type and quad class of a marked pair; a pair that no mention is like is wrong."""
    code = cache(system.code)
    for row in rows:
        mentions = code(row["sentence"])
        fits = [c.pair_fit(m, row["source"], row["target"]) for m in mentions]
        best = mentions[fits.index(max(fits))] if fits and max(fits) > PAIR_FIT else None
        gold, given = row["gold_root"], c.family(best.event) if best else "none"
        gold_quad, given_quad = int(row["gold_penta"]), c.quad(best) if best else 0
        kind = given_quad > 0 and (gold_quad > 2) == (given_quad > 2)
        cause = _first(
            [
                (not mentions, "no mention"),
                (best is None, "no mention of the pair"),
                (gold != given, f"wrong type: {gold} → {given}"),
            ]
        )
        parts = {
            "root_acc": (float(gold == given), 1.0),
            "binary": (float(kind), 1.0),
            "none": (float(best is None), 1.0),
        }
        wanted = f"{gold}: {row['source']} | {row['target']}"
        pairs: dict[str, tuple[object, object]] = {"root_f1": (gold, given), "quad_f1": (gold_quad, given_quad)}
        yield Case(row["sentence_id"], row["sentence"], wanted, tuple(map(shown, mentions)), cause, parts, pairs)


# manual


def manual(system: System, rows: Sequence[Row]) -> Iterator[Case]:
    """Full CAMEO code and party spans; mere statements are left out."""
    for row in rows:
        if row["root"] != "01":
            mentions = system.code(row["text"], row["id"])
            yield _manual(row, mentions)


def _manual(row: Row, mentions: tuple[Mention, ...]) -> Case:
    full = sum(m.cameo == row["code"] for m in mentions)
    root = any((m.cameo or "")[:2] == row["root"] for m in mentions)
    actor = _spans([m.actors for m in mentions], row, "S")
    recipient = _spans([m.recipients for m in mentions], row, "T")
    cause = _first(
        [
            (not mentions, "no mention"),
            (not root, "wrong root"),
            (not full, "wrong code under the root"),
            (actor == (0, 1), "wrong actor"),
            (recipient == (0, 1), "wrong recipient"),
            (full < len(mentions), "right, and others besides"),
        ]
    )
    parts = {
        "full_code": (float(full > 0), 1.0),
        "root": (float(root), 1.0),
        "code_precision": (float(full), float(len(mentions))),
        "actor_span": actor,
        "recipient_span": recipient,
    }
    marks = ", ".join(f"{s['role']} {s['text']}" for s in row["spans"] if s["role"] != "E")
    return Case(
        row["id"], row["text"], f"{row['code']} {row['name']}: {marks}", tuple(map(shown, mentions)), cause, parts
    )


def _spans(sides: Sequence[tuple[Party, ...]], row: Row, role: str) -> Part:
    """(1, 1) where some party is like a span that is marked so, (0, 0) where none is marked."""
    marked = [s["text"] for s in row["spans"] if s["role"] == role]
    hit = any(c.closeness(side, phrase) >= SPAN_FIT for side in sides for phrase in marked)
    return (float(hit), 1.0) if marked else (0.0, 0.0)


# class


def klass(system: System, rows: Sequence[Row]) -> Iterator[Case]:
    """The class of the surest mention, the first of equals; none is class 0."""
    for number, row in enumerate(rows):
        mentions = system.code(row["text"])
        given = c.penta(max(mentions, key=lambda m: m.confidence or 0)) if mentions else 0
        gold = row["class"]
        cause = _first(
            [
                (gold == given, ""),
                (not mentions, "no mention"),
                (gold == 0, "coded, though no act"),
                (True, f"wrong class: {gold} → {given}"),
            ]
        )
        parts = {"accuracy": (float(gold == given), 1.0)}
        yield Case(
            str(number), row["text"], f"class {gold}", tuple(map(shown, mentions)), cause, parts, {"f1": (gold, given)}
        )


# multi


def multi(system: System, rows: Sequence[Row]) -> Iterator[Case]:
    """Is what most coders call relevant coded, with their CAMEO root among the first four, and the rest left alone?"""
    for row in rows:
        root = "" if row["root_majority"] is None else str(row["root_majority"]).split(".")[0].zfill(2)[:2]
        idle, act = row["relevant_majority"] is False, bool(row["relevant_majority"]) and root not in {"", "01"}
        mentions = system.code(row["text"], row["id"])
        some, hit = bool(mentions), any((m.cameo or "")[:2] == root for m in mentions[:4])
        cause = _first(
            [
                (idle and some, "irrelevant, but coded"),
                (act and not some, "no mention"),
                (act and not hit, "wrong root"),
            ]
        )
        parts = {
            "irrelevant_coded": (float(idle and some), float(idle)),
            "relevant_coded": (float(act and some), float(act)),
            "root_hit": (float(act and hit), float(act)),
        }
        yield Case(row["id"], row["text"], root or "no act", tuple(map(shown, mentions)), cause, parts)


# actors


def actors(system: System, rows: Sequence[Row]) -> Iterator[Case]:
    """Country and first sector of a string, each where the entry asks for it."""
    for number, row in enumerate(rows):
        found = who(system.parser, system.lexicon, row["text"], row.get("context") or None, row.get("date") or None)
        given = {"country": found["country"] or "", "code_1": (found["sectors"] or [""])[0]}
        asked = {k: row["expect"][k]["value"] for k in given if row["expect"].get(k, {}).get("op") == "Eq"}
        right = {k: given[k] == value for k, value in asked.items()}
        cause = " and ".join(f"wrong {_FIELDS[k]}" for k, so in right.items() if not so)
        parts = {_FIELDS[k]: (float(right.get(k, False)), float(k in asked)) for k in given}
        yield Case(str(number), row["text"], str(asked), (str(found),), cause, parts)


_FIELDS = {"country": "country", "code_1": "sector"}


# india_police


def india_police(system: System, rows: Sequence[Row]) -> Iterator[Case]:
    """Sentences with a mention whose actor is the police, by what they do; all mentions count, political or not."""
    for row in rows:
        told = system.coder.code(small_report(row["sent_text"])).mentions
        mentions = tuple(m for m in told if any("COP" in party.sectors for party in m.actors) and m.status == "actual")
        gold = {label for label in _POLICE if label in row["sent_labels"]}
        given = {label for label, does in _POLICE.items() if any(map(does, mentions))}
        wrong = [f"{k}: {'missed' if k in gold else 'not so'}" for k in _POLICE if (k in gold) != (k in given)]
        parts = {f"{k.lower()}_f1": (2.0 * (k in gold & given), float((k in gold) + (k in given))) for k in _POLICE}
        name = f"{row['doc_id']}/{row['sent_id']}"
        coded = tuple(map(shown, mentions or told))
        yield Case(name, row["sent_text"], ", ".join(sorted(gold)) or "none", coded, wrong[0] if wrong else "", parts)


def _kills(mention: Mention) -> bool:
    deadly = "kill" in mention.act or mention.trigger.text.lower().startswith(("kill", "shot dead", "murder"))
    return mention.event == "ASSAULT" and (deadly or any(count.kind == "killed" for count in mention.counts))


_POLICE: dict[str, Callable[[Mention], bool]] = {
    "KILL": _kills,
    "ARREST": lambda m: m.mode == "arrest" and m.event == "COERCE",
    "FORCE": lambda m: m.event == "ASSAULT" or (m.event == "COERCE" and m.mode in {None, "curfew", "restrict"}),
    "ANY_ACTION": lambda m: True,
}


# newswire, nothing


def newswire(system: System, rows: Sequence[Row]) -> Iterator[Case]:
    """Every act of a sentence: its type, its row, and the row's mode, contexts and status."""
    for row in rows:
        mentions = own.coded(system, row)
        told = list(own.told_acts(row, mentions))
        given = [(act, mention) for act, mention in told if mention]
        typed = [m for m in mentions if own.is_typed(m, row["acts"])]
        right = [m for m in typed if own.is_right(m, row["acts"])]
        cause = _first(
            [
                (any(m is None for _, m in told), "act not found"),
                (len(typed) < len(mentions), "type not in the sentence"),
                (len(right) < len(mentions), "wrong parties"),
            ]
        )
        moded = [(act, m) for act, m in given if act.get("mode")]
        parts = {
            "found": (float(len(given)), float(len(told))),
            "found_whole": (float(sum(own.has_parties(m, act) for act, m in given)), float(len(told))),
            "typed": (float(len(typed)), float(len(mentions))),
            "whole": (float(len(right)), float(len(mentions))),
            "idle_coded": (float(not told and bool(mentions)), float(not told)),
            "mode": (float(sum(m.mode == act["mode"] for act, m in moded)), float(len(moded))),
            "status": (float(sum(m.status == act["status"] for act, m in given)), float(len(given))),
            "context_f1": _contexts(given),
        }
        wanted = "; ".join(f"{act['event']} “{act['trigger']}”" for act in row["acts"]) or "no act"
        sure = tuple((m.confidence, m in right) for m in mentions if m.confidence is not None)
        yield Case(row["id"], row["text"], wanted, tuple(map(shown, mentions)), cause, parts, sure=sure)


def _contexts(given: Sequence[tuple[Row, Mention]]) -> Part:
    """Twice the contexts in common, and those of both sides together."""
    both = [(set(act.get("contexts") or ()), set(mention.contexts)) for act, mention in given]
    return 2.0 * sum(len(a & b) for a, b in both), float(sum(len(a) + len(b) for a, b in both))


def nothing(system: System, rows: Sequence[Row]) -> Iterator[Case]:
    """Sentences in which nothing is told: the share that is coded none the less."""
    for row in rows:
        mentions = own.coded(system, row)
        cause = f"coded: {row['kind']}" if mentions else ""
        parts = {"coded": (float(bool(mentions)), 1.0)}
        yield Case(row["id"], row["text"], f"nothing ({row['tempting']})", tuple(map(shown, mentions)), cause, parts)


_OWN = Path(__file__).resolve().parent

SETS: tuple[GoldSet, ...] = (
    GoldSet("gsr", "plover_gsr", gsr),
    GoldSet("plv", "plv", plv, frozenset({"none"})),
    GoldSet("manual", "cameo_manual", manual),
    GoldSet("class", "cameo_class", klass),
    GoldSet("multi", "cameo_multicoder", multi, frozenset({"irrelevant_coded"})),
    GoldSet("actors", "actor_cases", actors),
    GoldSet("india_police", "india_police", india_police),
    GoldSet("newswire", str(_OWN / "newswire"), newswire, frozenset({"idle_coded"})),
    GoldSet("everyday", str(_OWN / "everyday"), newswire, frozenset({"idle_coded"})),
    GoldSet("nothing", str(_OWN / "nothing"), nothing, frozenset({"coded"})),
)
