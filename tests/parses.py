"""Parses made by hand: rules are tested without the language model."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.parsing.tree import Tree, trees

_CLOSING = frozenset(".,;:!?)'\u2019")


def doc(conllish: str) -> Doc:
    """A `Doc` of one sentence from lines `text lemma UPOS XPOS head deprel [BIO-name]`, heads from 1, 0 the root.

    Words are parted by a space, but for one before closing marks and "'s".
    """
    rows = [line.split() for line in conllish.strip().splitlines() if line.strip()]
    words = [row[0] for row in rows]
    heads = [int(row[4]) - 1 if int(row[4]) else k for k, row in enumerate(rows)]
    return Doc(
        Vocab(),
        words=words,
        spaces=[k + 1 < len(words) and words[k + 1][0] not in _CLOSING for k in range(len(words))],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        heads=heads,
        deps=[row[5] for row in rows],
        ents=[row[6] if len(row) > 6 else "O" for row in rows],
        sent_starts=[k == 0 for k in range(len(words))],
    )


def tree(conllish: str) -> Tree:
    """The one tree of `doc`."""
    return next(trees(doc(conllish)))
