"""What names of people and bodies say of a report's day: offices held, candidacies, ages, the dead; when bodies began."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from dateline.calendar.constraints import Constraint, Window, since, union, until
from dateline.calendar.known import KnownDays
from dateline.coding.sight import Match, Sight
from dateline.knowledge.actors import ActorTable, Term, normal, prominence
from dateline.model import ReasonKind, Span

_FORMER: Final = frozenset({"former", "ex", "ex-", "onetime", "one-time", "past", "late", "previous", "then", "then-", "retired"})
_NOT_THE_OFFICE: Final = frozenset(
    "vice deputy assistant under acting interim shadow incoming future next opposition aspiring potential would-be elect designate honorary "
    "first associate junior a an any another every no".split()
)
_SHORT: Final = {
    "sen": "senator", "gov": "governor", "rep": "representative", "pm": "prime minister", "congressman": "representative",
    "congresswoman": "representative", "defense": "defence", "foreign secretary": "foreign secretary", "mp": "member of parliament",
}  # fmt: skip
_KEPT: Final = frozenset(
    "senator governor representative mayor ambassador general secretary speaker admiral justice chief judge king queen prince pope first lady".split()
)
"""Titles that people are called by when their time in office is over."""
_RUNNING: Final = frozenset("candidate nominee contender hopeful frontrunner front-runner runner challenger".split())
_AGE: Final = re.compile(r",\s(?P<age>[2-9]\d),|\s\((?P<age2>[2-9]\d)\)")
_AGED: Final = re.compile(r"\b(?P<age>[2-9]\d)[\s-]year[\s-]old\s(?:[\w.'’-]+\s){0,4}$")
_YEAR: Final = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_HEAD: Final = 5
_EARLY, _LATE = 10, 14
"""Days by which a report may be ahead of a term, and behind it."""

Use = Literal["holder", "former", "late", "candidate", "plain"]


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a report gives somebody: who, which, where in the text, the days of it, and whether they act in it."""

    entity: str
    office: str
    country: str | None
    span: Span
    windows: tuple[Window, ...]
    use: Use
    active: bool
    full: bool


def tenure_constraints(sights: Sequence[Sight], known: KnownDays) -> Iterator[Constraint]:
    """All that the names of a report say of its day."""
    held = [h for sight in sights for h in _offices(sight)]
    yield from _office_constraints(held)
    for sight in sights:
        yield from _people(sight, known)
        yield from _bodies(sight)


def _offices(sight: Sight) -> Iterator[Held]:
    """Offices by a title before a name or after it."""
    if not sight.matches:
        return
    historic = bool(_YEAR.search(sight.tree.text, sight.tree.start, sight.tree.end))
    for match in sight.matches:
        people = [t for t in match.terms if t.kind == "person" and t.office]
        if people:
            yield from _of_match(sight, match, people, historic)
    yield from _by_surname(sight, historic)


def _of_match(sight: Sight, match: Match, people: Sequence[Term], historic: bool) -> Iterator[Held]:
    before, after = _before(sight, match.first), _after(sight, match.last)
    found = _title(before, people) or _title_after(after, people)
    if found:
        office, use = found
        yield _held(sight, match.first, match.last, [t for t in people if _office(t) == office], office, use, historic, True)


def _by_surname(sight: Sight, historic: bool) -> Iterator[Held]:
    """Heads of state and government by their title and family name alone."""
    words, actors = sight.tree.words, sight.lexicon.actors
    for word in words[1:]:
        if word.tag not in {"NNP", "NNPS"} or sight.match(word.i) or not words[word.i - 1].text[0].isalpha():
            continue
        if word.i + 1 < len(words) and words[word.i + 1].tag == "NNP" and words[word.i + 1].dep == "flat":
            continue
        people = [t for t in actors.surnames.get(normal(word.text), ()) if prominence(t) == _HEAD and t.office]
        found = _title(_before(sight, word.i), people) if people else None
        if found:
            office, use = found
            yield _held(sight, word.i, word.i, [t for t in people if _office(t) == office], office, use, historic, False)


