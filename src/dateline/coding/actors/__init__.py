"""Phrase → party: who is named, by the lexicon, by title, by what the report named before."""
