"""The fold of operators over codes: which row is taken, what it changes, and whether the shipped rows hold together."""

import pytest

from dateline.coding.acts.fold import fold
from dateline.coding.acts.operators import Applied
from dateline.knowledge.acts import FAMILIES, Act, ActTable, read_acts
from dateline.knowledge.codebook import Codebook, read_codebook
from dateline.knowledge.lexicon import SHIPPED
from dateline.knowledge.operators import Fold, OperatorTable, OperatorWord, Row, read_operators
from dateline.model import Content

BOOK = SHIPPED / "codebook"
ARMS = Act("supply-arms", "", "AID", None, "072", "aid", (), False, False)
SHELL = Act("shell", "", "ASSAULT", "heavy-weapons", "194", "fight", (), False, False)


def row(key: str, event: str, cameo: str, mode: str | None = None) -> Row:
    return Row(key, False, event, cameo, mode)


KEEP = Row("keep", True, None, None, None)
WORD = OperatorWord("intend", "verb", "vow", None, ("comp",), (), (), ())


def table(*folds: Fold, themselves: frozenset[str] = frozenset()) -> OperatorTable:
    return OperatorTable({}, {f.operator: f for f in folds}, {}, themselves)


ROWS = {
    "supply-arms": row("act", "AGREE", "030"),
    "0": row("never", "AGREE", "030"),
    "07": row("two", "AGREE", "033"),
    "072": row("three", "AGREE", "0332"),
    "aid": row("family", "AGREE", "033"),
}


@pytest.mark.parametrize(
    ("without", "expected"),
    [
        ((), "act"),
        (("supply-arms",), "three"),
        (("supply-arms", "072"), "two"),
        (("supply-arms", "072", "07"), "family"),
        (("supply-arms", "072", "07", "aid"), "default"),
    ],
)
def test_the_most_specific_row_is_taken(without: tuple[str, ...], expected: str) -> None:
    rules = Fold(
        "intend",
        "planned",
        "actual",
        row("default", "AGREE", "030"),
        {k: r for k, r in ROWS.items() if k not in without},
    )
    assert rules.row("supply-arms", "072", "aid").key == expected


def test_no_operator_leaves_the_acts_own_codes() -> None:
    folded = fold(ARMS, [], table())
    assert (folded.event, folded.mode, folded.cameo, folded.status, folded.content) == (
        "AID",
        None,
        "072",
        "actual",
        None,
    )
    assert [s.row for s in folded.steps] == ["supply-arms"]


def test_a_row_replaces_the_codes_and_keeps_the_act_as_content() -> None:
    rules = Fold("threaten", "threatened", "actual", row("threaten/default", "THREATEN", "138", "violence"), {})
    folded = fold(SHELL, [Applied("threaten", 3, WORD)], table(rules, themselves=frozenset({"threaten"})))
    assert (folded.event, folded.mode, folded.cameo, folded.status) == ("THREATEN", "violence", "138", "actual")
    assert folded.content == Content("shell", "threatened")
    assert folded.outermost is not None
    assert folded.outermost.word == 3


def test_keep_leaves_the_codes_and_sets_the_status() -> None:
    folded = fold(SHELL, [Applied("negated", 3, None)], table(Fold("negated", "denied", "negated", KEEP, {})))
    assert (folded.event, folded.mode, folded.cameo, folded.status) == ("ASSAULT", "heavy-weapons", "194", "negated")
    assert folded.content is None
    assert folded.outermost is None


def test_keep_with_status_actual_leaves_the_status() -> None:
    negated, begin = Fold("negated", "denied", "negated", KEEP, {}), Fold("begin", "done", "actual", KEEP, {})
    folded = fold(SHELL, [Applied("negated", 3, None), Applied("begin", 2, WORD)], table(negated, begin))
    assert folded.status == "negated"


def test_a_replaced_act_is_actual_whatever_stands_inside() -> None:
    """ "Denied that it will …": a negated pledge; "pledged not to …": a pledge."""
    negated, intend = (
        Fold("negated", "denied", "negated", KEEP, {}),
        Fold("intend", "planned", "actual", row("r", "AGREE", "030"), {}),
    )
    applied = [Applied("negated", 3, None), Applied("intend", 2, WORD)]
    assert fold(SHELL, applied, table(negated, intend)).status == "actual"
    assert fold(SHELL, applied[::-1], table(negated, intend)).status == "negated"


