"""Whether a lexicon's codes are valid."""

from collections.abc import Iterator
from pathlib import Path

from dateline.knowledge.acts import Act
from dateline.knowledge.lexicon import SHIPPED, Lexicon
from dateline.knowledge.operators import Row


def faults(lexicon: Lexicon, codebook: Path = SHIPPED / "codebook") -> list[str]:
    """Everything that is wrong, a line each: acts, rows of the fold, sectors."""
    contexts, sectors = _listed(codebook / "contexts.txt"), _listed(codebook / "sectors.txt")
    return [
        *(f"act {act.id}: {fault}" for act in lexicon.acts.acts.values() for fault in _act(lexicon, act, contexts)),
        *(
            f"fold {row.key}: {fault}"
            for row in _rows(lexicon)
            for fault in _codes(lexicon, row.event, row.mode, row.cameo)
        ),
        *(f"{owner}: {sector!r} is no sector" for owner, sector in _sectors(lexicon) if sector not in sectors),
    ]


def _listed(path: Path) -> frozenset[str]:
    return frozenset(path.read_text("utf-8").splitlines())


def _act(lexicon: Lexicon, act: Act, contexts: frozenset[str]) -> Iterator[str]:
    yield from _codes(lexicon, act.event, act.mode, act.cameo)
    yield from (f"{context!r} is no context" for context in act.contexts if context not in contexts)


def _codes(lexicon: Lexicon, event: str | None, mode: str | None, cameo: str | None) -> Iterator[str]:
    if event and (event, mode) not in lexicon.codebook.scores:
        yield f"{event} has no mode {mode!r}" if mode else f"{event} is no event type"
    if cameo and cameo not in lexicon.codebook.cameo_names:
        yield f"{cameo} is no CAMEO code"


def _rows(lexicon: Lexicon) -> Iterator[Row]:
    for fold in lexicon.operators.folds.values():
        yield from (row for row in (fold.default, *fold.rows.values()) if not row.keep and not row.drop)


def _sectors(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for entity, terms in lexicon.actors.entities.items():
        yield from sorted({(entity, sector) for term in terms for sector in term.sectors})
    for phrase, role in lexicon.actors.roles.items():
        yield from ((f"role {phrase}", sector) for sector in role.sectors)
