"""Whose number it is and what became of them: the fate that suits those whom a number phrase counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.coding.counts.fates import CAPTURE, MODIFYING, Fate, beside, speaks_of
from dateline.coding.counts.numerals import Numeral
from dateline.coding.counts.sight import Reading, Sight, top_of
from dateline.parsing.tree import Tree

_FATED = frozenset({"killed", "wounded", "arrested", "charged", "hostages", "displaced"})
_LEAVING = frozenset({"go", "return", "walk", "leave", "come", "arrive", "home", "allow", "permit", "send"})
_PICKING = frozenset({"pick", "catch", "bring", "lift", "collar", "take", "lead", "round"})
_TELLING = frozenset({"tell", "order", "throw", "give"})
_PERSONAL = ("ers", "ors", "ists", "ians", "men", "women", "ees", "ants", "eers", "kids", "folk")
_EMPLOYING = frozenset(
    "company firm factory airline bank newspaper employer job staff plant carmaker retailer workforce".split()
)
_COMPANY = 100
_DIPLOMATIC = frozenset({"diplomat", "consul", "embassy", "envoy", "ambassador", "attache"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
_ADDED = frozenset({"more", "others"})
_POSTING = frozenset(
    {
        "deploy",
        "draft",
        "station",
        "mobilise",
        "mobilize",
        "patrol",
        "guard",
        "post",
        "send",
        "dispatch",
        "fly",
        "deployment",
    }
)
_POLICE = frozenset({"police", "policeman", "constable", "gendarme", "carabinieri", "security"})
_FIGHTING = frozenset({"fight", "deploy", "station", "serve", "garrison", "mass"})


def suits(sight: Sight, number: Numeral, fate: Fate, own: str | None) -> bool:
    """Whether a fate fits those who are counted: hostages are not arrested, and who is sent or fights is troops only if armed
    or a nation's men ("50,000 Cubans")."""
    if fate.kind == "troops":
        if number.noun is None:
            return sight.tree.words[fate.word].lemma in _FIGHTING or sight.tree.words[fate.word].pos == "NOUN"
        word = sight.tree.words[number.noun]
        if sight.tree.words[fate.word].lemma == "have" and word.lemma == "man":
            return number.low >= _COMPANY
        return (
            own == "troops"
            or (sight.tree.words[fate.word].lemma in _POSTING and _is_police(sight, number.noun))
            or word.lemma in sight.table.lists.armed
            or (word.pos == "PROPN" and sight.tree.words[fate.word].lemma in _FIGHTING)
        )
    if fate.kind == "participants" and number.noun is not None:
        lemma = sight.tree.words[number.noun].lemma
        return own != "troops" and lemma not in sight.table.lists.abductors | sight.table.lists.wardens
    if own == "killed":
        return fate.kind == "killed"
    if (fate.kind, own) == ("released", "troops"):
        return speaks_of(sight.tree, sight.table.lists.captivity)
    return (fate.kind, own) not in {("arrested", "hostages"), ("displaced", "troops")}


def _is_police(sight: Sight, noun: int) -> bool:
    """Whether a noun is of police officers, who are troops where they are posted."""
    words = sight.tree.words
    return not {words[noun].lemma, words[noun - 1].lemma if noun else ""}.isdisjoint(_POLICE)


def state_of(sight: Sight, noun: int) -> str | None:
    """What a noun says of the people that it names; "men" are troops where the word before says so ("paramilitary men")."""
    word = sight.tree.words[noun]
    own = sight.table.states.get(word.lemma)
    before = sight.tree.words[noun - 1].lemma if noun else ""
    if word.text == "men" and speaks_of(sight.tree, sight.table.lists.military):
        return "troops"
    return own or (
        "troops" if sight.table.states.get(before) == "troops" and word.lemma in sight.table.lists.armed else None
    )


def as_reading(fate: Fate) -> Reading:
    """A number of those of whom a fate is told."""
    return Reading(fate.kind, "votes" if fate.kind == "votes" else "people", fate.word)


