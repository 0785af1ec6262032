"""Trees → quotes: who is said to say, think, want or show what; the chain of sources over an act follows from them."""
