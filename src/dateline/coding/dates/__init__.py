"""Date expressions and trees → the day of an act and of a statement."""