def measure_of(sight: Sight, i: int) -> str | None:
    """The kind of count that a noun sums up: "toll", "the dead", "the number of people injured"."""
    tree, word = sight.tree, sight.tree.words[i]
    if (
        word.text.lower() in sight.table.results
        and word.pos in {"ADJ", "NOUN"}
        and word.dep not in {"amod", "compound"}
    ):
        kind = sight.table.results[word.text.lower()]
        return kind if kind in sight.table.lists.casualties else None
    if word.lemma in sight.table.sums and word.dep != "compound":
        return sight.table.sums[word.lemma]
    if word.lemma in {"number", "total", "count", "figure"}:
        inner = next((c for c in tree.kids(i, "nmod") if tree.case(c) == "of"), None)
        if inner is not None:
            told = sight.fates.get(inner)
            return told[0].kind if told else sight.table.states.get(tree.words[inner].lemma)
        return next((fate.kind for fate in sight.fates.get(i, ())), None)
    return None


def _identified(sight: Sight, number: Numeral) -> Fate | None:
    """Of whom it is said that they are the dead or the like: "the dead were five farmhands", "among the injured were two"."""
    tree = sight.tree
    i = top_of(tree, number)
    while tree.words[i].dep == "conj" and tree.words[i].head >= 0 and tree.words[tree.words[i].head].pos in _NOMINAL:
        i = tree.words[i].head
    subjects = tree.kids(i, "nsubj", "obl")
    head = tree.words[i].head
    if (
        head >= 0
        and tree.words[head].lemma in {"be", "include", "number"}
        and tree.words[i].dep in {"nsubj", "obj", "attr", "xcomp"}
    ):
        subjects += [k for k in tree.kids(head, "nsubj", "obl") if k != i]
    if head >= 0 and tree.words[i].dep == "nsubj" and tree.kids(head, "cop") and tree.case(head) == "among":
        subjects.append(head)
    for k in subjects:
        kind = measure_of(sight, k) or ("killed" if tree.words[k].lemma == "victim" else None)
        if kind is not None and k < number.first:
            return Fate(kind, k, (0, 0))
    return None


def fate_of(sight: Sight, number: Numeral) -> Fate | None:
    """What became of the counted, the surest that suits them; by the acts where no word of the table tells; diplomats told to
    leave are expelled."""
    own = state_of(sight, number.noun) if number.noun is not None else None
    told = (fate for fate in _fates(sight, number, sight.fates) if _is_apt(sight, number, fate, own))
    found = next((fate for fate in told if suits(sight, number, fate, own)), None)
    if found is None and sight.acts is not None:
        acted = (fate for fate in _fates(sight, number, sight.acts()) if not _is_dismissal(sight, fate))
        found = next((fate for fate in acted if suits(sight, number, fate, own)), None)
    if found is not None and found.kind in {"displaced", "expelled"} and sight.tree.words[found.word].lemma in _TELLING:
        noun = sight.tree.words[number.noun].lemma if number.noun is not None else ""
        expelled = noun in sight.table.lists.expellable or speaks_of(sight.tree, _DIPLOMATIC)
        return replace(found, kind="expelled" if expelled else "displaced")
    return found


def _is_apt(sight: Sight, number: Numeral, fate: Fate, own: str | None) -> bool:
    """Whether the sentence is about what a loose word tells: who goes home is released only where captivity is spoken of, who
    is picked up arrested only where the police or the army is, who falls killed only if armed, who is looked for missing
    only where the police is not spoken of."""
    lemma, lists = sight.tree.words[fate.word].lemma, sight.table.lists
    if (fate.kind, lemma) == ("killed", "fall"):
        noun = sight.tree.words[number.noun].lemma if number.noun is not None else ""
        return own == "troops" or noun in lists.abductors | lists.armed | lists.wardens
    if fate.kind == "missing" and lemma in {"look", "search"}:
        return not speaks_of(sight.tree, lists.police)
    if _is_dismissal(sight, fate):
        return False
    if fate.kind == "released" and lemma in _LEAVING and not _is_let(sight.tree, fate.word):
        return speaks_of(sight.tree, lists.captivity)
    if fate.kind == "arrested" and lemma in _PICKING:
        return speaks_of(sight.tree, lists.police) or speaks_of(sight.tree, lists.wardens)
    return True


def _is_dismissal(sight: Sight, fate: Fate) -> bool:
    """Whether those let go have lost their work."""
    lemma = sight.tree.words[fate.word].lemma
    loose = fate.kind == "released" and lemma in {"let", "go"} and speaks_of(sight.tree, _EMPLOYING)
    return loose and not speaks_of(sight.tree, sight.table.lists.captivity)


