"""The learned head: its shares, its file, and the outputs added to the network."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.parsing.acthead import ActHead, read_head, save_head, states_of, with_outputs


def head() -> ActHead:
    rng = np.random.default_rng(1)
    make = lambda *shape: rng.normal(size=shape).astype(np.float32)
    return ActHead(("", "AID", "ASSAULT"), make(6), np.ones(6, np.float32), make(6, 4), make(4), make(4, 3), make(3))


@given(st.lists(st.lists(st.floats(-50, 50, width=32), min_size=6, max_size=6), min_size=1, max_size=5))
def test_shares_of_a_word_are_one_together(rows: list[list[float]]) -> None:
    shares = head().read(np.array(rows, np.float32))
    assert shares.shape == (len(rows), 3)
    assert np.allclose(shares.sum(1), 1, atol=1e-4)
    assert (shares >= 0).all()


def test_a_head_is_kept_in_half_precision(tmp_path: Path) -> None:
    save_head(tmp_path / "acts.npz", head())
    read = read_head(tmp_path / "acts.npz")
    assert read.events == head().events
    assert np.allclose(read.into, head().into, atol=1e-2)


def test_a_word_has_the_mean_of_its_first_and_last_piece() -> None:
    layer = np.array([[0, 0], [2, 4], [4, 8]], np.float32)
    assert states_of([layer], np.array([1]), np.array([2])).tolist() == [[3.0, 6.0]]


@pytest.mark.parametrize("name", ["a", "x" * 200])
def test_an_output_is_written_behind_the_model(name: str) -> None:
    longer = with_outputs(b"model", (name,))
    assert longer.startswith(b"model")
    assert longer.endswith(name.encode())
    size = len(name) + (2 if len(name) < 128 else 3)
    assert longer[len(b"model") :].startswith(bytes([7 << 3 | 2]))
    assert len(longer) > len(b"model") + size
