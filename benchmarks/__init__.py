"""Accuracy and speed, each measured by one command with `--data DIR`, against floors that only rise.

    coding     acts and actors on the field's gold sets (`sets` judges an entry, `comparing` says what agrees)
    errors     the same sets' wrong cases, grouped by cause: the tool to work from
    parsing    trees, tags, names, lemmas and sentences (`treebanks` reads the gold)
    speed      words per second by stage, memory, time to the first row (`stages` is the measured process)
    seeds      whole reports against what a careful reader recorded

`python -m benchmarks --data DIR` runs all and prints one table. `floors.toml` holds the floors, each set's pinned to a
checksum of its data; `peers.toml` what other systems reach.
"""
