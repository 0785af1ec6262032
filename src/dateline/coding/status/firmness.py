"""How an event stands to the news: how firmly its own happening is told, and whether it is told as what went before."""

from collections.abc import Iterator
from datetime import date

from dateline.coding.acts.telling import Telling
from dateline.coding.dates.tenses import is_pluperfect, predicate_over, tense_of
from dateline.coding.sight import Sight
from dateline.coding.status.factuality import Factuality, factuality
from dateline.model import When
from dateline.parsing.tree import Tree, Word

_WELL_BEFORE = 30
"""Days. What a report dates further back than that from its own day is no news: as far as a month's end reaches back."""

_EARLIER = frozenset("once formerly previously earlier historically originally".split())
_FORMER = frozenset("previous former earlier past historic historical prior bygone".split())
_AGO = frozenset("year decade century month".split())
_PAST = frozenset({"past", "1990s", "1980s", "1970s", "1960s", "1950s", "antiquity"})
_AGAIN = frozenset({"more", "again"})
_TODAY = frozenset("this today tonight day week month yesterday morning afternoon evening".split())
_SAID = frozenset({"ccomp"})
_KNOWN_BY = frozenset({"the", "that", "those", "this", "these", "same"})
_GONE = frozenset({"recent", "past", "last"})
_YEARS = frozenset({"year", "decade", "century"})
_WEEKS = frozenset({"week", "day", "hour"})
_TIMED = frozenset({"advcl", "xcomp", "acl"})
_APART = frozenset({"acl:relcl", "advcl:relcl"})
_IDENTIFIED = frozenset({"@person", "@humans", "@people", "@troops", "@actor", "@org", "@place", "@weapon"})
_CLAUSE = frozenset({"VERB", "AUX"})
_CLIMB = 6


def firmness_of(sight: Sight, telling: Telling, quoted: bool) -> Factuality:
    """How firmly the coded event's own happening is told: a pledge's that it was made, not that it is kept.

    `quoted`: the sentence stands in somebody's speech by what is around it.
    """
    word, bare = event_word(sight, telling)
    return factuality(sight, word, quoted, bare)


def event_word(sight: Sight, telling: Telling) -> tuple[int, bool]:
    """The word whose happening is coded, and whether its own auxiliaries and negation are what the code stands for: "will not
    meet" is a refusal, and that it "will not" does not make the refusal less."""
    by = telling.folded.by
    if by is None:
        return telling.told.word, False
    if by.entry is not None:
        return by.word, False
    word = sight.tree.words[by.word]
    carried = word.pos in _CLAUSE and word.dep != "aux"
    return (by.word if carried or word.head < 0 else word.head), True


def is_background(sight: Sight, word: int, when: When, day: str | None) -> bool:
    """Whether an event is told as what went before the news, PLOVER's auxiliary mode "historical" (section 2.3).

    By its date where it has one of its own that can be compared with the report's; else by the past perfect, by words such as
    "once", "previous", "years ago", or because its clause only tells who somebody is ("the man who shot the minister").
    A past perfect that only follows from a verb of saying in the past ("said it had attacked") tells news.
    `day`: that of the report, given or known by evidence.
    """
    tree = sight.tree
    places = list(_times(tree, word))
    if any(_is_earlier(tree, c) for i in places for c in tree.words[i].children):
        return True
    dated = _dated_before(when, day)
    if dated is not None:
        return dated
    clause = predicate_over(tree, word)
    return (_is_pluperfect(tree, clause) and not _is_recent(tree, clause)) or _identifies(sight, clause)


def _dated_before(when: When, day: str | None) -> bool | None:
    """Whether the text's own date ends well before the day of the report; None where there is nothing to compare. Where that day is
    not known, a bare year is one gone by: news of the year itself names the month or the day."""
    told = when.basis == "text" or (when.basis == "evidence" and when.span is not None)
    if not told or not when.end:
        return None
    if not day:
        return True if when.precision == "year" else None
    return (date.fromisoformat(day[:10]) - date.fromisoformat(when.end[:10])).days > _WELL_BEFORE


def _times(tree: Tree, i: int) -> Iterator[int]:
    """The words whose times an event shares: its own, its clause's, and those of the words that its clause dates or completes
    ("soured years ago when it refused", "a move years ago to annex it")."""
    for _ in range(_CLIMB):
        yield i
        word = tree.words[i]
        ends = word.pos in _CLAUSE and (word.dep not in _TIMED or word.full in _APART)
        if word.head < 0 or ends:
            break
        i = word.head


