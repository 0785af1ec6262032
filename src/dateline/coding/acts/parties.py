"""Which words of a sentence are an act's actors and recipients, and the parties that they stand for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.actors.finding import Finder
from dateline.coding.actors.naming import THING
from dateline.coding.acts.operators import Applied
from dateline.coding.acts.senses import Told, governing_verb, told_by
from dateline.coding.acts.telling import happening
from dateline.coding.sight import Sight
from dateline.model import Party

Key = tuple[str | None, str, str | None]
"""What makes two parties the same: entity, or else words, and country."""
_AGENT_OF_NOUN = ("poss", "by", "adj", "from", "compound")
_ANY_RECIPIENT = (
    "iobj",
    "to",
    "on",
    "against",
    "with",
    "for",
    "toward",
    "between",
    "from",
    "by",
    "obj",
    "of",
    "over",
    "into",
    "about",
    "poss",
)
_PLACES = ("in", "at", "near", "outside")
_PLACED = frozenset({"coerce", "fight", "assault", "concede", "retreat", "aid", "protest", "mobilize", "sanction"})
_OCCASIONS = frozenset({"in", "at", "during", "after", "amid"})
_IN_PROTEST = ("in.against", "in.at", "in.over", "in.of", "in.to")
_HOSTILE = frozenset(
    {"sanction", "coerce", "assault", "fight", "accuse", "protest", "threaten", "reject", "mobilize", "investigate"}
)
_TURNING = frozenset({"ask", "demand", "accuse"})
_ANSWERED = frozenset({"intend", "ask", "demand"})
_PROMISED = frozenset({"aid", "support", "cooperate", "concede", "retreat"})
_MOST = 8


def parties_of(
    sight: Sight, told: Told, applied: Sequence[Applied], find: Finder
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients of an act under its operators, worked out from the inside; nobody is both."""
    roles = _own(sight, told, find)
    for use in applied:
        roles = _under(sight, told, use, roles, find)
    actors = _parties(sight, roles.actors, find) or _protesters(sight, told)
    taken = {_key(p) for p in actors}
    recipients = tuple(p for p in _parties(sight, roles.recipients, find) if _key(p) not in taken)
    if not recipients and told.sense.recipient:
        recipients = _fallback(sight, told, applied, find, taken)
    return actors, recipients


def _protesters(sight: Sight, told: Told) -> tuple[Party, ...]:
    """Of a protest that is but said to happen ("protests erupted in Tehran"): those who protest, by the noun itself."""
    if told.act.family != "protest" or told.sense.kind != "noun" or happening(sight, told.word) is None:
        return ()
    return (Party(sight.tree.span(told.word, told.word), sectors=("CVL",), state="unnamed", entry="role"),)


@dataclass(frozen=True, slots=True)
class Roles:
    """Words of actors and recipients so far; `answered`: the last operator was a call or offer that others may answer."""

    actors: list[int]
    recipients: list[int]
    answered: bool = False


def _own(sight: Sight, told: Told, find: Finder) -> Roles:
    """Actors and recipients by the sense's own slots and those of its light verb."""
    sense = told.sense
    slots = tuple(slot for slot in sense.actor if slot not in _OCCASIONS)
    actors = _fill(sight, told.word, slots, find) or _behind(sight, told.word, sense.actor, find)
    recipients = _fill(sight, told.word, sense.recipient, find)
    if told.light is None:
        return Roles(
            actors or _taking_part(sight, told, find),
            _targets(sight, told.word) or recipients or _told_to(sight, told, find),
        )
    verb = told.light.verb
    subjects = _fill(sight, verb, ("subj",), find)
    if told.light.receiving:
        return Roles(actors or _fill(sight, verb, ("from", "by", *sense.actor), find), subjects)
    if subjects:
        recipients = recipients or [a for a in actors if a not in subjects]
        actors = subjects if sense.actor else []
    return Roles(actors, recipients or [w for w in _fill(sight, verb, sense.recipient, find) if w != told.word])


def _targets(sight: Sight, word: int) -> list[int]:
    """Who is said to be the subject, target or victim of an act ("is the subject of a travel ban")."""
    words = sight.tree.words
    above = words[word].head
    if words[word].dep != "nmod" or sight.tree.case(word) != "of" or not sight.is_a(above, "@target"):
        return []
    return sight.tree.kids(above, "nsubj")


def _behind(sight: Sight, word: int, slots: Iterable[str], find: Finder) -> list[int]:
    """Who did what somebody was killed or wounded in ("died in an Israeli strike"): never a place."""
    occasions = [k for slot in slots if slot in _OCCASIONS for k in sight.fillers(word, slot)]
    return [a for k in occasions if told_by(sight, k) for a in _fill(sight, k, ("by", "poss", "adj"), find) if find(a)]


