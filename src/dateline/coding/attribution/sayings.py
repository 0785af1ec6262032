"""Cues of attribution in one sentence: which word says that somebody says something, who, and what is said."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from dateline.coding.attribution.cueframes import Brought, frames_of
from dateline.coding.attribution.speakers import agent, can_speak, owner, speaker
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.model import Manner
from dateline.parsing.tree import Tree

Form = Literal["label", "frame", "clause", "quoted", "noun", "thing", "phrase", "citing", "adverb"]
_INNER, _PLAIN, _OUTER, _WHOLE = 0, 1, 2, 3
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "where", "when", "why", "how", "what"})
_PARTIES = frozenset({"nsubj", "obj", "iobj", "obl", "appos"})
_CLAUSE_DEPS = frozenset({"root", "ccomp", "advcl", "parataxis", "acl", "csubj"})
_PREDICATES = frozenset({"VERB", "AUX"})
_MARKS = frozenset('"“”„«»‘')
_HEIGHT = 30
_JUDGED = frozenset({"obj-pred", "obj-as"})
_MINDED: frozenset[Manner] = frozenset({"think", "know", "want", "feel", "perceive"})
_ASKED = frozenset({"obj-inf", "pass-inf"})
_AFTER = frozenset({"advcl", "acl", "conj", "ccomp", "parataxis", "dep"})
_SAID_TOO = frozenset({"ccomp", "xcomp"})
_CLAUSAL: frozenset[Form] = frozenset({"clause", "quoted", "frame", "thing"})
_OPEN = frozenset({"inf", "obj-inf", "ing", "obj"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue: its first and last word, the word that it hangs by (`anchor`), the head of the source's phrase (None where
    nobody is named), the heads of what is said, its form, and how far outside others over the same words it stands.

    `thing`: what is said is a noun ("confirmed the arrest"). `quoted`: a verb that says only beside quotation marks.
    """

    cue: tuple[int, int]
    anchor: int
    source: int | None
    contents: tuple[int, ...]
    form: Form
    rank: int = _PLAIN
    manner: Manner = "say"


def find_sayings(sight: Sight, table: SourceTable) -> list[Saying]:
    """All cues of the sentence that have something said, in the order of its words."""
    found = [saying for word in sight.tree.words for saying in _sayings_of(sight, word.i, table)]
    return [_by_speaker(sight, saying, found, table) for saying in found]


def _by_speaker(sight: Sight, saying: Saying, others: Sequence[Saying], table: SourceTable) -> Saying:
    """A participle that goes on with what somebody says has that speaker, though the parse may hang it on what is said."""
    word = sight.tree.words[saying.anchor]
    if word.tag != "VBG" or saying.form not in _CLAUSAL:
        return saying
    outer = [
        o for o in others if o.form in _CLAUSAL and o.anchor < saying.anchor and goes_on(sight.tree, word.i, o, table)
    ]
    held = [o for o in outer if any(word.i in sight.tree.subtree(c) for c in o.contents)]
    return replace(saying, source=held[-1].source) if held else saying


def goes_on(tree: Tree, k: int, saying: Saying, table: SourceTable) -> bool:
    """Whether a participle behind a comma tells what the same speaker says further: "…, adding that", "…, citing"."""
    word = tree.words[k]
    if word.tag != "VBG" or word.dep not in _AFTER or k < max(1, saying.cue[0]):
        return False
    first = min(tree.subtree(k))
    says = word.lemma in table.citing or (word.lemma in table.verbs and bool(tree.kids(k, *_SAID_TOO)))
    behind = min(saying.contents) < saying.cue[0] and word.dep == "advcl" and saying.form in {"clause", "quoted"}
    return (says or behind) and first > 0 and "PUNCT" in {tree.words[first].pos, tree.words[first - 1].pos}


def _sayings_of(sight: Sight, i: int, table: SourceTable) -> list[Saying]:
    """A word's cues: those of saying by their own rules, others by the frames that the lexicon gives the word."""
    found = [s for s in _at(sight, i, table) if s.contents and not _is_idle(sight, s, table)]
    framed = _framed(sight, i, table)
    wider = framed and len(framed.contents) > 1 and all(s.form in {"thing", "quoted"} for s in found)
    word = sight.tree.words[i]
    if framed and (wider or not found):
        return [framed]
    known = table.cues.get((word.pos, word.lemma))
    return [replace(s, manner=known.manner) for s in found] if known else found


