"""Number phrases and trees → how many of whom: killed, held, marching, paid, fired."""
