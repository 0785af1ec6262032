"""Reading into a ledger: the same whatever the workers, with every failure booked."""

import signal
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.ledger import Ledger, RunRecord, open_ledger
from dateline.model import Item
from dateline.running import Summary, read_into
from dateline.running.interrupts import held_back
from dateline.running.shards import batches
from dateline.settings import Settings
from tests.running import running_samples as samples

SMALL = Settings(shard_reports=4, commit_shards=3)
COUNT = 60


def reader(given: Iterable[Item], paths: Sequence[str | Path]) -> Iterable[Item]:
    return given


def run_into(
    folder: Path, given: Iterable[Item], jobs: int = 1, run: RunRecord = samples.RUN, retry: bool = False
) -> Summary:
    read = partial(reader, given)
    return read_into(
        [], folder, jobs=jobs, make_coder=samples.make_coder, run=run, retry=retry, settings=SMALL, read=read
    )


def outcomes(ledger: Ledger) -> dict[str, int]:
    return ledger.balance().outcomes()


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "writer.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(paths)}


def test_everything_is_booked(tmp_path: Path) -> None:
    summary = run_into(tmp_path / "ledger", samples.items(COUNT))
    assert summary == Summary({"duplicate": 6, "empty": 6, "failed": 12, "ok": 48}, 0, 48)
    with open_ledger(tmp_path / "ledger") as ledger:
        assert ledger.balance().balanced
        assert outcomes(ledger) == dict(summary.outcomes)
        assert summary.booked == 72
        assert ledger.version == 6
        failed = ledger.books(outcome="failed", origin="reports/00005.txt").rows()[0]
        assert failed["reason"] == "coding: ValueError: boom in r000005"
        assert failed["report"] == "r000005"
        assert ledger.books(origin="copies/00005.txt").rows()[0]["reason"] == failed["reason"]


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_ledger_does_not_depend_on_the_workers(tmp_path: Path, jobs: int) -> None:
    run_into(tmp_path / "one", samples.items(COUNT))
    run_into(tmp_path / "many", samples.items(COUNT), jobs=jobs)
    assert files(tmp_path / "one") == files(tmp_path / "many")


@pytest.mark.parametrize("run", [samples.RUN, samples.LATER])
def test_reading_again_writes_no_more_reports(tmp_path: Path, run: RunRecord) -> None:
    run_into(tmp_path / "ledger", samples.items(COUNT))
    before = files(tmp_path / "ledger")
    summary = run_into(tmp_path / "ledger", samples.items(COUNT), run=run)
    if run is samples.RUN:
        assert summary == Summary({}, 72, 0)
        assert files(tmp_path / "ledger") == before
    else:
        assert summary == Summary({"failed": 12}, 60, 0)
    with open_ledger(tmp_path / "ledger") as ledger:
        assert ledger.balance().balanced
        assert ledger.balance().items == 72


def test_an_unbroken_reading_and_one_cut_off_write_the_same(tmp_path: Path) -> None:
    run_into(tmp_path / "whole", samples.items(COUNT))
    everything = list(samples.items(COUNT))
    with pytest.raises(OSError, match="gone"):
        run_into(tmp_path / "cut", broken_after(everything, 31))
    run_into(tmp_path / "cut", everything)
    assert files(tmp_path / "whole") == files(tmp_path / "cut")


def broken_after(given: Iterable[Item], count: int) -> Iterable[Item]:
    yield from list(given)[:count]
    raise OSError("gone")


def test_retry_codes_again_what_failed(tmp_path: Path) -> None:
    run_into(tmp_path / "ledger", [samples.item(1, "boom"), samples.item(2)])
    mended = samples.item(1)
    assert run_into(tmp_path / "ledger", [mended]) == Summary({}, 1, 0)
    assert run_into(tmp_path / "ledger", [mended], retry=True) == Summary({"ok": 1}, 0, 1)
    with open_ledger(tmp_path / "ledger") as ledger:
        assert ledger.balance().balanced
        assert outcomes(ledger) == {"ok": 2}


def test_a_worker_that_dies_costs_the_deadly_report_only(tmp_path: Path) -> None:
    given = [samples.item(n, "deadly" if n in (5, 6) else "Norway met Chad.") for n in range(12)]
    assert run_into(tmp_path / "ledger", given, jobs=2).outcomes == {"failed": 2, "ok": 10}
    with open_ledger(tmp_path / "ledger") as ledger:
        reasons = {row["origin"]: row["reason"] for row in ledger.books(outcome="failed").rows()}
        assert reasons == dict.fromkeys(
            ["reports/00005.txt", "reports/00006.txt"], "coding: the worker was ended by SIGKILL"
        )