def _taking_part(sight: Sight, told: Told, find: Finder) -> list[int]:
    """Of talks in which something is said or done ("in a phone call with …, the minister stressed"): who does it."""
    talking = told.act.family == "consult" and sight.tree.case(told.word) in _OCCASIONS
    striking = told.act.family == "protest" and sight.tree.case(told.word) == "on"
    if not talking and not striking:
        return []
    verb, word = governing_verb(sight, told.word), sight.tree.words[told.word]
    if verb is not None:
        return _fill(sight, _resumed(sight, verb, told.word), ("subj",), find)
    if word.dep != "nmod":
        return []
    above = _teller(sight, word.head)
    return _fill(sight, above, ("subj",), find) if above is not None else [word.head] if find(word.head) else []


def _teller(sight: Sight, listener: int) -> int | None:
    """The verb whose object somebody is, told or offered something in talks ("told the commanders in telephone talks")."""
    word = sight.tree.words[listener]
    spoken = word.dep in {"iobj", "obj"} or (word.dep in {"obl", "nmod"} and sight.tree.case(listener) == "to")
    return word.head if spoken and word.head >= 0 and sight.tree.words[word.head].pos == "VERB" else None


def _told_to(sight: Sight, told: Told, find: Finder) -> list[int]:
    """Of talks in which somebody is told or offered something: who is."""
    word = sight.tree.words[told.word]
    if told.act.family != "consult" or sight.tree.case(told.word) not in _OCCASIONS:
        return []
    verb = governing_verb(sight, told.word)
    if verb is not None:
        return [k for k in _fill(sight, _resumed(sight, verb, told.word), ("with", "to", "iobj"), find) if find(k)]
    return [word.head] if word.dep == "nmod" and _teller(sight, word.head) is not None else []


def _resumed(sight: Sight, verb: int, word: int) -> int:
    """The verb that a phrase after a comma belongs to: not that of the relative clause that the comma closes, but the one above
    ("made the offer to Hamas, which controls Gaza, in telephone calls")."""
    words = sight.tree.words
    first = sight.tree.subtree(word)[0]
    while words[verb].full == "acl:relcl" and "," in {words[first].text, words[max(0, first - 1)].text}:
        verb = words[verb].head
        while words[verb].pos != "VERB" and words[verb].head >= 0:
            verb = words[verb].head
    return verb


def _under(sight: Sight, told: Told, use: Applied, roles: Roles, find: Finder) -> Roles:
    """Actors and recipients once an operator is applied."""
    actors, recipients = roles.actors, roles.recipients
    if use.operator == "begin" and actors and _told_of_others(sight, use):
        return roles
    if use.operator == "begin" and actors and all(sight.tree.words[k].pos == "PRON" for k in actors):
        return Roles(_agents(sight, use, find) or actors, recipients, roles.answered)
    if use.operator == "future" and not actors and told.act.family in _PROMISED:
        return Roles(sight.speakers(use.word), recipients)
    if use.entry is None:
        return (
            Roles(sight.speakers(sight.tree.words[use.word].head), actors or recipients)
            if use.operator in {"ask", "demand"}
            else roles
        )
    agents = [a for a in _agents(sight, use, find) if a != told.word]
    asked = _fill(sight, use.word, use.entry.asked, find)
    if use.operator in _TURNING:
        hostile = told.act.family in _HOSTILE and use.operator != "accuse" and bool(recipients) and not asked
        return Roles(
            agents, recipients if hostile else asked or [a for a in actors if a not in agents] or recipients, True
        )
    recipients = recipients or [
        r for r in _fill(sight, use.word, _beyond(told), find) if r != told.word and r not in agents
    ]
    if agents and not set(agents) & set(actors):
        if actors and (roles.answered or (told.sense.kind == "noun" and not recipients)):
            recipients = actors
        return Roles(agents, recipients or asked, use.operator in _ANSWERED)
    return Roles(actors, recipients or asked, use.operator in _ANSWERED)


def _told_of_others(sight: Sight, use: Applied) -> bool:
    """Whether an announcement tells in a clause with a subject of its own what others do."""
    return any(sight.tree.kids(c, "nsubj") for c in sight.fillers(use.word, "comp"))


def _beyond(told: Told) -> list[str]:
    """The prepositions of a sense's recipient: the phrase may hang on the operator ("increase its aid for …")."""
    return [
        slot for slot in told.sense.recipient if slot not in {"subj", "obj", "iobj", "poss", "adj", "compound", "of"}
    ]


