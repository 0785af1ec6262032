"""What the tests of rules share: acts of our own under the shipped codebook and actors."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from dateline.coding.actors.finding import Finder
from dateline.coding.actors.memory import Memory
from dateline.coding.acts.operators import Applied, find_applied
from dateline.coding.acts.parties import parties_of
from dateline.coding.acts.senses import Told, told_by
from dateline.coding.sight import Sight
from dateline.knowledge.actors import Sounds, read_actors
from dateline.knowledge.acts import act_table
from dateline.knowledge.classes import read_classes
from dateline.knowledge.codebook import read_codebook
from dateline.knowledge.contexts import read_contexts
from dateline.knowledge.counts import read_counts
from dateline.knowledge.lexicon import SHIPPED, Lexicon
from dateline.knowledge.operators import read_operators
from dateline.knowledge.signatures import read_signatures
from dateline.knowledge.sources import read_sources
from tests.parses import tree

BOOK = SHIPPED / "codebook"

ACTS = """
supply-arms:
  event: AID
  cameo: "072"
  family: aid
  contexts: [military]
  verbs:
    - {lemma: supply, recipient: "to|iobj", when: {obj: ["@weapon"]}}
    - {lemma: give, recipient: "iobj|to", when: {obj: ["@weapon"]}}
  nouns:
    - {lemma: delivery, recipient: to, when: {of: ["@weapon"]}}
supply-food:
  event: AID
  cameo: "073"
  family: aid
  verbs:
    - {lemma: supply, recipient: "to|iobj", when: {obj: ["@aid"]}}
attack:
  event: ASSAULT
  cameo: "190"
  family: fight
  verbs:
    - {lemma: attack, unless: {obj: [problem, question]}}
  nouns:
    - {lemma: attack, light: [launch, "carry out", come under-]}
fire-rockets:
  event: ASSAULT
  mode: heavy-weapons
  cameo: "194"
  family: fight
  verbs:
    - {lemma: fire, recipient: "at|on|into", when: {obj: [rocket, missile, "cruise missile"]}}
  nouns:
    - {lemma: rocket attack}
dismiss:
  event: COERCE
  cameo: "170"
  family: coerce
  verbs:
    - {lemma: fire, when: {obj: ["@person"]}}
meet:
  event: CONSULT
  cameo: "040"
  family: consult
  symmetric: true
  verbs:
    - {lemma: meet, recipient: "obj|with"}
  nouns:
    - {lemma: talk, actor: "poss|by|between", recipient: with, light: [hold, resume, end]}
visit:
  event: CONSULT
  mode: visit
  cameo: "042"
  family: consult
  verbs:
    - {lemma: visit}
impose-sanctions:
  event: SANCTION
  cameo: "163"
  family: sanction
  verbs:
    - {lemma: impose, recipient: "on|against", when: {obj: ["@sanction"]}}
  nouns:
    - {lemma: sanction, recipient: "on|against"}
pull-out:
  event: RETREAT
  mode: withdraw
  cameo: "0873"
  family: retreat
  verbs:
    - {lemma: pull, particle: out, recipient: "of|from"}
    - {lemma: withdraw, recipient: from}
  nouns:
    - {lemma: withdrawal, recipient: from}
hunger-strike:
  event: PROTEST
  mode: hunger
  cameo: "142"
  family: protest
  nouns:
    - {lemma: hunger strike}
strike-work:
  event: PROTEST
  mode: strike
  cameo: "143"
  family: protest
  nouns:
    - {lemma: strike}
support:
  event: SUPPORT
  cameo: "051"
  family: support
  verbs:
    - {lemma: support}
  nouns:
    - {lemma: support, recipient: "for|to", light: [voice]}
"""


@cache
def lexicon() -> Lexicon:
    """The acts above with everything else as shipped."""
    entries = {act: (Path("acts.yaml"), entry) for act, entry in yaml.safe_load(ACTS).items()}
    return Lexicon(
        act_table(entries),
        read_operators(BOOK / "operators.yaml", BOOK / "fold.yaml"),
        read_codebook(BOOK),
        read_classes(BOOK / "classes.yaml"),
        read_contexts(BOOK / "contexts.txt", BOOK / "contexts.yaml"),
        read_counts(BOOK / "counts.yaml"),
        read_sources(SHIPPED / "sources"),
        read_signatures(SHIPPED / "signatures"),
        read_actors([SHIPPED / "actors"]),
        {"row": {}, "told": {}},
    )


@cache
def without_people() -> Lexicon:
    """The lexicon as it would be if it knew no person."""
    actors = lexicon().actors
    names = {name: terms for name, terms in actors.names.items() if all(t.kind != "person" for t in terms)}
    return replace(lexicon(), actors=replace(actors, names=names, surnames={}, sounds=Sounds({})))


def with_acts(text: str) -> Lexicon:
    """The lexicon with other acts."""
    return replace(
        lexicon(), acts=act_table({act: (Path("acts.yaml"), entry) for act, entry in yaml.safe_load(text).items()})
    )


def see(rows: str, over: Lexicon | None = None) -> Sight:
    return Sight(tree(rows), over or lexicon())


def at(sight: Sight, text: str) -> int:
    """The word of that spelling; "on/2" is the second of them."""
    spelling, _, number = text.partition("/")
    return [w.i for w in sight.tree.words if w.text == spelling][int(number or 1) - 1]


def told(rows: str, text: str) -> tuple[Sight, Told]:
    sight = see(rows)
    found = told_by(sight, at(sight, text))
    assert found is not None, f"{text!r} tells no act"
    return sight, found


def applied(rows: str, text: str) -> list[Applied]:
    return find_applied(*told(rows, text))


def roles(rows: str, text: str, date: str | None = None) -> tuple[list[str], list[str]]:
    """Actors and recipients of the act that a word tells, as their words stand."""
    sight, found = told(rows, text)
    actors, recipients = parties_of(sight, found, find_applied(sight, found), Finder(sight, 0, Memory(date)))
    return [p.span.text for p in actors], [p.span.text for p in recipients]
