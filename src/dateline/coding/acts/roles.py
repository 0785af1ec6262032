"""Who stands where to a verb or noun: logical slots from syntax, so that the lexicon can speak of subject and object alone.

Passives, relative and participial clauses, control, raising and coordination are undone here. A slot is `subj`, `obj`,
`iobj`, `comp`, a preposition ("against"), or, of nouns, `poss`, `adj`, `compound`.
"""

from dataclasses import dataclass

from dateline.knowledge.slots import slot_of
from dateline.parsing.tree import Tree

Slots = dict[str, list[int]]

_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_PARTICLES = frozenset({"off", "out", "up", "down", "away", "apart", "back"})
_OF_OBJECT = frozenset({"of", "from", "into"})
_CLAUSES = ("xcomp", "ccomp")
_DEPTH = 6
_PROSE = frozenset({"PRP", "PRP$", "MD"})
_LEANING = frozenset({"call", "prevail", "press", "lean", "count", "rely", "depend", "wait"})
_MOVING = frozenset(
    "allow permit enable force compel oblige urge order ask tell want invite encourage get cause push press persuade convince "
    "instruct command direct request beg authorize authorise require forbid pressure".split()
)
_RANKED = frozenset("first second third fourth fifth last latest only next one".split())
_WRITINGS = frozenset(
    "statement declaration letter resolution communique petition note message speech report order decree bill law document article "
    "appeal call tweet video post motion directive edict fatwa memo memorandum proclamation manifesto open-letter".split()
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate's slots, and whether its own words are passive."""

    slots: Slots
    passive: bool


def verb_frame(tree: Tree, i: int, depth: int = 0) -> Frame:
    """The logical slots of a verb or predicate. `depth` bounds how far borrowed subjects are followed."""
    slots = _own_slots(tree, i)
    passive = is_passive(tree, i)
    if passive:
        _undo_passive(slots)
    if depth < _DEPTH:
        _borrow(tree, i, slots, passive, depth)
    _resolve_relatives(tree, i, slots)
    for slot, found in slots.items():
        if slot != "comp":
            slots[slot] = _with_conjuncts(tree, found)
    if "obj" not in slots and "iobj" in slots:
        slots["obj"] = slots["iobj"]
    _lend_from_object(tree, i, slots)
    _lend_clause(tree, i, slots)
    return Frame(slots, passive)


def is_passive(tree: Tree, i: int) -> bool:
    """Whether the verb's logical object is its subject: by auxiliary, or a bare participle that modifies."""
    words = tree.words
    word = words[i]
    if any(words[c].full in {"nsubj:pass", "aux:pass", "csubj:pass"} for c in word.children):
        return True
    if word.tag != "VBN" or any(words[c].dep == "aux" for c in word.children):
        return False
    if word.dep in {"acl", "advcl", "amod"}:
        return word.full != "acl:relcl" or not tree.kids(i, "nsubj")
    if word.dep == "conj" and not tree.kids(i, "nsubj", "obj"):
        return is_passive(tree, word.head)
    return word.dep in {"xcomp", "root", "parataxis"} and not tree.kids(i, "nsubj", "obj")


def _own_slots(tree: Tree, i: int) -> Slots:
    slots: Slots = {}
    words = tree.words
    for c in words[i].children:
        dep = words[c].dep
        if dep == "nsubj" and c > i and "subj" in slots:
            if not tree.kids(i, "obj"):
                slots.setdefault("obj", []).append(c)
        elif dep in {"nsubj", "csubj"}:
            slots.setdefault("obj" if words[c].full.endswith(":pass") else "subj", []).append(c)
        elif dep in {"obj", "iobj"}:
            slots.setdefault(dep, []).append(c)
        elif words[c].full == "obl" and words[c].pos in {"NOUN", "PROPN"} and not tree.case(c) and c > i:
            slots.setdefault("obj", []).append(c)
        elif dep in {"obl", "nmod"}:
            _add_prepositional(tree, c, slots)
            if _is_particled(tree, i, c) and not tree.kids(i, "obj"):
                slots.setdefault("obj", []).append(c)
        elif dep == "advmod" and words[c].lemma == "here":
            slots.setdefault("in", []).append(c)
        elif dep in _CLAUSES:
            slots.setdefault("comp", []).append(c)
        elif dep == "advcl" and words[c].tag == "VBG":
            mark = tree.kid(c, "mark", "case")
            slots.setdefault(slot_of(words[mark].lemma) + "+ing" if mark is not None else "ing", []).append(c)
    return slots


def _is_particled(tree: Tree, i: int, c: int) -> bool:
    """Whether a phrase may be the object of a verb and its particle ("tipped off Copenhagen", "tore up the accord")."""
    return tree.case(c) in _PARTICLES and any(k == i + 1 for k in tree.kids(c, "case"))


def _add_prepositional(tree: Tree, c: int, slots: Slots) -> None:
    case = tree.case(c)
    if tree.words[c].lemma == "hand" and case == "at":
        slots.setdefault("by", []).extend(k for k in tree.kids(c, "nmod") if tree.case(k) == "of")
        return
    if tree.words[c].full == "obl:agent":
        slots.setdefault("by", []).append(c)
    elif case and tree.words[c].full not in {"obl:unmarked", "obl:tmod"}:
        slots.setdefault(slot_of(case), []).append(c)


def is_headline_participle(tree: Tree, i: int) -> bool:
    """Whether the verb of a headline may be a participle, and its subject what it is done to ("Activist released in Cairo"):
    headlines tell deeds in the present."""
    words = tree.words
    word = words[i]
    alone = (
        len(words) > 3
        and word.tag in {"VBD", "VBN"}
        and word.dep == "root"
        and not tree.kids(i, "obj", "xcomp", "ccomp", "aux", "expl")
    )
    return (
        alone
        and any(words[c].full == "nsubj" for c in word.children)
        and words[-1].text != "."
        and not any(w.tag in _PROSE or w.lemma in {"a", "an", "the"} for w in words)
    )


def _undo_passive(slots: Slots) -> None:
    """Agents become subjects; beside another object the passive's subject is the receiver ("was given aid")."""
    objects = slots.get("obj", [])
    if len(objects) > 1:
        slots["iobj"], slots["obj"] = objects[:1], objects[1:]
    if "by" in slots:
        slots.setdefault("subj", []).extend(slots.pop("by"))


def _borrow(tree: Tree, i: int, slots: Slots, passive: bool, depth: int) -> None:
    """Take a missing subject (of a passive: object) from the clause that the verb hangs on."""
    wanted = "obj" if passive else "subj"
    if wanted in slots:
        return
    word = tree.words[i]
    head = word.head
    if head < 0:
        return
    if word.dep == "conj" and tree.words[head].pos in {"VERB", "AUX", "ADJ", "NOUN"}:
        other = verb_frame(tree, _conjunct_before(tree, i, head), depth + 1)
        slot = "obj" if other.passive and (passive or "subj" not in other.slots) else "subj"
        if not passive and other.passive:
            slot = "obj"
        _put(slots, wanted, other.slots.get(slot))
    elif word.dep == "xcomp" or (word.dep == "ccomp" and word.tag in {"VB", "VBG"}):
        other = verb_frame(tree, head, depth + 1)
        leant = other.slots.get("on") if tree.words[head].lemma in _LEANING else None
        _put(slots, wanted, other.slots.get("obj") or other.slots.get("iobj") or leant or other.slots.get("subj"))
    elif word.dep == "acl":
        _borrow_from_noun(tree, i, slots, wanted, depth)
    elif word.dep == "advcl":
        above = verb_frame(tree, head, depth + 1).slots
        mark = tree.kid(i, "mark", "case")
        done_to = mark is not None and tree.words[mark].lemma in _OF_OBJECT and word.tag == "VBG"
        passive_head = is_passive(tree, head)
        _put(slots, wanted, above.get("obj") if (passive_head or done_to) and above.get("obj") else above.get("subj"))


def _conjunct_before(tree: Tree, i: int, head: int) -> int:
    """The verb that a joined verb shares its subject with: the nearest before it that has one of its own, else the first
    ("it asked for a truce, but we refused and made conditions")."""
    joined = [c for c in tree.kids(head, "conj") if c < i and tree.kids(c, "nsubj")]
    return max(joined, default=head)


def _borrow_from_noun(tree: Tree, i: int, slots: Slots, wanted: str, depth: int) -> None:
    """A participle describes its noun; an infinitive ("a plan to …") has the noun's owner for subject."""
    word = tree.words[i]
    if word.full == "acl:relcl":
        gap = wanted if not tree.kids(i, "nsubj") else "obj"
        _put(slots, gap, [word.head])
    elif word.tag in {"VBG", "VBN"}:
        _put(slots, wanted, [word.head, *(_authors(tree, word.head, depth) if word.tag == "VBG" else [])])
    elif _is_moved(tree, i):
        _put(slots, wanted, [word.head])
    elif any(tree.words[c].lemma in _RANKED for c in tree.kids(word.head, "amod", "nummod", "det")):
        _put(slots, wanted, _predicated(tree, word.head, depth) or [word.head])
    else:
        noun = noun_frame(tree, word.head, depth + 1).slots
        governor = tree.words[word.head].head
        light = (
            verb_frame(tree, governor, depth + 1).slots.get("subj")
            if governor >= 0 and tree.words[governor].pos == "VERB"
            else None
        )
        names = [k for k in noun.get("adj", ()) if tree.words[k].text[0].isupper()]
        owners = noun.get("poss") or names or noun.get("by") or []
        pronouns = all(tree.words[k].pos == "PRON" for k in owners)
        _put(slots, wanted, (light or owners) if pronouns else owners)


def _predicated(tree: Tree, noun: int, depth: int) -> list[int]:
    """Of whom a predicate noun is said: France in "France became the first country to …"."""
    word = tree.words[noun]
    own = tree.kids(noun, "nsubj")
    return own or (verb_frame(tree, word.head, depth + 1).slots.get("subj", []) if word.dep == "xcomp" else [])


def _authors(tree: Tree, noun: int, depth: int) -> list[int]:
    """Who speaks through a statement, letter or resolution: its owner, or the subject of the verb that it is the object of."""
    word = tree.words[noun]
    if word.lemma not in _WRITINGS:
        return []
    owners = noun_frame(tree, noun, depth + 1).slots
    own = owners.get("poss") or owners.get("by") or owners.get("from") or owners.get("of") or []
    return own or (
        verb_frame(tree, word.head, depth + 1).slots.get("subj", [])
        if word.dep in {"obj", "obl"} and word.head >= 0
        else []
    )


def _put(slots: Slots, slot: str, found: list[int] | None) -> None:
    if found and slot not in slots:
        slots[slot] = list(found)


def _resolve_relatives(tree: Tree, i: int, slots: Slots) -> None:
    """ "who", "which" stand for the noun that their clause describes; a clause without them may lack its object."""
    clause = _relative_clause(tree, i)
    if clause is None:
        return
    antecedent = tree.words[clause].head
    for slot, found in slots.items():
        slots[slot] = [
            antecedent if tree.words[k].lemma in _RELATIVE and tree.words[k].tag in {"WP", "WDT", "WP$", "IN"} else k
            for k in found
        ]
    if clause == i and "subj" in slots and "obj" not in slots and not any(antecedent in f for f in slots.values()):
        slots["obj"] = [antecedent]


def _relative_clause(tree: Tree, i: int) -> int | None:
    """The relative clause that the verb stands in, itself or above it through complements and coordination."""
    for _ in range(_DEPTH):
        word = tree.words[i]
        if word.full == "acl:relcl":
            return i
        if word.dep not in {"xcomp", "ccomp", "conj"} or word.head < 0:
            return None
        i = word.head
    return None


def _with_conjuncts(tree: Tree, found: list[int]) -> list[int]:
    out: list[int] = []
    for i in found:
        if i not in out:
            out.append(i)
        out += [
            c
            for c in tree.kids(i, "conj")
            if c not in out and tree.words[c].pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"}
        ]
    return out


def _lend_from_object(tree: Tree, i: int, slots: Slots) -> None:
    """A preposition may hang on the object ("impose sanctions on X"): its slot is the verb's too, if the verb lacks it."""
    for thing in slots.get("obj", [])[:2]:
        if tree.words[thing].pos in {"NOUN", "PROPN"}:
            for slot, found in noun_frame(tree, thing, _DEPTH).slots.items():
                if slot not in {"poss", "adj", "compound", "det", "of", "comp", "obj"}:
                    slots[slot] = list(dict.fromkeys([*slots.get(slot, []), *found]))


def _lend_clause(tree: Tree, i: int, slots: Slots) -> None:
    """Of verbs that move somebody to do something, an infinitive read with the object is their clause: "allow the plan to go ahead"."""
    if "comp" not in slots and tree.words[i].lemma in _MOVING:
        found = [c for thing in slots.get("obj", []) for c in tree.kids(thing, "acl") if _is_infinitive(tree, c)]
        if found:
            slots["comp"] = found


def _is_moved(tree: Tree, i: int) -> bool:
    """Whether an infinitive tells what its noun is moved to do by the verb above."""
    noun = tree.words[tree.words[i].head]
    moved = noun.dep == "obj" and noun.head >= 0 and tree.words[noun.head].lemma in _MOVING
    return moved and _is_infinitive(tree, i) and not tree.kids(noun.head, *_CLAUSES)


def _is_infinitive(tree: Tree, i: int) -> bool:
    return tree.words[i].tag == "VB" and any(tree.words[c].lemma == "to" for c in tree.kids(i, "mark"))


def noun_frame(tree: Tree, i: int, depth: int = 0) -> Frame:
    """The slots of a noun: its owner, its describing adjectives and nouns, its prepositional phrases, its clauses."""
    slots: Slots = {}
    words = tree.words
    for c in words[i].children:
        word = words[c]
        if word.full == "nmod:poss":
            slots.setdefault("poss", []).append(c)
        elif word.dep in {"nmod", "obl"}:
            _add_prepositional(tree, c, slots)
        elif word.dep == "amod":
            slots.setdefault("adj", []).extend(_led(tree, c))
        elif word.dep in {"compound", "det"}:
            slots.setdefault(word.dep, []).append(c)
        elif word.dep == "acl" and word.full != "acl:relcl":
            slots.setdefault("comp", []).append(c)
    if words[i].dep == "conj" and depth < _DEPTH and words[words[i].head].pos == "NOUN":
        other = noun_frame(tree, words[i].head, depth + 1).slots
        for slot in ("poss", "adj", "by", "of", "between"):
            _put(slots, slot, other.get(slot))
    for sufferer in [k for slot in ("of", "on", "against") for k in slots.get(slot, ())]:
        _put(slots, "by", [k for k in tree.kids(sufferer, "nmod") if tree.case(k) == "by"])
    for slot, found in slots.items():
        if slot != "comp":
            slots[slot] = _with_conjuncts(tree, found)
    return Frame(slots, False)


def _led(tree: Tree, c: int) -> list[int]:
    """An adjective; of "US-led" or "Iran-backed" the leader before it."""
    leaders = [
        k
        for k in tree.words[c].children
        if tree.words[k].pos in {"PROPN", "NOUN", "ADJ"} and tree.words[k].dep not in {"conj"}
    ]
    return leaders if leaders and tree.words[c].tag in {"VBN", "VBD"} else [c]
