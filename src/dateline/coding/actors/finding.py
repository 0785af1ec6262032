"""From a word to the party that it stands for: names by the lexicon, pronouns and "the group" by what was named before."""

from collections.abc import Callable
from dataclasses import replace

from dateline.coding.actors.memory import COUNTRY_NOUNS, Memory
from dateline.coding.actors.naming import inner_party, resolve
from dateline.coding.phrases import phrase, shown
from dateline.coding.sight import Sight
from dateline.model import Party

_HELD = frozenset({"@troops", "@weapon", "@vehicle"})
_SOMEBODY = frozenset("they he she we i who you your".split())
_DUAL = frozenset({"two", "both"})


class Finder:
    """Finds the parties of one sentence, each once. `speaking` gives the party of a pronoun in somebody's own words, if any."""

    def __init__(
        self, sight: Sight, sentence: int, memory: Memory, speaking: Callable[[int], Party | None] | None = None
    ) -> None:
        self._sight, self._sentence, self._memory, self._speaking = sight, sentence, memory, speaking
        self._kept: dict[int, Party | None] = {}

    def __call__(self, i: int) -> Party | None:
        """The party that word `i` stands for."""
        if i not in self._kept:
            own = self._speaking(i) if self._speaking else None
            self._kept[i] = own or _find(self._sight, i, self._sentence, self._memory)
        return self._kept[i]

    def both(self, i: int) -> tuple[Party, ...]:
        """The two parties that "the two countries", "both sides" or "the two" stand for, where two were named before."""
        words = self._sight.tree.words
        named = any(words[c].dep in {"nmod", "compound", "amod", "acl"} for c in words[i].children)
        leaders = self._sight.is_a(i, "@leader")
        if not _is_dual(self._sight, i) or named or not (leaders or self._sight.is_a(i, "@power")):
            return ()
        states = self._sight.tree.words[i].lemma in COUNTRY_NOUNS
        kinds = {"person"} if leaders else {"country"} if states else {"country", "group"}
        return self._memory.pair(kinds, self._sentence, i, shown(self._sight.tree, *phrase(self._sight.tree, i)))

    def speaking(self, speaking: Callable[[int], Party | None]) -> "Finder":
        """The same for a sentence some of whose words are somebody's own."""
        return Finder(self._sight, self._sentence, self._memory, speaking)


def _find(sight: Sight, i: int, sentence: int, memory: Memory) -> Party | None:
    tree = sight.tree
    word = tree.words[i]
    span = tree.span(i, i)
    if word.pos == "PRON":
        found = memory.pronoun(word.lemma, word.text, sentence, i, span)
        return found or (Party(span, state="unnamed") if word.lemma in _SOMEBODY else None)
    known = memory.known()
    party = resolve(sight, i, known)
    if party is None:
        return inner_party(sight, i, known) or _owner(sight, i, sentence, memory)
    if party.state == "unnamed" and party.entity is None and party.country is None:
        return _by_context(sight, i, sentence, memory, party)
    return party


def _is_dual(sight: Sight, i: int) -> bool:
    """Whether a word stands for two: "the two", "both sides"."""
    words = sight.tree.words
    return any(words[k].lemma in _DUAL for k in (i, *words[i].children))


def _possessor(sight: Sight, i: int) -> int | None:
    """The pronoun that says whose it is ("their forces")."""
    words = sight.tree.words
    return next((c for c in words[i].children if words[c].full == "nmod:poss" and words[c].pos == "PRON"), None)


def _owner(sight: Sight, i: int, sentence: int, memory: Memory) -> Party | None:
    """Whose forces or arms they are ("their forces", "its gunboats"), by the pronoun before them."""
    words = sight.tree.words
    if not sight.features(i) & _HELD:
        return None
    owner = _possessor(sight, i)
    if owner is None:
        return None
    return memory.pronoun(words[owner].lemma, words[owner].text, sentence, owner, sight.tree.span(i, i))


def _by_context(sight: Sight, i: int, sentence: int, memory: Memory, party: Party) -> Party:
    """A role noun without a country: whose it is by a possessive pronoun, or what "the group" was before; of two never one."""
    tree = sight.tree
    if _is_dual(sight, i):
        return party
    owner = _possessor(sight, i)
    if owner is not None:
        word = tree.words[owner]
        whose = memory.pronoun(word.lemma, word.text, sentence, owner, tree.span(owner, owner))
        return replace(party, country=whose.country, antecedent=whose.antecedent) if whose else party
    definite = any(tree.words[c].lemma in {"the", "this", "that"} for c in tree.kids(i, "det"))
    first, last = phrase(tree, i)
    before = memory.nominal(tree.words[i].lemma, sentence, i, shown(tree, first, last)) if definite else None
    if before is None:
        return party
    if (before.entity and before.entity.startswith("country/")) or (
        party.sectors
        and before.sectors != party.sectors
        and tree.words[i].lemma in {"government", "authorities", "authority"}
    ):
        return replace(party, country=before.country, antecedent=before.antecedent)
    return before
