"""Why a mention was read as it was: its entry, the other senses of its word, and the rows that each step looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.coder import Coder, Grounds
from dateline.errors import InputError
from dateline.knowledge.acts import Act, Gate, Sense
from dateline.knowledge.lexicon import Lexicon
from dateline.model import Dating, Mention, OperatorUse, Report, Step


@dataclass(frozen=True, slots=True)
class Reasons:
    """A mention with what stands behind it. `others` are senses of the same word that did not fit or fit less; `grounds` what its
    date and place rest on; `dating` the days of a report that gives none."""

    report: Report
    mention: Mention
    act: Act
    sense: Sense | None
    others: tuple[Sense, ...]
    lexicon: Lexicon
    grounds: Grounds
    dating: Dating | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A step of the fold: the words of its operator, the rows that were looked for in order, the last one found."""

    step: Step
    use: OperatorUse | None
    tried: tuple[str, ...]


def reasons(coder: Coder, report: Report, id: str, lexicon: Lexicon) -> Reasons:
    """The reasons of the report's mention with this id. Raises InputError where these versions do not tell it."""
    coded = coder.code(report)
    mention = next((found for found in coded.mentions if found.id == id), None)
    if mention is None:
        raise InputError(f"{id}: the versions installed now tell no act there; read the report into a new ledger")
    senses = senses_of(mention.entry, lexicon)
    sense = next((found for found in senses if found.entry == mention.entry), None)
    others = tuple(found for found in senses if found is not sense)
    act, grounds = lexicon.acts.acts[mention.act], coder.grounds(report, mention)
    return Reasons(report, mention, act, sense, others, lexicon, grounds, coded.dating)


def senses_of(entry: str, lexicon: Lexicon) -> tuple[Sense, ...]:
    """Every sense of an entry's word, in the order in which they are looked at."""
    _, kind, word = entry.split("/", 2)
    keys = [(part, kind) for part in word.split(" ")]
    return tuple(sense for key in keys for sense in lexicon.acts.senses.get(key, ()))


def turns(found: Reasons) -> Iterator[Turn]:
    """The steps of the fold from the inside out, beginning with the act itself."""
    uses = list(found.mention.operators)
    before, family = found.mention.steps[0], found.act.family
    yield Turn(before, None, ())
    for step in found.mention.steps[1:]:
        yield Turn(step, _taken(uses, step.operator), tried(found.act.id, before.cameo or "", family, step.row))
        if (step.event, step.cameo) != (before.event, before.cameo):
            family = (step.event or "").lower()
        before = step


def tried(act: str, cameo: str, family: str, row: str) -> tuple[str, ...]:
    """The keys under which a row was looked for, the most special first, up to the one that was found."""
    keys = [act, *(cameo[:n] for n in range(len(cameo), 1, -1)), family, "default"]
    key = row.partition("/")[2]
    return tuple(keys[: keys.index(key) + 1]) if key in keys else (key,)


def gate_words(gates: Sequence[Gate], most: int = 6) -> str:
    """Gates in words: "obj: one of sanction, embargo …"."""
    return "; ".join(f"{'|'.join(gate.slots)}: {_some(sorted(gate.values), most)}" for gate in gates)


def _some(words: Sequence[str], most: int) -> str:
    return ", ".join(words[:most]) + (f" … ({len(words)})" if len(words) > most else "")


def _taken(uses: list[OperatorUse], operator: str | None) -> OperatorUse | None:
    """The first use of this operator that no step has had, taken out."""
    for use in uses:
        if use.operator == operator:
            uses.remove(use)
            return use
    return None