def test_auxiliaries_and_operators_that_are_no_acts_give_no_trigger() -> None:
    future = Fold("future", "planned", "actual", row("r", "AGREE", "030"), {})
    assert fold(SHELL, [Applied("future", 3, None)], table(future, themselves=frozenset({"future"}))).outermost is None
    assert fold(SHELL, [Applied("future", 3, WORD)], table(future)).outermost is None


def test_the_family_follows_the_codes() -> None:
    """What an operator makes of an act is what the next one looks up."""
    stop = Fold("stop", "stopped", "negated", row("stop", "SANCTION", "162"), {})
    threaten = Fold(
        "threaten",
        "threatened",
        "actual",
        row("default", "THREATEN", "130"),
        {"sanction": row("sanction", "THREATEN", "131")},
    )
    folded = fold(ARMS, [Applied("stop", 4, WORD), Applied("threaten", 3, WORD)], table(stop, threaten))
    assert [s.row for s in folded.steps] == ["supply-arms", "stop", "sanction"]


@pytest.fixture(scope="module")
def acts() -> ActTable:
    return read_acts([SHIPPED / "acts"])


@pytest.fixture(scope="module")
def operators() -> OperatorTable:
    return read_operators(BOOK / "operators.yaml", BOOK / "fold.yaml")


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook(BOOK)


@pytest.mark.parametrize(
    ("operator", "cameo", "family", "expected"),
    [
        ("future", "072", "aid", ("AGREE", "0332")),
        ("intend", "190", "fight", ("THREATEN", "138")),
        ("hypothetical", "190", "fight", ("THREATEN", "138")),
        ("refuse", "040", "consult", ("REJECT", "125")),
        ("stop", "190", "fight", ("RETREAT", "0871")),
        ("stop", "163", "sanction", ("RETREAT", "085")),
        ("ask", "0871", "retreat", ("REQUEST", "0256")),
        ("demand", "173", "coerce", ("ACCUSE", "113")),
        ("accuse", "190", "fight", ("ACCUSE", "1123")),
        ("threaten", "1622", "sanction", ("THREATEN", "1311")),
    ],
)
def test_shipped_rows(
    operators: OperatorTable, operator: str, cameo: str, family: str, expected: tuple[str, str]
) -> None:
    found = operators.folds[operator].row("any-act", cameo, family)
    assert (found.event, found.cameo) == expected


@pytest.mark.parametrize(
    ("operator", "status"), [("deny", "negated"), ("negated", "negated"), ("fail", "negated"), ("try", "hypothetical")]
)
def test_shipped_operators_that_keep_the_codes(operators: OperatorTable, operator: str, status: str) -> None:
    rules = operators.folds[operator]
    assert rules.row("any-act", "190", "fight").keep
    assert rules.status == status


def test_every_code_of_every_row_is_in_the_code_tables(operators: OperatorTable, codebook: Codebook) -> None:
    rows = [r for f in operators.folds.values() for r in (f.default, *f.rows.values()) if not r.keep and not r.drop]
    assert len(rows) > 200
    assert [r.key for r in rows if r.cameo not in codebook.cameo_names] == []
    assert [r.key for r in rows if (r.event, r.mode) not in codebook.scores] == []


def test_every_code_of_every_act_is_in_the_code_tables(acts: ActTable, codebook: Codebook) -> None:
    assert [a.id for a in acts.acts.values() if a.cameo not in codebook.cameo_names] == []
    assert [a.id for a in acts.acts.values() if (a.event, a.mode) not in codebook.scores] == []


def test_every_operator_and_act_has_a_result(acts: ActTable, operators: OperatorTable, codebook: Codebook) -> None:
    for operator in operators.folds:
        for act in acts.acts.values():
            folded = fold(act, [Applied(operator, 0, None)], operators)
            if folded is None:
                assert operators.folds[operator].row(act.id, act.cameo, act.family).drop
                continue
            assert folded.event in codebook.quads
            assert folded.cameo in codebook.cameo_names


def test_no_row_is_keyed_by_what_no_act_and_no_result_has(acts: ActTable, operators: OperatorTable) -> None:
    """Keys are acts, families (kept for acts that users add) or beginnings of codes that acts or rows give."""
    codes = {a.cameo for a in acts.acts.values()} | {
        r.cameo for f in operators.folds.values() for r in (f.default, *f.rows.values()) if r.cameo
    }
    known = FAMILIES | set(acts.acts) | {code[:n] for code in codes for n in range(2, len(code) + 1)}
    assert [r.key for f in operators.folds.values() for key, r in f.rows.items() if key not in known] == []
