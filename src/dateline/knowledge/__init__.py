"""lexicon/ → typed, immutable tables. A bad entry names file, key and what was expected. A user's folder may lie over ours."""
