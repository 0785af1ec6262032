"""Date expressions: in come the characters of a report, out go expressions and, given an anchor, intervals of days.

`find_dates` finds expressions by what is in `grammar` and says what each needs to be understood; `resolve` turns one into an interval.
`dating` goes the other way: from expressions and names to the days on which a report may have been published.
"""

from dateline.calendar.expressions import find_dates, find_times
from dateline.calendar.intervals import Interval
from dateline.calendar.resolving import resolve
from dateline.calendar.values import Expression, Tense

__all__ = ["Expression", "Interval", "Tense", "find_dates", "find_times", "resolve"]
