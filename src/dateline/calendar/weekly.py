"""Times that come back every week or month: the one that is meant, by "last" and "next" or by tense."""

from datetime import date, timedelta

from dateline.calendar import days as cal
from dateline.calendar.days import Days
from dateline.calendar.values import MonthDay, Tense, Weekday


def weekday_days(value: Weekday, anchor: date, tense: Tense | None) -> Days:
    """A weekday: without "last" or "next" the anchor's own counts on either side."""
    if value.week is not None:
        day = cal.week(anchor)[0] + timedelta(7 * value.week + value.day)
        return day, day
    if value.shift is not None and value.shift < 0:
        day = anchor - timedelta((anchor.weekday() - value.day - 1) % 7 + 1 - 7 * (value.shift + 1))
    elif value.shift == 1:
        day = anchor + timedelta((value.day - anchor.weekday() - 1) % 7 + 1)
    elif tense in {"future", "present"}:
        day = anchor + timedelta((value.day - anchor.weekday()) % 7)
    else:
        day = anchor - timedelta((anchor.weekday() - value.day) % 7)
    return day, day


def weekend_days(shift: int | None, anchor: date, tense: Tense | None) -> Days:
    """Saturday and Sunday of the anchor's week; of the week before for "last" and, from Monday to Friday, for what is past; said on
    one of them, "next" is the weekend after."""
    saturday = cal.week(anchor)[0] + timedelta(5)
    if shift == -2:
        saturday -= timedelta(14 if anchor < saturday else 7)
    elif shift == -1 or (not shift and (shift is None or tense) and tense in {None, "past"} and anchor < saturday):
        saturday -= timedelta(7)
    elif shift == 1 and anchor >= saturday:
        saturday += timedelta(7)
    return saturday, saturday + timedelta(1)


def month_day(value: MonthDay, anchor: date, tense: Tense | None) -> Days | None:
    """A day of the month that the tense allows, the nearest; of the anchor's own without a tense."""
    months = (
        [value.shift] if value.shift is not None else [0] if tense is None else [-1, 0] if tense == "past" else [0, 1]
    )
    starts = [cal.months(anchor.year, anchor.month + m)[0] for m in months]
    found = [day for s in starts if (day := cal.same_day(s.year, s.month, value.day))]
    if value.shift is None and tense:
        found = [d for d in found if (d <= anchor if tense == "past" else d >= anchor)]
    day = min(found, key=lambda d: abs(d - anchor), default=None)
    return (day, day) if day else None
