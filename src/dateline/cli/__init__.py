"""The `dateline` command. In: arguments. Out: results on standard output, messages and progress on standard error.

One command a file; what it takes to show things is in `words`, `marks`, `tables`, `explaining`, and how text is kept
from acting on a terminal in `escapes`. Exit codes: 0 fine, 1 something was found wrong, 2 a usage or input error,
130 interrupted.
"""

from dateline.cli.app import app, main

__all__ = ["app", "main"]
