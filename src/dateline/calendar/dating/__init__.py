"""Date expressions, turns of phrase and names → constraints on a report's day of publication → the days that they leave."""
