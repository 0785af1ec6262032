"""The best tree, against every tree there is."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parsing.trees import Scores, best_tree, find_cycle


def scores(rows: list[list[float]]) -> Scores:
    return np.array(rows, dtype=np.float32)


def total(heads: list[int], table: Scores) -> float:
    return float(sum(table[i, h] for i, h in enumerate(heads)))


def is_tree(heads: list[int]) -> bool:
    """One word under the root, and every word reaches it."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at = start
        for _ in heads:
            at = heads[at - 1] if at else 0
        if at:
            return False
    return True


def brute(table: Scores) -> float:
    count = len(table)
    return max(total(list(h), table) for h in product(range(count + 1), repeat=count) if is_tree(list(h)))


@st.composite
def tables(draw: st.DrawFn) -> Scores:
    count = draw(st.integers(1, 5))
    cell = st.integers(-50, 50).map(float)
    return scores(
        draw(st.lists(st.lists(cell, min_size=count + 1, max_size=count + 1), min_size=count, max_size=count))
    )


@given(tables())
def test_the_best_tree_is_a_tree_and_the_best(table: Scores) -> None:
    heads = best_tree(table)
    assert is_tree(heads)
    assert total(heads, table) == brute(table)


@given(tables())
def test_where_the_best_heads_are_a_tree_they_are_taken(table: Scores) -> None:
    alone = table.copy()
    for i in range(len(alone)):
        alone[i, i + 1] = -1000.0
    heads = [int(h) for h in alone.argmax(1)]
    if is_tree(heads):
        assert best_tree(table) == heads


@pytest.mark.parametrize("count", [1, 2, 17])
def test_equal_scores_give_a_tree(count: int) -> None:
    assert is_tree(best_tree(np.zeros((count, count + 1), dtype=np.float32)))


def test_two_roots_become_one() -> None:
    assert best_tree(scores([[9, 0, 1], [8, 5, 0]])) == [0, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    assert best_tree(scores([[1, 0, 9], [4, 9, 0]])) == [2, 0]


def test_a_long_random_sentence() -> None:
    heads = best_tree(np.random.default_rng(7).normal(size=(80, 81)).astype(np.float32))
    assert is_tree(heads)


@pytest.mark.parametrize(
    ("heads", "cycle"),
    [([0, 0, 1, 2], set()), ([0, 2, 1], {1, 2}), ([0, 0, 3, 4, 2], {2, 3, 4}), ([0, 0, 0], set()), ([0, 1], {1})],
)
def test_cycles(heads: list[int], cycle: set[int]) -> None:
    assert set(find_cycle(heads)) == cycle
