"""The contexts of a mention: those of its act and code, of its parties' sectors, and of the words of its sentence."""

from collections import Counter
from collections.abc import Sequence

from dateline.coding.acts.telling import Telling
from dateline.coding.sight import Sight
from dateline.model import Party

_MOST = 4


def contexts_of(sight: Sight, telling: Telling, parties: Sequence[Party]) -> tuple[str, ...]:
    """At most four contexts: first those of the act, then those that most speaks for, in PLOVER's order among equals."""
    table = sight.lexicon.contexts
    own = telling.told.act.contexts
    votes = Counter([*table.told_by([w.lemma for w in sight.tree.words]), *table.of_code(telling.folded.cameo)])
    votes.update(c for party in parties for sector in party.sectors[:1] for c in table.sectors.get(sector, ()))
    others = sorted((c for c in votes if c not in own), key=lambda c: (-votes[c], table.names.index(c)))
    return (*own, *others)[:_MOST]