def _held(sight: Sight, first: int, last: int, terms: Sequence[Term], office: str, use: Use, historic: bool, full: bool) -> Held:
    windows = union(_term_window(t) for t in terms)
    active = not historic and use == "holder" and _acts(sight, first, last)
    span = sight.tree.span(max(0, first - len(office.split())), last)
    entity = "|".join(sorted({t.entity for t in terms}))
    return Held(entity, office, terms[0].country, span, windows, use, active, full)


def _office(term: Term) -> str:
    return (term.office or "").replace("defense", "defence")


def _before(sight: Sight, first: int) -> list[str]:
    """Up to seven words before a name, lower case, from the nearest back to a mark or a verb."""
    words, found = sight.tree.words, list[str]()
    for k in range(first - 1, max(-1, first - 9), -1):
        text = words[k].text.lower().strip(".")
        if words[k].pos in {"VERB", "AUX", "ADP", "SCONJ", "CCONJ"} or (words[k].pos == "PUNCT" and text not in {"-", "'s", ","}):
            break
        if text == "," and k != first - 1:
            break
        if text not in {",", "-", "'s", "’s"}:
            found.append(_SHORT.get(text, text))
    return found[::-1]


def _after(sight: Sight, last: int) -> list[str]:
    """The words of an apposition behind a name."""
    words, found = sight.tree.words, list[str]()
    if last + 1 >= len(words) or words[last + 1].text != ",":
        return found
    for k in range(last + 2, min(len(words), last + 10)):
        text = words[k].text.lower().strip(".")
        if words[k].pos in {"VERB", "AUX", "SCONJ", "CCONJ", "PRON"} or words[k].text in {",", ";", "."}:
            break
        found.append(_SHORT.get(text, text))
    return found


def _title(before: Sequence[str], people: Sequence[Term]) -> tuple[str, Use] | None:
    """The longest office of these people that ends right before the name, and whether it is theirs still."""
    for office in sorted({_office(t) for t in people}, key=lambda o: (-len(o), o)):
        parts = office.split()
        if len(parts) <= len(before) and list(before[len(before) - len(parts) :]) == parts:
            rest = before[: len(before) - len(parts)]
            use = _use(rest, office)
            return (office, use) if use else None
    return None


def _title_after(after: Sequence[str], people: Sequence[Term]) -> tuple[str, Use] | None:
    """The office in "…, the German chancellor", "…, former president of France"."""
    for office in sorted({_office(t) for t in people}, key=lambda o: (-len(o), o)):
        parts = office.split()
        for k in range(min(5, len(after) - len(parts) + 1)):
            if list(after[k : k + len(parts)]) == parts and not {"of", "to", "for", "by"} & set(after[:k]):
                use = _use([w for w in after[:k] if w not in {"the", "a"}], office)
                return (office, use) if use else None
    return None


def _use(rest: Sequence[str], office: str) -> Use | None:
    """How an office is named by the words before it: held, over, or another office ("vice president")."""
    if any(w in _FORMER for w in rest):
        return "late" if "late" in rest else "former" if not {"then", "then-"} & set(rest) else None
    if any(w in _NOT_THE_OFFICE for w in rest[-2:]) or (rest and rest[-1] in {"elect", "designate"}):
        return None
    return "holder"


def _acts(sight: Sight, first: int, last: int) -> bool:
    """Whether a name is the subject of a verb that tells what they do or did, not what they would."""
    words = sight.tree.words
    at = next((k for k in range(first, last + 1) if not first <= words[k].head <= last), first)
    for _ in range(4):
        if words[at].dep in {"nsubj"}:
            verb = words[at].head
            helpers = {words[c].lemma for c in sight.tree.kids(verb, "aux")}
            past = any(words[c].lemma == "have" and words[c].tag == "VBD" for c in sight.tree.kids(verb, "aux"))
            return not past and not helpers & {"would", "could", "should", "might", "may"}
        if words[at].head < 0 or words[at].dep not in {"flat", "compound", "appos", "nmod", "dep"}:
            return False
        at = words[at].head
    return False


