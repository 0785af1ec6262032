"""What is new, what is kept already, what is a duplicate."""

from dateline.ledger import Admission, Books
from dateline.ledger.books import DUPLICATE, Booked
from dateline.model import Item, Outcome
from tests.ledger.ledger_samples import sample_report


def ok(number: int, origin: str | None = None) -> Item:
    report = sample_report(number)
    return Item(origin or report.origin, "ok", None, report)


def none(origin: str, outcome: Outcome, reason: str) -> Item:
    return Item(origin, outcome, reason)


def outcomes(books: Books, *items: Item) -> list[str]:
    admitted = [books.admit(item) for item in items]
    return [admission.item.outcome if admission else "kept" for admission in admitted]


def rows(*admissions: Admission | None) -> list[Booked]:
    return [
        Booked(a.item.origin, a.item.report.id if a.item.report else None, a.copy, a.item.outcome, a.item.reason, "run")
        for a in admissions
        if a
    ]


def test_first_is_ok_and_again_is_duplicate() -> None:
    books = Books([], [], "run")
    assert outcomes(books, ok(1), ok(2), ok(1, "elsewhere.txt"), ok(1)) == ["ok", "ok", "duplicate", "duplicate"]
    assert books.already_kept == 0


def test_duplicate_has_its_reason() -> None:
    admission = Books([], ["r000001"], "run").admit(ok(1))
    assert admission is not None
    assert admission.item.reason == DUPLICATE


def test_reading_again_books_nothing() -> None:
    items = [ok(1), ok(1), ok(1, "b.txt"), none("c.txt", "empty", "no text"), none("c.txt", "empty", "no text")]
    first = Books([], [], "run")
    booked = rows(*(first.admit(item) for item in items))
    assert len(booked) == 5
    again = Books(booked, ["r000001"], "run")
    assert outcomes(again, *items) == ["kept"] * 5
    assert again.already_kept == 5


def test_one_copy_more_than_last_time_is_new() -> None:
    first = Books([], [], "run")
    again = Books(rows(first.admit(ok(1))), ["r000001"], "run")
    assert outcomes(again, ok(1), ok(1)) == ["kept", "duplicate"]


def test_what_could_not_be_coded_waits_for_other_versions() -> None:
    booked = [Booked("reports/0001.txt", "r000001", 1, "failed", "coding: ValueError: x", "run")]
    assert outcomes(Books(booked, [], "run"), ok(1)) == ["kept"]
    assert outcomes(Books(booked, [], "other"), ok(1)) == ["ok"]
    assert outcomes(Books(booked, [], "run", retry=True), ok(1)) == ["ok"]


def test_what_could_not_be_read_is_booked_again_only_when_it_changed() -> None:
    booked = [Booked("a.html", None, 1, "failed", "took too long", "run")]
    assert outcomes(Books(booked, [], "run"), none("a.html", "failed", "took too long")) == ["kept"]
    assert outcomes(Books(booked, [], "run"), none("a.html", "rejected", "too large")) == ["rejected"]


def test_ok_without_a_report_is_a_failure() -> None:
    assert outcomes(Books([], [], "run"), Item("a.txt", "ok")) == ["failed"]


def test_origins_that_are_no_text_are_escaped() -> None:
    admission = Books([], [], "run").admit(none("a\udcff.txt", "rejected", "\udcfe"))
    assert admission is not None
    assert (admission.item.origin, admission.item.reason) == ("a\\udcff.txt", "\\udcfe")


def test_many_rows_with_one_id_take_linear_time() -> None:
    """Looking for the next copy from the first one on, each time, took a minute for 15,000 rows."""
    books = Books([], [], "run")
    admitted = [books.admit(none("7", "rejected", "no text")) for _ in range(50_000)]
    assert [one.copy for one in admitted if one] == list(range(1, 50_001))
