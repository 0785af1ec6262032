"""The fold: an act's codes, changed by each operator over it from the inside out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.acts.operators import Applied
from dateline.knowledge.acts import Act
from dateline.knowledge.operators import OperatorTable
from dateline.model import Content, Status, Step

_ASKING = frozenset({"ask", "demand"})


@dataclass(frozen=True, slots=True)
class Folded:
    """The outcome of a fold: codes, status, what stands inside, each step, the operator that gives the trigger, and the operator
    whose row gave the codes (None: the act's own)."""

    event: str
    mode: str | None
    cameo: str
    status: Status
    content: Content | None
    steps: tuple[Step, ...]
    outermost: Applied | None
    by: Applied | None = None


def fold(act: Act, applied: Sequence[Applied], table: OperatorTable) -> Folded | None:
    """Start with the act's own codes; each operator's row replaces them or keeps them and changes the status.

    None where a row says that nothing is told but words ("considers visiting"). What is asked of somebody by name is a
    request, even where a call for the same against somebody is an accusation.
    """
    event, mode, cameo, family = act.event, act.mode, act.cameo, act.family
    status: Status = "actual"
    steps = [Step(None, act.id, event, mode, cameo, status)]
    content: Content | None = None
    outermost: Applied | None = None
    by: Applied | None = None
    for use in _stopping(applied, table):
        rules = table.folds[use.operator]
        row = rules.row(act.id, cameo, family)
        if row.drop:
            return None
        if use.asked and row.event not in {None, "REQUEST"} and use.operator in _ASKING:
            row = rules.default
        if row.keep or row.event is None or row.cameo is None:
            status = rules.status if rules.status != "actual" else status
        else:
            event, mode, cameo, family = row.event, row.mode, row.cameo, row.event.lower()
            content, status, by = Content(act.id, rules.content), "actual", use
            outermost = use if use.entry and use.operator in table.themselves else outermost
        steps.append(Step(use.operator, row.key, event, mode, cameo, status))
    return Folded(event, mode, cameo, status, content, tuple(steps), outermost, by)


def _stopping(applied: Sequence[Applied], table: OperatorTable) -> Iterator[Applied]:
    """The operators, with "not" inside another read as stopping: who pledges not to attack pledges to stop."""
    for k, use in enumerate(applied):
        within = use.operator == "negated" and any(later.operator in table.themselves for later in applied[k + 1 :])
        yield replace(use, operator="stop") if within else use
