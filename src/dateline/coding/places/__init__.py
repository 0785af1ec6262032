"""Names and trees → the place of an act, in the light of all places that the report names."""
