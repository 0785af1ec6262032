"""An undated report → constraints on its day: from times, titles and terms of office, lives and things that had not begun."""
