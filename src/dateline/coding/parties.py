"""Which words of a sentence are an act's actors and recipients, and the parties that they stand for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dateline.coding.actors import inner_party, resolve
from dateline.coding.memory import Memory
from dateline.coding.operators import Applied
from dateline.coding.phrases import phrase, shown
from dateline.coding.senses import Told
from dateline.coding.sight import Sight
from dateline.model import Party

Finder = Callable[[int], Party | None]
_AGENT_OF_NOUN = ("poss", "by", "adj", "from", "compound", "of")
_TURNING = frozenset({"ask", "demand", "accuse"})
_ANSWERED = frozenset({"intend", "ask", "demand"})
_MOST = 8


def party_words(sight: Sight, told: Told, applied: Sequence[Applied]) -> tuple[list[int], list[int]]:
    """Words of the actors and recipients of an act under its operators, from the inside out."""
    actors, recipients = _own_words(sight, told)
    answered = False
    for use in applied:
        if use.entry is None:
            continue
        agents = _agents(sight, use)
        asked = _fill(sight, use.word, use.entry.asked)
        if use.operator in _TURNING:
            recipients = asked or [a for a in actors if a not in agents] or recipients
            actors = agents
        elif agents and not set(agents) & set(actors):
            if actors and (answered or use.operator in {"refuse", "intend"}) and not recipients:
                recipients = actors
            elif actors and answered:
                recipients = actors
            actors = agents
            recipients = recipients or asked
        else:
            recipients = recipients or asked
        answered = use.operator in _ANSWERED
    return actors, [r for r in recipients if r not in actors]


def _own_words(sight: Sight, told: Told) -> tuple[list[int], list[int]]:
    """Actors and recipients by the sense's own slots and those of its light verb."""
    sense = told.sense
    actors = _fill(sight, told.word, sense.actor)
    recipients = _fill(sight, told.word, sense.recipient)
    if told.light is None:
        return actors, recipients
    verb = told.light.verb
    subjects = _fill(sight, verb, ("subj",))
    if told.light.receiving:
        return actors or _fill(sight, verb, ("from", "by")), subjects
    if subjects:
        recipients = recipients or [a for a in actors if a not in subjects]
        actors = subjects if sense.actor else []
    return actors, recipients or [w for w in _fill(sight, verb, sense.recipient) if w != told.word]


def _agents(sight: Sight, use: Applied) -> list[int]:
    """Who carries out an operator: a verb's subject, a noun's owner or the subject of its light verb."""
    word = sight.tree.words[use.word]
    if use.entry and use.entry.kind == "noun":
        own = _fill(sight, use.word, _AGENT_OF_NOUN[:4])
        lighter = word.head if word.dep == "obj" and word.head >= 0 and sight.tree.words[word.head].pos == "VERB" else None
        return own or (_fill(sight, lighter, ("subj",)) if lighter is not None else [])
    return _fill(sight, use.word, ("subj",))


def _fill(sight: Sight, i: int, slots: Iterable[str]) -> list[int]:
    """The words in the first filled of the slots."""
    found = sight.frame(i).slots
    return next((found[slot] for slot in slots if found.get(slot)), [])


def parties(words: Sequence[int], find: Finder) -> tuple[Party, ...]:
    """The parties that words stand for, each once, in order; words that stand for none are left out."""
    found: dict[tuple[str | None, str, str | None], Party] = {}
    for i in words[:_MOST]:
        party = find(i)
        if party:
            found.setdefault((party.entity, party.span.text if not party.entity else "", party.country), party)
    return tuple(found.values())


def finder(sight: Sight, sentence: int, memory: Memory) -> Finder:
    """From a word to its party: pronouns and nominals by what was named before, phrases by the lexicon."""
    kept: dict[int, Party | None] = {}

    def find(i: int) -> Party | None:
        if i not in kept:
            kept[i] = _find(sight, i, sentence, memory)
        return kept[i]

    return find


def _find(sight: Sight, i: int, sentence: int, memory: Memory) -> Party | None:
    tree = sight.tree
    word = tree.words[i]
    span = tree.span(i, i)
    if word.pos == "PRON":
        found = memory.pronoun(word.lemma, word.text, sentence, i, span)
        return found or (Party(span, state="unnamed") if word.lemma in {"they", "he", "she", "we", "i", "who"} else None)
    known = memory.known()
    party = resolve(sight, i, known)
    if party is None:
        return inner_party(sight, i, known)
    if party.state == "unnamed" and party.entity is None and party.country is None:
        return _by_context(sight, i, sentence, memory, party)
    return party


def _by_context(sight: Sight, i: int, sentence: int, memory: Memory, party: Party) -> Party:
    """A role noun without a country: whose it is by a possessive pronoun, or what "the group" was before."""
    tree = sight.tree
    owner = next((c for c in tree.words[i].children if tree.words[c].full == "nmod:poss" and tree.words[c].pos == "PRON"), None)
    if owner is not None:
        word = tree.words[owner]
        whose = memory.pronoun(word.lemma, word.text, sentence, owner, tree.span(owner, owner))
        return replace(party, country=whose.country, antecedent=whose.antecedent) if whose else party
    definite = any(tree.words[c].lemma in {"the", "this", "that"} for c in tree.kids(i, "det"))
    first, last = phrase(tree, i)
    before = memory.nominal(tree.words[i].lemma, sentence, i, shown(tree, first, last)) if definite else None
    if before is None:
        return party
    if before.entity and before.entity.startswith("country/") or (party.sectors and before.sectors != party.sectors and tree.words[i].lemma in {"government", "authorities", "authority"}):
        return replace(party, country=before.country, antecedent=before.antecedent)
    return before
