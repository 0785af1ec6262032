"""From arc scores to a tree: each word's best head where that is a tree, else the best tree (Chu-Liu/Edmonds)."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_tree(scores: Scores) -> list[int]:
    """Heads (0 the root, words from 1) of the best tree with one root; `scores[i, h]`: word i+1 under head h."""
    count = scores.shape[0]
    arcs = np.full((count + 1, count + 1), -np.inf)
    arcs[1:] = scores
    np.fill_diagonal(arcs, -np.inf)
    heads = arcs[1:].argmax(1)
    roots = np.flatnonzero(heads == 0)
    if len(roots) == 1 and not find_cycle([0, *heads.tolist()]):
        return [int(h) for h in heads]
    return _one_root(arcs)


def _one_root(arcs: NDArray[np.float64]) -> list[int]:
    """The best tree in which one word alone hangs on the root: arcs from the root cost more than any tree can gain."""
    finite = arcs[np.isfinite(arcs)]
    arcs = arcs.copy()
    arcs[1:, 0] -= (finite.max() - finite.min() + 1.0) * len(arcs)
    return edmonds(arcs)[1:]


def find_cycle(heads: list[int]) -> list[int]:
    """The nodes of one cycle in `heads` (node 0 the root), or none."""
    colour = [0] * len(heads)
    colour[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while colour[node] == 0:
            colour[node] = 1
            path.append(node)
            node = heads[node]
        if colour[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            colour[seen] = 2
    return []


def edmonds(arcs: NDArray[np.float64]) -> list[int]:
    """Heads of the best arborescence from node 0; `arcs[i, h]` scores node i under h (Chu and Liu 1965; Edmonds 1967)."""
    heads = [0, *(int(h) for h in arcs[1:].argmax(1))]
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [n for n in range(len(arcs)) if n not in inside]
    size = len(outside)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = arcs[np.ix_(outside, outside)]
    small[:size, size] = arcs[np.ix_(outside, cycle)].max(1)
    leaving = [cycle[int(j)] for j in arcs[np.ix_(outside, cycle)].argmax(1)]
    own = np.array([arcs[n, heads[n]] for n in cycle])
    gain = arcs[np.ix_(cycle, outside)] - own[:, None]
    small[size, :size] = gain.max(0)
    entering = [cycle[int(i)] for i in gain.argmax(0)]
    solved = edmonds(small)
    for i, node in enumerate(outside):
        if node:
            heads[node] = leaving[i] if solved[i] == size else outside[solved[i]]
    heads[entering[solved[size]]] = outside[solved[size]]
    return heads
