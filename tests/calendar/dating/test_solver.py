"""Possible days of publication from constraints."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.calendar.dating.constraints import FIRST, LAST, Constraint, since, union, until
from dateline.calendar.dating.solver import MARGIN, solve
from dateline.model import ReasonKind

READ_ON = date(2026, 1, 1)


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def after(iso: str, weight: float = 4.0, kind: ReasonKind = "year") -> Constraint:
    return Constraint(kind, None, f"after {iso}", since(day(iso)), weight, f"since {iso} {weight}")


def before(iso: str, weight: float = 4.0, kind: ReasonKind = "office") -> Constraint:
    return Constraint(kind, None, f"before {iso}", until(day(iso)), weight, f"until {iso} {weight}")


def test_nothing_known_leaves_every_day() -> None:
    found = solve([])
    assert (found.start, found.end, found.day, found.reasons, found.pieces) == (None, None, None, (), ())


def test_the_day_of_reading_is_a_bound_that_is_never_given_up() -> None:
    found = solve([after("2030-01-01")], READ_ON)
    assert found.end == "2026-01-01"
    assert found.reasons[-1].kind == "read_on"


def test_both_bounds_have_their_reasons() -> None:
    found = solve([after("2011-02-01"), after("2009-01-01"), before("2012-05-04"), before("2020-01-01")], READ_ON)
    assert (found.start, found.end) == ("2011-02-01", "2012-05-04")
    assert [r.says for r in found.reasons] == ["after 2011-02-01", "before 2012-05-04"]
    assert found.relaxed == ()


def test_one_doubtful_word_excludes_nothing_but_two_do() -> None:
    one = solve([before("2012-05-04", 1.6)], READ_ON)
    two = solve([before("2012-05-04", 1.6), before("2012-06-01", 1.6)], READ_ON)
    assert (one.end, two.end) == ("2026-01-01", "2012-06-01")


def test_what_many_others_contradict_is_given_up_and_shown() -> None:
    found = solve([after("2001-01-01"), after("2002-01-01"), before("1989-02-01", 3.3)], READ_ON)
    assert found.start == "2002-01-01"
    assert [r.says for r in found.relaxed] == ["before 1989-02-01"]


def test_two_that_contradict_each_other_leave_both_open() -> None:
    found = solve([after("2010-01-01"), before("2000-01-01")], READ_ON)
    assert (found.start, found.end) == (None, "2026-01-01")


def test_windows_apart_give_stretches_of_days() -> None:
    years = union((day(f"{y}-03-01"), day(f"{y}-03-05")) for y in (2004, 2009))
    found = solve([Constraint("weekday", None, "of some years", years, 4.0, "k")], READ_ON)
    assert found.pieces == (("2004-03-01", "2004-03-05"), ("2009-03-01", "2009-03-05"))
    assert (found.start, found.end) == ("2004-03-01", "2009-03-05")


def test_what_comes_back_every_year_is_no_bound_where_nothing_else_is() -> None:
    marches = union((day(f"{y}-03-01"), day(f"{y}-03-31")) for y in range(1900, 2101))
    found = solve([Constraint("month", None, "in March", marches, 4.0, "k"), after("2011-02-01")])
    assert (found.start, found.end) == ("2011-03-01", None)


def test_the_same_said_twice_counts_once() -> None:
    weak = [Constraint("office", None, "x", until(day("2000-01-01")), 1.6, "one")] * 5
    assert solve(weak, READ_ON).end == "2026-01-01"


def test_what_allows_no_day_is_passed_over() -> None:
    assert solve([Constraint("stated", None, "long ago", (), 5.0, "k")]).reasons == ()


_windows = st.lists(
    st.tuples(st.integers(FIRST, LAST), st.integers(0, 4000)).map(lambda p: (p[0], p[0] + p[1])), min_size=1, max_size=4
)
_constraints = st.lists(
    st.builds(
        lambda windows, weight, key: Constraint("year", None, "x", union(windows), weight, str(key)),
        _windows,
        st.floats(0.1, 6.0),
        st.integers(0, 99),
    ),
    max_size=8,
)


@given(_constraints)
def test_pieces_are_in_order_apart_and_are_what_the_bounds_enclose(constraints: list[Constraint]) -> None:
    found = solve(constraints, READ_ON)
    days = [end for piece in found.pieces for end in piece]
    assert days == sorted(days)
    assert all(a < b for a, b in zip(days[1::2], days[2::2], strict=False))
    assert found.pieces[0][0] == found.start or (found.start is None and found.pieces[0][0] < "1901-01-03")
    assert found.pieces[-1][1] == found.end
    assert found.end is not None
    assert found.end <= "2026-01-01"


@given(_constraints, st.randoms())
def test_the_order_of_evidence_does_not_matter(constraints: list[Constraint], random: object) -> None:
    unlike = list({c.key: c for c in constraints}.values())
    assert solve(unlike, READ_ON).pieces == solve(unlike[::-1], READ_ON).pieces


@given(_constraints, st.dates(date(1900, 1, 1), READ_ON))
def test_a_day_is_possible_where_it_pays_little_more_than_the_cheapest(cs: list[Constraint], some: date) -> None:
    unlike = list({c.key: c for c in cs}.values())
    found = solve(unlike, READ_ON)

    def cost(at: date) -> float:
        return sum(c.weight for c in unlike if not c.allows(at.toordinal()))

    inside = any(a <= some.isoformat() <= b for a, b in found.pieces)
    cheapest = min(cost(date.fromisoformat(a)) for a, _ in found.pieces)
    assert inside or cost(some) >= cheapest + MARGIN - 1e-6 or cost(some) >= MARGIN - 1e-6
