"""Dictionary forms by tag: exceptions first, then the rule of the longest known ending."""

import json
from dataclasses import dataclass
from pathlib import Path

PROPER = frozenset({"NNP", "NNPS", "CD", "ADD", "FW", "LS", "SYM"})


_PAST = ("VBD", "VBN")
_LIKE = {"VBD": _PAST, "VBN": _PAST, "VBZ": _PAST, "VBP": _PAST, "VB": _PAST}
"""Tags whose exceptions are looked at too: irregular pasts are often mistagged, and no other verb form looks like them."""


@dataclass(frozen=True, slots=True)
class Lemmas:
    """`exceptions[tag][word]` is a lemma; `endings[tag][ending]` is (letters to cut, letters to add)."""

    exceptions: dict[str, dict[str, str]]
    endings: dict[str, dict[str, tuple[int, str]]]

    def of(self, word: str, tag: str) -> str:
        """The lemma of a word with an XPOS tag; proper nouns and numbers keep their form."""
        if tag in PROPER:
            return word
        low = word.lower().replace("’", "'")
        for other in (tag, *_LIKE.get(tag, ())):
            known = self.exceptions.get(other, {}).get(low)
            if known is not None:
                return known
        endings = self.endings.get(tag, {})
        for start in range(max(0, len(low) - 6), len(low) + 1):
            rule = endings.get(low[start:])
            if rule is not None:
                cut, add = rule
                return (low[: len(low) - cut] + add) or low
        return low


def read_lemmas(path: Path) -> Lemmas:
    """The table that training wrote."""
    table = json.loads(path.read_text("utf-8"))
    endings = {tag: {e: (int(r[0]), str(r[1])) for e, r in rules.items()} for tag, rules in table["endings"].items()}
    return Lemmas(table["exceptions"], endings)
