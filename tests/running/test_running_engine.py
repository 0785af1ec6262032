"""One primitive over shards: order, deaths, errors, laziness."""

import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from dateline.errors import DatelineError
from dateline.running import Died, map_shards


def make_double() -> Callable[[int], int]:
    return double


def double(shard: int) -> int:
    if shard == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if shard == 17:
        os._exit(3)
    if shard == 19:
        raise ValueError("nineteen")
    time.sleep(0.02 if shard % 3 == 0 else 0)
    return 2 * shard


class AwkwardError(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def make_awkward() -> Callable[[int], int]:
    return awkward


def awkward(shard: int) -> int:
    raise AwkwardError(shard, shard)


def make_nothing() -> Callable[[int], int]:
    raise LookupError("no model")


def make_death() -> Callable[[int], int]:
    os._exit(4)


@pytest.mark.parametrize("jobs", [1, 3])
def test_answers_come_in_the_order_of_shards(jobs: int) -> None:
    shards = [n for n in range(30) if n not in (13, 17, 19)]
    assert list(map_shards(make_double, shards, jobs)) == [2 * n for n in shards]


def test_no_shards_no_answers() -> None:
    assert list(map_shards(make_double, [], 2)) == []


def test_a_dead_worker_costs_its_shard_only() -> None:
    answers = list(map_shards(make_double, [1, 13, 2, 17, 3, 4], 2))
    assert answers == [
        2,
        Died(13, "the worker was ended by SIGKILL"),
        4,
        Died(17, "the worker ended with code 3"),
        6,
        8,
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_of_the_function_are_raised_here(jobs: int) -> None:
    with pytest.raises(ValueError, match="nineteen"):
        list(map_shards(make_double, [1, 19, 2], jobs))


def test_errors_that_cannot_travel_come_as_words() -> None:
    with pytest.raises(RuntimeError, match="5 and 5"):
        list(map_shards(make_awkward, [5], 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_worker_that_cannot_be_made_stops_all(jobs: int) -> None:
    with pytest.raises(LookupError, match="no model"):
        list(map_shards(make_nothing, [1, 2, 3], jobs))


def test_a_worker_that_dies_at_the_start_stops_all() -> None:
    with pytest.raises(DatelineError, match="could not start"):
        list(map_shards(make_death, [1, 2, 3], 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_shards_are_drawn_only_as_they_are_wanted(jobs: int) -> None:
    drawn: list[int] = []

    def shards() -> Iterator[int]:
        for number in range(1, 12):
            drawn.append(number)
            yield number

    answers = iter(map_shards(make_double, shards(), jobs))
    assert next(answers) == 2
    assert len(drawn) <= 2 * jobs
