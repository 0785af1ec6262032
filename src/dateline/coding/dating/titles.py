"""Offices that a report gives people, by a title before a name or an apposition behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from dateline.calendar.dating.constraints import Window, union
from dateline.calendar.words import longest_first
from dateline.coding.dating.terms import term_window
from dateline.coding.sight import Match, Sight
from dateline.knowledge.actors import Term, normal, prominence
from dateline.model import Span

HEAD: Final = 5
"""The prominence of heads of state and government."""

FORMER: Final = frozenset(
    {"former", "ex", "ex-", "onetime", "past", "late", "previous", "then", "then-", "retired", "longtime"}
)
BEATEN: Final = FORMER | frozenset("defeated failed losing unsuccessful vanquished".split())
RUNNING: Final = frozenset("candidate nominee contender hopeful frontrunner front-runner runner challenger".split())

_ANOTHER: Final = frozenset(
    "vice deputy assistant under acting interim shadow incoming future next opposition aspiring potential would-be elect designate honorary "
    "first associate junior a an any another every no".split()
)
_ROLES: Final = RUNNING | frozenset(
    "rival opponent colleague adviser aide boss chief president senator governor leader minister".split()
)
_SHORT: Final = {
    "sen": "senator", "gov": "governor", "rep": "representative", "pm": "prime minister", "congressman": "representative",
    "congresswoman": "representative", "defense": "defence", "mp": "member of parliament",
}  # fmt: skip
_LOCAL: Final = frozenset("senator governor representative mayor lady".split())
_STATES: Final = frozenset(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky "
    "louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico york "
    "carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario quebec alberta state "
    "county city provincial regional".split()
)
_STOPS: Final = frozenset({"VERB", "AUX", "ADP", "SCONJ", "CCONJ"})
_MIGHT: Final = frozenset({"would", "could", "should", "might", "may"})
_SAYING: Final = frozenset(
    "say tell announce warn urge insist add declare call acknowledge vow describe respond dismiss defend criticize criticise condemn".split()
)
_NEAR_DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())

_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d(?:s\b|\b)|\bonce\b|\bera\b|\btenure\b")

Use = Literal["holder", "former"]


@dataclass(frozen=True, slots=True)
class Held:
    """An office given to somebody: whom it may mean, of which country, the days of it, whether it is theirs still, whether they act in
    the report's own time, whether a year stands in the sentence, whether it is at the head of a
    state or government, and whether they are named in full."""

    entities: tuple[str, ...]
    office: str
    country: str | None
    span: Span
    windows: tuple[Window, ...]
    use: Use
    active: bool
    history: bool
    head: bool
    full: bool


def offices(sight: Sight) -> Iterator[Held]:
    """The offices given in one sentence: to people of the lexicon, and to heads of state and government by family name alone."""
    for match in sight.matches:
        people = [t for t in match.terms if t.kind == "person" and t.office]
        found = (
            (_title(words_before(sight, match.first), people) or _title_after(_after(sight, match.last), people))
            if people
            else None
        )
        if found and not _supposed(sight, match.first, match.last):
            yield _held(sight, match.first, match.last, people, *found, True)
    yield from _by_family_name(sight)


def _by_family_name(sight: Sight) -> Iterator[Held]:
    words, names = sight.tree.words, sight.lexicon.actors.surnames
    for word in words[1:]:
        if word.tag not in {"NNP", "NNPS"} or sight.match(word.i) or _goes_on(sight, word.i):
            continue
        people = [t for t in names.get(normal(word.text), ()) if prominence(t) == HEAD and t.office]
        found = _title(words_before(sight, word.i), people) if people else None
        if found and not _supposed(sight, word.i, word.i):
            yield _held(sight, word.i, word.i, people, *found, False)


def _goes_on(sight: Sight, i: int) -> bool:
    """Whether a name goes on behind a word, so that it is a first name."""
    words = sight.tree.words
    return i + 1 < len(words) and words[i + 1].tag == "NNP" and words[i + 1].dep == "flat"


def _held(sight: Sight, first: int, last: int, people: Sequence[Term], office: str, use: Use, full: bool) -> Held:
    terms = [t for t in people if _office(t) == office]
    span = sight.tree.span(max(0, first - len(office.split())), last)
    entities = tuple(sorted({t.entity for t in terms}))
    active = use == "holder" and _acts(sight, first, last)
    head = any(prominence(t) == HEAD for t in terms)
    history = _YEAR.search(sight.tree.text, sight.tree.start, sight.tree.end) is not None
    windows = union(term_window(t) for t in terms)
    return Held(entities, office, terms[0].country, span, windows, use, active, history, head, full)


def _office(term: Term) -> str:
    return (term.office or "").replace("defense", "defence")


def words_before(sight: Sight, first: int) -> list[str]:
    """Up to eight words before a name, lower case and without full stops, back to a mark, a preposition or a verb."""
    words, found = sight.tree.words, list[str]()
    for k in range(first - 1, max(-1, first - 9), -1):
        text = words[k].text.lower().strip(".")
        if (
            (words[k].pos in _STOPS and text not in BEATEN)
            or (words[k].pos == "PUNCT" and text not in {"-", ","})
            or (text == "," and k != first - 1)
        ):
            break
        if text not in {",", "-", "'s", "’s"}:
            found.append(_SHORT.get(text, text))
    return found[::-1]


def _after(sight: Sight, last: int) -> list[str]:
    """The words of an apposition behind a name."""
    words, found = sight.tree.words, list[str]()
    for k in range(
        last + 2, min(len(words), last + 10) if last + 1 < len(words) and words[last + 1].text == "," else 0
    ):
        text = words[k].text.lower().strip(".")
        if words[k].pos in _STOPS - {"ADP"} or words[k].pos == "PRON" or words[k].text in {",", ";", "."}:
            break
        found.append(_SHORT.get(text, text))
    return found


def _by_length(people: Sequence[Term]) -> list[str]:
    return longest_first({_office(t) for t in people})


def _title(before: Sequence[str], people: Sequence[Term]) -> tuple[str, Use] | None:
    """The longest office of these people that ends right before the name, and whether it is theirs still."""
    for office in _by_length(people) if before else ():
        parts = office.split()
        rest = before[: len(before) - len(parts)]
        if before[len(rest) :] == parts and len(rest) + len(parts) == len(before):
            use = _use(rest)
            return (office, use) if use and _of_country(rest, office) else None
    return None


def _title_after(after: Sequence[str], people: Sequence[Term]) -> tuple[str, Use] | None:
    """The office in "…, the German chancellor", "…, former president of France"."""
    for office in _by_length(people) if after else ():
        parts = office.split()
        for k in range(min(5, len(after) - len(parts) + 1)):
            if after[k : k + len(parts)] == parts and not {"of", "to", "for", "by", "under", "in"} & set(after[:k]):
                use = _use([w for w in after[:k] if w not in {"the", "a"}])
                return (office, use) if use and _of_country(after[:k], office) else None
    return None


def _use(rest: Sequence[str]) -> Use | None:
    """How an office is named by the words before it: held, over, or another one ("vice president", "former rival Gov. …")."""
    over = next((k for k in reversed(range(len(rest))) if rest[k] in FORMER), None)
    if over is not None:
        return "former" if rest[over] in {"former", "ex"} and not _ROLES & set(rest[over + 1 :]) else None
    return None if any(w in _ANOTHER for w in rest[-2:]) else "holder"


def _of_country(rest: Sequence[str], office: str) -> bool:
    """Whether no state or town before an office says that it is another one ("Florida's attorney general")."""
    return office.rsplit(maxsplit=1)[-1] in _LOCAL or not any(w in _STATES for w in rest)


def _acts(sight: Sight, first: int, last: int) -> bool:
    """Whether a name is the subject of a verb of the report's own time: of saying, in the present or perfect, or with a weekday."""
    tree, verb = sight.tree, _verb(sight, first, last)
    if verb is None:
        return False
    helpers = [tree.words[c] for c in tree.kids(verb, "aux", "cop")]
    if any(h.lemma in _MIGHT or (h.lemma == "have" and h.tag == "VBD") for h in helpers):
        return False
    now = any(w.tag in {"VBZ", "VBP"} or w.lemma == "will" for w in (tree.words[verb], *helpers))
    return (
        now
        or tree.words[verb].lemma in _SAYING
        or any(tree.words[c].lemma in _NEAR_DAYS for c in tree.words[verb].children)
    )


def _supposed(sight: Sight, first: int, last: int) -> bool:
    """Whether a name is the subject of what would or might be ("President Smith would …")."""
    verb = _verb(sight, first, last)
    return verb is not None and any(sight.tree.words[c].lemma in _MIGHT for c in sight.tree.kids(verb, "aux"))


def _verb(sight: Sight, first: int, last: int) -> int | None:
    """The verb or other predicate whose subject a name is."""
    words = sight.tree.words
    at = next((k for k in range(first, last + 1) if not first <= words[k].head <= last), first)
    for _ in range(last - first + 9):
        if words[at].head < 0 or not (words[at].dep in {"flat", "compound"} or words[at].full == "nmod:desc"):
            break
        at = words[at].head
    return words[at].head if words[at].dep == "nsubj" and words[at].head >= 0 else None


def name_of(sight: Sight, match: Match) -> Span:
    """The characters of a name of the lexicon."""
    return sight.tree.span(match.first, match.last)