def _is_idle(sight: Sight, saying: Saying, table: SourceTable) -> bool:
    """Whether a verb with a clause tells of nobody's saying: "it is worth noting that", "the top 1 percent would see"."""
    word = sight.tree.words[saying.anchor]
    if saying.form != "clause" or word.pos != "VERB" or sight.frame(saying.anchor).passive:
        return False
    if saying.source is None:
        return True
    known = table.cues.get((word.pos, word.lemma))
    minded = known is not None and known.manner in _MINDED
    return minded and not can_speak(sight, saying.source, table)


def _framed(sight: Sight, i: int, table: SourceTable) -> Saying | None:
    """The cue that a word is by one of the frames that the lexicon gives it; all but clauses ask for one who can speak."""
    word = sight.tree.words[i]
    known = table.cues.get((word.pos, word.lemma))
    best = next((b for b in frames_of(sight.tree, i) if _is_known(b.frame, known.frames)), None) if known else None
    if (
        best is None
        or known is None
        or _is_as_saying(sight, i, table)
        or _is_light(sight, best, i, table)
        or _is_bare(sight, best, i)
    ):
        return None
    source = agent(sight, i) if sight.frame(i).passive else speaker(sight, i)
    source = owner(sight, i, table) if word.pos == "NOUN" else source
    if source in best.contents:
        source = None
    mute = source is not None and best.frame != "clause" and not can_speak(sight, source, table)
    if mute or (source is not None and _is_expletive(sight, i, source)):
        source = None
    if source is None and best.frame not in known.silent and best.frame != "clause":
        return None
    asked = known.manner == "say" and best.frame in _ASKED
    return Saying((i, best.last), i, source, best.contents, "frame", manner="order" if asked else known.manner)


def _is_expletive(sight: Sight, i: int, source: int) -> bool:
    """Whether "it" stands for the clause that follows: "it is unclear whether"."""
    return sight.tree.words[i].pos == "ADJ" and sight.tree.words[source].lemma == "it"


def _is_known(frame: str, known: Set[str]) -> bool:
    """Whether a frame is one of a word's, or adds to its object what the object is said to be."""
    return frame in known or (frame in _JUDGED and "obj" in known)


def _is_light(sight: Sight, brought: Brought, i: int, table: SourceTable) -> bool:
    """Whether what a verb brings is a noun that is itself the cue: "expressed concern about"."""
    if brought.frame != "obj" or sight.tree.words[i].lemma not in table.light:
        return False
    noun = sight.tree.words[brought.contents[0]]
    known = table.cues.get((noun.pos, noun.lemma))
    return known is not None and any(_is_known(b.frame, known.frames) for b in frames_of(sight.tree, noun.i))


def _is_bare(sight: Sight, brought: Brought, i: int) -> bool:
    """Whether a verb with a mere object is an infinitive or gerund below another verb: "failed to address", "by promoting"."""
    word = sight.tree.words[i]
    helped = any(sight.tree.words[c].lemma != "to" for c in sight.tree.kids(i, "aux"))
    infinitive = word.tag == "VB" and word.dep in {"xcomp", "acl", "ccomp"}
    gerund = word.tag == "VBG" and word.dep not in {"advcl", "root", "conj"}
    return brought.frame == "obj" and not helped and (infinitive or gerund)


