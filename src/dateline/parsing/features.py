"""What the encoder sees of a word, the same in training and at run time: a normal spelling and a shape."""

SHAPES = 10
"""Shapes of words, numbered from 0 (padding); see `shape`."""

_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "―": "-", "…": "...", "\u00a0": " ",
    }
)  # fmt: skip


def plain(word: str) -> str:
    """The word with typographic quotes and dashes made plain, so that both spellings read alike."""
    return word.translate(_PLAIN).replace("''", '"').replace("``", '"') or word


def shape(word: str) -> int:
    """How the word is written, 1–9: the encoder itself does not see capitals."""
    if word.islower():
        return 1
    if word.isdigit():
        return 2
    if not any(c.isalnum() for c in word):
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    if word[0].isupper():
        return 6 if word[1:].islower() else 7
    return 8 if any(c.isdigit() for c in word) else 9
