"""Reporting verbs: "said that", "…, he said", "quoted the minister as saying", "…, citing officials"."""

from collections.abc import Iterator

from dateline.coding.attribution.clauses import clauses_below, what_is_said
from dateline.coding.attribution.cueframes import frames_of
from dateline.coding.attribution.quotemarks import has_marks
from dateline.coding.attribution.saying import INNER, OUTER, Form, Saying
from dateline.coding.attribution.speakers import agent, speaker
from dateline.coding.sight import Sight
from dateline.knowledge.sources import SourceTable
from dateline.parsing.tree import Tree

_OPEN = frozenset({"inf", "obj-inf", "ing", "obj"})


def by_verb(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """The cues that a reporting verb is; the "saying" of a quoting verb has its cue there."""
    tree, word = sight.tree, sight.tree.words[i]
    inner = (
        next((c for c in word.children if _is_as_participle(tree, c)), None) if word.lemma in table.quoting else None
    )
    if inner is not None:
        yield from _quoting(sight, i, inner, table)
    elif not is_as_saying(tree, i, table):
        cites = word.lemma in table.citing and word.tag == "VBG" and not tree.kids(i, "ccomp")
        yield from _citing(sight, i, table) if cites else _plain(sight, i, table)


def is_as_saying(tree: Tree, c: int, table: SourceTable) -> bool:
    """Whether a participle is the "saying" of a quoting verb."""
    head = tree.words[c].head
    return head >= 0 and tree.words[head].lemma in table.quoting and _is_as_participle(tree, c)


def _is_as_participle(tree: Tree, c: int) -> bool:
    """ "saying" of "quoted … as saying", "promising" of "quoted … as promising"."""
    words = tree.words
    with_as = any(words[k].lemma == "as" for k in words[c].children) or (c > 0 and words[c - 1].lemma == "as")
    return words[c].tag == "VBG" and with_as


def _plain(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """A verb with its clause, the clause that it is put into or after, or the thing that it confirms."""
    lemma = sight.tree.words[i].lemma
    form: Form = "clause" if lemma in table.verbs else "quoted"
    if form == "quoted" and not has_marks(sight.tree):
        return
    contents = what_is_said(sight, i, table)
    if not contents and lemma in table.nominal:
        contents, form = tuple(sight.frame(i).slots.get("obj", ())), "thing"
    source = speaker(sight, i)
    yield Saying((i, i), i, None if source in contents else source, contents, form)


def _quoting(sight: Sight, i: int, inner: int, table: SourceTable) -> Iterator[Saying]:
    """ "OUTLET quoted X as saying": what X says hangs on "saying", and all of it on the outlet."""
    outlet, quoted = _quoting_parties(sight, i, inner)
    said = clauses_below(sight, inner, table) or _brought(sight.tree, inner) or what_is_said(sight, i, table)
    contents = tuple(c for c in said if c != inner)
    if outlet is not None:
        yield Saying((i, i), i, outlet, contents, "clause", OUTER)
    yield Saying((inner, inner), inner, quoted, contents, "clause")


def _quoting_parties(sight: Sight, i: int, inner: int) -> tuple[int | None, int | None]:
    """Who quotes and who is quoted."""
    frame = sight.frame(i)
    subjects, objects = frame.slots.get("subj", []), frame.slots.get("obj", [])
    outlet = subjects[0] if subjects else agent(sight, inner) if frame.passive else None
    return outlet, next(iter(objects or subjects[1:]), None)


def _brought(tree: Tree, i: int) -> tuple[int, ...]:
    """What a verb brings with an infinitive or object ("as promising to leave", "as ordering them to fire")."""
    return next((b.contents for b in frames_of(tree, i) if b.frame in _OPEN), ())


def _citing(sight: Sight, i: int, table: SourceTable) -> Iterator[Saying]:
    """ ", citing officials": the source of the one who reports, for the same words."""
    words = sight.tree.words
    source, head = sight.tree.kid(i, "obj"), words[i].head
    if source is None or head < 0:
        return
    if words[head].dep == "nsubj":
        head = words[head].head
    contents = what_is_said(sight, head, table) if words[head].lemma in table.verbs else ()
    yield Saying((i, i), i, source, contents or (head,), "citing", INNER)