def _is_earlier(tree: Tree, c: int) -> bool:
    word = tree.words[c]
    if word.dep == "advmod":
        ago = word.lemma == "ago" and any(tree.words[k].lemma in _AGO for k in word.children)
        return ago or (word.lemma in _EARLIER and not _is_of_today(tree, word))
    if word.dep == "amod":
        return word.lemma in _FORMER
    if word.dep in {"obl", "nmod"}:
        ago = word.lemma in _AGO and any(tree.words[k].lemma == "ago" for k in word.children)
        former = tree.case(c) in {"in", "during"} and any(tree.words[k].lemma in _FORMER for k in tree.kids(c, "amod"))
        years = word.lemma in _YEARS and word.tag == "NNS" and _is_long(tree, c)
        return ago or former or years or (word.lemma in _PAST and bool(tree.case(c)))
    return False


def _is_long(tree: Tree, c: int) -> bool:
    """ "In recent years", "over the past decades", "for years": a stretch that no news is."""
    described = {tree.words[k].lemma for k in tree.kids(c, "amod")}
    return tree.case(c) in {"in", "over", "for"} and (not tree.kids(c, "nummod", "det") or bool(described & _GONE))


def _is_recent(tree: Tree, clause: int) -> bool:
    """Whether a clause is of the last weeks or days."""
    near = (c for c in tree.kids(clause, "obl") if tree.words[c].lemma in _WEEKS)
    return any(tree.words[k].lemma in _GONE for c in near for k in tree.kids(c, "amod"))


def _is_of_today(tree: Tree, word: Word) -> bool:
    """ "Earlier this week", "earlier on Monday", "once more": no earlier times."""
    after = tree.words[word.i + 1] if word.i + 1 < len(tree.words) else None
    if after is None:
        return False
    near = after.lemma in _TODAY or after.lemma in _AGAIN or after.lemma == "on" or after.text.endswith("day")
    return near or any(tree.words[k].lemma in _TODAY for k in word.children)


def _is_pluperfect(tree: Tree, clause: int) -> bool:
    """Whether a clause, or the one whose auxiliary it shares, is told with "had" and not only because it was said in the past."""
    for _ in range(_CLIMB):
        word = tree.words[clause]
        if is_pluperfect(tree, clause):
            return not _is_reported(tree, clause)
        if word.dep not in {"conj", "xcomp"} or word.head < 0 or tree.kids(clause, "nsubj", "aux"):
            return False
        clause = word.head
    return False


def _is_reported(tree: Tree, clause: int) -> bool:
    """Whether a clause is what somebody said or was found to have done, in the past."""
    while tree.words[clause].dep == "conj" and tree.words[clause].head >= 0:
        clause = tree.words[clause].head
    word = tree.words[clause]
    said = word.dep in _SAID and word.head >= 0 and tree.words[word.head].tag in {"VBD", "VBN"}
    return said or any(tree.words[c].tag == "VBD" for c in tree.kids(clause, "parataxis"))


def _identifies(sight: Sight, clause: int) -> bool:
    """Whether a clause tells only who or what a party is: "the rebels who shelled the town were freed", "the group, which seeks …".
    What a clause apart tells in the past ("the group, which attacked …") may be news."""
    tree = sight.tree
    word = tree.words[clause]
    if word.full != "acl:relcl" or word.head < 0 or not sight.features(word.head) & _IDENTIFIED:
        return False
    noun = tree.words[word.head]
    known = any(tree.words[c].lemma in _KNOWN_BY for c in tree.kids(noun.i, "det"))
    apart = any(w.text == "," for w in tree.words[noun.i + 1 : tree.subtree(clause)[0] + 1])
    tense = tense_of(tree, clause)
    lasting = tense == "present" and tree.words[clause].tag in {"VBZ", "VBP"}
    return lasting or (tense == "past" and noun.pos == "NOUN" and known and not apart and not _has(tree, clause))


def _has(tree: Tree, clause: int) -> bool:
    """Whether a clause is told with "has" and so up to now."""
    return any(tree.words[c].tag in {"VBZ", "VBP"} for c in tree.kids(clause, "aux"))
