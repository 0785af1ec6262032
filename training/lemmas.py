"""Make the lemma table: `python -m training.lemmas --treebanks DIR --out FILE`.

Pairs of form and lemma come from the training trees and, for verbs, nouns and adjectives, from LemmInflect's table of
inflections (MIT). What the rule of the longest ending gets wrong is kept as an exception.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

from dateline.knowledge.acts import read_acts
from dateline.parsing.features import plain
from dateline.parsing.lemmas import PROPER, Lemmas
from training import data

Pairs = dict[str, Counter[tuple[str, str]]]
LONGEST = 6
ROOT = Path(__file__).resolve().parent.parent


def seen_pairs(treebanks: Path) -> Pairs:
    """Form and lemma by tag, from the training trees, each as often as it stands there."""
    pairs: Pairs = defaultdict(Counter)
    for e in data.ewt(treebanks / "EWT", "train") + data.gum(treebanks / "GUM", "train"):
        for word, tag, lemma in zip(e.words, e.xpos or (), e.lemmas or (), strict=True):
            if tag not in PROPER and lemma != "_":
                pairs[tag][plain(word).lower(), lemma.lower()] += 3
    return pairs


def known_pairs() -> Pairs:
    """Form and lemma by tag, from LemmInflect's table; of several lemmas the first, the usual one."""
    import lemminflect  # type: ignore[import-untyped]

    pairs: Pairs = defaultdict(Counter)
    table = Path(lemminflect.__file__).parent / "resources/lemma_lu.csv.gz"
    for line in gzip.open(table, "rt", encoding="utf-8"):
        word, kind, lemmas = line.strip().split(",")[:3]
        lemma = lemmas.split("/")[0]
        for tag in form_tags(word, kind) if word.islower() and lemma else ():
            pairs[tag][word, lemma.lower()] += 2
    return pairs


def act_pairs() -> Pairs:
    """Forms of the lexicon's own verbs and nouns, as LemmInflect inflects them; they count for more than other words."""
    import lemminflect

    pairs: Pairs = defaultdict(Counter)
    for lemma, kind in sorted(read_acts([ROOT / "src/dateline/lexicon/acts"]).senses):
        upos = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}[kind]
        for tag, forms in lemminflect.getAllInflections(lemma, upos).items():
            for form in forms if tag in {"VBD", "VBN", "VBG", "VBZ", "NNS"} else ():
                pairs[tag][form.lower(), lemma] += 1
    return pairs


def irregular_pasts() -> dict[str, str]:
    """Irregular pasts that are to be known under whatever verb tag they are read; `irregular.txt` lists them by lemma."""
    rows = (line.split() for line in (ROOT / "training/irregular.txt").read_text("utf-8").splitlines())
    return {form: lemma for lemma, *forms in rows for form in forms}


def form_tags(word: str, kind: str) -> tuple[str, ...]:
    """The tags that a listed form can bear: the table itself tells only verb, noun, adjective."""
    if kind == "verb":
        return ("VBG",) if word.endswith("ing") else ("VBZ",) if word.endswith("s") else ("VBD", "VBN")
    if kind == "noun":
        return ("NNS",)
    return (("JJR",) if word.endswith("er") else ("JJS",) if word.endswith("est") else ()) if kind == "adj" else ()


def edit(word: str, lemma: str) -> tuple[int, str]:
    """Letters to cut from the end of the word, and letters to add, that make the lemma."""
    same = next((i for i, (a, b) in enumerate(zip(word, lemma)) if a != b), min(len(word), len(lemma)))  # noqa: B905
    return len(word) - same, lemma[same:]


def endings(pairs: Counter[tuple[str, str]]) -> dict[str, tuple[int, str]]:
    """For each ending up to six letters the commonest edit, where it differs from that of the next shorter ending."""
    votes: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for (word, lemma), count in pairs.items():
        change = edit(word, lemma)
        for length in range(min(LONGEST, len(word)) + 1):
            if change[0] <= length or not length:
                votes[word[len(word) - length :]][change] += count
    rules: dict[str, tuple[int, str]] = {}
    for ending in sorted(votes, key=len):
        best = max(sorted(votes[ending]), key=lambda c, e=ending: votes[e][c])  # type: ignore[misc]
        shorter = next((rules[ending[i:]] for i in range(1, len(ending) + 1) if ending[i:] in rules), None)
        if best != shorter and sum(votes[ending].values()) >= 3:
            rules[ending] = best
    return rules


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pairs = seen_pairs(args.treebanks)
    for more in (known_pairs(), act_pairs()):
        for tag, found in more.items():
            pairs[tag].update(found)
    rules = {tag: endings(found) for tag, found in pairs.items()}
    by_rule = Lemmas({}, rules)
    exceptions: dict[str, dict[str, str]] = {}
    for tag, found in sorted(pairs.items()):
        best: dict[str, tuple[int, str]] = {}
        for (word, lemma), count in sorted(found.items()):
            best[word] = max(best.get(word, (0, "")), (count, lemma))
        exceptions[tag] = {w: lemma for w, (_, lemma) in sorted(best.items()) if by_rule.of(w, tag) != lemma}
    for tag in ("VBD", "VBN"):
        exceptions.setdefault(tag, {}).update(irregular_pasts())
    args.out.write_text(
        json.dumps(
            {"exceptions": exceptions, "endings": rules}, ensure_ascii=False, separators=(",", ":"), sort_keys=True
        )
    )
    print({tag: (len(exceptions[tag]), len(rules[tag])) for tag in sorted(rules)})


if __name__ == "__main__":
    main()
