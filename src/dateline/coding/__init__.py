"""Parse → Coded: the acts that each sentence tells, with their parties, attribution, dates, places, counts and quotes."""
