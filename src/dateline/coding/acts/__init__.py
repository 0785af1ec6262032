"""Tree → acts told: which senses the words have, the operators over them, their codes, roles, parties, what is political and how sure."""