def _term_window(term: Term) -> Window:
    return (_first_day(term.start) if term.start else 0, _last_day(term.end) if term.end else 10**7)


def _first_day(iso: str) -> int:
    parts = [int(p) for p in iso.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1).toordinal()


def _last_day(iso: str) -> int:
    parts = [int(p) for p in iso.split("-")]
    if len(parts) == 3:
        return date(*parts).toordinal()
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return date(year + month // 12, month % 12 + 1, 1).toordinal() - 1


def _office_constraints(held: Sequence[Held]) -> Iterator[Constraint]:
    """Bounds from offices: of those who held the same one only the last is of the report's own time."""
    groups: dict[tuple[str, str | None], list[Held]] = {}
    for h in held:
        if h.use == "holder":
            groups.setdefault((h.office, h.country), []).append(h)
        elif h.use == "former":
            yield from _over(h)
    for uses in groups.values():
        yield from _holders(uses)


def _over(held: Held) -> Iterator[Constraint]:
    """A former holder's first term is over."""
    if held.windows and held.windows[0][1] < 10**6:
        over = held.windows[0][1] - _EARLY
        yield Constraint("former", held.span, f"no longer {held.office}", since(over), 3.5, f"former {held.entity} {held.office}")


def _holders(uses: Sequence[Held]) -> Iterator[Constraint]:
    last = max(h.windows[0][0] for h in uses)
    mine = [h for h in uses if h.windows[0][0] == last]
    active = sum(h.active for h in mine)
    first = next((h for h in mine if h.active), mine[0])
    low, high = first.windows[0][0], first.windows[-1][1]
    sure = 0.5 * min(2, len(mine) - 1)
    yield Constraint("office", first.span, f"{first.office} from then on", since(low - _EARLY), 2.5 + sure + first.full, f"from {first.entity} {first.office}")
    if high < 10**6:
        kept = first.office.split()[-1] in _KEPT
        weight = (1.5 if kept else 2.5) + min(2, active) * 0.75 if active else 0.7
        yield Constraint("office", first.span, f"{first.office} until then", until(high + _LATE), weight, f"to {first.entity} {first.office}")


def _people(sight: Sight, known: KnownDays) -> Iterator[Constraint]:
    """Candidacies, ages and the dead."""
    tree = sight.tree
    for match in sight.matches:
        name = tree.text[tree.words[match.first].start : tree.words[match.last].end]
        span = tree.span(match.first, match.last)
        runs, life = known.candidacies.get(name), known.lives.get(name)
        if runs:
            before = _before(sight, match.first)
            if any(w in _RUNNING for w in before[-2:]) and not _FORMER & set(before):
                windows = union((a - 60, b + 30) for a, b in runs)
                yield Constraint("candidate", span, "a candidate", windows, 3.0, f"candidate {name}")
        if life:
            age = _AGE.match(tree.text, span.end) or _AGED.search(tree.text, max(0, span.start - 60), span.start)
            if age:
                years = int(age["age"] if age["age"] else age["age2"])
                day = life.born
                windows = union([_birthdays(day, years)])
                yield Constraint("age", span, f"{years} years old", windows, 3.5, f"age {name} {years}")
            if life.died and "late" in _before(sight, match.first)[-3:]:
                yield Constraint("late", span, "dead", since(life.died.toordinal()), 3.5, f"late {name}")


def _birthdays(born: date, years: int) -> Window:
    """From the birthday on which one is so old to the day before the next, a week before and a month after let pass."""
    first, last = (date(born.year + n, born.month, min(born.day, 28)).toordinal() for n in (years, years + 1))
    return first - 7, last + 30


def _bodies(sight: Sight) -> Iterator[Constraint]:
    """Groups and organisations that had not begun before some day."""
    for match in sight.matches:
        terms = match.terms
        if any(t.kind in {"person", "name", "adjective", "people", "capital", "standin", "city"} or not t.start for t in terms):
            continue
        first = min(_first_day(t.start) for t in terms if t.start)
        name = sight.tree.span(match.first, match.last)
        yield Constraint("beginning", name, "not before it began", since(first - 31), 2.5, f"body {terms[0].entity}")
