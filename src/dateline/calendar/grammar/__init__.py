"""Characters → values: patterns of date expressions, what is made of their matches, and what stands beside them."""