def _agents(sight: Sight, use: Applied, find: Finder) -> list[int]:
    """Who carries out an operator: a verb's subject, a noun's owner or the subject of its light verb."""
    word = sight.tree.words[use.word]
    if use.entry and use.entry.kind == "noun":
        own = _fill(sight, use.word, _AGENT_OF_NOUN, find)
        lighter = (
            word.head if word.dep == "obj" and word.head >= 0 and sight.tree.words[word.head].pos == "VERB" else None
        )
        return own or (_fill(sight, lighter, ("subj",), find) if lighter is not None else [])
    return _fill(sight, use.word, ("subj",), find)


def _fill(sight: Sight, i: int, slots: Iterable[str], find: Finder) -> list[int]:
    """The words in the first of the slots that names a party; else in the first that is filled."""
    filled = [found for slot in slots if (found := _named(sight, i, slot))]
    return next((found for found in filled if any(find(k) for k in found)), filled[0] if filled else [])


def _named(sight: Sight, i: int, slot: str) -> list[int]:
    """The words in a slot; of describing words only names ("Israeli strikes", not "military operation")."""
    found = sight.fillers(i, slot)
    if slot not in {"adj", "compound"}:
        return found
    found = [*found, *sight.fillers(i, "compound")] if slot == "adj" else found
    return [k for k in found if sight.match(k) or sight.tree.words[k].name]


def _fallback(sight: Sight, told: Told, applied: Sequence[Applied], find: Finder, taken: set[Key]) -> tuple[Party, ...]:
    """A recipient from slots that the sense does not name: only parties that the lexicon knows, or that bear a role."""
    verbs = (told.light.verb if told.light else None, happening(sight, told.word))
    places = [told.word, *(v for v in verbs if v is not None), *(use.word for use in applied if use.entry)]
    violent = told.act.family in {"assault", "fight"}
    slots = [s for s in _ANY_RECIPIENT if not (violent and s == "from")] + [
        *(_PLACES if told.act.family in _PLACED else ())
    ]
    for slot in slots:
        for place in places:
            words = [k for k in _named(sight, place, slot) if k not in places and not told_by(sight, k)]
            found = [p for p in _parties(sight, words, find) if (p.country or p.sectors) and _key(p) not in taken]
            if found:
                return tuple(found)
    return _protested(sight, places, find, taken) if told.act.family == "protest" else ()


def _protested(sight: Sight, places: list[int], find: Finder, taken: set[Key]) -> tuple[Party, ...]:
    """Whom a protest is aimed at: by its "in protest at …", or by those of whom its clauses demand something."""
    against = (sight.fillers(place, slot) for place in places for slot in _IN_PROTEST)
    clauses = [c for place in places for c in sight.tree.kids(place, "advcl", "acl", "xcomp")]
    demanded = (sight.fillers(clause, slot) for clause in clauses for slot in _ANY_RECIPIENT)
    for words in (*against, *demanded):
        found = [p for p in _parties(sight, words, find) if p.country and _key(p) not in taken]
        if found:
            return tuple(found)
    return ()


def _key(party: Party) -> Key:
    return party.entity, "" if party.entity else party.span.text, party.country


def _parties(sight: Sight, words: Sequence[int], find: Finder) -> tuple[Party, ...]:
    """The parties that words stand for, each once, in order; words that stand for none are left out."""
    found: dict[Key, Party] = {}
    for i in words[:_MOST]:
        for one in _stood_for(sight, i, find):
            found.setdefault(_key(one), one)
    return tuple(found.values())


def _stood_for(sight: Sight, i: int, find: Finder) -> tuple[Party, ...]:
    """The parties that a word stands for: both of "the two countries", else its own and the further ones of its phrase."""
    both = find.both(i)
    if both:
        return both
    party = find(i)
    if party is None or (party.entry == THING and party.country is None):
        return ()
    return (party, *_other_countries(sight, i, party))


def _other_countries(sight: Sight, i: int, party: Party) -> Iterator[Party]:
    """The further countries of "Hungarian and Romanian officials"."""
    tree = sight.tree
    for c in tree.words[i].children:
        if tree.words[c].dep in {"amod", "compound"}:
            for other in tree.kids(c, "conj"):
                match = sight.match(other)
                country = (
                    next((t.country for t in match.terms if t.entity.startswith("country/")), None) if match else None
                )
                if country and country != party.country:
                    span = tree.span(other, other) if party.entity else party.span
                    entity = f"country/{country.lower()}" if (party.entity or "").startswith("country/") else None
                    yield replace(party, span=span, entity=entity, name=span.text, country=country)
