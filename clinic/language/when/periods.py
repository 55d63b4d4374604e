"""Weeks, months, years and their parts: early next week, the end of the month, in March."""

from datetime import date

from clinic.language.when.calendar import end_of_month, months_on
from clinic.language.when.days import DAY, Days, span
from clinic.language.when.line import Line
from clinic.language.when.names import licensed
from clinic.language.when.numbers import month, year
from clinic.language.when.weekdays import WEEK, monday
from clinic.language.when.words import UNITS

_PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "later": 2, "end": 2}
_DAYS_OF_WEEK = ((0, 1), (1, 3), (3, 4))
_DAYS_OF_MONTH = ((1, 10), (11, 20), (21, 31))
_MONTHS_OF_YEAR = ((1, 1), (6, 7), (12, 12))


def period(line: Line, at: int) -> tuple[Days, int] | None:
    """The week, month or year there, or the part of it that is named, from its first day even when that is past."""
    return _part(line, at) or _whole(line, at)


def week_of(day: date) -> Days:
    """The week from Monday to Sunday with this day in it."""
    return span(monday(day), monday(day) + 6 * DAY)


def _part(line: Line, at: int) -> tuple[Days, int] | None:
    start = line.skip(at, "the", "in")
    part = _PARTS.get(line.word(start))
    found = part is not None and _whole(line, line.skip(start + 1, "of", "in", "the"), in_part=True)
    if not found:
        return None
    whole, end = found
    first, length = whole.first, (whole.last - whole.first).days + 1
    if line.word(start) == "later" and first <= line.today:
        return span(line.today + DAY, whole.last), end
    if length == 7:
        from_day, to_day = _DAYS_OF_WEEK[part]
        return span(first + DAY * from_day, first + DAY * to_day), end
    if length > 31:
        from_month, to_month = _MONTHS_OF_YEAR[part]
        return span(first.replace(month=from_month), end_of_month(first.year, to_month)), end
    from_day, to_day = _DAYS_OF_MONTH[part]
    return span(first + DAY * (from_day - 1), min(first + DAY * (to_day - 1), whole.last)), end


def _whole(line: Line, at: int, in_part: bool = False) -> tuple[Days, int] | None:
    start = line.skip(at, "the")
    if line.after(start, "week after next"):
        return week_of(line.today + 2 * WEEK), start + 3
    steps = {"this": 0, "next": 1, "coming": 1, "following": 1, "last": -1}.get(line.word(start))
    unit = start + (steps is not None)
    if line.word(unit) in UNITS[1:] and (steps is not None or in_part):
        return _stepped(line.today, line.word(unit), steps or 0), unit + 1
    return _month(line, unit, in_part or line.word(start) == "next" or line.word(at - 1) == "in")


def _stepped(today: date, unit: str, steps: int) -> Days:
    if unit == "week":
        return week_of(today + steps * WEEK)
    if unit == "year":
        return span(date(today.year + steps, 1, 1), date(today.year + steps, 12, 31))
    first = months_on(today.replace(day=1), steps)
    return span(first, end_of_month(first.year, first.month))


def _month(line: Line, at: int, introduced: bool) -> tuple[Days, int] | None:
    found = month(line, at)
    short = len(line.token(at).raw) < 6
    if not found or (short and not introduced and not licensed(line, at)):
        return None
    index, end = found
    dated = year(line, end)
    named_year = dated[0] if dated else line.today.year + (index < line.today.month)
    return span(date(named_year, index, 1), end_of_month(named_year, index)), dated[1] if dated else end