def test_what_does_not_quote_the_report_fails(tmp_path: Path) -> None:
    summary = read_into(
        [],
        tmp_path / "ledger",
        make_coder=samples.make_bad_coder,
        run=samples.RUN,
        read=partial(reader, [samples.item(1)]),
    )
    assert summary.outcomes == {"failed": 1}
    with open_ledger(tmp_path / "ledger") as ledger:
        assert "does not quote" in ledger.books().rows()[0]["reason"]


def test_a_coder_that_cannot_be_made_is_the_callers_to_know(tmp_path: Path) -> None:
    read = partial(reader, [samples.item(1)])
    for jobs in (1, 2):
        with pytest.raises(ValueError, match="no model here"):
            read_into([], tmp_path / "ledger", jobs=jobs, make_coder=samples.make_no_coder, run=samples.RUN, read=read)


def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    given = [samples.item(n, "interrupt" if n == 21 else "Norway met Chad.") for n in range(40)]
    summary = run_into(tmp_path / "ledger", given)
    assert summary.interrupted
    assert summary.outcomes == {"ok": 20}
    with open_ledger(tmp_path / "ledger") as ledger:
        assert ledger.balance().balanced
        assert outcomes(ledger) == {"ok": 20}
    rest = run_into(tmp_path / "ledger", [samples.item(n) for n in range(40)])
    assert rest == Summary({"ok": 20}, 20, 20)


def test_ctrl_c_waits_for_what_must_be_finished() -> None:
    done: list[str] = []

    def finish() -> None:
        with held_back():
            signal.raise_signal(signal.SIGINT)
            done.append("finished")

    with pytest.raises(KeyboardInterrupt):
        finish()
    assert done == ["finished"]


def test_progress_hears_every_commit(tmp_path: Path) -> None:
    heard: list[int] = []
    read_into(
        [],
        tmp_path / "ledger",
        make_coder=samples.make_coder,
        progress=heard.append,
        run=samples.RUN,
        settings=SMALL,
        read=partial(reader, [samples.item(n) for n in range(30)]),
    )
    assert heard == [12, 12, 6]


def test_reports_are_drawn_as_they_are_written(tmp_path: Path) -> None:
    """Nothing may hold all reports: at each commit no more has been drawn than is written and in hand."""
    drawn: list[int] = []
    written: list[int] = []

    def given() -> Iterable[Item]:
        for number in range(200):
            drawn.append(number)
            yield samples.item(number)

    def heard(count: int) -> None:
        written.append(count)
        assert len(drawn) <= sum(written) + SMALL.shard_reports

    read_into(
        [],
        tmp_path / "ledger",
        make_coder=samples.make_coder,
        progress=heard,
        run=samples.RUN,
        settings=SMALL,
        read=partial(reader, given()),
    )
    assert sum(written) == 200


def test_files_are_read_into_the_ledger(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Norway met Chad on Monday, the ministry of trade said in a statement.")
    (folder / "b.txt").write_text("")
    summary = read_into([folder], tmp_path / "ledger", make_coder=samples.make_coder, run=samples.RUN)
    assert summary.outcomes == {"empty": 1, "ok": 1}
    again = read_into([folder], tmp_path / "ledger", make_coder=samples.make_coder, run=samples.RUN)
    assert again == Summary({}, 2, 0)


@given(st.lists(st.integers(), max_size=50), st.integers(1, 9))
def test_batches_lose_and_move_nothing(things: list[int], size: int) -> None:
    made = list(batches(things, size))
    assert [thing for batch in made for thing in batch] == things
    assert all(len(batch) == size for batch in made[:-1])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 12), max_size=25), st.integers(0, 25))
def test_reading_a_part_and_then_all_is_reading_all(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("parts") / "ledger"
    given = [samples.item(number, "boom" if number == 5 else "Norway met Chad.") for number in numbers]
    run_into(folder, given[:cut])
    run_into(folder, given)
    with open_ledger(folder) as ledger:
        balance = ledger.balance()
        assert balance.balanced
        assert balance.items == len(given)
        assert balance.count("ok") == len(set(numbers) - {5})