def _is_let(tree: Tree, i: int) -> bool:
    head = tree.words[i].head
    return head >= 0 and tree.words[head].lemma == "let"


def _fates(sight: Sight, number: Numeral, known: Mapping[int, Sequence[Fate]]) -> list[Fate]:
    """What became of the counted, the surest first: of the phrase's own words, else of the group that they are, or of those
    named before them."""
    tree = sight.tree
    same = _identified(sight, number)
    if same is not None:
        return [same]
    last = max(number.last, number.noun if number.noun is not None else 0)
    more = number.added and tree.words[min(last + 1, len(tree.words) - 1)].text.lower() in _ADDED
    told = [fate for k in range(number.first, last + 1 + more) for fate in known.get(k, ())]
    near = beside(tree, number.first, last, sight.table)
    if near is not None and not (near.rank[1] and _is_captured(tree, near.word)):
        told.append(near)
    whole = _is_whole(tree, number)
    if whole:
        told = [fate for fate in told if fate.rank[0] >= MODIFYING or fate.kind != "votes"]
    if not whole and not any(fate.rank[0] < MODIFYING for fate in told):
        told += _fates_above(sight, top_of(tree, number), known)
    return sorted(told, key=lambda fate: fate.rank)


def _fates_above(sight: Sight, i: int, known: Mapping[int, Sequence[Fate]]) -> Iterator[Fate]:
    for _ in range(4):
        above = _above(sight, i)
        if above is None:
            return
        i = above
        yield from known.get(i, ())


def _is_captured(tree: Tree, i: int) -> bool:
    """Whether a verb needs its subject to tell arrest from abduction."""
    return tree.words[i].lemma in CAPTURE


def _is_whole(tree: Tree, number: Numeral) -> bool:
    """Whether another number is taken out of this one ("three of the dozens of hostages"): what became of it is not told of all."""
    words = tree.words
    k = number.first - 1
    while k > 0 and (words[k].pos == "DET" or words[k].full == "nmod:poss" or words[k].tag == "POS"):
        k -= 1
    return (
        k > 0
        and words[k].text == "of"
        and (words[k - 1].pos == "NUM" or words[k - 1].lemma in {"none", "neither", "most", "some"})
    )


def _above(sight: Sight, i: int) -> int | None:
    """The word that stands for the same people: what it is joined or apposed to, or the group that it is made of."""
    tree = sight.tree
    word = tree.words[i]
    if word.head < 0:
        return None
    head = tree.words[word.head]
    if word.dep in {"appos", "nummod"} or (word.dep == "conj" and head.pos in {"NOUN", "PROPN", "NUM", "ADJ"}):
        return word.head
    if (
        word.dep == "nmod"
        and tree.case(i) == "of"
        and (head.lemma in sight.table.lists.collectives or head.pos == "NUM" or head.lemma in sight.table.few)
    ):
        return word.head
    if word.dep == "nmod" and tree.case(i) in {"including", "among"}:
        return word.head
    return None


def is_person(sight: Sight, number: Numeral, fate: Fate | None) -> bool:
    """Whether a number's noun is of people: by the tables, as the name of a people, or by what became of them."""
    tree, table = sight.tree, sight.table
    assert number.noun is not None
    word = tree.words[number.noun]
    if (
        word.lemma in table.lists.persons
        or word.lemma in table.states
        or (fate is not None and fate.word == number.noun)
    ):
        return True
    if word.lemma in table.lists.impersonal:
        return False
    role = table.roles.get(word.lemma)
    if role is not None and role.kind in {"person", "people"}:
        return True
    if role is None and word.tag == "NNS" and word.lemma not in table.things and word.text.lower().endswith(_PERSONAL):
        return True
    if word.text[:1].isupper() and word.pos in {"PROPN", "ADJ", "NOUN"} and number.low != 1:
        return word.tag == "NNPS" or word.text.endswith(("s", "ese", "ish", "nch", "ch"))
    if word.pos == "PROPN" and word.text.endswith("s") and not word.name and number.low != 1:
        return True
    known = role is not None or fate is None or fate.kind not in _FATED or word.pos not in {"NOUN", "PROPN"}
    return (
        not known
        and fate is not None
        and tree.words[fate.word].lemma not in CAPTURE | {"lose", "bury", "draw", "attract", "net"}
    )