def _at(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    word = sight.tree.words[i]
    lemma = word.lemma
    if word.pos in _PREDICATES:
        if lemma in table.verbs or lemma in table.quote_only:
            yield from _verb(sight, i, table)
        elif word.text.lower() == "according":
            yield from _preposition(sight, i, table)
    elif word.pos in {"NOUN", "PROPN"}:
        if lemma in table.nouns:
            yield from _noun(sight, i, table)
        yield from _view(sight, i, table)
    elif lemma in table.adverbs:
        if word.dep == "advmod" and word.head >= 0:
            yield Saying((i, i), i, None, (word.head,), "adverb", _INNER)
    elif word.dep == "case" or word.text.lower() == "according":
        yield from _preposition(sight, i, table)


def _verb(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """A reporting verb with its clause, the clause that it is put into or after, or the thing that it confirms."""
    words, lemma = sight.tree.words, sight.tree.words[i].lemma
    if lemma in table.quoting and (inner := _as_saying(sight, i)) is not None:
        yield from _quoting(sight, i, inner, table)
    elif _is_as_saying(sight, i, table):
        return
    elif lemma in table.citing and words[i].tag == "VBG" and not sight.tree.kids(i, "ccomp"):
        yield from _citing(sight, i, table)
    else:
        yield from _plain(sight, i, table)


def _plain(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    lemma = sight.tree.words[i].lemma
    contents = _said(sight, i, table)
    form: Form = "clause" if lemma in table.verbs else "quoted"
    if form == "quoted" and not has_marks(sight):
        return
    if not contents and lemma in table.nominal:
        contents, form = tuple(sight.frame(i).slots.get("obj", ())), "thing"
    source = speaker(sight, i)
    yield Saying((i, i), i, None if source in contents else source, contents, form)


def has_marks(sight: Sight) -> bool:
    """Whether the sentence has a quotation mark."""
    return any(w.text[0] in _MARKS or w.text[-1] in _MARKS for w in sight.tree.words)


def _said(sight: Sight, i: int, table: SourceTable) -> tuple[int, ...]:
    return _clauses(sight, i, table) or _host(sight, i, table)


def _clauses(sight: Sight, i: int, table: SourceTable) -> tuple[int, ...]:
    """The clauses below a verb that are what it says; of infinitives only those of "claimed to", "is believed to"."""
    words = sight.tree.words
    lemma = words[i].lemma
    found = sight.tree.kids(i, "ccomp")
    open_clauses = sight.tree.kids(i, "xcomp")
    if open_clauses and (lemma in table.infinitive or (lemma in table.evidential and sight.frame(i).passive)):
        found = found + open_clauses
    found = found or _after_medium(sight, i, table)
    if not found and words[i].dep != "parataxis":
        found = [
            c
            for c in sight.tree.kids(i, "parataxis", "dep")
            if words[c].pos in _PREDICATES and words[c].lemma not in table.verbs
        ][:1]
    return tuple(found)


def _after_medium(sight: Sight, i: int, table: SourceTable) -> list[int]:
    """A clause with "that" that was hung on the medium ("said in a statement that …") is what the verb says."""
    mediums = [c for c in sight.tree.kids(i, "obl") if sight.tree.words[c].lemma in table.mediums]
    below = [k for c in mediums for k in (c, *sight.tree.kids(c, "nmod"))]
    return [c for k in below for c in sight.tree.kids(k, "acl", "ccomp") if _has_that(sight, c)]


def _has_that(sight: Sight, clause: int) -> bool:
    words = sight.tree.words
    return any(words[k].lemma == "that" and words[k].dep == "mark" for k in words[clause].children)


def _host(sight: Sight, i: int, table: SourceTable) -> tuple[int, ...]:
    """The clause that a verb without one of its own is put into or after: "…, he said", "…, as the ministry put it"."""
    words = sight.tree.words
    word = words[i]
    if word.head < 0 or any(words[c].lemma in _RELATIVE for c in word.children):
        return ()
    if word.dep in {"parataxis", "discourse"}:
        return (word.head if words[word.head].dep not in _PARTIES else _clause_above(sight, i),)
    subject = bool(sight.tree.kids(i, "nsubj")) or (word.dep == "acl" and speaker(sight, i) is not None)
    marks = [words[c].lemma for c in word.children if words[c].dep == "mark"]
    if not subject or sight.tree.kids(i, "obj", "xcomp"):
        return ()
    if word.dep == "advcl":
        return (word.head,) if marks in (["as"], []) else ()
    loose = word.dep in {"acl", "conj", "ccomp", "dep", "appos"} and not marks and not sight.tree.kids(i, "cc")
    return (_clause_above(sight, i),) if loose and word.head < i and _after_comma(sight, i) else ()


def _after_comma(sight: Sight, i: int) -> bool:
    """Whether a comma or closing quotation mark stands before the verb and its subject."""
    words = sight.tree.words
    first = min(sight.tree.subtree(i))
    mark = words[first] if words[first].dep == "punct" else words[first - 1] if first else words[first]
    return mark.text in {",", "”", '"', "''", "—", "–"}


def _clause_above(sight: Sight, i: int) -> int:
    """The predicate of the clause that a word hangs in, above the word."""
    words = sight.tree.words
    at = words[i].head
    for _ in range(_HEIGHT):
        if words[at].head < 0 or words[at].pos in _PREDICATES or words[at].dep in _CLAUSE_DEPS:
            break
        at = words[at].head
    return at


def _as_saying(sight: Sight, i: int) -> int | None:
    """ "saying" of "quoted … as saying", "promising" of "quoted … as promising"."""
    return next((c for c in sight.tree.words[i].children if _is_as(sight, c)), None)


def _is_as_saying(sight: Sight, c: int, table: SourceTable) -> bool:
    """Whether a participle is the "saying" of a quoting verb."""
    head = sight.tree.words[c].head
    return head >= 0 and sight.tree.words[head].lemma in table.quoting and _is_as(sight, c)


def _is_as(sight: Sight, c: int) -> bool:
    words = sight.tree.words
    with_as = any(words[k].lemma == "as" for k in words[c].children) or (c > 0 and words[c - 1].lemma == "as")
    return words[c].tag == "VBG" and with_as


def _quoting(sight: Sight, i: int, inner: int, table: SourceTable) -> Iterator[Saying]:
    """ "OUTLET quoted X as saying": what X says hangs on "saying", and all of it on the outlet."""
    slots, passive = sight.frame(i).slots, sight.frame(i).passive
    subjects, objects = slots.get("subj", []), slots.get("obj", [])
    if not objects and len(subjects) > 1:
        objects = subjects[1:]
    outlet = subjects[0] if subjects else agent(sight, inner) if passive else None
    said = _clauses(sight, inner, table) or _open(sight, inner) or _said(sight, i, table)
    contents = tuple(c for c in said if c != inner)
    if outlet is not None:
        yield Saying((i, i), i, outlet, contents, "clause", _OUTER)
    yield Saying((inner, inner), inner, objects[0] if objects else None, contents, "clause")


def _open(sight: Sight, i: int) -> tuple[int, ...]:
    """What a verb brings with an infinitive or object ("as promising to leave", "as ordering them to fire")."""
    return next((b.contents for b in frames_of(sight.tree, i) if b.frame in _OPEN), ())


def _citing(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """ ", citing officials": the source of the one who reports, for the same words."""
    words = sight.tree.words
    source, head = sight.tree.kid(i, "obj"), words[i].head
    if source is None or head < 0:
        return
    if words[head].dep == "nsubj":
        head = words[head].head
    contents = _said(sight, head, table) if words[head].lemma in table.verbs else ()
    yield Saying((i, i), i, source, contents or (head,), "citing", _INNER)


def _noun(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """ "the minister's claim that …", "reports of …"."""
    tree, words = sight.tree, sight.tree.words
    contents = [c for c in tree.kids(i, "acl", "ccomp") if _has_that(sight, c)]
    form: Form = "noun"
    medium = words[i].dep == "obl" and words[i].lemma in table.mediums and words[words[i].head].lemma in table.verbs
    if contents and medium:
        return
    if not contents and words[i].lemma in table.noun_of:
        contents, form = [c for c in tree.kids(i, "nmod", "acl") if _is_of(sight, c)], "thing"
    if contents:
        yield Saying((i, i), i, owner(sight, i, table), tuple(contents), form)


def _is_of(sight: Sight, c: int) -> bool:
    words = sight.tree.words
    return any(words[k].lemma == "of" and words[k].dep in {"case", "mark"} for k in words[c].children)


def _preposition(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """ "according to the army"."""
    words = sight.tree.words
    fixed = [c for c in words[i].children if words[c].dep == "fixed"]
    cased = words[i].dep == "case"
    name = " ".join([words[i].text.lower(), *(words[c].text.lower() for c in fixed)])
    to = next((k for k in (i + 1,) if k < len(words) and words[k].text.lower() == "to"), None)
    if not cased and words[i].text.lower() == "according" and to is not None:
        name = "according to"
    if name not in table.prepositions:
        return
    source = words[i].head if cased else sight.tree.kid(i, "obl", "nmod", "obj")
    top = source if cased else i
    if source is None or top is None or words[top].head < 0 or (name == "per" and not words[source].name):
        return
    last = max([*fixed, to if name == "according to" and to is not None else i])
    yield _phrase(sight, (i, last), top, source)


def _phrase(sight: Sight, cue: tuple[int, int], top: int, source: int) -> Saying:
    """A prepositional cue speaks for its clause; at the sentence's beginning for all of it."""
    words = sight.tree.words
    initial = min(sight.tree.subtree(top)) <= 1
    content = next(w.i for w in words if w.head < 0) if initial else _clause_above(sight, top)
    return Saying(cue, top, source, (content,), "phrase", _WHOLE if initial else _OUTER)


def _view(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """ "in the words of the minister", "by his account"."""
    words = sight.tree.words
    if words[i].dep not in {"obl", "nmod"} or words[i].lemma not in table.views.get(sight.tree.case(i), ()):
        return
    slots = sight.frame(i).slots
    source = next(iter(slots.get("of") or slots.get("poss") or ()), None)
    if source is not None:
        case = next(c for c in words[i].children if words[c].dep == "case")
        yield _phrase(sight, (case, i), i, source)
